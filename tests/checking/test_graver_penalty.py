"""Which of two offences is punished more severely."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from lawcheck.checking.check import judge_of
from lawcheck.clauses import build_tree
from lawcheck.reading import read_law
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import Concept, Condition, Region
from lawcheck.sources import read_text

CONCEPTS = {"ferrying": ("ferrying",), "child": ("child~",)}
REGIONS: dict[str, dict[str, Any]] = {
    "ferrying": {"says": "Ferrying.", "seeds": [{"role": "offence", "has": [["ferrying"]]}]},
    "ferrying-children": {"says": "Of children.", "seeds": [{"role": "offence", "has": [["ferrying"], ["child"]]}]},
}
LAW = """FERRIES ACT

1. Ferrying
A person who engages in ferrying commits an offence and is liable to imprisonment for {adults} years.

2. Ferrying of children
A person who engages in ferrying a child commits an offence and is liable to imprisonment for {children} years.
"""
SUBSECTIONS = """FERRIES ACT

1. Ferrying
(1) A person who engages in ferrying commits an offence and is liable to imprisonment for five years.
(2) A person who engages in ferrying a child commits an offence and is liable to imprisonment for life.
"""
SCHEDULE = """FERRIES ACT

1. Ferrying
A person who engages in ferrying commits an offence.

2. Ferrying of children
A person who engages in ferrying a child commits an offence.

3. Penalties
(1) A person who commits an offence under section 1 is liable to imprisonment for three years.
(2) A person who commits an offence under section 2 is liable to imprisonment for four years.
"""
ONE_SECTION = """FERRIES ACT

1. Ferrying
A person who engages in ferrying, even of a child, commits an offence and is liable to imprisonment for ten years.
"""


def graver(text: str) -> bool:
    concepts = {name: Concept(says=name, patterns=patterns) for name, patterns in CONCEPTS.items()}
    regions = {name: Region.model_validate(region) for name, region in REGIONS.items()}
    law = read_law(build_tree(read_text(text, "ferries")), "en")
    adapter: TypeAdapter[Any] = TypeAdapter(Condition)
    condition = adapter.validate_python({"graver": "ferrying-children", "than": "ferrying"})
    return judge_of(law, RuleSet({}, regions, {}, {"en": concepts}, {}, {})).decide(condition).holds


@pytest.mark.parametrize(("adults", "children", "expected"), [(5, 10, True), (10, 10, False), (10, 5, False)])
def test_a_higher_maximum_in_a_section_of_its_own_is_graver(adults: int, children: int, expected: bool) -> None:
    assert graver(LAW.format(adults=adults, children=children)) is expected


def test_subsections_of_one_section_are_held_against_each_other() -> None:
    assert graver(SUBSECTIONS)


def test_a_penalty_set_elsewhere_is_found_by_its_reference() -> None:
    assert graver(SCHEDULE)
    assert not graver(SCHEDULE.replace("four years", "two years"))


def test_one_section_for_both_is_not_graver() -> None:
    assert not graver(ONE_SECTION)
