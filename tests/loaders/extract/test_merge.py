"""One claim a fact: leads repeat bodies, stages and targets stay apart."""

from loaders.extract.claims import Claim, Mention
from loaders.extract.merge import merge
from ontology.facts import Span

LAOS = Mention(Span(0, 4), "Country", "LA", "LA", "LA", "country")
POLICE = Mention(Span(0, 9), "Organization", "Lao Police Department", "LA", None, "shape")
CHINA = Mention(Span(0, 5), "Country", "CN", "CN", "CN", "country")
LI = Mention(Span(5, 7), "Person", "Li Wei")
CHEN = Mention(Span(5, 9), "Person", "Chen Bo")


def measure(start: int, *, kind: str = "arrest", by: tuple[Mention, ...] = (LAOS,), **more: object) -> Claim:
    against = more.pop("against", ())
    rule = str(more.pop("rule", kind))
    amounts = frozenset(str(number) for number in more.pop("amounts", ()))  # type: ignore[attr-defined]
    literals = {"kind": kind, "status": "done"} | {name: str(value) for name, value in more.items()}
    roles = {"takenBy": by, "against": against}
    return Claim("Measure", literals, roles, (Span(start, start + 10),), rule, amounts=amounts)  # type: ignore[arg-type]


def test_a_lead_and_its_body_are_one_with_all_evidence() -> None:
    merged = merge([measure(0), measure(50, date="2025-03-03", against=(LI,))])
    assert len(merged) == 1
    assert merged[0].literals["date"] == "2025-03-03"
    assert merged[0].roles["against"] == (LI,)
    assert set(merged[0].evidence) == {Span(0, 10), Span(50, 60)}


def test_a_body_and_its_state_are_one_actor() -> None:
    assert len(merge([measure(0), measure(50, by=(POLICE,), against=(LI,))])) == 1


def test_other_actor_kind_target_or_day_is_another_fact() -> None:
    base = measure(0, date="2025-03-03", against=(LI,))
    others = [
        measure(50, date="2025-03-03", against=(LI,), by=(CHINA,)),
        measure(50, date="2025-03-03", against=(LI,), kind="rescue"),
        measure(50, date="2025-03-03", against=(CHEN,)),
        measure(50, date="2025-03-04", against=(LI,)),
    ]
    assert [len(merge([base, other])) for other in others] == [2, 2, 2, 2]


def test_dated_acts_with_other_numbers_are_two() -> None:
    one, other = measure(0, date="2025-03", amounts=("12",)), measure(50, date="2025-03", amounts=("5",))
    assert len(merge([one, other])) == 2
    assert len(merge([one, measure(50, date="2025-03", amounts=("12",))])) == 1


def test_stages_of_a_case_stay_apart() -> None:
    stages = [measure(0, kind="prosecution", rule="charge"), measure(50, kind="prosecution", rule="sentence")]
    assert len(merge(stages)) == 2


def test_the_order_of_claims_does_not_depend_on_the_input() -> None:
    claims = [measure(0), measure(50, kind="rescue"), measure(90, by=(CHINA,))]
    assert merge(claims) == merge(reversed(claims))
