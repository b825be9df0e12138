"""Where each concept stands in a law, clause by clause, and how much text is read together."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from lawcheck.clauses.tree import Clause, Span
from lawcheck.reading.law import Law
from lawcheck.rules.matcher import Hit, Matcher
from lawcheck.rules.schema import Unit

GROUPINGS = frozenset(
    {"part", "chapter", "subchapter", "title", "division", "subdivision", "crossheading", "schedule", "annex", "act"}
)
_SENTENCE_END = (".", "!", "?")
_LONGEST_SCOPE = 2000  # words under a cue
_Scope = tuple[int, int, Span]
_LIST_OPENING = (":", "-", "–", "—")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A concept in the words of one clause."""

    concept: str
    clause: int  # the smallest clause that carries the words
    start: int  # offsets into Document.text
    end: int
    instances: tuple[tuple[int, int, int], ...]  # (passage, first word, last word) in each passage that holds it
    negated: str | None  # the cue that takes it away, where one does in every passage
    forbidden: str | None = None  # the cue that forbids it, likewise


class ConceptIndex:
    """All occurrences of all concepts in a law, looked up by clause, passage and unit."""

    def __init__(self, law: Law, matcher: Matcher) -> None:
        self.law = law
        self.tree = law.tree
        passages = law.words.passages
        self.stand_ins = matcher.stand_ins(law.words.norm, _bodies(law))
        hits = matcher.find(law.words.norm, ((p.first, p.last) for p in passages), self.stand_ins)
        self._take(self._occurrences(hits))

    def _take(self, occurrences: Iterable[Occurrence]) -> None:
        """Make ready to look the occurrences up."""
        self.all = tuple(occurrences)
        self.by_clause: dict[int, dict[str, list[Occurrence]]] = {}
        self.by_concept: dict[str, list[Occurrence]] = {}
        for occurrence in self.all:
            self.by_clause.setdefault(occurrence.clause, {}).setdefault(occurrence.concept, []).append(occurrence)
            self.by_concept.setdefault(occurrence.concept, []).append(occurrence)
        self._units: dict[int, frozenset[int]] = {}

    def _occurrences(self, hits: Iterable[Hit]) -> Iterator[Occurrence]:
        words = self.law.words
        grouped: dict[tuple[str, int, int, int], list[tuple[int, int, int]]] = {}
        for hit in hits:
            owner = max(words.clause[hit.first : hit.last])
            own = [at for at in range(hit.first, hit.last) if words.clause[at] == owner]
            key = (hit.concept, owner, words.start[own[0]], words.end[own[-1]])
            grouped.setdefault(key, []).append((self.passage_of(hit.first), hit.first, hit.last))
        for (concept, owner, start, end), instances in sorted(grouped.items(), key=lambda entry: entry[0][2:]):
            negated, forbidden = (
                self._cue(kind, [first for _, first, _ in instances]) for kind in ("exclusion", "prohibition")
            )
            yield Occurrence(concept, owner, start, end, tuple(instances), negated, forbidden)

    def passage_of(self, word: int) -> int:
        """Number of the passage that holds a word."""
        return bisect.bisect_right(self._passage_starts, word) - 1

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [passage.first for passage in self.law.words.passages]

    def _cue(self, kind: str, words: Iterable[int]) -> str | None:
        """The exclusion or prohibition under which each of some words stands, as the law says it for the first."""
        cues = [self._cue_over(word, self._scopes[kind]) for word in words]
        return None if None in cues else cues[0]

    def _cue_over(self, word: int, scopes: list[_Scope]) -> str | None:
        for first, last, cue in reversed(scopes[: bisect.bisect_right(scopes, word, key=itemgetter(0))]):
            if word < last:
                return self.tree.text(cue)
            if word - first > _LONGEST_SCOPE:
                break
        return None

    @cached_property
    def _scopes(self) -> Mapping[str, list[_Scope]]:
        """By kind: the words under a cue, from the first to behind the last, and where the cue stands."""
        found: dict[str, list[_Scope]] = {"exclusion": [], "prohibition": []}
        for negated in self.law.negated:
            found[negated.kind].append((negated.first, negated.last, negated.cue))
        return {kind: sorted(scopes) for kind, scopes in found.items()}

    @cached_property
    def by_passage(self) -> Mapping[int, Mapping[str, list[tuple[Occurrence, int, int]]]]:
        """By passage and concept: the occurrences in it, with first and last word."""
        found: dict[int, dict[str, list[tuple[Occurrence, int, int]]]] = {}
        for occurrence in self.all:
            for passage, first, last in occurrence.instances:
                found.setdefault(passage, {}).setdefault(occurrence.concept, []).append((occurrence, first, last))
        return found

    def hangs_from(self, clause: Clause) -> Clause | None:
        """The clause whose list this one is an item of; None for a provision that reads by itself."""
        if clause.parent is None or clause.kind == "definition" or clause.kind in GROUPINGS:
            return None
        parent = self.tree.clauses[clause.parent]
        if parent.kind in GROUPINGS or clause.kind in ("section", "article"):
            return None
        lead_in = "".join(self.tree.text(span) for span in self.tree.lead_in(parent)).rstrip()
        ends = lead_in.endswith(_SENTENCE_END) and not lead_in.rstrip(". ").endswith(_LIST_OPENING)
        return parent if lead_in and not ends else None

    @cached_property
    def provision(self) -> tuple[int, ...]:
        """By index of the clause: the provision that it belongs to."""
        found: list[int] = []
        for clause in self.tree.clauses:
            parent = self.hangs_from(clause)
            found.append(clause.index if parent is None else found[parent.index])
        return tuple(found)

    @cached_property
    def section(self) -> tuple[int, ...]:
        """By index of the clause: the section or article that it belongs to, itself where it has none."""
        found: list[int] = []
        for clause in self.tree.clauses:
            parent = None if clause.parent is None else self.tree.clauses[clause.parent]
            alone = parent is None or clause.kind in ("section", "article") or parent.kind in GROUPINGS
            found.append(clause.index if alone or parent is None else found[parent.index])
        return tuple(found)

    def unit(self, clause: int, unit: Unit) -> int:
        """The clause that holds the provision or section of a clause."""
        return self.section[clause] if unit == "section" else self.provision[clause]

    def clauses_of(self, unit: int) -> frozenset[int]:
        """Indexes of the clauses read together with a unit: all under it."""
        if unit not in self._units:
            self._units[unit] = frozenset(clause.index for clause in self.tree.subtree(self.tree.clauses[unit]))
        return self._units[unit]

    def in_clauses(self, clauses: Iterable[int], concepts: Iterable[str]) -> list[Occurrence]:
        """Occurrences of any of the concepts in any of the clauses, in document order, operative or not."""
        concepts = tuple(concepts)
        return [
            occurrence
            for clause in sorted(clauses)
            if clause in self.by_clause
            for concept in concepts
            for occurrence in self.by_clause[clause].get(concept, ())
        ]


def _bodies(law: Law) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
    """The terms that the law defines, each with the words behind it, once for each passage that holds them."""
    words = law.words
    by_start = {d.start: d for d in law.definitions if d.outside is None and law.operative[d.clause]}
    for passage in words.passages:
        for at in range(passage.first, passage.last):
            definition = by_start.get(words.start[at])
            if definition is None:
                continue
            behind = (after for after in range(at, passage.last) if words.start[after] >= definition.end)
            body = next(behind, passage.last)
            term = tuple(word for word in words.norm[at:body] if word[0].isalnum())
            if term and body < passage.last:
                yield term, (body, passage.last)
