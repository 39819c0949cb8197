// chosen: the occasions of a selection, each with the date that counts: its own, or the day of its report
WITH <occasion> AS occasion, count(<day>) AS dated, min(<when>) AS day
RETURN occasion, dated, day LIMIT $limit

// published: stated in a document of the time; it may have been reported before
MATCH (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
WHERE d.published <= $until AND (d.published >= $since OR d.published IN $cut)

// members: the entities that each joins, with their roles
UNWIND $iris AS iri
MATCH (e:<Fact> {iri: iri})
OPTIONAL MATCH (e)-[r:<roles>]->(x)
RETURN e.iri AS iri, <type>(r) AS role, x.iri AS entity

// periods: how many occasions begin in each period, those with a date of their own and those without
WITH <occasion> AS occasion, count(<day>) AS dated, min(<when>) AS day
RETURN left(day, $width) AS period, CASE WHEN dated = 0 THEN 0 ELSE 1 END AS dated, count(*) AS total
