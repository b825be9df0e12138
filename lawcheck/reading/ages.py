"""Ages as figures: under the age of eighteen years, has not attained 18, sixteen years of age or older."""

from __future__ import annotations

from lawcheck.reading.law import Age, Passage, Words
from lawcheck.reading.lexicon import Lexicon
from lawcheck.reading.numbers import NumberReader

_BEFORE = 10  # words looked at in front of the number
_AFTER = 6
_OLDEST = 120.0


def read_ages(words: Words, lexicon: Lexicon, numbers: NumberReader) -> tuple[Age, ...]:
    """Read the limits of age in all passages, each once, sorted by place."""
    reader = _AgeReader(words, lexicon, numbers)
    found: dict[int, Age] = {}
    for passage in words.passages:
        for age in reader.passage(passage):
            found.setdefault(age.start, age)
    return tuple(found[start] for start in sorted(found))


class _AgeReader:
    def __init__(self, words: Words, lexicon: Lexicon, numbers: NumberReader) -> None:
        self._words = words
        self._norm = words.norm
        self._numbers = numbers
        self._age = lexicon.words("ages", "age")
        self._persons = lexicon.words("ages", "persons")
        self._phrase = lexicon.words("ages", "phrase")
        self._younger = lexicon.words("ages", "younger")
        self._older = lexicon.words("ages", "older")
        self._less = lexicon.words("ages", "less")
        self._than = lexicon.words("ages", "than")
        self._reached = lexicon.words("ages", "reached")
        self._until = lexicon.words("ages", "until")
        self._yet = lexicon.words("ages", "yet")
        self._not = lexicon.words("ages", "not")

    def passage(self, passage: Passage) -> list[Age]:
        found: list[Age] = []
        at = passage.first
        while at < passage.last:
            if not self._may_begin(self._norm[at]):
                at += 1
                continue
            number = self._number(at, passage.last)
            if number is None:
                at += 1
                continue
            value, after = number
            age = self._age_at(passage, at, after, value)
            if age is not None:
                found.append(age)
            at = after
        return found

    def _may_begin(self, word: str) -> bool:
        return self._numbers.is_number(word) or word in self._numbers.ordinals

    def _number(self, at: int, last: int) -> tuple[float, int] | None:
        end = min(at + 8, last)
        number = self._numbers.read(self._norm[at:end], 0)
        if number is not None:
            return number[0], at + number[1]
        ordinal = self._numbers.ordinal(self._norm[at:end], 0)
        return (float(ordinal[0]), at + ordinal[1]) if ordinal else None

    def _age_at(self, passage: Passage, at: int, after: int, value: float) -> Age | None:
        if not 0 < value <= _OLDEST:
            return None
        begin, below = self._before(passage.first, at)
        end, or_older, aged = self._after(after, passage.last)
        aged = aged or any(self._norm[place] in self._age for place in range(begin, at))
        years = after < passage.last and self._norm[after] in self._numbers.years
        person = any(self._norm[place] in self._persons for place in range(max(passage.first, begin - 4), at))
        reached = any(self._norm[place] in self._reached for place in range(begin, at))
        if not (aged or (years and (reached or (person and below)))):
            return None
        if or_older is not None:
            below = or_older
        if below is None:
            return None
        owner = self._words.clause[at]
        start = min(self._words.start[begin:end])
        return Age(owner, start, max(self._words.end[begin:end]), value, below)

    def _before(self, first: int, at: int) -> tuple[int, bool | None]:
        """Where the phrase in front of a number begins, and whether it speaks of younger persons; None: of neither."""
        norm = self._norm
        for place in range(at - 1, max(first, at - _BEFORE) - 1, -1):
            word = norm[place]
            denied = self._denied(first, place)
            if word in self._younger or word in self._until:
                return place, not denied
            if word in self._than and place > first and norm[place - 1] in self._less | self._older | self._younger:
                below = norm[place - 1] not in self._older
                return place - 1, below != self._denied(first, place - 1)
            if word in self._older:
                return place, denied
            if word in self._yet and denied:
                return place, True
            if word in self._reached:
                return place, denied or self._is_until(first, place)
            if word == "least":
                return place, False
            if word not in self._phrase and not self._numbers.is_number(word):
                return place + 1, None
        return max(first, at - _BEFORE), None

    def _denied(self, first: int, at: int) -> bool:
        return any(self._norm[place] in self._not for place in range(max(first, at - 3), at))

    def _is_until(self, first: int, at: int) -> bool:
        return any(self._norm[place] in self._until for place in range(max(first, at - 4), at))

    def _after(self, after: int, last: int) -> tuple[int, bool | None, bool]:
        """Where the phrase behind a number ends, whether it says or younger (True) or or over (False), and of age."""
        norm = self._norm
        aged = False
        end = after
        for place in range(after, min(after + _AFTER, last)):
            word = norm[place]
            if word in self._age or word in self._numbers.years:
                aged = aged or word in self._age
                end = place + 1
            elif word in self._older:
                return place + 1, False, aged or word == "older"
            elif word in self._younger or word in self._less:
                return place + 1, True, aged or word == "younger"
            elif word not in ("of", "or", "and", "full"):
                break
        return end, None, aged
