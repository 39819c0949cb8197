// around: what the facts of entities join them to, and how well attested that is
UNWIND $items AS item
MATCH (x:<Label> {iri: item.iri})
OPTIONAL MATCH (x)<-[:<to>]-(e:<Facts>)-[:<roles>]->(y:<Others>)<deeds>
WITH x, y, e
WHERE y.iri <> x.iri
OPTIONAL MATCH (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
RETURN x.iri AS entity, y.iri AS other, count(DISTINCT <occasion>) AS facts, min(<occasion>) AS first, max(<occasion>) AS last, count(DISTINCT d.iri) AS reports, count(DISTINCT d.publisher) AS publishers, max(d.published) AS latest

// around_in_time: the same of facts in a time
UNWIND $items AS item
MATCH (x:<Label> {iri: item.iri})
OPTIONAL MATCH (x)<-[:<to>]-(e:<Facts>)-[:<roles>]->(y:<Others>)<deeds>
WITH x, y, e
WHERE y.iri <> x.iri
OPTIONAL MATCH (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
WITH x, y, e, min(d.published) AS reported, max(d.published) AS latest, count(DISTINCT d.iri) AS reports, min(d.publisher) AS publisher
<time>
RETURN x.iri AS entity, y.iri AS other, count(DISTINCT <occasion>) AS facts, min(<occasion>) AS first, max(<occasion>) AS last, sum(reports) AS reports, count(DISTINCT publisher) AS publishers, max(latest) AS latest

// between: the facts that join pairs of entities, reports of one occasion as one
UNWIND $items AS item
MATCH (x:<Label> {iri: item.iri})
OPTIONAL MATCH (x)<-[:<to>]-(e:<Facts>)-[:<roles>]->(y:<Others>)<deeds>
WITH x, y, e, item
WHERE y.iri = item.other
OPTIONAL MATCH (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
RETURN x.iri AS entity, y.iri AS other, <occasion> AS occasion, min(e.iri) AS fact, count(DISTINCT d.iri) AS reports, count(DISTINCT d.publisher) AS publishers, max(d.published) AS latest

// between_in_time: the same of facts in a time
UNWIND $items AS item
MATCH (x:<Label> {iri: item.iri})
OPTIONAL MATCH (x)<-[:<to>]-(e:<Facts>)-[:<roles>]->(y:<Others>)<deeds>
WITH x, y, e, item
WHERE y.iri = item.other
OPTIONAL MATCH (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
WITH x, y, e, min(d.published) AS reported, max(d.published) AS latest, count(DISTINCT d.iri) AS reports, min(d.publisher) AS publisher
<time>
RETURN x.iri AS entity, y.iri AS other, <occasion> AS occasion, min(e.iri) AS fact, sum(reports) AS reports, count(DISTINCT publisher) AS publishers, max(latest) AS latest

// degree: how many facts there are of entities
UNWIND $items AS item
MATCH (x:<Label> {iri: item.iri})
OPTIONAL MATCH (x)<-[r:<to>]-()
RETURN x.iri AS entity, count(r) AS degree
