from dataclasses import replace
from itertools import permutations

import pytest

from ontology.authority import shipped_authority
from ontology.facts import Entity, Fact, Span, Use
from ontology.iris import entity_key
from ontology.occasion import key

PLACES = shipped_authority().places
OFFICIALS = {post.holder.key: post.holder for post in shipped_authority().posts}
THAILAND, CHINA, MYANMAR, CAMBODIA = (shipped_authority().countries[code].entity for code in ("TH", "CN", "MM", "KH"))
XI, LI, PAETONGTARN = (OFFICIALS[name] for name in ("cn-xi-jinping", "cn-li-qiang", "th-paetongtarn-shinawatra"))
UNODC = Entity("Organization", "unodc", "UNODC")
DRUGS, FRAUD = (Entity("Crime", code, code) for code in ("drug_trafficking", "telecom_fraud"))


def fact(label: str, date: str | None = "2025-02-17", **told: str | tuple[Entity, ...]) -> Fact:
    literals = {name: value for name, value in told.items() if isinstance(value, str)}
    roles = {
        name: tuple(Use(entity, entity.name, "") for entity in of) for name, of in told.items() if isinstance(of, tuple)
    }
    return Fact(label, literals | ({"date": date} if date else {}), roles, (Span(0, 1),))


def met(*who: Entity, date: str | None = "2025-02-17", about: tuple[Entity, ...] = ()) -> str | None:
    return key(fact("Meeting", date, participant=who, about=about))


def taken(kind: str, *against: Entity, by: tuple[Entity, ...] = (CAMBODIA,)) -> str | None:
    return key(fact("Measure", kind=kind, takenBy=by, against=against))


def envoy(name: str, country: str | None) -> Entity:
    return Entity("Official", f"~{country or ''}~{name}", name, country)


@pytest.mark.parametrize("date", [None, "2025-02", "2025", "2025-01/2025-02"])
def test_without_a_day_there_is_no_occasion(date: str | None) -> None:
    assert met(THAILAND, CHINA, date=date) is None


def test_of_several_days_the_first_counts_and_a_campaign_is_told_by_its_span() -> None:
    assert met(THAILAND, CHINA, date="2025-02-17/2025-02-19") == met(THAILAND, CHINA)
    assert met(THAILAND, CHINA, date="2025-02-17/2025-05-17") not in (None, met(THAILAND, CHINA))


def test_a_minister_meets_one_minister_of_a_state_at_a_time() -> None:
    assert met(XI, PAETONGTARN) != met(LI, PAETONGTARN)
    assert met(XI, PAETONGTARN, envoy("Somchai", "TH")) == met(XI, PAETONGTARN)


def test_others_count_by_their_state_and_bodies_of_none_not_beside_two() -> None:
    assert met(envoy("Han", "CN"), envoy("Somchai", "TH")) == met(CHINA, THAILAND) == met(CHINA, THAILAND, UNODC)
    assert met(UNODC, CHINA) != met(CHINA, THAILAND)
    assert met(CHINA, THAILAND, about=(DRUGS,)) != met(CHINA, THAILAND, about=(FRAUD,))


def test_of_many_states_reports_name_more_and_fewer() -> None:
    assert met(CHINA, MYANMAR, THAILAND) == met(CHINA, CAMBODIA, MYANMAR, THAILAND)
    assert met(CHINA, MYANMAR, THAILAND) != met(CHINA, THAILAND)


def test_a_raid_is_told_by_the_division_at_home_and_the_state_abroad() -> None:
    town, compound, elsewhere = (PLACES[name].entity for name in ("kh-sihanoukville", "kh-jinbei", "kh-poipet"))
    assert taken("operation", town) == taken("operation", compound) != taken("operation", elsewhere)
    assert taken("operation", town, by=(THAILAND,)) == taken("operation", elsewhere, by=(THAILAND,))


def test_frequent_kinds_need_a_target_and_rare_ones_do_not() -> None:
    assert taken("arrest") is None
    assert taken("arrest", DRUGS) is None
    assert taken("power_cut") == taken("power_cut", MYANMAR) != taken("fuel_cut", MYANMAR)
    assert taken("operation", by=(UNODC,)) is not None
    assert taken("power_cut", MYANMAR, by=()) is None


def test_the_arrested_are_told_apart_by_name() -> None:
    one, other = Entity("Person", "~~Karel%20Vermoot", "Karel Vermoot"), Entity("Person", "~~Jan%20Smit", "Jan Smit")
    assert (
        taken("arrest", one) == taken("arrest", replace(one, key="~BE~Karel", country="BE")) != taken("arrest", other)
    )


def test_an_extradition_needs_no_day() -> None:
    def extradited(date: str | None, status: str) -> str | None:
        person = Entity("Person", "~~Karel%20Vermoot", "Karel Vermoot")
        told = fact("Measure", date, kind="extradition", status=status, takenBy=(THAILAND,), against=(person,))
        return key(told)

    assert extradited("2025-11-12", "done") == extradited("2025-11", "done") == extradited(None, "done") is not None
    assert extradited(None, "approved") != extradited(None, "done")
    assert key(fact("Measure", None, kind="extradition", status="done", takenBy=(THAILAND,))) is None


def test_an_agreement_by_parties_kind_stage_and_topic() -> None:
    def agreed(kind: str, status: str, *about: Entity) -> str | None:
        return key(fact("Agreement", kind=kind, status=status, party=(CHINA, THAILAND), about=about))

    assert agreed("memorandum", "signed") == agreed("treaty", "agreed") != agreed("joint_statement", "agreed")
    assert agreed("treaty", "signed") != agreed("treaty", "in_force")
    assert agreed("treaty", "signed", DRUGS) != agreed("treaty", "signed", FRAUD)


def test_one_states_instrument_goes_by_its_name_and_month() -> None:
    def joined(date: str, name: str = "") -> str | None:
        return key(fact("Agreement", date, kind="treaty", status="signed", party=(CHINA,), name=name))

    assert joined("2025-10-25") is None
    assert joined("2025-10-25", "Hanoi Convention") == joined("2025-10", "Hanoi Convention") is not None


def test_speakers_are_told_apart_and_spellings_are_not() -> None:
    def said(*speaker: Entity, about: tuple[Entity, ...] = ()) -> str | None:
        return key(fact("Statement", speaker=speaker, about=about))

    assert said(envoy("Kim Jina", "KR")) == said(envoy("Kim Jin-a", "KR")) != said(envoy("Cho Hyun", "KR"))
    assert said(envoy("Li Na", "CN")) != said(envoy("Lin", "CN"))
    assert said(XI) != said(CHINA)
    assert said(XI, about=(DRUGS,)) != said(XI, about=(FRAUD,)) == said(XI, about=(FRAUD, DRUGS))


def test_the_order_in_which_a_document_names_them_does_not_count() -> None:
    for who in permutations((XI, PAETONGTARN, envoy("Somchai", "TH"), UNODC)):
        assert met(*who) == met(XI, PAETONGTARN)


def test_who_is_known_to_one_document_alone_is_nobody_elses() -> None:
    one, other = (Entity("Official", entity_key("Mali", "TH", document), "Mali", "TH") for document in ("1", "2"))
    assert key(fact("Statement", speaker=(one,))) != key(fact("Statement", speaker=(other,)))
    assert met(one, CHINA) == met(other, CHINA)
