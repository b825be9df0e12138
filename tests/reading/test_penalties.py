"""Punishments are read as figures."""

import math
from collections.abc import Callable

import pytest

from lawcheck.reading import Law

Read = Callable[..., Law]
LIFE = math.inf


@pytest.mark.parametrize(
    ("words", "minimum", "maximum", "fine"),
    [
        ("is liable to imprisonment for a term not exceeding ten years", None, 10, False),
        ("shall be punished with imprisonment which may extend to seven years and with fine", None, 7, True),
        ("shall be punished with imprisonment for not less than 5 years nor more than 20", 5, 20, False),
        ("shall be imprisoned for not less than 3 nor more than 10 years", 3, 10, False),
        ("shall be fined under this title or imprisoned not more than 20 years, or both", None, 20, True),
        ("shall be imprisoned for any term of years or for life", None, LIFE, False),
        ("shall be imprisoned for any term of years not less than 15 or for life", 15, LIFE, False),
        ("is liable to imprisonment for life", None, LIFE, False),
        ("is liable to life imprisonment", None, LIFE, False),
        ("is liable on conviction to a fine of $1 000 000 or to imprisonment for 25 years or to both", None, 25, True),
        ("is punished by deprivation of liberty from three to eight years", 3, 8, False),
        ("is punished by deprivation of liberty for a term of 3 to 8 years with a fine", 3, 8, True),
        ("shall be liable to imprisonment for forty-two months", None, 3.5, False),
        ("shall be liable to two years and six months imprisonment", None, 2.5, False),
        ("shall be liable to five years’ imprisonment", None, 5, False),
        ("shall be sentenced to penal servitude for fifteen years", None, 15, False),
        ("shall be punished with rigorous imprisonment for a term which shall not be less than seven years "
         "but may extend to fourteen years", 7, 14, False),
        ("shall be punished with imprisonment for up to ten (10) years", None, 10, False),
        ("shall be punished with a maximum term of imprisonment of twelve years", None, 12, False),
        ("shall be punished with death", None, LIFE, False),
        ("shall be punished with prison from three to ten years", 3, 10, False),
        ("shall be sanctioned with prison from eight to fifteen years", 8, 15, False),
        ("must not lie. Penalty: Imprisonment for 10 years or a fine of $500,000, or both", None, 10, True),
        ("must not lie. Penalty: Imprisonment for 10 years or 1,000 penalty units, or both", None, 10, True),
        ("must not lie. Maximum penalty: 10 years imprisonment", None, 10, False),
        ("must not lie. Penalty: $100,000", None, None, True),
        ("is liable to a fine not exceeding level 5 on the standard scale", None, None, True),
        ("is liable to a fine of five hundred pounds", None, None, True),
        ("shall be imprisoned, in the case of a second act, not less than 3 nor more than 10 years", 3, 10, False),
    ],
)  # fmt: skip
def test_figures_of_a_punishment(
    read: Read, words: str, minimum: float | None, maximum: float | None, fine: bool
) -> None:
    law = read(f"section 1: A person who recruits another {words}.")
    assert [(penalty.minimum, penalty.maximum, penalty.fine) for penalty in law.penalties] == [
        (None if minimum is None else pytest.approx(minimum), None if maximum is None else pytest.approx(maximum), fine)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "“Serious crime” means an offence punishable by a maximum deprivation of liberty of at least four years.",
        "A person who has been convicted of an offence punishable with imprisonment for four years is disqualified.",
        "An alien who was sentenced to imprisonment for two years is a prohibited immigrant.",
        "The licence is granted for a period of three years.",
        "Proceedings may be commenced within twelve years.",
        "A person under eighteen years of age shall not be detained.",
        "This applies to an offence for which the maximum penalty is imprisonment for five years.",
    ],
)
def test_what_is_no_punishment(read: Read, words: str) -> None:
    assert read(f"section 1: {words}").penalties == ()


@pytest.mark.parametrize(
    "words",
    [
        "A person who does so is guilty of a Class B felony and shall be punished.",
        "A person who does so is liable to a fine of the third category.",
        "A person who abets an offence shall be punished in accordance with Chapter V of the Penal Code.",
    ],
)
def test_figures_that_another_law_gives_stand_elsewhere(read: Read, words: str) -> None:
    law = read(f"section 1: {words}")
    assert [(penalty.elsewhere, penalty.maximum) for penalty in law.penalties] == [(True, None)]


def test_a_punishment_belongs_to_the_item_that_holds_its_figure(read: Read) -> None:
    law = read("""
section 1: A person guilty of an offence is liable to imprisonment for a term not exceeding—
  paragraph (a): ten years; or
  paragraph (b): where the victim is a child, twenty years.
""")
    assert [(penalty.clause, penalty.maximum) for penalty in law.penalties] == [(1, 10), (2, 20)]


def test_a_punishment_in_a_shared_lead_in_is_read_once(read: Read) -> None:
    law = read("""
section 1: A person is liable to imprisonment for ten years who—
  paragraph (a): recruits; or
  paragraph (b): harbours.
""")
    assert [(penalty.clause, penalty.maximum) for penalty in law.penalties] == [(0, 10)]


def test_graver_cases_have_punishments_of_their_own(read: Read) -> None:
    law = read(
        "section 1: Whoever holds a slave shall be imprisoned not more than 20 years. "
        "If death results, the defendant shall be imprisoned for life."
    )
    assert [penalty.maximum for penalty in law.penalties] == [20, math.inf]


def test_punishments_of_bodies_corporate_are_marked(read: Read) -> None:
    law = read("""
section 1: A person guilty of an offence is liable—
  paragraph (a): in the case of an individual, to imprisonment for ten years;
  paragraph (b): in the case of a body corporate, to a fine of one million dollars.
section 2: A company which commits an offence is liable to a fine.
section 3: A director of a company who commits an offence is liable to a fine.
""")
    assert [penalty.legal_person for penalty in law.penalties] == [False, True, True, False]


def test_imprisonment_without_a_figure_is_told_from_a_fine(read: Read) -> None:
    law = read("section 1: A thief is liable to imprisonment or to a fine.\nsection 2: A liar is liable to a fine.")
    assert [(penalty.imprisonment, penalty.fine) for penalty in law.penalties] == [(True, True), (False, True)]


@pytest.mark.parametrize(
    "words",
    [
        "An offence under this section is a felony of the second degree.",
        "A person who sells another is guilty of a Class B felony.",
        "Trade in persons is a third degree felony.",
    ],
)
def test_degrees_of_felonies_are_punishments_fixed_elsewhere(read: Read, words: str) -> None:
    assert [penalty.elsewhere for penalty in read(f"section 1: {words}").penalties] == [True]


def test_a_schedule_of_penalties_parts_persons_from_companies(read: Read) -> None:
    law = read("""
section 19: X.
schedule 1 = Penalties:
  paragraph 6: For an offence against section 19: imprisonment for 7 years; for a body corporate, a fine of $800,000.
""")
    assert [(penalty.maximum, penalty.fine, penalty.legal_person) for penalty in law.penalties] == [
        (7, False, False), (None, True, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "minimum", "maximum"),
    [
        ("Where it is committed against a child, the term may extend to seven years.", None, 7),
        ("The penalties are increased to ten (10) to thirty (30) years where a gang acts.", 10, 30),
        ("The term in section 3 shall be fifteen years where a person dies.", None, 15),
        ("The penalty is increased by one half where a child is harmed.", None, None),
    ],
)
def test_graver_forms_raise_the_punishment(
    read: Read, words: str, minimum: float | None, maximum: float | None
) -> None:
    assert [(one.minimum, one.maximum) for one in read(f"section 1: {words}").penalties] == [(minimum, maximum)]
