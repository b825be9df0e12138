"""Where a condition looks: outside a region, and under the heading of a part."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from lawcheck.checking.check import judge_of
from lawcheck.clauses import build_tree
from lawcheck.reading import read_law
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import Concept, Condition, Region
from lawcheck.sources import read_text

CONCEPTS = {"pilgrim": ("pilgrim~",), "bread": ("bread",), "makes-rules": ("make rules",)}
REGIONS: dict[str, dict[str, Any]] = {
    "rule-making": {"says": "Powers to make rules.", "seeds": [{"has": [["makes-rules"]]}], "references": False},
    "on-pilgrims": {
        "says": "The parts on pilgrims.",
        "seeds": [{"part": "pilgrim", "not_in": "rule-making", "unit": "section"}],
        "references": False,
    },
}
LAW = """TRAVEL ACT

PART I
PILGRIMS

1. Food
The host shall give bread.

2. Rules
The Minister may make rules on bread.

PART II
SOLDIERS

3. Rations
The quartermaster shall give bread.
"""


def cited(condition: dict[str, Any]) -> list[str]:
    concepts = {name: Concept(says=name, patterns=patterns) for name, patterns in CONCEPTS.items()}
    regions = {name: Region.model_validate(region) for name, region in REGIONS.items()}
    law = read_law(build_tree(read_text(LAW, "travel")), "en")
    adapter: TypeAdapter[Any] = TypeAdapter(Condition)
    judge = judge_of(law, RuleSet({}, regions, {}, {"en": concepts}, {}, {}))
    return [law.clause(words.clause).citation for words in judge.decide(adapter.validate_python(condition)).words]


def test_words_in_a_region_that_is_left_out_do_not_count() -> None:
    assert cited({"find": "bread"}) == ["s 1", "s 2", "s 3"]
    assert cited({"find": "bread", "not_in": "rule-making"}) == ["s 1", "s 3"]


def test_a_provision_is_known_by_the_heading_of_its_part() -> None:
    assert cited({"find": "bread", "in": "on-pilgrims"}) == ["s 1"]


def test_a_share_of_the_sections_says_what_a_law_is_about_and_cites_nothing() -> None:
    about = {"all": [{"region": "on-pilgrims", "share": 0.1}, {"find": "bread", "in": "on-pilgrims"}]}
    assert cited(about) == ["s 1"]
    assert cited({"all": [{"region": "on-pilgrims", "share": 0.5}, {"find": "bread"}]}) == []
