"""Finds every concept of a lexicon in the words of a law, in one pass over an index of its words.

Each pattern is tried only around the part of it that is rarest in the text. All its matches move on together, as a
set of positions reached, so gaps and alternatives never backtrack: the cost of a pattern is bounded by its length times
the words it can reach.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import NamedTuple

from lawcheck.rules.inflections import inflections
from lawcheck.rules.location import default_rules_dir
from lawcheck.rules.patterns import (
    LONGEST_STEM,
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
from lawcheck.rules.spelling import normalise
from lawcheck.rules.yaml_files import load_yaml

_STOP = ""  # stands between passages and for the end of a sentence: no word is empty
_SENTENCE_END = frozenset({".", "?", "!"})
_BODY = 60  # words of a definition that are looked at
_BEGINNING = 5  # words between a term and what makes it stand for a concept: "means, in relation to a person, ..."


class Hit(NamedTuple):
    """A concept found at words `first` up to, not including, `last`."""

    first: int
    last: int
    concept: str


@dataclass(frozen=True, slots=True)
class ConceptPatterns:
    """The parsed patterns of a concept, those that take a hit away where they overlap it, and those by which the
    definition of a term begins that stands for it.
    """

    patterns: tuple[Phrase, ...]
    unless: tuple[Phrase, ...] = ()
    terms: tuple[Phrase, ...] = ()


_Reached = tuple[int, int]
"""Where a match began, and the position that it has reached."""

StandIns = Mapping[str, tuple[Phrase, ...]]
"""By concept: the terms that a law uses for it."""

NONE: StandIns = MappingProxyType({})


class Matcher:
    """Compiled patterns of many concepts.

    `concepts` maps a name to its patterns; `unless` maps a name to patterns that rule a hit out where they overlap it;
    `terms` maps a name to patterns by which a definition begins whose term stands for the concept.
    """

    def __init__(
        self,
        concepts: Mapping[str, Iterable[str]],
        unless: Mapping[str, Iterable[str]] | None = None,
        language: str = "en",
        terms: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        exceptions, beginnings = unless or {}, terms or {}

        def parsed(phrases: Iterable[str]) -> tuple[Phrase, ...]:
            return tuple(parse(phrase, language) for phrase in phrases)

        self._concepts = {
            name: ConceptPatterns(parsed(phrases), parsed(exceptions.get(name, ())), parsed(beginnings.get(name, ())))
            for name, phrases in concepts.items()
        }
        self._order = _dependencies_first(self._concepts)
        self._defining = _used_by_terms(self._concepts, self._order)
        self._language = language

    @property
    def concepts(self) -> frozenset[str]:
        """Names of all concepts."""
        return frozenset(self._concepts)

    def find(self, words: Sequence[str], passages: Iterable[tuple[int, int]], stand_ins: StandIns = NONE) -> list[Hit]:
        """Find all concepts in the given stretches of words; hits are sorted by place and lie within one passage.

        `stand_ins` maps a concept to the terms that this law uses for it.
        """
        text = _Text(words, passages, self._language)
        for name in self._order:
            text.match_concept(name, self._concepts[name], stand_ins.get(name, ()))
        return sorted(
            Hit(text.origin[first], text.origin[last - 1] + 1, name)
            for name, spans in text.found.items()
            for first, last in spans.items()
        )

    def stand_ins(self, words: Sequence[str], bodies: Iterable[tuple[Sequence[str], tuple[int, int]]]) -> StandIns:
        """Find the terms that stand for a concept: `bodies` are terms, each with the stretch of words behind it."""
        pairs = list(dict.fromkeys((tuple(term), (first, min(last, first + _BODY))) for term, (first, last) in bodies))
        if not pairs:
            return NONE
        text = _Text(words, (body for _, body in pairs), self._language)
        for name in self._defining:
            text.match_concept(name, self._concepts[name], ())
        begins = text.passage_starts
        found: dict[str, dict[Phrase, None]] = {}
        for name, concept in self._concepts.items():
            for at in sorted(text.spans(concept.terms)):
                number = bisect.bisect_right(begins, at) - 1
                if at - begins[number] <= _BEGINNING:
                    found.setdefault(name, {})[self._phrase(pairs[number][0])] = None
        return {name: tuple(phrases) for name, phrases in found.items()}

    def _phrase(self, term: Sequence[str]) -> Phrase:
        """A term as a phrase, in the singular and the plural."""
        last = frozenset(normalise(form, self._language) for form in inflections(term[-1]))
        return Phrase((*(Word(frozenset({word})) for word in term[:-1]), Word(last)))


class _Text:
    """The words of the passages without punctuation, indexed by word."""

    def __init__(self, words: Sequence[str], passages: Iterable[tuple[int, int]], language: str) -> None:
        self._bars = _bars(language)
        self.words: list[str] = []
        self.origin: list[int] = []
        self.passage_starts: list[int] = []
        for first, last in passages:
            self.passage_starts.append(len(self.words))
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
        self._known = set(self.index) | {
            f"{word[:length]}*" for word in self.index for length in range(1, min(len(word), LONGEST_STEM) + 1)
        }
        self.found: dict[str, dict[int, int]] = {}
        self._longest_of: dict[str, int] = {}

    def match_concept(self, name: str, concept: ConceptPatterns, stand_ins: Iterable[Phrase]) -> None:
        spans = self.spans((*concept.patterns, *stand_ins))
        if spans and concept.unless:
            ruled_out = {at for first, last in self.spans(concept.unless).items() for at in range(first, last)}
            spans = {first: last for first, last in spans.items() if ruled_out.isdisjoint(range(first, last))}
        self.found[name] = spans
        if spans:
            self._known.add(f"{{{name}}}")

    def spans(self, phrases: Iterable[Phrase]) -> dict[int, int]:
        """Where the phrases match: the position of the first word, and the farthest position behind the last."""
        spans: dict[int, int] = {}
        for phrase in phrases:
            if any(map(self._known.isdisjoint, phrase.needs)):
                continue
            for start, end in self._advance(phrase, {(start, start) for start in self._starts(phrase)}):
                if end > spans.get(start, 0):
                    spans[start] = end
        return spans

    def _starts(self, phrase: Phrase) -> Collection[int]:
        """Positions at which a match can begin: so far before the part of the phrase that is rarest in the text."""
        best: tuple[int, int, int, Node] | None = None
        shortest = longest = 0
        for part in phrase.parts:
            low, high = self._length(part)
            if low:
                count = self._count(part)
                if not count:
                    return ()
                if best is None or count * (longest - shortest + 1) < best[0]:
                    best = count * (longest - shortest + 1), shortest, longest, part
            shortest, longest = shortest + low, longest + high
        assert best is not None, "a phrase has a part that must match"
        _, nearest, farthest, anchor = best
        positions = self._positions(anchor)
        if not farthest:
            return positions
        return {at - back for at in positions for back in range(nearest, farthest + 1) if at >= back}

    def _length(self, node: Node) -> tuple[int, int]:
        """The fewest and the most words that a match of the node can have."""
        match node:
            case Word() | Prefix():
                return 1, 1
            case Gap(most):
                return 0, most
            case Concept(name):
                return 1, self._longest(name)
            case Choice(options, optional):
                lengths = [self._length(option) for option in options]
                return 0 if optional else min(low for low, _ in lengths), max(high for _, high in lengths)
            case Phrase(parts):
                lengths = [self._length(part) for part in parts]
                return sum(low for low, _ in lengths), sum(high for _, high in lengths)

    def _longest(self, name: str) -> int:
        if name not in self._longest_of:
            self._longest_of[name] = max((last - first for first, last in self.found[name].items()), default=1)
        return self._longest_of[name]

    def _count(self, node: Node) -> int:
        """How often the node can begin to match, at most."""
        match node:
            case Word(forms):
                return sum(len(self.index[form]) for form in forms & self.index.keys())
            case Concept(name):
                return len(self.found[name])
            case Choice(options):
                return sum(map(self._count, options))
            case Phrase(parts):
                return min(self._count(part) for part in parts if not may_be_empty(part))
            case _:
                return len(self._positions(node))

    def _positions(self, node: Node) -> Collection[int]:
        """Positions at which a match of the node can begin."""
        match node:
            case Word(forms):
                return [at for form in forms & self.index.keys() for at in self.index[form]]
            case Prefix(stem):
                return [at for word in self._with_prefix(stem) for at in self.index[word]]
            case Concept(name):
                return self.found[name].keys()
            case Choice(options):
                return {at for option in options for at in self._starts(option)}
            case Phrase():
                return self._starts(node)
            case Gap():
                return ()

    def _with_prefix(self, stem: str) -> Iterable[str]:
        for at in range(bisect.bisect_left(self.vocabulary, stem), len(self.vocabulary)):
            if not self.vocabulary[at].startswith(stem):
                break
            yield self.vocabulary[at]

    def _advance(self, node: Node, reached: set[_Reached]) -> set[_Reached]:
        """Move each match on over a node; those that can't go on are left behind."""
        words = self.words
        match node:
            case Word(forms):
                return {(start, at + 1) for start, at in reached if words[at] in forms}
            case Prefix(stem):
                return {(start, at + 1) for start, at in reached if words[at].startswith(stem)}
            case Concept(name):
                spans = self.found[name]
                return {(start, spans[at]) for start, at in reached if at in spans}
            case Gap(most):
                stop = self._stop
                return {(start, on) for start, at in reached for on in range(at, min(at + most, stop[at]) + 1)}
            case Choice(options, optional):
                moved = set(reached) if optional else set()
                return moved.union(*(self._advance(option, reached) for option in options))
            case Phrase(parts):
                for part in parts:
                    reached = self._advance(part, reached)
                    if not reached:
                        break
                return reached

    @cached_property
    def _stop(self) -> list[int]:
        """By position: the end of its sentence or passage, or a word that no gap passes over."""
        stops = [0] * len(self.words)
        stop = len(self.words) - 1
        for at in range(len(self.words) - 1, -1, -1):
            if not self.words[at] or self._bars.stand(self.words, at):
                stop = at
            stops[at] = stop
        return stops


@dataclass(frozen=True, slots=True)
class _Bars:
    """Pairs of words that no gap passes over, as in `shall not`; some of them it passes behind words like `who`."""

    always: frozenset[tuple[str, str]]
    mostly: frozenset[tuple[str, str]]
    passed_after: frozenset[str]

    def stand(self, words: Sequence[str], at: int) -> bool:
        """Whether the word at `at` ends such a pair."""
        if at == 0:
            return False
        pair = words[at - 1], words[at]
        return pair in self.always or (pair in self.mostly and (at == 1 or words[at - 2] not in self.passed_after))


@cache
def _bars(language: str) -> _Bars:
    path = default_rules_dir() / "lexicon" / language / "gaps.yaml"
    data = load_yaml(path.read_text(encoding="utf-8")) if path.is_file() else {}
    always, mostly = (
        frozenset((first, second) for first, second in data.get(key, ())) for key in ("never_passed", "else_not_passed")
    )
    return _Bars(always, mostly, frozenset(data.get("passed_after", ())))


def _used_by_terms(concepts: Mapping[str, ConceptPatterns], order: Sequence[str]) -> list[str]:
    """The concepts that must be found before it can be told how definitions begin, in the order of finding."""
    used = {other for concept in concepts.values() for sequence in concept.terms for other in concepts_of(sequence)}
    for name in reversed(order):
        if name in used:
            for sequence in (*concepts[name].patterns, *concepts[name].unless):
                used |= concepts_of(sequence)
    return [name for name in order if name in used]


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
        for sequence in (*concepts[name].patterns, *concepts[name].unless, *concepts[name].terms):
            for other in sorted(concepts_of(sequence)):
                place(other, name)
        state[name] = True
        order.append(name)

    for name in concepts:
        place(name, name)
    return order
