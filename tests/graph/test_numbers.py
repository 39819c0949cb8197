import pytest

from graph.numbers import read_numbers


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Thailand took in 261 people from 20 countries on 12 February 2025.", [("people", 261, "261 people")]),
        ("Fifty-four Chinese nationals were held.", [("people", 54, "Fifty-four Chinese nationals")]),
        ("Some 1,041 Chinese were flown home.", [("people", 1041, "1,041 Chinese")]),
        ("Two hundred people and two dozen guards.", [("people", 200, "Two hundred people")]),
        ("Five Indonesians left three sites.", [("people", 5, "Five Indonesians"), ("places", 3, "three sites")]),
        ("A court froze US$3.2 billion.", [("money", 3.2e9, "US$3.2 billion")]),
        ("They seized 1.2 million baht and 2.5 tonnes of ketamine.", [
            ("money", 1.2e6, "1.2 million baht"), ("weight", 2500, "2.5 tonnes"),
        ]),
        ("A 35-year-old man was held.", []),
        ("On 12 February Thai police met, and in 2025 Chinese officials left.", []),
    ],
)  # fmt: skip
def test_numbers_are_read_with_what_they_count(sentence: str, found: list[tuple[str, float, str]]) -> None:
    assert [tuple(number) for number in read_numbers(sentence)] == found
