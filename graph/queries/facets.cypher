// entities: how many occasions each entity is found with, by what leads to it
RETURN x.iri AS value, x.name AS name, count(DISTINCT <occasion>) AS total

// kinds: how many occasions there are of each kind
WITH e WHERE e.kind IS NOT NULL
RETURN e.kind AS value, e.kind AS name, count(DISTINCT <occasion>) AS total

// publishers: how many occasions each publisher reports
MATCH (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document) WHERE d.publisher IS NOT NULL
RETURN d.publisher AS value, d.publisher AS name, count(DISTINCT <occasion>) AS total

// here: how many occasions name each place itself
MATCH (e)-[:<places>]->(x:Place)
RETURN x.iri AS value, x.name AS name, count(DISTINCT <occasion>) AS total
