"""Commands, grouped by what they work on; each is thin: it reads options, calls the work, prints."""
