"""The part of a rule set that some requirements need: their regions and concepts, and those that these speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lawcheck.checking.conditions import AGGRAVATION
from lawcheck.rules.loading import RuleSet, names_in
from lawcheck.rules.patterns import concepts_of, parse
from lawcheck.rules.schema import Concept


def needed_by(ids: Iterable[str], rules: RuleSet, kinds: Iterable[str] = ()) -> RuleSet:
    """The rules with these requirements alone, so that one of them is decided many times as fast as all.

    What tells `kinds` of law is kept too.
    """
    requirements = {name: rules.requirements[name] for name in ids}
    entries = (*requirements.values(), *(rules.kinds[name] for name in kinds))
    named = [each for entry in entries for each in names_in(entry)]
    regions: set[str] = set()
    while waiting := {name for kind, name in named if kind == "region"} - regions:
        regions |= waiting
        named += [each for name in sorted(waiting) for each in names_in(rules.regions[name])]
    concepts = {name for kind, name in named if kind == "concept"} | {AGGRAVATION}
    return replace(
        rules,
        requirements=requirements,
        regions={name: region for name, region in rules.regions.items() if name in regions},
        lexicons={name: _with_their_own(concepts, lexicon, name) for name, lexicon in rules.lexicons.items()},
        _matchers={},
    )


def _with_their_own(names: Iterable[str], lexicon: Mapping[str, Concept], language: str) -> dict[str, Concept]:
    """Concepts, and those that their patterns refer to."""
    found: set[str] = set()
    waiting = {name for name in names if name in lexicon}
    while waiting:
        found |= waiting
        concepts = [lexicon[name] for name in waiting]
        patterns = {p for concept in concepts for p in (*concept.patterns, *concept.unless, *concept.terms)}
        waiting = {name for pattern in patterns for name in concepts_of(parse(pattern, language))} - found
    return {name: concept for name, concept in lexicon.items() if name in found}
