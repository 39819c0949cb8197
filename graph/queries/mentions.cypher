// documents: the documents that state the facts
MATCH (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
WHERE d.publisher IS NULL OR d.publisher <> $authority
RETURN DISTINCT d.iri AS document, d.title AS title, d.publisher AS publisher, d.published AS published, d.url AS url, d.language AS language
