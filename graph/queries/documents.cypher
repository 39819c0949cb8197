// page: documents after another in order of publication, with or without the tables of the authority
MATCH (d:Document)
WHERE $authority OR d.publisher IS NULL OR d.publisher <> $publisher
WITH d, coalesce(d.published, '9999') AS day
WHERE day > $after OR (day = $after AND d.iri > $key)
WITH d, day ORDER BY day, d.iri LIMIT $limit
RETURN d.iri AS document, d.title AS title, d.publisher AS publisher, d.published AS published, d.url AS url, d.language AS language

// total: how many documents there are
MATCH (d:Document)
WHERE $authority OR d.publisher IS NULL OR d.publisher <> $publisher
RETURN count(*) AS total

// counts: how many facts with one label the documents state
UNWIND $iris AS iri
MATCH (d:Document {iri: iri})<-[:OF_DOCUMENT]-(:Passage)<-[:EVIDENCE]-(e:<Fact>)
RETURN d.iri AS document, count(DISTINCT e.iri) AS total

// facts: the facts with one label that a document states
MATCH (:Document {iri: $iri})<-[:OF_DOCUMENT]-(p:Passage)<-[:EVIDENCE]-(e:<Fact>)
RETURN e.iri AS iri, min(p.charStart) AS start

// whole: a document with its text
MATCH (d:Document {iri: $iri})
RETURN d.iri AS document, d.title AS title, d.publisher AS publisher, d.published AS published, d.url AS url, d.language AS language, d.text AS text

// publishers: who published documents
MATCH (d:Document) WHERE d.publisher IS NOT NULL
RETURN DISTINCT d.publisher AS publisher
