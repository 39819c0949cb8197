"""Reports in pairs: two of one event, and two that only look so."""
