"""Penalties for acts around an offence are not those of the offence."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from lawcheck.checking.check import judge_of
from lawcheck.clauses import build_tree
from lawcheck.reading import read_law
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import Concept, Condition, Region
from lawcheck.sources import read_text

CONCEPTS = {"ferrying": ("ferrying",), "organising": ("organis*",)}
REGION = {"says": "Ferrying.", "seeds": [{"role": "offence", "has": [["ferrying"]]}]}
LAW = """FERRIES ACT

1. Ferrying
A person who engages in ferrying commits an offence and is liable to imprisonment for three years.

2. Organisers
A person who organises an offence under section 1 commits an offence and is liable to imprisonment for ten years.
"""


def at_least_four(text: str, **more: Any) -> bool:
    concepts = {name: Concept(says=name, patterns=patterns) for name, patterns in CONCEPTS.items()}
    law = read_law(build_tree(read_text(text, "ferries")), "en")
    adapter: TypeAdapter[Any] = TypeAdapter(Condition)
    condition = adapter.validate_python({"penalty": "ferrying", "at_least": 4, **more})
    rules = RuleSet({}, {"ferrying": Region.model_validate(REGION)}, {}, {"en": concepts}, {}, {})
    return judge_of(law, rules).decide(condition).holds


def test_a_provision_that_refers_to_the_offence_counts() -> None:
    assert at_least_four(LAW)


def test_a_provision_on_another_act_is_left_out() -> None:
    assert not at_least_four(LAW, lacks=["organising"])


def test_the_offence_itself_is_never_left_out() -> None:
    assert at_least_four(LAW.replace("three", "six").replace("engages in", "organises"), lacks=["organising"])
