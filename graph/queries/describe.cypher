// occasions: the keys of the facts' occasions
UNWIND $iris AS iri
MATCH (e:<Fact> {iri: iri})
RETURN DISTINCT e.iri AS iri, coalesce(e.occasion, e.iri) AS occasion

// literals: what each says by itself
UNWIND $iris AS iri
MATCH (e:<Fact> {iri: iri})
RETURN e.iri AS iri, <literals>

// roles: the entities that each joins
UNWIND $<Fact> AS iri
MATCH (e:<Fact> {iri: iri})
OPTIONAL MATCH (e)-[r:<roles>]->(x)
RETURN e.iri AS iri, <type>(r) AS role, x.iri AS entity, x.name AS name

// passages: the passages that state it or supply a name or a date, with their documents
UNWIND $<Fact> AS iri
MATCH (e:<Fact> {iri: iri})
OPTIONAL MATCH (e)-[r:EVIDENCE|CONTEXT]->(p:Passage)
OPTIONAL MATCH (p)-[:OF_DOCUMENT]->(d:Document)
RETURN e.iri AS iri, <type>(r) AS source, p.iri AS passage, p.text AS text, p.charStart AS start, p.charEnd AS stop, d.iri AS document, d.title AS title, d.publisher AS publisher, d.published AS published, d.url AS url

// spellings: how its passages spell the entities
UNWIND $<Fact> AS iri
MATCH (e:<Fact> {iri: iri})
OPTIONAL MATCH (e)-[:EVIDENCE|CONTEXT]->(p:Passage)
OPTIONAL MATCH (p)<-[:EVIDENCE]-(n:Name)
OPTIONAL MATCH (n)-[:NAMES]->(x)
RETURN DISTINCT e.iri AS iri, p.iri AS passage, x.iri AS entity, n.surface AS surface
