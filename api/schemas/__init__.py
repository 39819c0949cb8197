"""Schemas: the forms in which the HTTP API answers, for OpenAPI. What it takes is in `parameters`."""
