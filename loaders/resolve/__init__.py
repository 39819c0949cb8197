"""Claims to facts: names to entities, each with the reason of the choice."""
