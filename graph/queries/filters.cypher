// who: takes part in any role, itself or by its country
MATCH (e)-[:<actors>]->()-[:OF_COUNTRY*0..1]->(:<Label> {iri: $<value>})

// who_asset: the same for an asset, which is of no country
MATCH (e)-[:<actors>]->(:<Label> {iri: $<value>})

// by: takes the measure or speaks, itself or by its country
MATCH (e)-[:<by>]->()-[:OF_COUNTRY*0..1]->(:<Label> {iri: $<value>})

// against: aimed at it, at what belongs to it or lies in it, or at a kind of it
MATCH (e)-[:AGAINST]->()-[:OF_COUNTRY|WITHIN|IN_COUNTRY|BROADER*0..7]->(:<Label> {iri: $<value>})

// against_asset: the same for an asset, which belongs to nothing
MATCH (e)-[:AGAINST]->(:<Label> {iri: $<value>})

// party: is bound, itself or by its country
MATCH (e)-[:PARTY]->()-[:OF_COUNTRY*0..1]->(:<Label> {iri: $<value>})

// about: about it, about what lies in it, or about a kind of it
MATCH (e)-[:ABOUT]->()-[:WITHIN|IN_COUNTRY|BROADER*0..7]->(:<Label> {iri: $<value>})

// place: located in it, aimed at it or about it, or at what lies in it
MATCH (e)-[:<places>]->()-[:WITHIN|IN_COUNTRY*0..7]->(:<Label> {iri: $<value>})

// country: an actor, a target, a topic or a place of the fact is the country or belongs to it
MATCH (e)-[:<roles>]->()-[:OF_COUNTRY|WITHIN|IN_COUNTRY*0..7]->(:<Label> {iri: $<value>})

// crime: about or against it or a kind of it
MATCH (e)-[:<crimes>]->()-[:BROADER*0..4]->(:<Label> {iri: $<value>})

// office: someone who takes part holds an office with one of the titles
MATCH (e)-[:<actors>]->(:Official)<-[:HOLDER]-(o:Office) WHERE o.title IN $office

// title: the office has one of the titles
WHERE e.title IN $office

// titles: of all offices
MATCH (o:Office) WHERE o.title IS NOT NULL RETURN DISTINCT o.title AS title

// kind: is of the kind
WHERE e.kind = $kind

// status: has come so far, and no report of the same occasion tells of more
WHERE e.status = $status AND NOT EXISTS { MATCH (f:<Fact> {occasion: e.occasion}) WHERE f.status IN $further }

// min_documents: so many documents report the occasion
MATCH (f:<Fact> {occasion: e.occasion})-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document) WITH e, count(DISTINCT d.iri) AS documents WHERE documents >= $min_documents

// min_documents_office: so many documents state the office
MATCH (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document) WITH e, count(DISTINCT d.iri) AS documents WHERE documents >= $min_documents

// publisher: published by
MATCH (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document) WHERE toLower(d.publisher) = toLower($publisher)

// document: stated in the document
MATCH (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(:Document {iri: $document})

// touches: joins the entity, in whatever role
MATCH (e)-[:<roles>]->(:<Label> {iri: $<value>})

// held_there: held in the place, and no report of the occasion is about it
MATCH (e)-[:LOCATION]->()-[:WITHIN|IN_COUNTRY*0..7]->(:<Label> {iri: $<value>})
WHERE NOT EXISTS { MATCH (e)-[:ABOUT]->()-[:WITHIN|IN_COUNTRY*0..7]->(:<Label> {iri: $<value>}) }
  AND NOT EXISTS { MATCH (f:<Fact> {occasion: e.occasion})-[:ABOUT]->()-[:WITHIN|IN_COUNTRY*0..7]->(:<Label> {iri: $<value>}) }
