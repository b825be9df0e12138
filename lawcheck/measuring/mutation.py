"""Takes the deciding words out of a law, or negates them, and tells the verdicts that stay met all the same.

A verdict is decided anew on the sections that it rests on, where it is met there by the same words; else on the whole
law. The clause tree stays as it is: words are changed, and clauses are read anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lawcheck.checking.check import judge_of
from lawcheck.checking.conditions import MOST_EVIDENCE, Judge
from lawcheck.checking.findings import Finding
from lawcheck.checking.needed import needed_by
from lawcheck.checking.verdicts import decide
from lawcheck.clauses import build_tree
from lawcheck.clauses.tree import ClauseTree, Span
from lawcheck.measuring.edits import Edit, edited, pruned
from lawcheck.reading import read_law
from lawcheck.reading.law import Law
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import AllOf, AnyOf, Change, Condition, Find, Not
from lawcheck.sources import read_text

ROUNDS = 12  # what stands in a second place is changed in a second round, and so on
_BINDING = re.compile(r"\b(shall|must|may|will|can|should|(?:is|are)(?= entitled))( not)?\b")
_BOUND = re.compile(r"\b(shall|must|may|will|can|should)( not)?( \w+){0,2} $")
_TURNS = r"\b(?:who|whom|whose|which|that|if|where|when|and|or)\b"
_STATING = re.compile(rf"(?:(?!{_TURNS}).)*?\b(is|are|was|were|has|have)( not)?\b")
_LEADING = re.compile(r"(no one|nobody|not|no|without)\b", re.IGNORECASE)
_WORD = re.compile(r"\w")
_LOOKED_BACK = 40  # characters


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


def explanation_of(mutant: Mutant, rules: RuleSet) -> str | None:
    """Why a verdict stayed met, where a file of the rules says so."""
    for known in rules.survivors:
        if (known.requirement, set(known.elements), known.change) == (
            mutant.requirement,
            set(mutant.elements),
            mutant.change,
        ):
            return known.why
    return None


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
        tree, finding = _focus(judge, finding, needed)
        together = requirement.needed < len(requirement.elements)
        for element in [None] if together else finding.found:
            whens = [requirement.elements[name].when for name in ([element] if element else finding.found)]
            changes: tuple[Change, ...] = ("removed", "negated") if all(map(_of_words, whens)) else ("removed",)
            for change in changes:
                mutant = _mutant(tree, finding, element, change, source, needed, law.language)
                if mutant is not None:
                    yield mutant


def _mutant(
    tree: ClauseTree,
    finding: Finding,
    element: str | None,
    change: Change,
    source: str,
    rules: RuleSet,
    language: str,
) -> Mutant | None:
    """The law with words changed wherever an element, or any, is found; None where it rests on no words."""
    names = (element,) if element else finding.found
    first, changed = names, list[str]()
    done: list[Span] = []  # where words were negated
    survived = True
    for _ in range(ROUNDS):
        spans = [span for span in _words(tree, finding, names) if not any(_overlap(span, other) for other in done)]
        if not spans:
            break
        changed += [tree.text(span) for span in spans]
        edits = {(edit.start, edit.end): edit for span in spans for edit in _edits(tree, span, change)}
        tree, moved = edited(tree, [edits[place] for place in sorted(edits)])
        finding = decide(finding.requirement, judge_of(read_law(tree, language), rules))
        survived = finding.verdict == "met"
        if not survived:
            break
        names = (element,) if element else finding.found
        if change == "negated":
            done = [(moved(start), moved(end)) for start, end in (*done, *spans)]
    if not changed:
        return None
    still = tuple(tree.text(span) for span in _words(tree, finding, names)) if survived else ()
    return Mutant(source, finding.requirement.id, first, change, tuple(changed), still, survived)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _words(tree: ClauseTree, finding: Finding, names: tuple[str, ...]) -> list[Span]:
    """Where the words of the elements stand, in order; of words that overlap, the first ones."""
    spans = {_whole(tree, e.clause, e.start, e.end) for e in finding.evidence if e.element in names}
    apart: list[Span] = []
    for start, end in sorted(spans):
        if start < end and (not apart or start >= apart[-1][1]):
            apart.append((start, end))
    return apart


def _whole(tree: ClauseTree, index: int, start: int, end: int) -> Span:
    """The words; with all that hangs from them, where they are the whole lead-in of a list: `“official” means -`."""
    clause = tree.clauses[index]
    if not clause.children:
        return start, end
    lead_in = [words for words in clause.words if words[0] < tree.clauses[clause.children[0]].start]
    whole = bool(lead_in) and start <= lead_in[0][0] and not _WORD.search(tree.document.text, end, lead_in[-1][1])
    return start, clause.end if whole else end


def _edits(tree: ClauseTree, span: Span, change: Change) -> Iterator[Edit]:
    """The words taken out; or turned round, by `not` where they say what shall be, else by `but not` before them."""
    start, end = span
    words, before = tree.text(span), tree.document.text[max(start - _LOOKED_BACK, 0) : start]
    if change == "removed":
        yield Edit(start, end, "")
    elif denying := _LEADING.match(words):
        yield Edit(start, start + denying.end(), "anyone" if denying[0].lower() in ("no one", "nobody") else "")
    elif _BOUND.search(before) or _BINDING.search(words):
        if bound := _BOUND.search(before):
            yield _turned(bound, start - len(before))
        for binding in _BINDING.finditer(words):
            yield _turned(binding, start)
    elif stating := _STATING.match(words):
        yield _turned(stating, start)
    else:
        yield Edit(start, start, "but not ")


def _turned(verb: re.Match[str], offset: int) -> Edit:
    """`shall` becomes `shall not`, and the other way round."""
    if verb[2]:
        return Edit(offset + verb.start(2), offset + verb.end(2), "")
    return Edit(offset + verb.end(1), offset + verb.end(1), " not")


def _of_words(condition: Condition) -> bool:
    """Whether the condition holds by words that no exclusion takes away, so that an exclusion must undo it."""
    match condition:
        case AnyOf(any=parts) | AllOf(all=parts):
            return all(_of_words(part) for part in parts if not isinstance(part, Not))
        case _:
            return isinstance(condition, Find) and condition.negated == "no"


def _focus(judge: Judge, finding: Finding, rules: RuleSet) -> tuple[ClauseTree, Finding]:
    """The sections that the verdict rests on, those that define terms and those referred to, and the verdict on them.

    All of the law where the verdict is another one there.
    """
    law, section = judge.law, judge.index.section
    per_element = [sum(e.element == name for e in finding.evidence) for name in finding.found]
    if max(per_element, default=0) >= MOST_EVIDENCE:
        return law.tree, finding
    kept = {section[clause] for evidence in finding.evidence for clause in (evidence.clause, *evidence.via)}
    for reference in law.references:
        targets = {section[target] for target in reference.targets}
        if section[reference.clause] in kept or not targets.isdisjoint(kept):
            kept |= {section[reference.clause], *targets}
    kept |= {section[definition.clause] for definition in law.definitions}
    tree = pruned(law.tree, kept)
    if len(tree.clauses) == len(law.tree.clauses):
        return law.tree, finding
    alone = decide(finding.requirement, judge_of(read_law(tree, law.language), rules))
    same = alone.verdict == "met" and _places(alone) == _places(finding)
    return (tree, alone) if same else (law.tree, finding)


def _places(finding: Finding) -> list[tuple[str, int, int]]:
    return sorted((e.element, e.start, e.end) for e in finding.evidence)
