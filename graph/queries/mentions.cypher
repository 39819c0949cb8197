// documents: the documents that state the facts
MATCH (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
WHERE d.publisher IS NULL OR d.publisher <> $authority
WITH DISTINCT d, d.published AS reported

// publisher: that are published by one of them
WHERE toLower(d.publisher) IN $publishers
WITH d, reported

// document: that are among them
WHERE d.iri IN $documents
WITH d, reported

// found: what is told of them
RETURN d.iri AS document, d.title AS title, d.publisher AS publisher, reported AS published, d.url AS url, d.language AS language
