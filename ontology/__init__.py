"""What exists in the graph and what it is called: vocabulary, identifiers, facts and authority tables."""
