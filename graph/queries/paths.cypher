// joined: what the facts with one label join to some entities
UNWIND $iris AS iri
MATCH (x:<Label> {iri: iri})<-[:<to>]-(e:<Fact>)-[:<roles>]->(y)
WHERE x.iri <> y.iri
RETURN DISTINCT x.iri AS entity, coalesce(e.occasion, e.iri) AS occasion, y.iri AS other

// joined_by_office: whom or what an office joins to some entities
UNWIND $iris AS iri
MATCH (x:<Label> {iri: iri})<-[:<to>]-(e:<Fact>)-[:<roles>]->(y)
WHERE x.iri <> y.iri
RETURN DISTINCT x.iri AS entity, e.iri AS occasion, y.iri AS other
