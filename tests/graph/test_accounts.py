from dataclasses import replace

from graph.accounts import compare
from graph.answers import Account, Cited, Evidence, Excerpt, FactView, Point, Role
from graph.copies import count_publishers
from graph.differences import tell_differences
from graph.numbers import read_numbers

HAN, TAWEE = Role("official/han", "Han Zhiqiang", "Han"), Role("official/tawee", "Tawee Sodsong", "Tawee")
WIRE = "Thai and Chinese police agreed on Monday to set up a joint centre against scam compounds in Myawaddy."


def account(name: str, **told: object) -> Account:
    document = Cited(f"document/{name}", f"{name} writes", name, "2025-02-18", None)
    given: dict[str, object] = {
        "kind": None,
        "status": "held",
        "date": "2025-02-17",
        "roles": {"PARTICIPANT": (HAN,)},
        "numbers": (),
    }
    given |= told
    given["numbers"] = tuple(number for words in given["numbers"] for number in read_numbers(words))  # type: ignore[attr-defined]
    return Account(document, **given)  # type: ignore[arg-type]


def cited(publisher: str | None, text: str, document: str = "") -> Evidence:
    identifier = f"document/{document or publisher or 'none'}"
    return Evidence(Excerpt(text, 0, len(text)), (), Cited(identifier, "Title", publisher, "2025-02-18", None))


def values(points: tuple[Point, ...]) -> dict[str, dict[str, tuple[str, ...]]]:
    return {point.on: {said.value: said.documents for said in point.values} for point in points}


def test_accounts_agree_and_differ() -> None:
    agreed, differences = compare(
        [
            account("A", numbers=("261 people",)),
            account("B", date="2025-02-18", roles={"PARTICIPANT": (HAN, TAWEE)}, numbers=("260 people", "3 compounds")),
        ]
    )
    both = ("document/A", "document/B")
    assert values(agreed) == {"status": {"held": both}, "PARTICIPANT": {"official/han": both}}
    assert values(differences) == {
        "date": {"2025-02-17": ("document/A",), "2025-02-18": ("document/B",)},
        "PARTICIPANT": {"official/tawee": ("document/B",)},
        "people": {"261 people": ("document/A",), "260 people": ("document/B",)},
    }


def test_a_date_cut_short_agrees_with_its_day() -> None:
    agreed, differences = compare([account("A"), account("B", date="2025-02"), account("C", date=None)])
    assert not differences
    assert values(agreed)["date"] == {"2025-02-17": ("document/A",), "2025-02": ("document/B",)}


def test_numbers_agree_by_value_and_not_by_words() -> None:
    agreed, differences = compare(
        [account("A", numbers=("two dozen suspects", "$2 million")), account("B", numbers=("24 suspects",))]
    )
    assert not differences
    assert values(agreed)["people"] == {"two dozen suspects": ("document/A", "document/B")}


def test_publishers_of_copies_count_once() -> None:
    copy = WIRE.replace("Thai and Chinese police", "THAI and Chinese Police").replace("Monday", "Monday,")
    other = "Bangkok and Beijing are to run a common centre to fight the gangs of Myawaddy, it was decided."
    assert count_publishers([cited("Xinhua", WIRE), cited("Bernama", copy)]) == 1
    assert count_publishers([cited("Xinhua", WIRE), cited("Bernama", copy), cited("Bangkok Post", other)]) == 2
    assert count_publishers([cited("Xinhua", WIRE), cited("Xinhua", other, "second")]) == 1
    assert count_publishers([cited("Xinhua", WIRE), cited(None, other)]) == 1
    assert count_publishers([cited("Xinhua", "They met in Bangkok."), cited("AFP", "They met at Bangkok.")]) == 2


def test_a_copy_is_whole() -> None:
    own = "The centre will open in April with forty officers from each side, the ministry added later."
    evidence = [cited("Xinhua", WIRE), cited("Bernama", WIRE), cited("Bernama", own)]
    assert count_publishers(evidence) == 1  # Bernama adds to the wire
    evidence = [cited("Xinhua", WIRE), cited("Xinhua", "He left for Laos on the next day."), *evidence[1:]]
    assert count_publishers(evidence) == 2  # each has something of its own


def test_differences_are_told() -> None:
    accounts = (account("A", numbers=("261 people",)), account("B", date="2025-02-18", numbers=("260 people",)))
    _, differences = compare(accounts)
    fact = FactView("meeting/1", "Meeting", None, "held", None, {}, (), 2, ("A", "B"), 2, accounts, (), differences)
    assert tell_differences(fact) == (
        "Reports differ on the date: 17 February 2025 (A) or 18 February 2025 (B).",
        "Reports differ on the number of people: 261 people (A) or 260 people (B).",
    )
    second = replace(accounts[0], roles={"PARTICIPANT": (HAN, TAWEE)})
    _, differences = compare((second, replace(accounts[1], date="2025-02-17", numbers=())))
    assert tell_differences(replace(fact, differences=differences)) == ("Named by A alone: Tawee Sodsong.",)


def test_two_entities_of_one_name_are_no_difference() -> None:
    stranger = Role("person/~~Tawee%20Sodsong", "Tawee Sodsong", "Tawee")
    told = [account(name, roles={"PARTICIPANT": (HAN, one)}) for name, one in (("A", TAWEE), ("B", stranger))]
    agreed, differences = compare(told)
    assert not differences
    assert values(agreed)["PARTICIPANT"] == {one.id: ("document/A", "document/B") for one in (HAN, TAWEE)}
