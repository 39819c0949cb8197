// nodes: how many nodes have a label
MATCH (x:<Label>)
RETURN count(*) AS total

// outside: how many entities with a label the authority does not know
MATCH (x:<Label>) WHERE x.iri STARTS WITH $outside
RETURN count(*) AS total

// stated: how many nodes with a label the authority states
MATCH (d:Document {publisher: $publisher})<-[:OF_DOCUMENT]-(:Passage)<-[:EVIDENCE]-(x:<Label>)
RETURN count(DISTINCT x.iri) AS authority

// only: how many nodes with a label the authority alone states
MATCH (d:Document {publisher: $publisher})<-[:OF_DOCUMENT]-(:Passage)<-[:EVIDENCE]-(x:<Label>)
WITH DISTINCT x
WHERE NOT EXISTS { MATCH (x)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(o:Document) WHERE coalesce(o.publisher, '') <> $publisher }
RETURN count(x) AS authority

// passages: how many passages the tables of the authority have
MATCH (d:Document {publisher: $publisher})<-[:OF_DOCUMENT]-(p:Passage)
RETURN count(*) AS authority

// tables: how many tables the authority has
MATCH (d:Document {publisher: $publisher})
RETURN count(*) AS authority

// relationships: how many relationships have a type
MATCH ()-[r:<relation>]->()
RETURN count(*) AS total

// published: the first and the last day of publication
MATCH (d:Document) WHERE coalesce(d.publisher, '') <> $publisher
RETURN min(d.published) AS first, max(d.published) AS last
