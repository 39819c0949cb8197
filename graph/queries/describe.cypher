// reports: the reports of occasions
MATCH (e:<Fact>) WHERE e.occasion IN $occasions
RETURN e.occasion AS occasion, e.iri AS iri

// occasions: the keys of the facts' occasions
UNWIND $iris AS iri
MATCH (e:<Fact> {iri: iri})
RETURN DISTINCT coalesce(e.occasion, e.iri) AS occasion

// literals: what each says by itself
UNWIND $iris AS iri
MATCH (e:<Fact> {iri: iri})
RETURN e.iri AS iri, <literals>

// role: the entities in one role
UNWIND $iris AS iri
MATCH (e:<Fact> {iri: iri})-[:<role>]->(x)
RETURN e.iri AS iri, '<Role>' AS role, x.iri AS entity, x.name AS name

// passages: the passages that state it or supply a name or a date, with their documents
UNWIND $iris AS iri
MATCH (e:<Fact> {iri: iri})-[:<source>]->(p:Passage)-[:OF_DOCUMENT]->(d:Document)
RETURN e.iri AS iri, '<source>' AS source, p.iri AS passage, p.text AS text, p.charStart AS start, p.charEnd AS stop, d.iri AS document, d.title AS title, d.publisher AS publisher, d.published AS published, d.url AS url

// spellings: how its passages spell the entities
UNWIND $iris AS iri
MATCH (e:<Fact> {iri: iri})-[:EVIDENCE|CONTEXT]->(p:Passage)<-[:EVIDENCE]-(n:Name)-[:NAMES]->(x)
RETURN DISTINCT e.iri AS iri, p.iri AS passage, x.iri AS entity, n.surface AS surface
