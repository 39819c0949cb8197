// start: the facts to choose from
MATCH (e:<Fact>)

// reported: when each was first reported
MATCH (e)-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
WITH e, min(d.published) AS reported

// event: in the time, by the dates of the event itself
WHERE e.earliest <= $until AND e.latest >= $since

// report: in the time, by the day of the report
WHERE reported <= $until AND (reported >= $since OR reported IN $cut)

// either: in the time, by the dates of the event, or of its report where it has none
WHERE (e.earliest <= $until AND e.latest >= $since)
   OR (e.earliest IS NULL AND reported <= $until AND (reported >= $since OR reported IN $cut))

// event_office: held at some time between
WHERE (e.`from` IS NOT NULL OR e.`to` IS NOT NULL) AND (e.`from` IS NULL OR e.`from` <= $until)
  AND (e.`to` IS NULL OR e.`to` >= $since OR e.`to` IN $cut)

// either_office: held at some time between, or so reported where its dates are not known
WHERE ((e.`from` IS NOT NULL OR e.`to` IS NOT NULL) AND (e.`from` IS NULL OR e.`from` <= $until)
  AND (e.`to` IS NULL OR e.`to` >= $since OR e.`to` IN $cut))
   OR (e.`from` IS NULL AND e.`to` IS NULL AND reported <= $until AND (reported >= $since OR reported IN $cut))

// fold: one row an occasion, with what counts them; a fact without an occasion is one of its own
WITH <occasion> AS occasion, min(e.iri) AS one, count(<day>) AS dated

// fold_date: the same, with the first day
WITH <occasion> AS occasion, min(e.iri) AS one, count(<day>) AS dated, min(coalesce(<day>, reported, <last>)) AS value

// fold_reported: the same, with the day of the first report
WITH <occasion> AS occasion, min(e.iri) AS one, count(<day>) AS dated, min(coalesce(reported, <last>)) AS value

// reports: how many documents report each occasion
OPTIONAL MATCH (f:<Fact> {occasion: occasion})-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
WITH occasion, one, dated, count(DISTINCT d.iri) AS documents
WITH occasion, one, dated, CASE WHEN documents = 0 THEN 1 ELSE documents END AS value

// reports_office: how many documents state each office
MATCH (f:Office {iri: occasion})-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
WITH occasion, one, dated, count(DISTINCT d.iri) AS value

// page: some of them, in order
RETURN occasion, one, dated, value ORDER BY value, occasion LIMIT $limit

// page_down: some of them, in the reverse order
RETURN occasion, one, dated, value ORDER BY value DESC, occasion LIMIT $limit

// after: those after the last of the page before
WHERE value > $after OR (value = $after AND occasion > $key)

// after_down: the same in the reverse order
WHERE value < $after OR (value = $after AND occasion > $key)

// total: how many they are, and how many have no date
RETURN count(*) AS total, sum(CASE WHEN dated = 0 THEN 1 ELSE 0 END) AS undated
