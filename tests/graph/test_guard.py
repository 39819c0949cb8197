import pytest

from graph import guard
from ontology.errors import RefusedStatement

ALLOWED = [
    "MATCH (m:Meeting) RETURN m",
    "match (m:Meeting {status: 'held'}) where m.date >= '2025' return m.date as date order by date skip 1 limit 5;",
    "MATCH (m:Meeting)-[:PARTICIPANT]->(a)-[:OF_COUNTRY*0..1]->(c:Country {code: 'TH'}) RETURN a.name, count(*)",
    "OPTIONAL MATCH (n:Place) RETURN n.name, n.lat + 1.5, -n.lon",
    "UNWIND [1, 2] AS x WITH x WHERE x > 1 RETURN x UNION ALL RETURN 3 AS x",
    "MATCH (m) WHERE EXISTS { MATCH (m)-[:ABOUT]->(:Crime {code: 'cybercrime'}) } AND NOT m.date IS NULL RETURN m",
    "MATCH (m:Measure) RETURN CASE WHEN m.date IS NULL THEN 'undated' ELSE m.date END AS day, collect(DISTINCT m.kind)",
    "MATCH p = (a:Official)-[* TRAIL 1..3]-(b:Official) RETURN nodes(p), length(p)",
    "MATCH p = shortestPath((a:Official)-[*1..6]-(b:Official)) RETURN p",
    "MATCH (n) WHERE n.name = 'CREATE; DROP // it /* all */' RETURN n",
    "MATCH (n) WHERE n.name CONTAINS \"DELETE 'everything'\" RETURN n",
    "MATCH (o:Office) RETURN o.`from`, o.to, o.set /* SET n.x = 1 */ // DELETE n",
    "MATCH (o:Office)-[:`OF`]->(c:Country|Organization) RETURN o.title, c.name",
    "MATCH (a)-->(b), (c)<--(d) RETURN COUNT { MATCH (a)--(b) } AS n, [x IN [1, 2] WHERE x > 1 | x * 2] AS xs",
    "RETURN 'it\\'s', \"Zażółć\", 'မြဝတီ'",
    "MATCH (n) WHERE n.name STARTS WITH 'A' OR n.name ENDS WITH 'b' XOR TRUE RETURN head(labels(n)), type(null)",
    "MATCH (n) RETURN list_transform([1, 2], x -> x + 1), n.lat % 2 <> 1",
]

HOSTILE = [
    "",
    "   ",
    "// nothing\n",
    ";",
    "CREATE (n:Meeting)",
    "MATCH (n) CREATE (m:Meeting)",
    "MERGE (n:Meeting {iri: 'x'})",
    "MATCH (n) SET n.name = 'x'",
    "MATCH (n) SET n:Crime",
    "MATCH (n) REMOVE n.name",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) WITH n DETACH DELETE n RETURN 1",
    "MATCH (n) FOREACH (x IN [1] | SET n.name = 'x')",
    "DROP TABLE Meeting",
    "ALTER TABLE Meeting DROP date",
    "DROP CONSTRAINT x",
    "CREATE NODE TABLE X(id STRING PRIMARY KEY)",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD FROM '/etc/passwd' RETURN *",
    "LOAD WITH HEADERS (a STRING) FROM '/etc/passwd' RETURN a",
    "MATCH (n) RETURN n UNION LOAD CSV FROM 'http://example.org' AS n RETURN n",
    "COPY Meeting FROM 'x.csv'",
    "COPY (MATCH (n) RETURN n) TO '/tmp/x.csv'",
    "EXPORT DATABASE '/tmp/x'",
    "IMPORT DATABASE '/tmp/x'",
    "ATTACH '/etc/x' AS x (dbtype duckdb)",
    "INSTALL httpfs",
    "LOAD EXTENSION httpfs",
    "USE system MATCH (n) RETURN n",
    "CALL db.labels()",
    "CALL show_tables() RETURN *",
    "CALL timeout=0",
    "CALL { MATCH (n) DETACH DELETE n }",
    "MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS RETURN 1",
    "MATCH (n) CALL apoc.load.json('http://example.org') YIELD value RETURN value",
    "MATCH (n) RETURN apoc.cypher.runFirstColumnSingle('CREATE (n)', {})",
    "RETURN apoc.load.json('http://example.org')",
    "RETURN apoc . load . json('x')",
    "RETURN `apoc`.`load`.`json`('x')",
    "RETURN `load_file`('x')",
    "RETURN `x` ('y')",
    "RETURN load_file('/etc/passwd')",
    "RETURN pg_sleep(10)",
    "RETURN current_setting('timeout')",
    "RETURN repeat('x', 1000000000)",
    "RETURN range(1, 1000000000)",
    "RETURN randomUUID()",
    "BEGIN TRANSACTION",
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
    "CHECKPOINT",
    "MATCH (n) RETURN n CHECKPOINT",
    "MATCH (n) RETURN n; MATCH (m) RETURN m",
    "MATCH (n) RETURN n;;",
    "MATCH (n) RETURN n; DROP TABLE Meeting",
    "RETURN 1 /* ; */ ; DROP TABLE Meeting",
    "RETURN '\\'; DROP TABLE Meeting; //'; DROP TABLE Meeting",
    "RETURN 'a' // '\nDELETE n",
    "RETURN '\\u0027 DELETE n'",
    "MATCH (n) \\u0044ELETE n",
    "RETURN 1 /* \\u002A\\u002F DELETE n */",
    "RETURN '\\x41'",
    "RETURN 'open",
    'RETURN "open',
    "RETURN `open",
    "RETURN `a``b`",
    "RETURN 1 /* open",
    "MATCH (n) /**/ DE/**/LETE n",
    "MATCH (n) de\u017fTROY n",
    "MATCH (n) \u017fET n.x = 1",
    "MATCH\u00a0(n) RETURN n",
    "MATCH (n) RETURN n\x00",
    "MATCH (n) WHERE n.name = $name RETURN n",
    "MATCH (n) WHERE n.name =~ '(a+)+b' RETURN n",
    "EXPLAIN MATCH (n) RETURN n",
    "PROFILE MATCH (n) RETURN n",
    "CYPHER runtime=parallel MATCH (n) RETURN n",
    "CYPHER 25 MATCH (n) RETURN n",
    "SHOW DATABASES",
    "SHOW TRANSACTIONS YIELD * TERMINATE TRANSACTIONS 'x'",
    "MATCH (n) RETURN n SHOW DATABASES",
    "MATCH (n) USING INDEX n:Meeting(iri) RETURN n",
    "GRANT ROLE admin TO x",
    "START DATABASE x",
    "STOP DATABASE x",
    "MATCH (n) FINISH",
    "MATCH (n) RETURN n NEXT DELETE n",
    "LET x = 1 RETURN x",
    "INSERT (:Meeting)",
    "COMMENT ON TABLE Meeting IS 'x'",
    "CREATE MACRO f(x) AS x",
    "ANALYZE",
    "MATCH (n) RETURN n ORDER BY n ASC CHECKPOINT",
    "MATCH (n) RETURN n ORDER BY n DESC UNION MATCH (m) DELETE m RETURN m",
    "RETURN " + "(" * 60 + "1" + ")" * 60,
    "RETURN '" + "x" * 20_001 + "'",
]  # fmt: skip


@pytest.mark.parametrize("statement", ALLOWED)
def test_reading_passes(statement: str) -> None:
    assert guard.check(statement)


@pytest.mark.parametrize("statement", HOSTILE)
def test_hostile_statements_are_refused_with_a_reason(statement: str) -> None:
    with pytest.raises(RefusedStatement) as caught:
        guard.check(statement)
    assert caught.value.problem
    assert caught.value.remedy


def test_the_word_and_the_remedy_are_named() -> None:
    with pytest.raises(RefusedStatement, match=r"DETACH is not allowed\n.*entente retract"):
        guard.check("MATCH (n) DETACH DELETE n")
    with pytest.raises(RefusedStatement, match=r"function apoc\.load\.json is not"):
        guard.check("RETURN apoc.load.json('x')")


def test_the_engine_reads_what_was_checked() -> None:
    assert guard.check("MATCH (n) /* one */ RETURN n // two\n ; // three") == "MATCH (n)   RETURN n"
    assert guard.check("RETURN '// no comment' AS a/**/;") == "RETURN '// no comment' AS a"
