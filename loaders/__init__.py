"""From documents to quads: readers, extraction and resolution of names."""
