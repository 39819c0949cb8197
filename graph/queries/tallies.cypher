// country: how many occasions each country takes part in, itself or by who belongs to it
MATCH (e)-[:<roles>]->()-[:OF_COUNTRY*0..1]->(x:Country)
RETURN x.iri AS key, x.name AS name, count(DISTINCT <occasion>) AS total ORDER BY total DESC, key LIMIT $limit

// person: how many occasions each person takes part in
MATCH (e)-[:<roles>]->(x:Official|Person)
RETURN x.iri AS key, x.name AS name, count(DISTINCT <occasion>) AS total ORDER BY total DESC, key LIMIT $limit

// kind: how many occasions there are of each kind
RETURN e.kind AS key, e.kind AS name, count(DISTINCT <occasion>) AS total ORDER BY total DESC, key LIMIT $limit

// month: how many occasions begin in each month, or were reported in it where they have no date
WITH <occasion> AS occasion, min(coalesce(<day>, reported)) AS day
RETURN left(day, 7) AS key, left(day, 7) AS name, count(*) AS total ORDER BY total DESC, key LIMIT $limit
