"""What the cases of the rules leave unproved: elements, conflicts and concepts that none of them exercises."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lawcheck.checking.cases import CaseResult
from lawcheck.checking.needed import needed_by
from lawcheck.rules.loading import RuleSet


@dataclass(frozen=True, slots=True)
class Uncovered:
    """What no case exercises."""

    never_found: tuple[tuple[str, str], ...]  # (requirement, element)
    never_missing: tuple[tuple[str, str], ...]
    never_in_conflict: tuple[tuple[str, str], ...]  # (requirement, conflict)
    concepts: tuple[str, ...]  # that the requirements look for, and that no text of theirs holds
    unused: tuple[str, ...]  # concepts that no requirement or kind of law leads to; some are the program's own
    unused_regions: tuple[str, ...]


def uncovered(rules: RuleSet, ids: Collection[str], results: Iterable[CaseResult], language: str = "en") -> Uncovered:
    """Find what the cases of some requirements leave out."""
    found, missing, conflicts = set[tuple[str, str]](), set[tuple[str, str]](), set[tuple[str, str]]()
    standing = set[str]()
    for result in results:
        elements = rules.requirements[result.requirement].elements
        found.update((result.requirement, name) for name in result.finding.found)
        missing.update((result.requirement, name) for name in elements if name not in result.finding.found)
        conflicts.update((result.requirement, name) for name in result.conflicts)
        standing |= result.concepts
    every = [(name, element) for name in ids for element in rules.requirements[name].elements]
    every_conflict = [(name, conflict) for name in ids for conflict in rules.requirements[name].conflicts]
    led_to = needed_by(rules.requirements, rules, rules.kinds)
    return Uncovered(
        tuple(entry for entry in every if entry not in found),
        tuple(entry for entry in every if entry not in missing),
        tuple(entry for entry in every_conflict if entry not in conflicts),
        tuple(sorted(needed_by(ids, rules).lexicons[language].keys() - standing)),
        tuple(sorted(rules.lexicons[language].keys() - led_to.lexicons[language].keys())),
        tuple(sorted(rules.regions.keys() - led_to.regions.keys())),
    )
