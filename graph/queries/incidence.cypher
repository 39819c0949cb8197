// documents: all documents, packed in columns, for a row each takes most of the time
MATCH (d:Document)
RETURN collect(d.iri) AS iri

// described: all documents with what ranking looks at
MATCH (d:Document)
RETURN collect(<d>) AS d, collect(d.iri) AS iri, collect(coalesce(d.publisher, '')) AS publisher, collect(coalesce(d.published, '')) AS published

// entities: all entities with a label
MATCH (x:<Label>)
RETURN collect(<x>) AS x, collect(x.iri) AS iri

// countries: the countries of entities with a label
MATCH (x:<Label>)-[:OF_COUNTRY]->(c:Country)
RETURN collect(<x>) AS x, collect(c.iri) AS country

// reports: which documents state which facts with a label
MATCH (e:<Fact>)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
WITH DISTINCT e, d
RETURN collect(<e>) AS e, collect(<d>) AS d, collect(<occasion>) AS key, collect(<status>) AS status, collect(coalesce(e.<first>, '')) AS first, collect(coalesce(e.<last>, '')) AS last

// members: which entities with a label are in some roles of facts with a label
MATCH (e:<Fact>)-[:<roles>]->(x:<Label>)
RETURN collect(<e>) AS e, collect(<x>) AS x
