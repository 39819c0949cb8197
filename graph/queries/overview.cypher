// pairs: how many occasions each pair of countries takes part in together, a country with itself all of its own
MATCH (e:<Fact>)-[:<actors>]->()-[:OF_COUNTRY*0..1]->(x:Country)
WITH DISTINCT e, x.iri AS country
WITH e, collect(country) AS countries
UNWIND countries AS a
UNWIND countries AS b
WITH e, a, b WHERE a <= b
RETURN a, b, count(DISTINCT <occasion>) AS total
