"""Takes the deciding words out of a law, or negates them, and tells the verdicts that stay met all the same.

A verdict is decided anew on the sections that it rests on, where it is met there by the same words; else on the whole
law. The clause tree stays as it is: words are changed, and clauses are read anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from lawcheck.checking.check import judge_of
from lawcheck.checking.conditions import MOST_EVIDENCE, Judge
from lawcheck.checking.findings import Finding
from lawcheck.checking.needed import needed_by
from lawcheck.checking.verdicts import decide
from lawcheck.clauses import build_tree
from lawcheck.clauses.tree import ClauseTree
from lawcheck.measuring.edits import Edit, edited, pruned
from lawcheck.reading import read_law
from lawcheck.reading.law import Law
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import AllOf, AnyOf, Condition, Find, Not
from lawcheck.sources import read_text

Change = Literal["removed", "negated"]
ROUNDS = 12  # what stands in a second place is changed in a second round, and so on
_EXCLUDING = "excluding "
_BINDING = re.compile(r"\b(shall|must|may|will|can|should)\b")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A law in which the words of an element of a requirement that it met were changed."""

    source: str  # name of the case or of the law
    requirement: str
    elements: tuple[str, ...]  # one; all that were found, where fewer than all suffice
    change: Change
    words: tuple[str, ...]  # that were changed
    still: tuple[str, ...]  # that the verdict rests on now, where it is met all the same
    survived: bool


def mutants_of_cases(rules: RuleSet, ids: Iterable[str], language: str = "en") -> Iterator[Mutant]:
    """Change the words of each case that is met."""
    for name in ids:
        for case in rules.cases[name]:
            if case.verdict == "met":
                law = read_law(build_tree(read_text(case.text, case.name)), language)
                yield from mutants(law, f"case '{case.name}'", [name], rules)


def mutants(law: Law, source: str, ids: Iterable[str], rules: RuleSet) -> Iterator[Mutant]:
    """Change the words of each element of each of the requirements that a law meets."""
    for name in ids:
        requirement, needed = rules.requirements[name], needed_by([name], rules)
        judge = judge_of(law, needed)
        finding = decide(requirement, judge)
        if finding.verdict != "met":
            continue
        tree = _focus(judge, finding, needed)
        together = requirement.needed < len(requirement.elements)
        for elements in [finding.found] if together else [(element,) for element in finding.found]:
            whens = [requirement.elements[element].when for element in elements]
            changes: tuple[Change, ...] = ("removed", "negated") if all(map(_of_words, whens)) else ("removed",)
            for change in changes:
                mutant = _mutant(tree, finding, elements, change, source, needed, law.language)
                if mutant is not None:
                    yield mutant


def _mutant(
    tree: ClauseTree,
    finding: Finding,
    names: tuple[str, ...],
    change: Change,
    source: str,
    rules: RuleSet,
    language: str,
) -> Mutant | None:
    """The law with the words changed wherever the elements are found; None where they rest on no words."""
    changed: list[str] = []
    survived = True
    for _ in range(ROUNDS):
        spans = [span for span in _words(tree, finding, names) if not _is_negated(tree, span)]
        if not spans:
            break
        changed += [tree.text(span) for span in spans]
        tree = edited(tree, [_edit(tree, span, change) for span in spans])
        finding = decide(finding.requirement, judge_of(read_law(tree, language), rules))
        survived = finding.verdict == "met"
        if not survived:
            break
    if not changed:
        return None
    still = tuple(tree.text(span) for span in _words(tree, finding, names)) if survived else ()
    return Mutant(source, finding.requirement.id, names, change, tuple(changed), still, survived)


def _words(tree: ClauseTree, finding: Finding, names: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the words of the elements stand, in order; of words that overlap, the first ones."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted({(e.start, e.end) for e in finding.evidence if e.element in names}):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _edit(tree: ClauseTree, span: tuple[int, int], change: Change) -> Edit:
    """The words taken out; `not` behind the first word that binds or empowers; or `excluding` before the words."""
    start, end = span
    if change == "removed":
        return Edit(start, end, "")
    binding = _BINDING.search(tree.text(span))
    return Edit(start + binding.end(), start + binding.end(), " not") if binding else Edit(start, start, _EXCLUDING)


def _is_negated(tree: ClauseTree, span: tuple[int, int]) -> bool:
    before = tree.document.text[max(span[0] - len(_EXCLUDING), 0) : span[0]]
    binding = _BINDING.search(tree.text(span))
    return before == _EXCLUDING or (binding is not None and tree.text(span)[binding.end() :].startswith(" not"))


def _of_words(condition: Condition) -> bool:
    """Whether the condition holds by words that no exclusion takes away, so that an exclusion must undo it."""
    match condition:
        case AnyOf(any=parts) | AllOf(all=parts):
            return all(_of_words(part) for part in parts if not isinstance(part, Not))
        case _:
            return isinstance(condition, Find) and condition.negated == "no"


def _focus(judge: Judge, finding: Finding, rules: RuleSet) -> ClauseTree:
    """The sections that the verdict rests on, with those that define terms and those that refer to one another."""
    law, section = judge.law, judge.index.section
    per_element = [sum(e.element == name for e in finding.evidence) for name in finding.found]
    if max(per_element, default=0) >= MOST_EVIDENCE:
        return law.tree
    kept = {section[clause] for evidence in finding.evidence for clause in (evidence.clause, *evidence.via)}
    for reference in law.references:
        targets = {section[target] for target in reference.targets}
        if section[reference.clause] in kept or not targets.isdisjoint(kept):
            kept |= {section[reference.clause], *targets}
    kept |= {section[definition.clause] for definition in law.definitions}
    tree = pruned(law.tree, kept)
    if len(tree.clauses) == len(law.tree.clauses):
        return law.tree
    alone = decide(finding.requirement, judge_of(read_law(tree, law.language), rules))
    same = alone.verdict == "met" and _places(alone) == _places(finding)
    return tree if same else law.tree


def _places(finding: Finding) -> list[tuple[str, int, int]]:
    return sorted((e.element, e.start, e.end) for e in finding.evidence)
