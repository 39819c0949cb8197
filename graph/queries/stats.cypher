// nodes: how many nodes have a label
MATCH (x:<Label>)
RETURN count(*) AS total

// outside: how many entities with a label the authority does not know
MATCH (x:<Label>) WHERE x.iri STARTS WITH $outside
RETURN count(*) AS total

// named: how many entities with a label a fact of a document joins
MATCH (d:Document)<-[:OF_DOCUMENT]-(:Passage)<-[:EVIDENCE]-(e:<Fact>)-[:<roles>]->(x:<Label>)
WHERE d.publisher IS NULL OR d.publisher <> $publisher
RETURN DISTINCT x.iri AS iri

// stated: how many facts with a label the documents state, those of the authority or the others
MATCH (d:Document)<-[:OF_DOCUMENT]-(:Passage)<-[:EVIDENCE]-(x:<Label>)
WHERE coalesce(d.publisher, '') = $publisher
RETURN count(DISTINCT x.iri) AS authority

// reported: how many facts with a label the documents state that are no table of the authority
MATCH (d:Document)<-[:OF_DOCUMENT]-(:Passage)<-[:EVIDENCE]-(x:<Label>)
WHERE coalesce(d.publisher, '') <> $publisher
RETURN count(DISTINCT x.iri) AS documents

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
