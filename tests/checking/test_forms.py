"""Forms of an offence: which provisions are forms, what each reaches, and which penalty is the basic one."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from lawcheck.checking.check import judge_of
from lawcheck.checking.conditions import Judge
from lawcheck.clauses import build_tree
from lawcheck.reading import read_law
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import Concept, Condition, Region
from lawcheck.sources import read_text

CONCEPTS = {
    "ferrying": ["ferrying"],
    "carrying": ["carr*"],
    "gain": ["gain", "money"],
    "defence": ["not be a defence"],
    "young": ["child"],
    "aggravation": ["second conviction", "where death results"],
}
SEEDS = [
    {"defines": "ferrying", "has": [["carrying"]]},
    {"role": "offence", "has": [["ferrying"]]},
]
REGIONS: dict[str, dict[str, Any]] = {
    "none": {"says": "Nothing.", "seeds": [{"role": "offence", "heading": "young"}]},
    "ferrying": {"says": "Ferrying.", "seeds": SEEDS, "definitions": "ferrying", "further": False},
    "carried": {
        "says": "Forms with the act.",
        "from": ["none", "ferrying"],
        "has": [["carrying"]],
        "definitions": "ferrying",
        "further": False,
    },
    "gainful": {"says": "Forms, and all they use.", "from": "ferrying", "definitions": "ferrying"},
}
LAW = """FERRIES ACT

1. Interpretation
In this Act,
"ferrying" means the carrying of a person, whether or not a child, for gain;
"gain" means money.

2. Offence
A person who engages in ferrying commits an offence{penalty}.

3. Report
A person who knows of a crossing and does not report it commits an offence.
"""


def judge(text: str) -> Judge:
    concepts = {name: Concept(says=name, patterns=tuple(patterns)) for name, patterns in CONCEPTS.items()}
    regions = {name: Region.model_validate(region) for name, region in REGIONS.items()}
    rules = RuleSet({}, regions, {}, {"en": concepts}, {}, {})
    return judge_of(read_law(build_tree(read_text(text, "ferries")), "en"), rules)


def holds(text: str, condition: dict[str, Any]) -> bool:
    adapter: TypeAdapter[Any] = TypeAdapter(Condition)
    return judge(text).decide(adapter.validate_python(condition)).holds


def forms(region: str, text: str = LAW.format(penalty="")) -> list[str]:
    found = judge(text)
    return [found.law.clause(form.unit).citation for form in found.regions[region].forms]


def test_a_definition_that_an_offence_uses_is_no_form_of_its_own() -> None:
    assert forms("ferrying") == ["s 2"]


def test_forms_without_what_the_region_asks_for_are_left_out() -> None:
    unlinked = LAW.format(penalty="").replace('"ferrying" means the carrying', '"passage" means the movement')
    assert forms("ferrying", unlinked) == ["s 2"]
    assert forms("carried", unlinked) == []


def test_the_first_region_that_has_forms_is_followed() -> None:
    assert forms("none") == []
    assert forms("carried") == ["s 2"]


def test_definitions_that_definitions_use_are_followed_unless_told_otherwise() -> None:
    law = LAW.format(penalty="").replace("for gain", "for a gain").replace("means money", "means money paid")
    found = judge(law)
    reached = {
        name: {found.law.clause(clause).citation for clause in found.regions[name].reach}
        for name in ("carried", "gainful")
    }
    assert "s 1 'gain'" in reached["gainful"]
    assert "s 1 'gain'" not in reached["carried"]


def test_forms_are_chosen_by_their_own_words() -> None:
    assert holds(LAW.format(penalty=""), {"some": "carried", "has": [["carrying"]], "but_not": "young"})
    assert not holds(LAW.format(penalty=""), {"some": "carried", "has": [["carrying"]], "only": "young"})


@pytest.mark.parametrize(
    ("penalty", "condition", "expected"),
    [
        (" and is liable to imprisonment for a term of not less than seven years", {"at_least": 4}, True),
        (" and is liable to imprisonment for a term of not less than two years", {"at_least": 4}, False),
        (" and is liable to imprisonment for a term of not less than two years", {"below": 4}, False),
        (" and is liable to imprisonment for a term of not less than two years", {"elsewhere": True}, True),
        (" and is liable to imprisonment for three years and on a second conviction to imprisonment for ten years",
         {"below": 4}, True),
        (" and is liable to imprisonment for three years and on a second conviction to imprisonment for ten years",
         {"at_least": 4, "aggravated": True}, True),
        (" and is liable to imprisonment for ten years where death results", {"at_least": 4}, False),
    ],
)  # fmt: skip
def test_the_maximum_is_that_of_the_basic_form(penalty: str, condition: dict[str, Any], expected: bool) -> None:
    assert holds(LAW.format(penalty=penalty), {"penalty": "carried", **condition}) is expected


def test_company_under_an_exclusion_counts_where_either_may_be_negated() -> None:
    law = LAW.format(penalty="") + "\n4. Defence\nIt shall not be a defence that the ferrying was done for no gain.\n"
    condition = {"find": "defence", "with": ["gain"], "near": 20}
    assert not holds(law, condition)
    assert holds(law, {**condition, "negated": "either"})
