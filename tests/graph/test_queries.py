"""Named queries on the sample graph; every answer must be the same on both stores."""

from collections.abc import Callable
from dataclasses import asdict

import pytest

from graph import queries
from graph.answers import Answer, FactView
from graph.cursors import SORTS
from graph.filters import STATUSES
from graph.neighbourhood import read_relations
from graph.queries import Filters
from graph.store import Store
from ontology import iris
from ontology.errors import AmbiguousName, InvalidFilter, UnknownName
from ontology.terms import read_ontology

Ask = Callable[[Callable[[Store], object]], object]


def told(answer: Answer) -> list[tuple[str | None, ...]]:
    return [(fact.date, *sorted(role.name for role in fact.roles["PARTICIPANT"])) for fact in answer.facts]


HAN_PUTTAN = ("2025-02", "Han Zhiqiang", "Phumtham Wechayachai")
BORDER = ("2025-02-17", "Liu Zhongyi", "Phumtham Wechayachai")
CAPITAL = ("2025-02-24/2025-02-25", "Liu Zhongyi", "Soe Win")
GENERALS = (None, "Direk Bongkarn", "Soe Win")
WITH_MALI = ("2025-03-03", "Han Zhiqiang", "Mali")
SUMMIT = (
    "2025-03-20",
    "China",
    "Lancang-Mekong Integrated Law Enforcement and Security Cooperation Center",
    "Myanmar",
    "Thailand",
)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), [GENERALS, HAN_PUTTAN, BORDER, CAPITAL, WITH_MALI, SUMMIT]),
        (Filters(about="Myawaddy"), [HAN_PUTTAN, BORDER, CAPITAL]),
        (Filters(about="KK Park"), [BORDER, CAPITAL]),
        (Filters(about="place/mm-13"), [HAN_PUTTAN, BORDER, CAPITAL]),
        (Filters(about="MM"), [HAN_PUTTAN, BORDER, CAPITAL, WITH_MALI]),
        (Filters(about="Burma"), [HAN_PUTTAN, BORDER, CAPITAL, WITH_MALI]),
        (Filters(about="cybercrime"), [HAN_PUTTAN, BORDER, SUMMIT]),
        (Filters(crime="organised_crime"), [GENERALS, HAN_PUTTAN, BORDER, SUMMIT]),
        (Filters(crime="online gambling"), [HAN_PUTTAN]),
        (Filters(place="Tak Province"), [BORDER]),
        (Filters(place="Naypyidaw"), [CAPITAL]),
        (Filters(who=("TH",)), [GENERALS, HAN_PUTTAN, BORDER, WITH_MALI, SUMMIT]),
        (Filters(who=("Puttan",)), [HAN_PUTTAN, BORDER]),
        (Filters(who=("phumtham vejjayachai",)), [HAN_PUTTAN, BORDER]),
        (Filters(who=("TH", "Liu Zhongyi")), [BORDER]),
        (Filters(who=("CN", "MM")), [CAPITAL, SUMMIT]),
        (Filters(who=("CN", "TH", "MM")), [SUMMIT]),
        (Filters(country="MM"), [GENERALS, HAN_PUTTAN, BORDER, CAPITAL, WITH_MALI, SUMMIT]),
        (Filters(country="TH", about="KK Park"), [BORDER]),
        (Filters(office="ambassador"), [HAN_PUTTAN, WITH_MALI]),
        (Filters(status="planned"), [SUMMIT]),
        (Filters(status="held", who=("MM",)), [GENERALS, CAPITAL]),
        (Filters(from_="2025-02", to="2025-02"), [HAN_PUTTAN, BORDER, CAPITAL]),
        (Filters(from_="2025-02-25", to="2025-03"), [HAN_PUTTAN, CAPITAL, WITH_MALI, SUMMIT]),
        (Filters(to="2025-01"), [GENERALS]),
        (Filters(to="2025-01", dates="event"), []),
        (Filters(from_="2025-03", dates="reported"), [WITH_MALI, SUMMIT]),
        (Filters(publisher="xinhua"), [BORDER, CAPITAL, SUMMIT]),
        (Filters(publisher="Bangkok Post"), [BORDER]),
        (Filters(min_documents=2), [BORDER]),
        (Filters(min_documents=1, about="KK Park"), [BORDER, CAPITAL]),
        (Filters(who=("LA",)), []),
        (Filters(who="LA"), []),
        (Filters(about=("KK Park", "online gambling")), [HAN_PUTTAN, BORDER, CAPITAL]),
        (Filters(country=("LA", "TH"), status=("planned", "held"), from_="2025-03"), [WITH_MALI, SUMMIT]),
        (Filters(publisher=("xinhua", "Thai PBS"), status="held"), [BORDER, CAPITAL, WITH_MALI]),
        (Filters(except_=(("who", "MM"),)), [HAN_PUTTAN, BORDER, WITH_MALI]),
        (Filters(except_=(("who", "Soe Win"), ("about", "telecom_fraud"))), [WITH_MALI]),
        # one report of two tells of Myawaddy, the other was published in Bangkok: both are one occasion
        (Filters(except_=(("about", "Myawaddy"), ("status", "planned"))), [GENERALS, WITH_MALI]),
        (Filters(about="KK Park", except_=(("publisher", "Bangkok Post"),)), [CAPITAL]),
        (Filters(except_=(("status", "held"),)), [SUMMIT]),
        (Filters(office="ambassador", except_=(("office", "Deputy Prime Minister"),)), [WITH_MALI]),
    ],
)
def test_meetings(both: Ask, filters: Filters, expected: list[tuple[str | None, ...]]) -> None:
    answer = both(lambda store: queries.meetings(store, filters))
    assert isinstance(answer, Answer)
    # 25 February lies in a meeting of "2025-02" that began before: order is by the first day
    assert told(answer) == sorted(expected, key=lambda row: expected_order(row))
    assert answer.total == len(expected)


def expected_order(row: tuple[str | None, ...]) -> int:
    return [GENERALS, HAN_PUTTAN, BORDER, CAPITAL, WITH_MALI, SUMMIT].index(row)  # type: ignore[arg-type]


def kinds(answer: object) -> list[tuple[str | None, str | None, str | None]]:
    assert isinstance(answer, Answer)
    return [(fact.kind, fact.status, fact.date) for fact in answer.facts]


POWER = ("power_cut", "done", "2025-02-05")
BORDER_CONTROL = ("border_control", "planned", None)
INTERNET = ("internet_cut", "proposed", "2025-02-20")
RESCUE = ("rescue", "done", "2025-01-07")
SANCTION = ("sanction", "done", "2025-05-01")
SEIZURE = ("asset_seizure", "done", "2025-05-01")
RAID = ("operation", "done", "2023")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(by="TH"), {RESCUE, POWER, BORDER_CONTROL, INTERNET}),
        (Filters(by="TH", from_="2025-02"), {POWER, BORDER_CONTROL, INTERNET}),
        (Filters(by="Phumtham"), {INTERNET}),
        (Filters(by="VN"), {RAID}),
        (Filters(against="Myawaddy"), {POWER, BORDER_CONTROL, INTERNET}),
        (Filters(against="MM"), {POWER, BORDER_CONTROL, INTERNET, SANCTION, RAID}),
        (Filters(against="Galaxy Holdings"), {SANCTION, RAID}),
        (Filters(against="asset/~~Galaxy%20Channel"), {SEIZURE}),
        (Filters(who=("Wang Xing",)), {RESCUE}),
        (Filters(who=("CN",)), {RESCUE, SANCTION, SEIZURE}),
        (Filters(kind="power_cut"), {POWER}),
        (Filters(kind="power cut", status="done"), {POWER}),
        (Filters(status="planned"), {BORDER_CONTROL}),
        (Filters(status="proposed"), {INTERNET}),
        (Filters(to="2024"), {RAID}),
        (Filters(min_documents=2), {POWER}),
        (Filters(kind=("power_cut", "rescue")), {POWER, RESCUE}),
        (Filters(status=("planned", "proposed")), {BORDER_CONTROL, INTERNET}),
        (Filters(by=("VN", "Phumtham")), {RAID, INTERNET}),
        (Filters(against=("asset/~~Galaxy%20Channel", "Myawaddy")), {SEIZURE, POWER, BORDER_CONTROL, INTERNET}),
        (Filters(except_=(("by", "TH"), ("against", "asset/~~Galaxy%20Channel"))), {SANCTION, RAID}),
        (Filters(by="TH", except_=(("kind", "power_cut"), ("status", "planned"))), {RESCUE, INTERNET}),
        (Filters(except_=(("status", "done"),)), {BORDER_CONTROL, INTERNET}),
    ],
)
def test_measures(both: Ask, filters: Filters, expected: set[tuple[str | None, ...]]) -> None:
    found = kinds(both(lambda store: queries.measures(store, filters)))
    assert set(found) == expected
    assert len(found) == len(expected)


def test_agreements_statements_offices(both: Ask) -> None:
    treaty = ("treaty", "signed", "2024-07-10")
    mechanism = ("mechanism", "proposed", None)
    assert kinds(both(lambda store: queries.agreements(store, Filters(party="CN")))) == [treaty, mechanism]
    assert kinds(both(lambda store: queries.agreements(store, Filters(about="LA")))) == [mechanism]
    spoken = both(lambda store: queries.statements(store, Filters(by="MY", crime="cybercrime")))
    assert isinstance(spoken, Answer)
    assert [role.name for role in spoken.facts[0].roles["VIA"]] == ["Bernama"]
    held = both(lambda store: queries.offices(store, Filters(who=("TH",), from_="2025-08-15", to="2025-12")))
    assert isinstance(held, Answer)
    assert [(fact.title, fact.since, fact.until) for fact in held.facts] == [
        ("Deputy Prime Minister", "2024-09-03", "2025-09")
    ]
    titles = both(lambda store: queries.offices(store, Filters(office="AMBASSADOR")))
    assert isinstance(titles, Answer)
    assert [fact.title for fact in titles.facts] == ["Ambassador to Thailand", "Ambassador"]


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("Prime Minister", []),
        ("deputy prime minister", ["Deputy Prime Minister", "Deputy Prime Minister"]),
        ("Defence Minister", ["Minister of Defence"]),
        ("minister", ["Minister of Home Affairs", "Minister of Defence"]),
        ("home", ["Minister of Home Affairs"]),
    ],
)
def test_the_deputy_of_an_office_does_not_hold_it(both: Ask, asked: str, titles: list[str]) -> None:
    answer = both(lambda store: queries.offices(store, Filters(office=asked)))
    assert isinstance(answer, Answer)
    assert sorted(fact.title or "" for fact in answer.facts) == sorted(titles)


def test_a_meeting_of_a_deputy_is_none_of_the_office(both: Ask) -> None:
    for asked, total in (("Prime Minister", 0), ("Deputy Prime Minister", 4)):
        assert both(lambda store, asked=asked: queries.meetings(store, Filters(office=asked)).total) == total, asked  # type: ignore[misc]


def test_about_a_place_adds_how_many_more_were_held_there(both: Ask) -> None:
    for place, about, there in (("Mae Sot", 0, 1), ("Myawaddy", 3, 0), ("TH", 0, 1), ("telecom_fraud", 3, None)):
        answer = both(lambda store, place=place: queries.meetings(store, Filters(about=place)))  # type: ignore[misc]
        assert isinstance(answer, Answer)
        assert (answer.total, answer.held_there) == (about, there), place


def test_undated_ones_are_counted_apart(both: Ask) -> None:
    answer = both(lambda store: queries.meetings(store, Filters(to="2025-02-28")))
    assert isinstance(answer, Answer)
    assert (answer.total, answer.undated) == (4, 1)


def test_reports_of_one_occasion_are_one_answer(both: Ask) -> None:
    answer = both(lambda store: queries.meetings(store, Filters(about="KK Park", to="2025-02-20")))
    assert isinstance(answer, Answer)
    [fact] = [fact for fact in answer.facts if fact.date == "2025-02-17"]
    assert (fact.reports, fact.publishers, fact.independent) == (2, ("Xinhua", "Bangkok Post"), 2)
    assert [account.document.publisher for account in fact.accounts] == ["Xinhua", "Bangkok Post"]
    assert {point.on for point in fact.agreed} >= {"date", "status"}
    assert "ABOUT" in {point.on for point in fact.differences}
    assert {role.name for role in fact.roles["ABOUT"]} == {"KK Park", "Myawaddy", "telecom fraud"}
    assert [item.document.publisher for item in fact.evidence] == ["Xinhua", "Bangkok Post"]
    assert [excerpt.text for excerpt in fact.evidence[0].context] == ["Myawaddy was on the agenda."]


def test_the_furthest_status_counts(both: Ask) -> None:
    answer = both(lambda store: queries.measures(store, Filters(kind="power_cut")))
    assert isinstance(answer, Answer)
    [fact] = answer.facts
    assert (fact.status, fact.reports) == ("done", 2)


def test_a_fact_has_the_one_form(both: Ask) -> None:
    answer = both(lambda store: queries.meetings(store, Filters(who=("Puttan",), about="online_gambling")))
    assert isinstance(answer, Answer)
    [fact] = answer.to_json()["facts"]  # type: ignore[misc, union-attr, str-unpack]
    assert isinstance(fact, dict)
    document = fact["evidence"][0]["document"]
    folded = ["reports", "publishers", "independentPublishers", "accounts", "agreed", "differences"]
    assert list(fact) == ["id", "type", "kind", "status", "date", "roles", *folded, "evidence"]
    assert fact["roles"]["PARTICIPANT"] == [
        {"id": "official/han-zhiqiang", "name": "Han Zhiqiang", "surface": "Han Zhiqiang"},
        {"id": "official/phumtham-wechayachai", "name": "Phumtham Wechayachai", "surface": "Puttan"},
    ]
    assert fact["evidence"][0]["text"] == "Chinese ambassador Han Zhiqiang met Puttan in February."
    assert (fact["evidence"][0]["charStart"], fact["evidence"][0]["charEnd"]) == (39, 94)
    assert document["title"] == "Envoy and deputy premier discuss scams"
    assert document["url"] == "https://example.org/envoy-and-deputy-premier-discuss-scams"


def test_every_fact_cites_words_that_stand_in_its_document(store: Store) -> None:
    for label in queries.FACTS:
        for fact in queries.facts(store, label).facts:
            assert fact.evidence
            for item in fact.evidence:
                text = queries.document(store, item.document.id).text
                for excerpt in (item.excerpt, *item.context):
                    assert text[excerpt.start : excerpt.end] == excerpt.text


def read_pages(ask: Callable[[str | None], Answer | queries.Neighbours]) -> list[FactView]:
    """All facts of an answer, page by page."""
    page = ask(None)
    facts, total = list(page.facts), page.total
    while page.next:
        page = ask(page.next)
        facts += page.facts
        assert page.total == total
    return facts


def test_pages_join_to_the_whole(both: Ask) -> None:
    whole = both(lambda store: queries.measures(store).facts)
    pages = both(lambda store: read_pages(lambda cursor: queries.measures(store, limit=2, cursor=cursor)))
    assert pages == list(whole)  # type: ignore[call-overload]
    assert both(lambda store: queries.measures(store, limit=0).total) == 7


@pytest.mark.parametrize("sort", SORTS)
def test_pages_join_to_the_whole_in_every_order(both: Ask, sort: str) -> None:
    for label in queries.FACTS:
        whole = both(lambda store, label=label: queries.facts(store, label, sort=sort).facts)  # type: ignore[misc]
        pages = both(
            lambda store, label=label: read_pages(  # type: ignore[misc]
                lambda cursor: queries.facts(store, label, limit=2, cursor=cursor, sort=sort)
            )
        )
        assert pages == list(whole)  # type: ignore[call-overload]


@pytest.mark.parametrize("probed", [2, 4, 100])
def test_totals_are_the_same_in_every_order(both: Ask, probed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.selection._PROBE", probed)  # few rows or many: counted by a statement or at once
    for label in queries.FACTS:
        totals = {
            both(lambda store, label=label, sort=sort: _totals(store, label, sort))  # type: ignore[misc]
            for sort in SORTS
        }
        assert len(totals) == 1, (label, totals)


def _totals(store: Store, label: str, sort: str) -> tuple[int, int]:
    answer = queries.facts(store, label, limit=1, sort=sort)
    return answer.total, answer.undated


def test_orders(both: Ask) -> None:
    def ordered(sort: str) -> list[FactView]:
        return list(both(lambda store: queries.meetings(store, sort=sort).facts))  # type: ignore[call-overload]

    first = [min(item.document.published or "9999" for item in fact.evidence) for fact in ordered("reported")]
    assert first == sorted(first)
    assert [fact.reports for fact in ordered("-reports")] == [2, 1, 1, 1, 1, 1]
    assert [fact.reports for fact in ordered("reports")] == [1, 1, 1, 1, 1, 2]
    # what has no date of its own stands at the day of its report
    assert [fact.date for fact in ordered("-date")] == [
        "2025-03-20",
        "2025-03-03",
        "2025-02-24/2025-02-25",
        "2025-02-17",
        "2025-02",
        None,
    ]


def test_a_cursor_of_another_question_is_refused(store: Store) -> None:
    cursor = queries.measures(store, limit=2).next
    for label, filters, sort, given in (
        ("Measure", Filters(by="TH"), "date", cursor),
        ("Measure", Filters(), "-date", cursor),
        ("Meeting", Filters(), "date", cursor),
        ("Measure", Filters(), "date", "MjU="),
        ("Measure", Filters(), "date", "WyJhIiwgMSwgMiwgM10"),
        ("Measure", Filters(), "date", "\N{SNOWMAN}"),
    ):
        with pytest.raises(InvalidFilter) as caught:
            queries.facts(store, label, filters, cursor=given, sort=sort)
        assert "leave" in caught.value.remedy
    with pytest.raises(InvalidFilter) as caught:
        queries.measures(store, sort="kind")
    assert "-reports" in caught.value.remedy


def test_documents_are_paged(both: Ask) -> None:
    def ids(store: Store) -> list[str]:
        page = queries.documents(store, limit=3)
        found = [listed.document.id for listed in page.documents]
        while page.next:
            page = queries.documents(store, limit=3, cursor=page.next)
            found += [listed.document.id for listed in page.documents]
        return found

    whole = both(lambda store: [listed.document.id for listed in queries.documents(store, limit=100).documents])
    assert both(ids) == whole


def test_a_fact_by_its_id_has_all_its_reports(both: Ask) -> None:
    answer = both(lambda store: queries.meetings(store, Filters(publisher="Bangkok Post")))
    assert isinstance(answer, Answer)
    fact = both(lambda store: queries.fact(store, answer.facts[0].id))
    assert isinstance(fact, FactView)
    assert fact.reports == 2
    office = both(lambda store: queries.offices(store, Filters(who=("Soe Win",))).facts[0])
    assert isinstance(office, FactView)
    assert both(lambda store: queries.fact(store, office.id)) == office


@pytest.mark.parametrize("unknown", ["meeting/none", "country/TH", "nonsense", "", "https://example.org/x"])
def test_an_unknown_fact(store: Store, unknown: str) -> None:
    with pytest.raises(UnknownName):
        queries.fact(store, unknown)


# Names


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("official/soe-win", "official/soe-win"),
        ("https://w3id.org/entente/id/official/soe-win", "official/soe-win"),
        ("TH", "country/TH"),
        ("th", "country/TH"),
        ("telecom_fraud", "crime/telecom_fraud"),
        ("Telecom fraud", "crime/telecom_fraud"),
        ("LMLECC", "organization/lmlecc"),
        ("Boten", "place/la-boten"),
        ("BÔTEN", "place/la-boten"),
        ("direk", "official/~TH~Direk%20Bongkarn"),
        ("She Kailun", "person/~~She%20Kailun"),
    ],
)
def test_a_name_is_resolved(both: Ask, value: str, expected: str) -> None:
    assert both(lambda store: queries.find_entity(store, value).id) == expected


def test_an_ambiguous_name_is_refused_with_the_choices(store: Store) -> None:
    with pytest.raises(AmbiguousName) as caught:
        queries.find_entity(store, "Ministry of Public Security")
    assert sorted(identifier for identifier, _ in caught.value.choices) == [
        "organization/cn-ministry-of-public-security",
        "organization/vn-ministry-of-public-security",
    ]


@pytest.mark.parametrize(
    ("filters", "remedy"),
    [
        (Filters(who=("Phumtam Wechayachay",)), "Did you mean Phumtham Wechayachai, Official of TH?"),
        (Filters(about="Myawady"), "Did you mean Myawaddy, Place of MM?"),
        (Filters(about="LMLECC"), "It is the name of Lancang-Mekong"),
        (Filters(who=("official/nobody",)), "Search"),
        (Filters(who=("XX",)), "Search"),
        (Filters(document="document/none"), "ids"),
        (Filters(publisher="Bangkok Times"), "Bangkok Post"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(store: Store, filters: Filters, remedy: str) -> None:
    with pytest.raises(UnknownName) as caught:
        queries.meetings(store, filters)
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("label", "filters", "problem", "remedy"),
    [
        ("Measure", Filters(kind="bribe"), "kind is 'bribe'", "power_cut"),
        ("Measure", Filters(status="held"), "status is 'held'", "proposed"),
        ("Meeting", Filters(by="TH"), "by does not apply", "who"),
        ("Meeting", Filters(dates="never"), "dates is 'never'", "event, reported, either"),
        ("Meeting", Filters(from_="yesterday"), "from is 'yesterday'", "2025-02-17"),
        ("Meeting", Filters(from_="2025-03", to="2025-02"), "after", "from before to"),
        ("Meeting", Filters(min_documents=0), "min_documents is 0", "from 1"),
        ("Meeting", Filters(about="organization/lmlecc"), "about is", "Crime, Place, Country"),
        ("Meeting", Filters(who=("",)), "who is empty", "name"),
        ("Riot", Filters(), "Riot", "Meeting"),
        ("Meeting", Filters(except_=(("from", "2025"),)), "except takes no 'from'", "who, about"),
        ("Meeting", Filters(except_=(("by", "TH"),)), "by does not apply", "who"),
    ],
)
def test_a_wrong_filter_is_named_with_what_is_allowed(
    store: Store, label: str, filters: Filters, problem: str, remedy: str
) -> None:
    with pytest.raises(InvalidFilter) as caught:
        queries.facts(store, label, filters)
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


def test_statuses_are_those_of_the_ontology_in_its_order() -> None:
    assert STATUSES["Measure"] == ("proposed", "planned", "approved", "ongoing", "done")
    for label, order in STATUSES.items():
        concepts = read_ontology().schemes[f"{label.lower()}-status"]
        assert [concepts[code].rank for code in order] == list(range(1, len(concepts) + 1))


def test_suggestions_are_of_the_class_that_the_filter_takes(both: Ask) -> None:
    def suggested(store: Store, filters: Filters) -> str:
        with pytest.raises(UnknownName) as caught:
            queries.measures(store, filters)
        return caught.value.remedy

    assert both(lambda store: suggested(store, Filters(country="Tailand"))) == "Did you mean Thailand, Country?"
    assert "telecom" in str(both(lambda store: suggested(store, Filters(crime="telecom fruad"))))
    assert both(lambda store: suggested(store, Filters(country="telecom fruad"))) == "Search for a part of the name."


def test_search(both: Ask) -> None:
    hits = both(lambda store: [(hit.id, hit.surface) for hit in queries.search(store, "ministry public")])
    assert set(hits) == {  # type: ignore[call-overload]
        ("organization/cn-ministry-of-public-security", "Ministry of Public Security"),
        ("organization/vn-ministry-of-public-security", "Ministry of Public Security"),
    }
    assert both(lambda store: queries.search(store, "boten", labels=["Place"])[0].name) == "Bôten"
    assert both(lambda store: queries.search(store, "boten", labels=["Official"])) == ()
    assert both(lambda store: queries.search(store, "")) == ()


# Entities, documents, counts


def test_an_entity(both: Ask) -> None:
    found = both(lambda store: queries.entity(store, "Myawaddy").to_json())
    assert isinstance(found, dict)
    rows = found.pop("rows")
    assert {row["document"]["title"] for row in rows} == {"authority.csv"}
    assert any("Myawaddy" in row["text"] for row in rows)
    assert found == {
        "id": "place/mm-myawaddy",
        "label": "Place",
        "name": "Myawaddy",
        "properties": {"name": "Myawaddy", "lat": 16.5, "lon": 98.5},
        "names": ["Myawadi"],
        "facts": {"Meeting": 2, "Measure": 3},
        "relations": [
            {"type": "IN_COUNTRY", "source": "place/mm-myawaddy", "target": "country/MM", "name": "Myanmar"},
            {"type": "WITHIN", "source": "place/mm-myawaddy", "target": "place/mm-13", "name": "Kayin State"},
        ],
    }


@pytest.mark.parametrize("entity", ["Myawaddy", "Phumtham", "TH", "telecom_fraud"])
def test_facts_of_an_entity_itself_are_its_neighbours(both: Ask, entity: str) -> None:
    beside = both(lambda store: sorted(fact.id for fact in queries.neighbours(store, entity, limit=1000).facts))
    listed = both(
        lambda store: sorted(
            fact.id
            for label in ("Meeting", "Measure", "Agreement", "Statement", "Office")
            for fact in queries.facts(store, label, Filters(entity=entity), limit=1000).facts
        )
    )
    assert listed == beside
    assert beside


def test_relations_of_several_entities(both: Ask) -> None:
    asked = [iris.expand(id) for id in ("place/mm-myawaddy", "country/TH", "crime/telecom_fraud")]
    found = both(
        lambda store: {iri: [one.to_json() for one in some] for iri, some in read_relations(store, asked).items()}
    )
    assert isinstance(found, dict)
    assert [(one["type"], one["target"]) for one in found[asked[0]]] == [
        ("IN_COUNTRY", "country/MM"),
        ("WITHIN", "place/mm-13"),
    ]
    assert asked[1] not in found


def test_neighbours_are_paged(both: Ask) -> None:
    whole = both(lambda store: queries.neighbours(store, "Phumtham"))
    assert isinstance(whole, queries.Neighbours)
    assert sorted(fact.type for fact in whole.facts) == ["Measure", "Meeting", "Meeting", "Office", "Office"]
    assert whole.total == 5
    pages = both(lambda store: read_pages(lambda cursor: queries.neighbours(store, "Phumtham", limit=2, cursor=cursor)))
    assert pages == list(whole.facts)
    below = both(lambda store: queries.neighbours(store, "Kayin State"))
    assert isinstance(below, queries.Neighbours)
    assert ("WITHIN", "place/mm-myawaddy") in [(relation.type, relation.source) for relation in below.relations]


def test_documents_tell_the_authority_apart(both: Ask) -> None:
    found = both(lambda store: queries.documents(store, limit=100))
    assert isinstance(found, queries.Documents)
    assert (found.total, len(found.documents)) == (14, 14)
    assert not any(listed.authority for listed in found.documents)
    published = [listed.document.published or "9999" for listed in found.documents]
    assert published == sorted(published)
    envoy = next(listed for listed in found.documents if listed.document.title.startswith("Envoy"))
    assert envoy.facts == 4
    everything = both(lambda store: queries.documents(store, limit=100, authority=True))
    assert isinstance(everything, queries.Documents)
    assert everything.total == 15
    assert [listed.facts for listed in everything.documents if listed.authority] == [6]


def test_a_document_has_its_text_and_its_own_facts(both: Ask) -> None:
    listed = both(lambda store: queries.documents(store, limit=100).documents)
    [report] = [one.document for one in listed if one.document.title == "Liu at the border"]  # type: ignore[attr-defined]
    found = both(lambda store: queries.document(store, report.id))
    assert isinstance(found, queries.DocumentView)
    assert found.text.startswith("Liu at the border\n")
    [fact] = found.facts
    assert (fact.reports, [item.document.id for item in fact.evidence]) == (1, [report.id])


def test_stats_tell_the_authority_apart(both: Ask) -> None:
    found = both(lambda store: queries.stats(store))
    assert isinstance(found, queries.Stats)
    assert asdict(found.nodes["Document"]) == {"total": 15, "authority": 1, "documents": 14}
    assert asdict(found.nodes["Meeting"]) == {"total": 7, "authority": 0, "documents": 7}
    assert asdict(found.nodes["Official"]) == {"total": 7, "authority": 5, "documents": 7}
    assert asdict(found.nodes["Office"]) == {"total": 7, "authority": 6, "documents": 1}
    assert found.relationships["WITHIN"] == 3
    assert found.relationships["OF"] == 7
    assert found.published == ("2024-07-11", "2025-05-02")


def test_the_schema_is_the_ontology() -> None:
    told = queries.schema()
    assert {label["name"] for label in told["labels"]} == set(read_ontology().labels)  # type: ignore[index, union-attr, call-overload]
    assert {one["type"] for one in told["relationships"]} == set(read_ontology().relationships)  # type: ignore[index, union-attr, call-overload]
