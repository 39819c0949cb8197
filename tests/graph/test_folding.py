from graph.folding import Report, fold
from graph.store import Row
from ontology import iris

HAN, TAWEE, THAILAND = ("official/han", "Han Zhiqiang"), ("official/tawee", "Tawee Sodsong"), ("country/TH", "Thailand")
WIRE = "Chinese ambassador Han Zhiqiang met Tawee Sodsong on Monday and asked for the return of 261 people."


def report(number: int, publisher: str | None, text: str = WIRE, *who: tuple[str, str], **literals: str) -> Report:
    document = f"{iris.DATA}document/{number}"
    told: Row = {"iri": f"{iris.DATA}meeting/{number}-a", "kind": None, "name": None, "status": "held", **literals}
    passage: Row = {"passage": "p", "text": text, "start": 0, "stop": len(text), "source": "EVIDENCE"}
    about = {"document": document, "title": "T", "publisher": publisher, "published": f"2025-02-1{number}", "url": None}
    named = [(iris.DATA + identifier, name) for identifier, name in who or (HAN, TAWEE)]
    return Report({"date": "2025-02-17", **told}, {"PARTICIPANT": named}, [{**passage, **about}])


def by_iri(*reports: Report) -> dict[str, Report]:
    return {str(told.literals["iri"]): told for told in reports}


def test_one_report_has_nothing_beside_it() -> None:
    fact = fold("Meeting", by_iri(report(1, "Xinhua")))
    assert (fact.reports, fact.independent, fact.accounts, fact.agreed, fact.differences) == (1, 1, (), (), ())
    assert fold("Meeting", by_iri(report(1, None))).independent == 0


def test_a_wire_story_republished_has_one_source() -> None:
    fact = fold("Meeting", by_iri(report(1, "Xinhua"), report(2, "Bernama", WIRE.upper())))
    assert (fact.reports, fact.publishers, fact.independent) == (2, ("Xinhua", "Bernama"), 1)
    assert {point.on for point in fact.agreed} == {"date", "status", "PARTICIPANT", "people"}
    assert not fact.differences


def test_accounts_stand_in_order_of_publication_and_roles_are_united() -> None:
    own = "Tawee Sodsong received the ambassador; 260 Chinese nationals wait for their flight."
    late = report(3, "Bangkok Post", own, TAWEE, THAILAND, status="planned", date="2025-02-18")
    fact = fold("Meeting", by_iri(late, report(1, "Xinhua")))
    assert [account.document.publisher for account in fact.accounts] == ["Xinhua", "Bangkok Post"]
    assert [one.name for one in fact.roles["PARTICIPANT"]] == ["Han Zhiqiang", "Tawee Sodsong", "Thailand"]
    assert (fact.status, fact.date, fact.independent) == ("held", "2025-02-17", 2)
    told = {point.on: [said.value for said in point.values] for point in fact.differences}
    assert told == {
        "date": ["2025-02-17", "2025-02-18"],
        "status": ["held", "planned"],
        "PARTICIPANT": ["official/han", "country/TH"],
        "people": ["261 people", "260 Chinese nationals"],
    }


def test_two_facts_of_one_document_are_one_account() -> None:
    again = report(1, "Xinhua", "Han Zhiqiang and Thai officials met.", HAN, THAILAND)
    again.literals = {**again.literals, "iri": f"{iris.DATA}meeting/1-b"}
    fact = fold("Meeting", by_iri(report(1, "Xinhua"), again, report(2, "AFP", "Han saw Tawee.")))
    assert [len(account.roles["PARTICIPANT"]) for account in fact.accounts] == [3, 2]
    assert (fact.reports, len(fact.evidence)) == (2, 3)
