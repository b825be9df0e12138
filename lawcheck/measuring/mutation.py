"""Takes the deciding words out of a text, or negates them, and lists the verdicts that stay met all the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lawcheck.checking.check import judge_of
from lawcheck.checking.findings import Finding
from lawcheck.checking.verdicts import decide
from lawcheck.clauses import build_tree
from lawcheck.reading import read_law
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import Requirement
from lawcheck.sources import read_text

Change = Literal["removed", "negated"]
CHANGES: tuple[Change, ...] = ("removed", "negated")
ROUNDS = 4  # what stands in a second place is taken out in a second round, and so on
_NEGATION = "excluding "


@dataclass(frozen=True, slots=True)
class Survivor:
    """A verdict that stayed met though the words of one of its elements were changed."""

    source: str  # name of the case or of the law
    requirement: str
    element: str
    change: Change
    words: tuple[str, ...]  # what was changed
    still: tuple[str, ...]  # what the verdict rests on now


@dataclass(frozen=True, slots=True)
class Mutants:
    """How many changes were tried, and which were not noticed."""

    tried: int
    survivors: tuple[Survivor, ...]


def mutate_cases(rules: RuleSet, language: str = "en") -> Mutants:
    """Change the words of each case that is met."""
    return _sum(
        mutate_text(case.text, f"case '{case.name}'", [requirement], rules, language)
        for name, requirement in rules.requirements.items()
        for case in rules.cases[name]
        if case.verdict == "met"
    )


def mutate_text(
    text: str, source: str, requirements: Iterable[Requirement], rules: RuleSet, language: str = "en"
) -> Mutants:
    """Change the words of each requirement that a text meets."""
    tried = 0
    survivors = []
    for finding, canonical in _findings(text, requirements, rules, language):
        requirement = finding.requirement
        if finding.verdict != "met" or requirement.needed < len(requirement.elements):
            continue
        for element in finding.found:
            for change in CHANGES:
                tried += 1
                survivor = _survives(canonical, finding, element, change, source, rules, language)
                if survivor is not None:
                    survivors.append(survivor)
    return Mutants(tried, tuple(survivors))


def _survives(
    text: str, finding: Finding, element: str, change: Change, source: str, rules: RuleSet, language: str
) -> Survivor | None:
    changed: list[str] = []
    for _ in range(ROUNDS):
        spans = sorted({(e.start, e.end) for e in finding.evidence if e.element == element}, reverse=True)
        changed += [text[start:end] for start, end in reversed(spans)]
        text = _changed(text, spans, change)
        [(finding, text)] = _findings(text, [finding.requirement], rules, language)
        if finding.verdict != "met":
            return None
    still = tuple(text[e.start : e.end] for e in finding.evidence if e.element == element)
    return Survivor(source, finding.requirement.id, element, change, tuple(changed), still)


def _changed(text: str, spans: Iterable[tuple[int, int]], change: Change) -> str:
    """The text with the spans, which stand last first, taken out or negated."""
    for start, end in spans:
        inside = "" if change == "removed" else _NEGATION + text[start:end]
        text = text[:start] + inside + text[end:]
    return text


def _findings(
    text: str, requirements: Iterable[Requirement], rules: RuleSet, language: str
) -> list[tuple[Finding, str]]:
    """The findings on a text, each with the canonical text that its offsets point into."""
    law = read_law(build_tree(read_text(text)), language)
    judge = judge_of(law, rules)
    return [(decide(requirement, judge), law.document.text) for requirement in requirements]


def _sum(parts: Iterable[Mutants]) -> Mutants:
    parts = list(parts)
    return Mutants(sum(part.tried for part in parts), tuple(s for part in parts for s in part.survivors))
