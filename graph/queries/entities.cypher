// hit: the name of entities that belong to no country
UNWIND $<Label> AS iri
MATCH (x:<Label> {iri: iri})
RETURN x.iri AS iri, x.name AS name, '' AS country

// hit_of_country: the name of entities with the code of their country
UNWIND $<Label> AS iri
MATCH (x:<Label> {iri: iri})
OPTIONAL MATCH (x)-[:<relation>]->(c:Country)
RETURN x.iri AS iri, x.name AS name, min(c.code) AS country

// literals: what an entity says by itself
MATCH (x:<Label> {iri: $iri})
RETURN <literals>

// belongs: what entities belong to
UNWIND $iris AS iri
MATCH (x:<Label> {iri: iri})-[:<relation>]->(y)
RETURN x.iri AS source, y.iri AS target, y.name AS name

// rows: the rows of the authority's tables that an entity is from
MATCH (n:Name)-[:NAMES]->(x:<Label> {iri: $iri})
MATCH (n)-[:EVIDENCE]->(p:Passage)-[:OF_DOCUMENT]->(d:Document) WHERE d.publisher = $publisher
RETURN DISTINCT p.text AS text, p.charStart AS start, p.charEnd AS stop, d.iri AS document, d.title AS title, d.publisher AS publisher, d.published AS published, d.url AS url

// names: the spellings of an entity
MATCH (n:Name)-[:NAMES]->(x:<Label> {iri: $iri})
RETURN DISTINCT n.surface AS surface

// out: what an entity belongs to
MATCH (x:<Label> {iri: $iri})-[:<relation>]->(y)
RETURN x.iri AS source, y.iri AS target, y.name AS name

// in: the first of what belongs to an entity
MATCH (y)-[:<relation>]->(x:<Label> {iri: $iri})
RETURN y.iri AS source, x.iri AS target, y.name AS name ORDER BY source LIMIT $limit

// coordinates: where places are
UNWIND $iris AS iri
MATCH (x:Place {iri: iri})
RETURN x.iri AS iri, x.lat AS lat, x.lon AS lon
