import neo4j


def test_the_server_answers_and_is_the_version_that_the_pom_names(neo4j_url: str) -> None:
    scheme, rest = neo4j_url.split("://")
    credentials, address = rest.rsplit("@", 1)
    user, password = credentials.split(":")
    with neo4j.GraphDatabase.driver(f"{scheme}://{address}", auth=(user, password)) as driver:
        records, _, _ = driver.execute_query("CALL dbms.components() YIELD versions RETURN versions[0] AS version")
    assert records[0]["version"].startswith(("5.", "20"))
