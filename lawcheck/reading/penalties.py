"""Punishments as figures: for how many years liberty is taken, whether a fine is threatened."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lawcheck.reading.law import Passage, Penalty, Reference, Words
from lawcheck.reading.lexicon import Lexicon
from lawcheck.reading.numbers import NumberReader
from lawcheck.reading.sentences import sentences
from lawcheck.rules.matcher import Hit

_LONGEST_PHRASE = 40  # words on either side of the word that names the punishment
_THRESHOLD_REACH = 12  # words between "offences punishable" and the punishment it speaks of
_LONGEST_ASIDE = 25  # words between imprisoned and its figure
_LONGEST_TURN = 6  # words of: and in the case of a body
_UNIT_REACH = 4  # words between "years" and the number it goes with


_Phrases = dict[str, list[tuple[str, ...]]]
"""Phrases by their first word."""


@dataclass(slots=True)
class _Phrase:
    """A punishment in a sentence: the words that name it and its figures, in years."""

    first: int
    last: int
    maximum: float | None = None
    minimum: float | None = None


@dataclass(frozen=True, slots=True)
class _Figure:
    first: int
    last: int
    years: float
    bound: str  # most, least, or plain


def read_penalties(
    words: Words,
    cues: dict[str, list[Hit]],
    lexicon: Lexicon,
    numbers: NumberReader,
    references: Sequence[Reference],
) -> tuple[Penalty, ...]:
    """Read the punishments in all passages, each once, sorted by place."""
    reader = _PenaltyReader(words, cues, lexicon, numbers, references)
    found: dict[tuple[int, int], Penalty] = {}
    for passage in words.passages:
        for penalty in reader.passage(passage):
            found.setdefault((penalty.start, penalty.clause), penalty)
    return tuple(found[place] for place in sorted(found))


def labels(words: Words, lexicon: Lexicon) -> list[Hit]:
    """The words that head a punishment set out by itself: `Penalty: $10 000`, `Maximum penalty: 10 years`."""
    heads, before = lexicon.words("penalties", "labels"), lexicon.words("penalties", "label_before")
    found = []
    for passage in words.passages:
        for first, last in sentences(words.norm, passage.first, passage.last):
            at = first + (words.norm[first] in before)
            if at + 1 < last and words.norm[at] in heads and words.norm[at + 1][0] in ":$£€0123456789":
                found.append(Hit(at, at + 1, "punishing"))
    return found


class _PenaltyReader:
    def __init__(
        self,
        words: Words,
        cues: dict[str, list[Hit]],
        lexicon: Lexicon,
        numbers: NumberReader,
        references: Sequence[Reference],
    ) -> None:
        self._words = words
        self._norm = words.norm
        self._numbers = numbers
        self._prison = lexicon.words("penalties", "prison")
        self._units = frozenset(lexicon.kinds("references", "units"))
        self._fines = lexicon.words("penalties", "fines")
        self._phrase = lexicon.words("penalties", "phrase") | {",", "(", ")"}
        self._life = lexicon.words("penalties", "life")
        self._bounds = {word: bound for bound in ("most", "least") for word in lexicon.words("penalties", bound)}
        self._bounded_by = lexicon.words("penalties", "bounded_by")
        self._range = lexicon.words("penalties", "range")
        self._graded = [(hit.first, hit.last) for hit in cues.get("graded", ())]
        self._punished = sorted(hit.first for hit in cues.get("punished", ()))
        self._outside = {reference.start for reference in references if reference.outside}
        self._natural = lexicon.words("penalties", "natural_persons")
        self._prison_phrases = _by_first_word(lexicon.phrases("penalties", "prison_phrases"))
        self._fine_phrases = _by_first_word(lexicon.phrases("penalties", "fine_phrases"))
        self._death_phrases = _by_first_word(lexicon.phrases("penalties", "death_phrases"))
        self._legal = _by_first_word(lexicon.phrases("penalties", "legal_persons"))
        self._punishing = sorted(hit.first for name in ("punishing", "punished") for hit in cues.get(name, ()))
        self._threshold = sorted(hit.last for name in ("threshold", "punishable-alone") for hit in cues.get(name, ()))

    def passage(self, passage: Passage) -> Iterator[Penalty]:
        if self._first(self._punishing, passage.first, passage.last) is None:
            return
        for begin, end in sentences(self._norm, passage.first, passage.last):
            cue = self._first(self._punishing, begin, end)
            if cue is not None:
                for first, last in self._by_persons(begin, end):
                    yield from self._sentence(first, last, min(cue, last), passage.clause)

    def _by_persons(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """A sentence cut where it turns to legal persons: imprisonment for 7 years; for a body corporate, a fine."""
        for at in range(first, last - _LONGEST_TURN):
            turns = self._norm[at] == ";" and any(
                _length(self._legal, self._norm, place) for place in range(at + 1, at + 1 + _LONGEST_TURN)
            )
            if turns:
                yield first, at
                first = at
        yield first, last

    def _sentence(self, first: int, last: int, cue: int, clause: int) -> Iterator[Penalty]:
        fine = next((at for at in range(first, last) if self._is_fine(at)), None)
        legal = self._for_legal_persons(first, last, cue, clause)
        elsewhere = self._elsewhere(first, last)
        phrases = list(self._deprivations(first, last))
        figured = [phrase for phrase in phrases if phrase.maximum is not None or phrase.minimum is not None]
        phrases = figured or phrases[:1]  # "or to both such fine and such imprisonment" repeats what the figures say
        imprisonment = bool(phrases)
        if not phrases and fine is not None:
            phrases = [_Phrase(fine, fine + 1)]
        elif not phrases and elsewhere is not None:
            phrases = [_Phrase(*elsewhere)]
        for phrase in phrases:
            owners = self._words.clause[phrase.first : phrase.last]
            yield Penalty(
                clause if clause in owners else owners[0],
                min(self._words.start[phrase.first : phrase.last]),
                max(self._words.end[phrase.first : phrase.last]),
                phrase.maximum,
                phrase.minimum,
                fine=fine is not None,
                imprisonment=imprisonment,
                elsewhere=elsewhere is not None and phrase.maximum is None,
                legal_person=legal,
            )

    def _deprivations(self, first: int, last: int) -> Iterator[_Phrase]:
        """Imprisonment by whatever name, and death; what only describes the offences that are meant is left out."""
        at = first
        while at < last:
            length = _length(self._death_phrases, self._norm, at)
            if length:
                if not self._is_threshold(at, first):
                    yield _Phrase(at, at + length, math.inf)
                at += length
                continue
            length = int(self._norm[at] in self._prison) or _length(self._prison_phrases, self._norm, at)
            if not length:
                at += 1
                continue
            begin, end = at, at + length
            while begin > first and at - begin < _LONGEST_PHRASE and self._of_phrase(begin - 1):
                begin -= 1
            while end < last and end - at < _LONGEST_PHRASE:
                if not self._of_phrase(end):
                    aside = self._aside(end, last)
                    if aside is None:
                        break
                    end = aside
                end += 1
            if not self._is_threshold(begin, first):
                yield self._read_phrase(begin, end, _Phrase(at, at + length))
            at = end

    def _aside(self, at: int, last: int) -> int | None:
        """The comma that ends an aside: imprisoned, in the case of a second offence, not less than 3 years.

        A condition at the beginning of an item is an aside too: not exceeding - (b) where death results, ten years.
        """
        if self._norm[at - 1] != "," and self._words.clause[at] == self._words.clause[at - 1]:
            return None
        for comma in range(at, min(at + _LONGEST_ASIDE, last - 1)):
            goes_on = self._norm[comma] == "," and (
                self._norm[comma + 1] in self._bounded_by
                or self._numbers.time(self._norm[comma + 1 : comma + 9], 0) is not None
            )
            if goes_on:
                return comma
        return None

    def _read_phrase(self, begin: int, end: int, phrase: _Phrase) -> _Phrase:
        for figure in self._figures(begin, end):
            if figure.bound == "least":
                phrase.minimum = max(figure.years, phrase.minimum or 0.0)
            else:
                phrase.maximum = max(figure.years, phrase.maximum or 0.0)
            phrase.first, phrase.last = min(phrase.first, figure.first), max(phrase.last, figure.last)
        return phrase

    def _figures(self, begin: int, end: int) -> list[_Figure]:
        """Stretches of time in a phrase, and what each bounds: not less than 3 nor more than 5 years, 3 to 8 years."""
        norm = self._norm
        figures: list[_Figure] = []
        following: tuple[int, float] | None = None  # the figure behind: its first word, and its unit in years
        for at, after, number in reversed(self._numbers_in(begin, end)):
            time = self._numbers.time(norm[at:end], 0)
            unit = self._numbers.unit(norm[after]) if after < end else None
            if unit is None and following and self._lead_on(after, following[0]):
                unit = following[1]
            if unit is None and after < len(norm) and self._is_fine(after):
                continue  # 1,000 penalty units
            if unit is None:  # any term of years not less than 15
                unit = next(
                    filter(None, map(self._numbers.unit, reversed(norm[max(begin, at - _UNIT_REACH) : at]))), None
                )
            if unit is None:
                continue
            years, last = (time[0], at + time[1]) if time else (number * unit, after)
            figures.append(_Figure(at, last, years, self._bound(begin, at)))
            following = (at, unit)
        figures.reverse()
        for at in range(begin, end):
            if norm[at] in self._life:
                figures.append(_Figure(at, at + 1, math.inf, "most"))
        plain = [figure for figure in figures if figure.bound == "plain"]
        if len(plain) > 1 and plain[0].years < plain[1].years:
            figures[figures.index(plain[0])] = _Figure(plain[0].first, plain[0].last, plain[0].years, "least")
        return figures

    def _lead_on(self, first: int, last: int) -> bool:
        """Whether only words of a range stand between two numbers: not less than 3 nor more than 5 years."""
        return all(word in self._range or word in self._bounds for word in self._norm[first:last])

    def _numbers_in(self, begin: int, end: int) -> list[tuple[int, int, float]]:
        found = []
        at = begin
        while at < end:
            number = self._numbers.read(self._norm[at:end], 0)
            if number is None or self._norm[at - 1] in self._units:  # of section 3
                at += 1
            else:
                found.append((at, at + number[1], number[0]))
                at += number[1]
        return found

    def _bound(self, begin: int, at: int) -> str:
        for before in range(at - 1, begin - 1, -1):
            word = self._norm[before]
            if word in self._bounds:
                return self._bounds[word]
            if self._numbers.is_number(word) or self._numbers.unit(word) is not None:
                break
        return "plain"

    def _of_phrase(self, at: int) -> bool:
        word = self._norm[at]
        return (
            word in self._phrase
            or word in self._prison
            or word in self._life
            or self._numbers.is_number(word)
            or self._numbers.unit(word) is not None
        )

    def _is_fine(self, at: int) -> bool:
        return self._norm[at] in self._fines or bool(_length(self._fine_phrases, self._norm, at))

    def _is_threshold(self, begin: int, first: int) -> bool:
        """Whether the nearest words before a punishment say that it only describes offences, sentences or prisoners."""
        place = bisect.bisect_right(self._threshold, begin + 3) - 1
        if place < 0 or self._threshold[place] <= first or begin - self._threshold[place] > _THRESHOLD_REACH:
            return False
        return self._first(self._punishing, self._threshold[place], begin) is None

    def _elsewhere(self, first: int, last: int) -> tuple[int, int] | None:
        """Words that leave the figures to another law: a Class B felony, in accordance with the Penal Code."""
        place = bisect.bisect_left(self._graded, (first, 0))
        if place < len(self._graded) and self._graded[place][0] < last:
            return self._graded[place]
        punished = self._first(self._punished, first, last)
        if punished is not None and any(self._words.start[at] in self._outside for at in range(punished, last)):
            return punished, punished + 1
        return None

    def _for_legal_persons(self, first: int, last: int, cue: int, clause: int) -> bool:
        own = [at for at in range(first, last) if self._words.clause[at] == clause]
        return self._names_legal_person(own) or self._names_legal_person(range(first, cue))

    def _names_legal_person(self, places: list[int] | range) -> bool:
        return any(_length(self._legal, self._norm, at) for at in places) and not any(
            self._norm[at] in self._natural for at in places
        )

    @staticmethod
    def _first(places: list[int], first: int, last: int) -> int | None:
        place = bisect.bisect_left(places, first)
        return places[place] if place < len(places) and places[place] < last else None


def _by_first_word(phrases: Iterable[tuple[str, ...]]) -> _Phrases:
    found: _Phrases = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _length(phrases: _Phrases, norm: tuple[str, ...], at: int) -> int:
    """The number of words of the longest of the phrases that stands at a word; 0 where none does."""
    candidates = phrases.get(norm[at], ())
    return max((len(phrase) for phrase in candidates if norm[at : at + len(phrase)] == phrase), default=0)
