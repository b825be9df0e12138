"""Which words are cited where a condition holds in many places."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from lawcheck.checking.check import judge_of
from lawcheck.checking.conditions import MOST_EVIDENCE
from lawcheck.clauses import build_tree
from lawcheck.reading import read_law
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import Concept, Condition
from lawcheck.sources import read_text

CONCEPTS = {"bread": ("bread", "brown bread")}


def cited(text: str) -> list[tuple[str, str]]:
    concepts = {name: Concept(says=name, patterns=patterns) for name, patterns in CONCEPTS.items()}
    law = read_law(build_tree(read_text(text, "food")), "en")
    adapter: TypeAdapter[Any] = TypeAdapter(Condition)
    judge = judge_of(law, RuleSet({}, {}, {}, {"en": concepts}, {}, {}))
    words = judge.decide(adapter.validate_python({"find": "bread"})).words
    return [(law.clause(each.clause).citation, law.document.text[each.start : each.end]) for each in words]


def test_words_within_other_words_are_cited_once() -> None:
    assert cited("FOOD ACT\n\n1. Loaves\nThe host shall give brown bread.\n") == [("s 1", "brown bread")]


def test_every_clause_is_cited_before_one_is_cited_twice() -> None:
    often = ", bread".join([""] * (MOST_EVIDENCE + 4))
    found = cited(f"FOOD ACT\n\n1. Loaves\nThe host shall give soup{often}.\n\n2. Guests\nA guest may ask for bread.\n")
    assert len(found) == MOST_EVIDENCE
    assert found[-1] == ("s 2", "bread")
