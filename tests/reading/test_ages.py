"""Limits of age are read as figures."""

from collections.abc import Callable

import pytest

from lawcheck.reading import Law

Read = Callable[..., Law]


@pytest.mark.parametrize(
    ("words", "years", "below"),
    [
        ("a person under the age of 18 years", 18, True),
        ("a person under eighteen years of age", 18, True),
        ("any person below the age of eighteen (18) years", 18, True),
        ("a person who has not attained the age of 16 years", 16, True),
        ("a person who has not completed eighteen years", 18, True),
        ("a person who has not reached the age of twenty-one", 21, True),
        ("a person less than 18 years old", 18, True),
        ("a person younger than 14 years", 14, True),
        ("a child under eighteen years", 18, True),
        ("a person who is not yet 18 years of age", 18, True),
        ("a person who is 18 years of age or older", 18, False),
        ("a person aged eighteen years or over", 18, False),
        ("a person over the age of 12 years", 12, False),
        ("a person who has attained the age of 18 years", 18, False),
        ("a person not under the age of 21 years", 21, False),
        ("a person of at least 18 years of age", 18, False),
        ("a person who has not attained the eighteenth year of age", 18, True),
    ],
)
def test_limits_of_age(read: Read, words: str, years: float, below: bool) -> None:
    law = read(f"section 1: It applies to {words} and to others.")
    assert [(age.years, age.below) for age in law.ages] == [(years, below)]


@pytest.mark.parametrize(
    "words",
    [
        "a person who has not reached bodily maturity",
        "imprisonment for a term under five years",
        "a fine of not less than 500 pounds",
        "a licence given for three years",
        "three or more persons",
        "not later than 18 months after the end of the old term",
    ],
)
def test_what_is_no_age(read: Read, words: str) -> None:
    assert read(f"section 1: It applies to {words} and to others.").ages == ()


def test_an_age_in_a_shared_lead_in_is_read_once(read: Read) -> None:
    law = read("""
section 1: A person under 18 years of age shall not—
  paragraph (a): be detained;
  paragraph (b): be fined.
""")
    assert [(age.clause, law.document.text[age.start : age.end]) for age in law.ages] == [(0, "under 18 years of age")]
