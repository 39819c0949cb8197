"""Text to claims: names, parse, clauses, attribution, events, status, reference, dates, merge."""
