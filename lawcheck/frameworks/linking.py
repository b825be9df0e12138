"""References from act to act: which clauses of another act of the framework a citation means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lawcheck.clauses.tree import Clause
from lawcheck.frameworks.acts import Act, called, namesakes
from lawcheck.reading.law import Law, Reference
from lawcheck.reading.numbers import number_reader
from lawcheck.reading.structure import TOP, Structure
from lawcheck.reading.uses import stem

_NUMBERS = r"[^ ,()]+(?:\([^()]*\))*"
_STEP = re.compile(rf"(?P<kind>[a-z]+) (?P<numbers>{_NUMBERS}(?:, {_NUMBERS})*) of (?P<rest>.+)")
_LONGEST_ALIAS = 80  # characters between a term and the name of the act that it stands for
_WHOLE = 0.8  # share of the sections up to a number that must have been read before one is said to be missing


@dataclass(frozen=True, slots=True)
class Place:
    """Clauses of an act of the framework; none where the whole act is meant."""

    act: int
    clauses: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """What a citation of another act came to.

    `why` is empty where it was found: else `no-act` (no act of that name), `no-clause` (the act has no such section),
    `namesake` (the act of that name bears another number or year) or `unclear` (several acts, or no plain citation).
    """

    cited: str  # as written: section 2 of Penal Code
    act: str  # name of the act in it
    place: Place | None = None
    why: str = ""


class Linker:
    """Looks up citations of one act in another."""

    def __init__(self, acts: Sequence[Act]) -> None:
        self._acts = acts
        self._structures = [Structure(act.law.tree, number_reader(act.law.language)) for act in acts]
        self._aliases = [dict(_aliases(act.law)) for act in acts]

    def link(self, source: int, cited: str) -> Link:
        """Look up a citation that stands in an act, in the form of `Reference.outside`."""
        steps, name = _taken_apart(cited)
        name = self._aliases[source].get(name.lower(), name)
        acts = [act for act in called(name, self._acts) if act.place != source]
        if len(acts) != 1:
            other = [] if acts else [act for act in namesakes(name, self._acts) if act.place != source]
            if other:
                return Link(cited, name, Place(other[0].place), "namesake")
            return Link(cited, name, None, "unclear" if acts else "no-act")
        act = acts[0]
        if not steps:
            return Link(cited, name, Place(act.place))
        found, missing = self._find(act, steps)
        if found:
            return Link(cited, name, Place(act.place, found))
        return Link(cited, name, Place(act.place), "no-clause" if missing else "unclear")

    def _find(self, act: Act, steps: list[tuple[str, list[tuple[str, ...]]]]) -> tuple[tuple[int, ...], bool]:
        """The clauses that the steps lead to, from the outside inwards; and whether the first is surely missing."""
        structure, clauses = self._structures[act.place], act.law.tree.clauses
        near = next((clause for clause in clauses if not clause.quoted), None)
        if near is None:
            return (), False
        outer: list[int] = []
        for depth, (kind, paths) in enumerate(steps):
            reached: list[int] = []
            surely_missing = not depth and kind in TOP
            for path in paths:
                if depth:
                    starts = [structure.below(index, path) for index in outer]
                    reached += [index for index, whole in starts if whole]
                    continue
                tops = structure.top(path[0], near) if kind in TOP else structure.group(kind, path[0], near)
                surely_missing = surely_missing and not tops and self._is_missing(act, path[0])
                below = [structure.below(index, path[1:]) for index in tops]
                reached += [index for index, whole in below if whole] or tops
            if surely_missing:
                return (), True
            if not reached:
                break
            outer = reached
        return tuple(dict.fromkeys(outer)), False

    def _is_missing(self, act: Act, number: str) -> bool:
        """Whether the act surely has no section of that number: its sections were read, and this is none of them."""
        structure = self._structures[act.place]
        figures = re.match(r"[0-9]+", number)
        if structure.is_excerpt or figures is None or act.law.document.problems:
            return False
        numbers = set()
        for top in structure.tops:
            found = re.search(r"[0-9]+", act.law.clause(top).number or "")
            numbers |= {int(found[0])} if found else set()
        highest = max(numbers, default=0)
        return bool(numbers) and int(figures[0]) not in numbers and len(numbers) >= _WHOLE * highest


def meant(place: Place, act: Act, terms: Sequence[str]) -> tuple[int, ...]:
    """The clauses that give the meaning of a term: its definition there, where the place holds one."""
    law = act.law
    inside = {below.index for index in place.clauses for below in law.tree.subtree(law.clause(index))}
    wanted = {_stems(term) for term in terms}
    found = [
        definition.clause
        for definition in law.definitions
        if law.operative[definition.clause]
        and _stems(definition.term) in wanted
        and (definition.clause in inside if place.clauses else definition.within is None)
    ]
    return tuple(dict.fromkeys(found)) or place.clauses


def has_definitions(place: Place, act: Act) -> bool:
    """Whether several terms are defined in the clauses of a place."""
    inside = {below.index for index in place.clauses for below in act.law.tree.subtree(act.law.clause(index))}
    return sum(definition.clause in inside for definition in act.law.definitions) > 1


def _stems(term: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in re.findall(r"[a-z0-9]+", term.lower()))


def _taken_apart(cited: str) -> tuple[list[tuple[str, list[tuple[str, ...]]]], str]:
    """`subsection 1 of section 2 of Penal Code` as steps from the outside inwards, and the name of the act."""
    steps: list[tuple[str, list[tuple[str, ...]]]] = []
    while found := _STEP.fullmatch(cited):
        kind, numbers, cited = found["kind"], found["numbers"], found["rest"]
        paths = [tuple(re.findall(r"[^()]+", number)) for number in numbers.split(", ")]
        steps.insert(0, (kind, paths))
    return steps, re.sub(r"^the\s+", "", cited, flags=re.I)


def _aliases(law: Law) -> Iterator[tuple[str, str]]:
    """Terms that a law defines as the name of another act: “Code” means the Penal Code."""
    by_clause: dict[int, list[Reference]] = {}
    for reference in law.references:
        by_clause.setdefault(reference.clause, []).append(reference)
    for definition in law.definitions:
        for reference in by_clause.get(definition.clause, ()):
            between = reference.start - definition.end
            if reference.outside and 0 < between <= _LONGEST_ALIAS and not _STEP.fullmatch(reference.outside):
                body = law.document.text[definition.end : reference.start].lower()
                if re.search(r"\bmeans?\s+the\s*$|\bmeans?\s*$", body):
                    yield definition.term.lower(), reference.outside
                break


def section_of(law: Law, clause: Clause) -> Clause:
    """The section or article of a clause, itself where it has none."""
    return next((each for each in (clause, *law.tree.ancestors(clause)) if each.kind in TOP), clause)
