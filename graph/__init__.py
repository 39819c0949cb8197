"""From quads to stores, and from questions to answers with their evidence."""
