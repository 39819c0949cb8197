// around: what the facts of an entity join it to, and how well attested that is
MATCH (x:<Label> {iri: $iri})<-[:<to>]-(e:<Facts>)-[:<roles>]->(y:<Others>), (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)<deeds>
RETURN x.iri AS entity, y.iri AS other, count(DISTINCT <occasion>) AS facts, min(<occasion>) AS first, max(<occasion>) AS last, count(DISTINCT d.iri) AS reports, count(DISTINCT d.publisher) AS publishers, max(d.published) AS latest

// around_in_time: the same of facts in a time
MATCH (x:<Label> {iri: $iri})<-[:<to>]-(e:<Facts>)-[:<roles>]->(y:<Others>), (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)<deeds>
WITH x, y, e, min(d.published) AS reported, max(d.published) AS latest, count(DISTINCT d.iri) AS reports, min(d.publisher) AS publisher
<time>
RETURN x.iri AS entity, y.iri AS other, count(DISTINCT <occasion>) AS facts, min(<occasion>) AS first, max(<occasion>) AS last, sum(reports) AS reports, count(DISTINCT publisher) AS publishers, max(latest) AS latest

// between: the facts that join two entities, reports of one occasion as one
MATCH (x:<Label> {iri: $iri})<-[:<to>]-(e:<Facts>)-[:<roles>]->(y:<Others> {iri: $other}), (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)<deeds>
RETURN x.iri AS entity, y.iri AS other, <occasion> AS occasion, min(e.iri) AS fact, count(DISTINCT d.iri) AS reports, count(DISTINCT d.publisher) AS publishers, max(d.published) AS latest

// between_in_time: the same of facts in a time
MATCH (x:<Label> {iri: $iri})<-[:<to>]-(e:<Facts>)-[:<roles>]->(y:<Others> {iri: $other}), (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)<deeds>
WITH x, y, e, min(d.published) AS reported, max(d.published) AS latest, count(DISTINCT d.iri) AS reports, min(d.publisher) AS publisher
<time>
RETURN x.iri AS entity, y.iri AS other, <occasion> AS occasion, min(e.iri) AS fact, sum(reports) AS reports, count(DISTINCT publisher) AS publishers, max(latest) AS latest

// degree: how many facts there are of an entity
MATCH (x:<Label> {iri: $iri})<-[r:<to>]-()
RETURN x.iri AS entity, count(r) AS degree
