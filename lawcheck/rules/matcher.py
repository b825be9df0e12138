"""Finds every concept of a lexicon in the words of a law, in one pass over an index of its words.

Each pattern is tried only where one of its possible first words stands. The positions reached are kept as a set, so
gaps and alternatives never backtrack: the cost of a pattern is bounded by its length times the words it can reach.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lawcheck.rules.patterns import (
    Choice,
    Concept,
    Gap,
    Node,
    PatternError,
    Prefix,
    Word,
    concepts_of,
    may_be_empty,
    parse,
)
from lawcheck.rules.patterns import Sequence as Phrase

_STOP = ""  # stands between passages and for the end of a sentence: no word is empty
_SENTENCE_END = frozenset({".", "?", "!"})


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A concept found at words `first` up to, not including, `last`."""

    first: int
    last: int
    concept: str


@dataclass(frozen=True, slots=True)
class ConceptPatterns:
    """The parsed patterns of a concept, and those that take a hit away where they overlap it."""

    patterns: tuple[Phrase, ...]
    unless: tuple[Phrase, ...] = ()


class Matcher:
    """Compiled patterns of many concepts.

    `concepts` maps a name to its patterns; `unless` maps a name to patterns that rule a hit out where they overlap it.
    """

    def __init__(
        self,
        concepts: Mapping[str, Iterable[str]],
        unless: Mapping[str, Iterable[str]] | None = None,
        language: str = "en",
    ) -> None:
        exceptions = unless or {}

        def parsed(phrases: Iterable[str]) -> tuple[Phrase, ...]:
            return tuple(parse(phrase, language) for phrase in phrases)

        self._concepts = {
            name: ConceptPatterns(parsed(phrases), parsed(exceptions.get(name, ())))
            for name, phrases in concepts.items()
        }
        self._order = _dependencies_first(self._concepts)

    @property
    def concepts(self) -> frozenset[str]:
        """Names of all concepts."""
        return frozenset(self._concepts)

    def find(self, words: Sequence[str], passages: Iterable[tuple[int, int]]) -> list[Hit]:
        """Find all concepts in the given stretches of words; hits are sorted by place and lie within one passage."""
        text = _Text(words, passages)
        for name in self._order:
            text.match_concept(name, self._concepts[name])
        return sorted(
            Hit(text.origin[first], text.origin[last - 1] + 1, name)
            for name, spans in text.found.items()
            for first, last in spans.items()
        )


class _Text:
    """The words of the passages without punctuation, indexed by word."""

    def __init__(self, words: Sequence[str], passages: Iterable[tuple[int, int]]) -> None:
        self.words: list[str] = []
        self.origin: list[int] = []
        for first, last in passages:
            for at in range(first, last):
                word = words[at]
                if word[0].isalnum():
                    self.words.append(word)
                    self.origin.append(at)
                elif word in _SENTENCE_END:
                    self.words.append(_STOP)
                    self.origin.append(at)
            self.words.append(_STOP)
            self.origin.append(last)
        self.index: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            if word:
                self.index.setdefault(word, []).append(at)
        self.vocabulary = sorted(self.index)
        self.found: dict[str, dict[int, int]] = {}

    def match_concept(self, name: str, concept: ConceptPatterns) -> None:
        spans = self._spans(concept.patterns)
        if spans and concept.unless:
            ruled_out = sorted(self._spans(concept.unless).items())
            spans = {
                first: last
                for first, last in spans.items()
                if not any(start < last and first < end for start, end in ruled_out)
            }
        self.found[name] = spans

    def _spans(self, sequences: Iterable[Phrase]) -> dict[int, int]:
        spans: dict[int, int] = {}
        for sequence in sequences:
            for start in self._starts(sequence):
                ends = self._ends(sequence, {start})
                if ends:
                    spans[start] = max(max(ends), spans.get(start, 0))
        return spans

    def _starts(self, node: Node) -> set[int]:
        """Positions at which a match of the node can begin."""
        match node:
            case Word(forms):
                return {at for form in forms if form in self.index for at in self.index[form]}
            case Prefix(stem):
                return {at for word in self._with_prefix(stem) for at in self.index[word]}
            case Concept(name):
                return set(self.found[name])
            case Choice(options):
                return set().union(*(self._starts(option) for option in options))
            case Phrase(parts):
                starts: set[int] = set()
                for part in parts:
                    starts |= self._starts(part)
                    if not may_be_empty(part):
                        break
                return starts
            case Gap():
                return set()

    def _with_prefix(self, stem: str) -> Iterable[str]:
        for at in range(bisect.bisect_left(self.vocabulary, stem), len(self.vocabulary)):
            if not self.vocabulary[at].startswith(stem):
                break
            yield self.vocabulary[at]

    def _ends(self, node: Node, starts: set[int]) -> set[int]:
        """Positions just after a match of the node that begins at one of `starts`."""
        words = self.words
        match node:
            case Word(forms):
                return {at + 1 for at in starts if words[at] in forms}
            case Prefix(stem):
                return {at + 1 for at in starts if words[at].startswith(stem)}
            case Concept(name):
                spans = self.found[name]
                return {spans[at] for at in starts if at in spans}
            case Gap(most):
                return {reached for at in starts for reached in self._across(at, most)}
            case Choice(options, optional):
                ends = set(starts) if optional else set()
                return ends.union(*(self._ends(option, starts) for option in options))
            case Phrase(parts):
                for part in parts:
                    starts = self._ends(part, starts)
                    if not starts:
                        break
                return starts

    def _across(self, at: int, most: int) -> Iterable[int]:
        yield at
        for reached in range(at, at + most):
            if not self.words[reached]:
                return
            yield reached + 1


def _dependencies_first(concepts: Mapping[str, ConceptPatterns]) -> list[str]:
    """Order concepts so that each comes after those its patterns refer to."""
    order: list[str] = []
    state: dict[str, bool] = {}  # True once placed, False while its own concepts are being placed

    def place(name: str, wanted_by: str) -> None:
        if name not in concepts:
            raise PatternError(f"concept '{wanted_by}' refers to '{name}', which no lexicon file defines")
        if state.get(name) is False:
            raise PatternError(f"concept '{name}' refers to itself by way of '{wanted_by}'")
        if name in state:
            return
        state[name] = False
        for sequence in (*concepts[name].patterns, *concepts[name].unless):
            for other in sorted(concepts_of(sequence)):
                place(other, name)
        state[name] = True
        order.append(name)

    for name in concepts:
        place(name, name)
    return order
