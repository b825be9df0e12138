"""What the cases of the rules leave unproved: elements, conflicts and concepts that none of them exercises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lawcheck.checking.cases import CaseResult
from lawcheck.rules.loading import RuleSet


@dataclass(frozen=True, slots=True)
class Uncovered:
    """What no case exercises, by requirement; and concepts that no case text holds."""

    never_found: tuple[tuple[str, str], ...]  # (requirement, element)
    never_missing: tuple[tuple[str, str], ...]
    never_in_conflict: tuple[tuple[str, str], ...]  # (requirement, conflict)
    concepts: tuple[str, ...]


def uncovered(rules: RuleSet, results: Iterable[CaseResult], language: str = "en") -> Uncovered:
    """Find what the cases leave out."""
    found, missing, conflicts = set[tuple[str, str]](), set[tuple[str, str]](), set[tuple[str, str]]()
    standing = set[str]()
    for result in results:
        elements = rules.requirements[result.requirement].elements
        found.update((result.requirement, name) for name in result.finding.found)
        missing.update((result.requirement, name) for name in elements if name not in result.finding.found)
        conflicts.update((result.requirement, name) for name in result.conflicts)
        standing |= result.concepts
    every = [(name, element) for name, r in rules.requirements.items() for element in r.elements]
    every_conflict = [(name, conflict) for name, r in rules.requirements.items() for conflict in r.conflicts]
    return Uncovered(
        tuple(entry for entry in every if entry not in found),
        tuple(entry for entry in every if entry not in missing),
        tuple(entry for entry in every_conflict if entry not in conflicts),
        tuple(sorted(rules.matcher(language).concepts - standing)),
    )
