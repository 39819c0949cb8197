import pytest

from graph.answers import FactView, Role
from graph.sentences import date_in_words, since_in_words, tell
from graph.wording import ACTS, AGREEMENTS
from ontology.terms import read_ontology

HAN = Role("official/han-zhiqiang", "Han Zhiqiang", "Han Zhiqiang")
PHUMTHAM = Role("official/phumtham-wechayachai", "Phumtham Wechayachai", "Puttan")
LIU = Role("official/liu-zhongyi", "Liu Zhongyi", "Liu")
CHINA, THAILAND = Role("country/CN", "China", "Chinese"), Role("country/TH", "Thailand", "Thailand")
LAOS, STATES = Role("country/LA", "Laos", "Laos"), Role("country/US", "United States", "Washington")
MYAWADDY, MAE_SOT = Role("place/mm-myawaddy", "Myawaddy", "Myawadi"), Role("place/th-mae-sot", "Mae Sot", "Mae Sot")
FRAUD = Role("crime/telecom_fraud", "telecom fraud", "scams")
MPS = Role("organization/mps", "Ministry of Public Security", "MPS")
INTERPOL = Role("organization/interpol", "Interpol", "Interpol")
SHE, CHANNEL = Role("person/~~She", "She Kailun", "She Kailun"), Role("asset/~~C", "Galaxy Channel", "Galaxy Channel")
BERNAMA = Role("organization/bernama", "Bernama", "Bernama")


def fact(
    kind_of_fact: str, date: str | None = None, *, kind: str | None = None, status: str | None = None, **rest: object
) -> FactView:
    names = {name: value for name, value in rest.items() if not isinstance(value, tuple)}
    roles = {name: value for name, value in rest.items() if isinstance(value, tuple)}
    return FactView(
        id="x/1",
        type=kind_of_fact,
        kind=kind,
        status=status,
        date=date,
        roles=roles,
        evidence=(),
        reports=1,
        publishers=(),
        **names,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            fact("Meeting", "2025-02", status="held", PARTICIPANT=(HAN, PHUMTHAM)),
            'Han Zhiqiang met Phumtham Wechayachai ("Puttan") in February 2025.',
        ),
        (
            fact(
                "Meeting",
                "2025-02-17",
                status="held",
                PARTICIPANT=(LIU, PHUMTHAM, HAN),
                LOCATION=(MAE_SOT,),
                ABOUT=(FRAUD,),
            ),
            'Liu Zhongyi met Phumtham Wechayachai ("Puttan") and Han Zhiqiang in Mae Sot on 17 February 2025 '
            "about telecom fraud.",
        ),
        (
            fact("Meeting", "2025-03-20", status="planned", PARTICIPANT=(CHINA, STATES)),
            "China is to meet the United States on 20 March 2025.",
        ),
        (fact("Meeting", status="held", PARTICIPANT=(HAN,)), "Han Zhiqiang held a meeting."),
        (
            fact("Measure", "2025-02-05", kind="power_cut", status="done", TAKEN_BY=(THAILAND,), AGAINST=(MYAWADDY,)),
            'Thailand cut power to Myawaddy ("Myawadi") on 5 February 2025.',
        ),
        (
            fact(
                "Measure", "2025-02-05", kind="power_cut", status="ongoing", TAKEN_BY=(CHINA, LAOS), AGAINST=(MAE_SOT,)
            ),
            "China and Laos have been cutting power to Mae Sot since 5 February 2025.",
        ),
        (
            fact("Measure", "2025-02-05", kind="arrest", status="done", TAKEN_BY=(MPS,), AGAINST=(SHE, FRAUD)),
            'The Ministry of Public Security ("MPS") arrested She Kailun over telecom fraud on 5 February 2025.',
        ),
        (
            fact("Measure", kind="arrest", status="done", AGAINST=(MAE_SOT,)),
            "An unnamed authority made arrests in Mae Sot.",
        ),
        (
            fact("Measure", kind="border_control", status="planned", TAKEN_BY=(THAILAND,), AGAINST=(MAE_SOT,)),
            "Thailand plans to tighten border controls towards Mae Sot.",
        ),
        (
            fact("Measure", "2025-02", kind="sanction", status="proposed", TAKEN_BY=(STATES,), AGAINST=(SHE,)),
            "In February 2025, the United States proposed imposing sanctions on She Kailun.",
        ),
        (
            fact("Measure", kind="law_change", status="approved", TAKEN_BY=(THAILAND,), AGAINST=(FRAUD,)),
            "Thailand approved changing the law against telecom fraud.",
        ),
        (
            fact("Measure", kind="asset_seizure", status="done", TAKEN_BY=(THAILAND,), AGAINST=(CHANNEL,)),
            "Thailand seized Galaxy Channel.",
        ),
        (
            fact("Measure", kind="asset_seizure", status="done", TAKEN_BY=(THAILAND,), AGAINST=(SHE,)),
            "Thailand seized assets of She Kailun.",
        ),
        (
            fact("Agreement", "2024-07-10", kind="treaty", status="signed", PARTY=(CHINA, LAOS), ABOUT=(FRAUD,)),
            "China and Laos signed a treaty on 10 July 2024 concerning telecom fraud.",
        ),
        (
            fact("Agreement", kind="treaty", status="in_force", PARTY=(CHINA, LAOS), name="Treaty of Peace"),
            "China and Laos have the Treaty of Peace in force.",
        ),
        (
            fact("Agreement", "2025", kind="mechanism", status="in_force", PARTY=(INTERPOL,)),
            "Interpol has had a cooperation mechanism in force since 2025.",
        ),
        (
            fact("Agreement", kind="joint_statement", status="agreed", PARTY=(CHINA, LAOS)),
            "China and Laos adopted a joint statement.",
        ),
        (
            fact("Agreement", kind="mechanism", status="proposed", PARTY=(CHINA, LAOS)),
            "China and Laos proposed a cooperation mechanism.",
        ),
        (
            fact("Statement", "2025-02-10", SPEAKER=(HAN,), ABOUT=(FRAUD, MAE_SOT), VIA=(BERNAMA,)),
            "Han Zhiqiang spoke about telecom fraud and Mae Sot in a statement carried by Bernama on 10 February 2025.",
        ),
        (fact("Statement", SPEAKER=(HAN,)), "Han Zhiqiang made a statement."),
        (
            fact("Office", title="Ambassador to Thailand", since="2021-08", HOLDER=(HAN,), OF=(CHINA,)),
            "Han Zhiqiang has been China's Ambassador to Thailand since August 2021.",
        ),
        (
            fact("Office", title="Prime Minister", since="2022", until="2023-01-02", HOLDER=(HAN,), OF=(LAOS,)),
            "Han Zhiqiang was Laos' Prime Minister from 2022 to 2 January 2023.",
        ),
        (
            fact("Office", title="Assistant Minister", HOLDER=(LIU,), OF=(MPS,)),
            'Liu Zhongyi is named as Assistant Minister at the Ministry of Public Security ("MPS").',
        ),
        (
            fact("Office", title="Interpol Secretary General", HOLDER=(LIU,), OF=(INTERPOL,)),
            "Liu Zhongyi is named as Interpol Secretary General.",
        ),
    ],
)
def test_a_fact_is_told(told: FactView, sentence: str) -> None:
    assert tell(told) == sentence


def test_the_ends_of_a_step_are_named_first() -> None:
    met = fact("Meeting", status="held", PARTICIPANT=(HAN, LIU, PHUMTHAM))
    assert tell(met, lead=[LIU.id, HAN.id]) == 'Liu Zhongyi met Han Zhiqiang and Phumtham Wechayachai ("Puttan").'


def test_a_long_list_is_cut_and_counted() -> None:
    crowd = tuple(Role(f"country/{number}", f"Country {number}", "") for number in range(9))
    told = tell(fact("Meeting", status="held", PARTICIPANT=(HAN, *crowd)))
    assert told == "Han Zhiqiang met Country 0, Country 1, Country 2, Country 3, Country 4 and 4 others."


@pytest.mark.parametrize("status", [*read_ontology().schemes["measure-status"]])
@pytest.mark.parametrize("kind", [*read_ontology().schemes["measure"]])
def test_every_kind_of_measure_has_words(kind: str, status: str) -> None:
    for against in ((), (SHE,), (MAE_SOT,), (FRAUD,), (CHANNEL,), (STATES, SHE, FRAUD)):
        told = tell(fact("Measure", "2025", kind=kind, status=status, TAKEN_BY=(THAILAND,), AGAINST=against))
        assert "Thailand" in told
        assert "  " not in told
        assert all(role.name in told for role in against)


def test_the_words_are_those_of_the_ontology() -> None:
    assert set(ACTS) == set(read_ontology().schemes["measure"])
    assert set(AGREEMENTS) == set(read_ontology().schemes["agreement"])
    for status in read_ontology().schemes["agreement-status"]:
        for kind in AGREEMENTS:
            assert tell(fact("Agreement", kind=kind, status=status, PARTY=(CHINA, LAOS))).startswith("China and Laos ")


@pytest.mark.parametrize(
    ("date", "words", "since"),
    [
        (None, "", ""),
        ("2025", "in 2025", "since 2025"),
        ("2025-02", "in February 2025", "since February 2025"),
        ("2025-02-05", "on 5 February 2025", "since 5 February 2025"),
        ("2025-02-24/2025-02-25", "from 24 to 25 February 2025", "from 24 to 25 February 2025"),
        ("2025-01-27/2025-02-17", "from 27 January to 17 February 2025", "from 27 January to 17 February 2025"),
        ("2024-12-27/2025-02-17", "from 27 December 2024 to 17 February 2025", None),
        ("2025-01/2025-03", "from January to March 2025", None),
        ("2024/2025", "from 2024 to 2025", None),
        ("2025-02/2025-03-04", "from February 2025 to 4 March 2025", None),
    ],
)
def test_dates_in_words(date: str | None, words: str, since: str | None) -> None:
    assert date_in_words(date) == words
    if since is not None:
        assert since_in_words(date) == since
