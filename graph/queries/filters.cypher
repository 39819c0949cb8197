// who: takes part in any role, itself or by its country
MATCH (<e>)-[:<actors>]->()-[:OF_COUNTRY*0..1]->(x:<Labels>) WHERE x.iri <is> $<value>

// who_itself: the same for one to whom nobody belongs
MATCH (<e>)-[:<actors>]->(x:<Labels>) WHERE x.iri <is> $<value>

// by: takes the measure or speaks, itself or by its country
MATCH (<e>)-[:<by>]->()-[:OF_COUNTRY*0..1]->(x:<Labels>) WHERE x.iri <is> $<value>

// by_itself: the same for one to whom nobody belongs
MATCH (<e>)-[:<by>]->(x:<Labels>) WHERE x.iri <is> $<value>

// against: aimed at it, at what belongs to it or lies in it, or at a kind of it
MATCH (<e>)-[:AGAINST]->()-[:OF_COUNTRY|WITHIN|IN_COUNTRY|BROADER*0..7]->(x:<Labels>) WHERE x.iri <is> $<value>

// against_itself: the same for one to whom nothing belongs
MATCH (<e>)-[:AGAINST]->(x:<Labels>) WHERE x.iri <is> $<value>

// party: is bound, itself or by its country
MATCH (<e>)-[:PARTY]->()-[:OF_COUNTRY*0..1]->(x:<Labels>) WHERE x.iri <is> $<value>

// party_itself: the same for one to whom nobody belongs
MATCH (<e>)-[:PARTY]->(x:<Labels>) WHERE x.iri <is> $<value>

// about: about it, about what lies in it, or about a kind of it
MATCH (<e>)-[:ABOUT]->()-[:WITHIN|IN_COUNTRY|BROADER*0..7]->(x:<Labels>) WHERE x.iri <is> $<value>

// place: located in it, aimed at it or about it, or at what lies in it
MATCH (<e>)-[:<places>]->()-[:WITHIN|IN_COUNTRY*0..7]->(x:<Labels>) WHERE x.iri <is> $<value>

// country: an actor, a target, a topic or a place of the fact is the country or belongs to it
MATCH (<e>)-[:<roles>]->()-[:OF_COUNTRY|WITHIN|IN_COUNTRY*0..7]->(x:<Labels>) WHERE x.iri <is> $<value>

// crime: about or against it or a kind of it
MATCH (<e>)-[:<crimes>]->()-[:BROADER*0..4]->(x:<Labels>) WHERE x.iri <is> $<value>

// office: someone who takes part holds an office with one of the titles
MATCH (<e>)-[:<actors>]->(:Official)<-[:HOLDER]-(o:Office) WHERE o.title IN $<value>

// publisher: published by one of them
MATCH (<e>)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document) WHERE toLower(d.publisher) IN $<value>

// document: stated in one of the documents
MATCH (<e>)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document) WHERE d.iri IN $<value>

// held_there: held in the place, and no report of the occasion is about it
MATCH (e)-[:LOCATION]->()-[:WITHIN|IN_COUNTRY*0..7]->(x:<Labels>) WHERE x.iri <is> $<value>
  AND NOT EXISTS { MATCH (e)-[:ABOUT]->()-[:WITHIN|IN_COUNTRY*0..7]->(y:<Labels>) WHERE y.iri <is> $<value> }
  AND NOT EXISTS { MATCH (f:<Fact> {occasion: e.occasion})-[:ABOUT]->()-[:WITHIN|IN_COUNTRY*0..7]->(y:<Labels>) WHERE y.iri <is> $<value> }

// entity: joins the entity itself, in whatever role
MATCH (<e>)-[:<roles>]->(x:<Labels>) WHERE x.iri <is> $<value>

// titles: of all offices
MATCH (o:Office) WHERE o.title IS NOT NULL RETURN DISTINCT o.title AS title

// title: the office has one of the titles
WHERE e.title IN $<value>

// title_except: the office has none of the titles
WHERE e.title IS NULL OR NOT e.title IN $<value>

// kind: is of one of the kinds
WHERE e.kind IN $<value>

// kind_except: is of none of the kinds
WHERE e.kind IS NULL OR NOT e.kind IN $<value>

// status: has come so far, and no report of the same occasion tells of more
(e.status = $<value> AND NOT EXISTS { MATCH (f:<Fact> {occasion: e.occasion}) WHERE f.status IN $<further> })

// status_except: no report of the occasion tells that it has come so far, or one tells of more
(((e.status IS NULL OR e.status <> $<value>) AND NOT EXISTS { MATCH (f:<Fact> {occasion: e.occasion}) WHERE f.status = $<value> })
  OR EXISTS { MATCH (f:<Fact> {occasion: e.occasion}) WHERE f.status IN $<further> })

// min_documents: so many documents report the occasion
MATCH (f:<Fact> {occasion: e.occasion})-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document) WITH e, count(DISTINCT d.iri) AS documents WHERE documents >= $min_documents

// min_documents_office: so many documents state the office
MATCH (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document) WITH e, count(DISTINCT d.iri) AS documents WHERE documents >= $min_documents
