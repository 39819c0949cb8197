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

// page: the first of them after another in order of publication
WITH d, coalesce(reported, '9999') AS day
WHERE day > $after OR (day = $after AND d.iri > $key)
RETURN d.iri AS document, d.title AS title, d.publisher AS publisher, day AS day, d.published AS published, d.url AS url, d.language AS language ORDER BY day, document LIMIT $limit

// which: which they are
RETURN d.iri AS document
