"""Which words stand under a negation, an exception or a prohibition, by the structure of passages and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawcheck.reading.law import Negated, Passage, Words
from lawcheck.reading.lexicon import Lexicon
from lawcheck.reading.sentences import SENTENCE_ENDS
from lawcheck.rules.matcher import Hit

_JOINING = frozenset({"and", "or"})
_LONGEST_LIST = 24  # words behind a comma


@dataclass(frozen=True, slots=True)
class _Cue:
    """How far a kind of cue reaches."""

    concept: str
    kind: str
    ends: tuple[str, ...]  # names of word lists at which it ends
    longest: int
    lists: bool = False  # goes on from a lead-in into its items, wherever in the lead-in it stands


_CUES = (
    _Cue("excluding-list", "exclusion", ("sentence", "turn"), 400, lists=True),
    _Cue("prohibiting", "prohibition", ("sentence", "turn"), 400, lists=True),
    _Cue("excluding-phrase", "exclusion", ("sentence", "phrase"), 25),
    _Cue("other-than", "exclusion", ("sentence", "phrase", "relative"), 25),
    _Cue("wishing", "exclusion", ("sentence",), 60),
    _Cue("without", "exclusion", ("sentence", "near"), 12),
    _Cue("denying", "exclusion", ("sentence", "near"), 12),
)


def read_negation(words: Words, cues: dict[str, list[Hit]], lexicon: Lexicon) -> tuple[Negated, ...]:
    """Read the words under each cue, sorted by place.

    A scope begins after its cue and ends with its sentence, at a semicolon or a word that turns the sentence (but,
    unless, provided). A cue in a lead-in governs the item that the passage holds; one in an item does not govern the
    words that close the list. Of cues that overlap, the one listed first counts: `shall not include` forbids nothing.
    """
    taken = bytearray(len(words.norm))
    passage_of = _passage_numbers(words)
    found: list[Negated] = []
    openers = lexicon.words("negation", "openers")
    predicates = lexicon.words("negation", "predicates")
    for cue in _CUES:
        ends = frozenset().union(*(lexicon.words("negation", name) for name in cue.ends))
        for hit in cues.get(cue.concept, ()):
            if any(taken[hit.first : hit.last]):
                continue
            taken[hit.first : hit.last] = b"\x01" * (hit.last - hit.first)
            passage = words.passages[passage_of[hit.first]]
            opens = hit.first == passage.first or words.norm[hit.first - 1] in SENTENCE_ENDS | {","}
            closed = opens and words.norm[hit.first] in openers
            last = _reach(words, hit, cue, passage, ends | {","} if closed else ends, predicates)
            if last > hit.last:
                place = (min(words.start[hit.first : hit.last]), max(words.end[hit.first : hit.last]))
                found.append(Negated(hit.last, last, cue.kind, place))
    return tuple(sorted(found, key=lambda negated: (negated.first, negated.last, negated.kind)))


def _reach(
    words: Words, hit: Hit, cue: _Cue, passage: Passage, ends: frozenset[str], predicates: frozenset[str]
) -> int:
    owner = words.clause[hit.last - 1]
    end = min(passage.last, hit.last + cue.longest)
    leads_on = owner != passage.clause and (
        cue.lists or (hit.last < end and words.clause[hit.last] != owner)  # other than - (a) a child
    )
    for at in range(hit.last, end):
        if words.clause[at] != owner and not leads_on:
            return at
        listed = "near" not in cue.ends and _lists(words.norm, hit.last, at, end, predicates)
        if words.norm[at] in ends and not listed:
            return at
    return end


def _lists(norm: Sequence[str], first: int, at: int, end: int, predicates: frozenset[str]) -> bool:
    """Whether the comma at a word parts the members of a list that begins at `first`: children, parents and others."""
    if norm[at] != "," or (norm[at + 1 : at + 2] and norm[at + 1] in _JOINING and "," not in norm[first:at]):
        return False
    joined = False
    for word in norm[at + 1 : min(end, at + 1 + _LONGEST_LIST)]:
        if word in predicates:
            return False
        if word in SENTENCE_ENDS or (word == "," and joined):
            return joined
        joined = joined or word in _JOINING
    return joined and end <= at + 1 + _LONGEST_LIST


def _passage_numbers(words: Words) -> list[int]:
    """By index of the word: the number of the passage it stands in."""
    numbers: list[int] = []
    for number, passage in enumerate(words.passages):
        numbers.extend([number] * (passage.last - passage.first))
    return numbers
