"""The faces of Entente: command line and HTTP."""
