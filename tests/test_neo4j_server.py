import neo4j


def test_a_server_of_a_supported_version_answers(neo4j_url: str) -> None:
    scheme, rest = neo4j_url.split("://")
    credentials, address = rest.rsplit("@", 1)
    user, password = credentials.split(":")
    with neo4j.GraphDatabase.driver(f"{scheme}://{address}", auth=(user, password)) as driver:
        records, _, _ = driver.execute_query("CALL dbms.components() YIELD versions RETURN versions[0] AS version")
    assert records[0]["version"].startswith(("5.26.", "202"))
