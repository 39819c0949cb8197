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

// fold: one row an occasion; an event without one is an occasion of its own
WITH coalesce(e.occasion, e.iri) AS occasion, min(coalesce(e.earliest, reported, '9999')) AS day, count(e.earliest) AS dated

// fold_office: an office is one row, however many state it
WITH e.iri AS occasion, coalesce(e.`from`, e.`to`, reported, '9999') AS day, CASE WHEN e.`from` IS NULL AND e.`to` IS NULL THEN 0 ELSE 1 END AS dated

// page: some of them, in order
RETURN occasion, day ORDER BY day, occasion SKIP $skip LIMIT $limit

// total: how many they are, and how many have no date
RETURN count(*) AS total, sum(CASE WHEN dated = 0 THEN 1 ELSE 0 END) AS undated
