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

// dated: with a date of their own
WHERE <day> IS NOT NULL

// undated: without a date of their own
WHERE <day> IS NULL

// fold_dated: one row an occasion, with the first day; a fact without an occasion is one of its own
WITH <occasion> AS occasion, min(<day>) AS value, 1 AS dated

// fold_undated: one row a fact, for without a date there is no occasion, with the day of its first report
WITH e.iri AS occasion, coalesce(reported, <last>) AS value, 0 AS dated

// fold_date: one row an occasion, with the first day, or the day of the first report where it has none
WITH <occasion> AS occasion, min(coalesce(<day>, reported, <last>)) AS value, count(<day>) AS dated

// fold_reported: one row an occasion, with the day of the first report
WITH <occasion> AS occasion, min(coalesce(reported, <last>)) AS value, count(<day>) AS dated

// fold: one row an occasion
WITH <occasion> AS occasion, count(<day>) AS dated

// reports: how many documents report each occasion
OPTIONAL MATCH (f:<Fact> {occasion: occasion})-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
WITH occasion, dated, count(DISTINCT d.iri) AS documents
WITH occasion, dated, CASE WHEN documents = 0 THEN 1 ELSE documents END AS value

// reports_office: how many documents state each office
MATCH (f:Office {iri: occasion})-[:EVIDENCE]->(:Passage)-[:OF_DOCUMENT]->(d:Document)
WITH occasion, dated, count(DISTINCT d.iri) AS value

// page: some of them, in order
RETURN occasion, value, dated ORDER BY value, occasion LIMIT $limit

// page_down: some of them, in the reverse order
RETURN occasion, value, dated ORDER BY value DESC, occasion LIMIT $limit

// after: those after the last of the page before
WHERE value > $after OR (value = $after AND occasion > $key)

// after_down: the same in the reverse order
WHERE value < $after OR (value = $after AND occasion > $key)

// total: how many they are, and how many have no date
RETURN count(*) AS total, sum(CASE WHEN dated = 0 THEN 1 ELSE 0 END) AS undated

// total_dated: how many occasions they are
RETURN count(DISTINCT <occasion>) AS total, 0 AS undated

// total_undated: how many facts they are
RETURN count(*) AS total, count(*) AS undated
