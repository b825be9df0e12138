"""Conditions: where words count, and why words that came near do not."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from lawcheck.checking.check import judge_of
from lawcheck.checking.conditions import FAR, Outcome
from lawcheck.clauses import build_tree
from lawcheck.reading import read_law
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import Concept, Condition, Region
from lawcheck.sources import read_text

CONCEPTS = {
    "ferrying": ["ferr*"],
    "act": ["carries", "carry", "carriage"],
    "force": ["force", "violence"],
    "gain": ["gain", "reward"],
    "shelter": ["shelter"],
    "young": ["child", "children"],
    "aggravation": ["graver"],
}
REGIONS: dict[str, dict[str, Any]] = {
    "ferrying-offence": {
        "says": "Ferrying people.",
        "seeds": [{"role": "offence", "has": [["ferrying"]]}, {"role": "offence", "has": [["act"], ["gain"]]}],
        "definitions": ["ferrying"],
        "names": ["ferrying"],
    },
    "ferrying-gain": {"says": "Gain from ferrying.", "from": "ferrying-offence", "definitions": ["gain"]},
}
LAW = """FERRIES ACT

An Act to punish the ferrying of people by force, and to give shelter.

1. Interpretation
In this Act,
"ferrying" means the carriage of a person by day or by night;
"gain" means money, shelter or a favour;
"child" means a person under the age of sixteen years;
"reward" does not include violence.

2. Offence
(1) A person who commits ferrying for gain commits an offence and is liable to imprisonment for up to three years.
(2) In the graver case set out in section 3, the offender is liable to imprisonment for a term not exceeding ten years.

3. Graver case
The case is graver where the person uses force.

4. Shelter
(1) The Minister shall give shelter to every person ferried.
(2) It is hoped that children will be cared for.

5. Consumers
A person who uses force against a consumer commits an offence and is liable to a fine.
"""


CHILD = '1. Interpretation\nIn this Act, "child" means a person under the age of sixteen years.'


def decide(condition: dict[str, Any], text: str = LAW) -> Outcome:
    """Decide a condition on a law by the small rule set above."""
    law = read_law(build_tree(read_text(text)), "en")
    lexicon = {name: Concept(says=name, patterns=tuple(patterns)) for name, patterns in CONCEPTS.items()}
    regions = {name: Region.model_validate(region) for name, region in REGIONS.items()}
    rules = RuleSet({}, regions, {}, {"en": lexicon}, {}, {})
    parsed: Condition = TypeAdapter(Condition).validate_python(condition)
    return judge_of(law, rules).decide(parsed)


def quotes(outcome: Outcome, text: str = LAW) -> list[str]:
    """The words an outcome rests on."""
    canonical = read_text(text).text
    return [canonical[words.start : words.end] for words in outcome.words]


def why(outcome: Outcome) -> str:
    """Why the nearest miss did not count."""
    assert not outcome.holds
    return outcome.misses[0].why


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"find": "force"}, True),
        ({"find": "force", "in": "ferrying-offence"}, False),
        ({"find": "act", "in": "ferrying-offence"}, True),  # in the definition of ferrying
        ({"find": "shelter", "in": "ferrying-offence"}, False),
        ({"find": "shelter", "in": "ferrying-gain"}, True),  # in the definition of gain
        ({"find": "shelter", "about": "ferrying-offence", "role": "duty"}, True),
        ({"find": "young", "role": "duty"}, False),
        ({"find": "force", "negated": "yes"}, True),
        ({"find": "ferrying", "with": [["gain"]], "in": "ferrying-offence"}, True),
        ({"find": "ferrying", "without": "gain", "role": "offence"}, False),
        ({"find": "ferrying", "with": ["gain"], "near": 1, "role": "offence"}, True),
        ({"find": "ferrying", "with": ["shelter"], "unit": "item", "in": "ferrying-offence"}, False),
        ({"age": "young", "below": 18}, True),
        ({"age": "young", "at_least": 18}, False),
        ({"penalty": "ferrying-offence", "below": 4}, True),
        ({"penalty": "ferrying-offence", "at_least": 4}, False),
        ({"penalty": "ferrying-offence", "at_least": 4, "aggravated": True}, True),
        ({"every": "ferrying-offence", "has": ["gain"]}, True),
        ({"every": "ferrying-offence", "has": ["force"]}, False),
        ({"some": "ferrying-offence", "lacks": ["force"]}, True),
        ({"some": "ferrying-offence", "only": ["young"], "has": ["gain"]}, False),
        ({"region": "ferrying-offence"}, True),
        ({"region": "ferrying-offence", "role": "right"}, False),
        ({"not": {"region": "ferrying-offence"}}, False),
        ({"any": [{"find": "young", "role": "duty"}, {"find": "shelter", "role": "duty"}]}, True),
        ({"all": [{"find": "young", "role": "duty"}, {"find": "shelter", "role": "duty"}]}, False),
    ],
)
def test_a_condition_holds_where_the_law_says_so_in_the_right_place(condition: dict[str, Any], holds: bool) -> None:
    assert decide(condition).holds is holds


def test_evidence_is_the_words_themselves() -> None:
    assert quotes(decide({"find": "act", "in": "ferrying-offence"})) == ["carriage"]


def test_evidence_in_a_definition_tells_the_way_from_the_offence() -> None:
    (words,) = decide({"find": "shelter", "in": "ferrying-gain"}).words
    assert len(words.via) == 1


def test_a_near_miss_says_what_ruled_it_out() -> None:
    only = "1. Offence\nA person who commits ferrying for gain commits an offence."
    assert why(decide({"find": "force", "in": "ferrying-offence"})) == "stands outside ferrying people"
    assert "not about ferrying people" in why(decide({"find": "young", "about": "ferrying-offence"}))
    assert "not a duty" in why(decide({"find": "young", "role": "duty"}))
    assert why(decide({"find": "young", "not_role": ["definition", "objects", "duty"]}, CHILD)) == (
        "stands in a definition, a clause on objects or a duty"
    )
    assert "does not speak of young" in why(decide({"find": "gain", "with": ["young"]}, only))
    assert "speaks of gain" in why(decide({"find": "ferrying", "without": "gain"}, only))
    assert "does not speak of force" in why(decide({"every": "ferrying-offence", "has": ["force"]}))
    assert "speaks of gain" in why(decide({"every": "ferrying-offence", "lacks": ["gain"]}))
    assert "preamble" in why(decide({"find": "shelter"}, f"FERRIES ACT\n\nAn Act to give shelter.\n\n{only}"))
    assert why(decide({"not": {"find": "gain"}}, only)) == "stands against it"
    assert "does not include" in why(
        decide({"find": "force"}, '1. Interpretation\nIn this Act, "reward" does not include violence.')
    )
    assert "3 years" in why(decide({"penalty": "ferrying-offence", "at_least": 4}))
    assert "16" in why(decide({"age": "young", "at_least": 18}))


def test_the_nearest_miss_fails_the_fewest_demands() -> None:
    text = """1. Offence
    A person who commits ferrying commits an offence.
    2. Gain
    No officer may take a reward from a child.
    3. Force
    A person who ferries by force, without reward, commits an offence."""
    missed = decide({"find": "gain", "in": "ferrying-offence", "with": ["young"]}, text)
    assert [(miss.distance, miss.why) for miss in missed.misses] == [
        (0, "stands outside ferrying people"),
        (1, "is taken away by “without”"),
    ]
    assert [miss.distance for miss in decide({"find": "force", "with": ["young"]}, text).misses] == [FAR]


def test_the_long_title_is_no_evidence() -> None:
    text = "FERRIES ACT\n\nAn Act to give shelter.\n\n1. Title\nThis Act may be cited as the Ferries Act."
    assert not decide({"find": "shelter"}, text).holds


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"find": "shelter"}, False),
        ({"find": "shelter", "role": ["duty", "power"]}, False),
        ({"find": "shelter", "negated": "either"}, True),
        ({"find": "shelter", "role": ["offence", "duty"]}, True),
    ],
)
def test_what_is_forbidden_is_evidence_of_an_offence_and_of_no_duty(condition: dict[str, Any], holds: bool) -> None:
    """An offence forbids its conduct; a law that forbids to give shelter gives none."""
    text = "1. Shelter\nA person shall not give shelter to a ferryman. Whoever does so commits an offence."
    assert decide(condition, text).holds is holds
