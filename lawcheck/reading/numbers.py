"""Numbers in the words of a law: 18, 1,000, eighteen, forty-two, one hundred and two, eighteen (18)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from lawcheck.rules.location import default_rules_dir
from lawcheck.rules.yaml_files import load_yaml

_FIGURE = re.compile(r"[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+(?:[.,][0-9]+)?")
_ORDINAL = re.compile(r"([0-9]{1,4})(?:st|nd|rd|th|º|°)")
_LONGEST = 12  # words of one number


class NumberReader:
    """Reads numbers by the number words of one language; for a language without a lexicon, figures alone."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._small: dict[str, float] = data.get("units", {})
        self._tens: dict[str, float] = data.get("tens", {})
        self._scales: dict[str, float] = data.get("scales", {})
        self._joins = frozenset(data.get("joins", ()))
        self.ordinals: dict[str, int] = data.get("ordinals", {})
        self._parts = frozenset((*self._small, *self._tens, *self._scales))
        self._time = {
            word: years
            for unit, years in (("years", 1.0), ("months", 1 / 12), ("weeks", 7 / 365), ("days", 1 / 365))
            for word in data.get(unit, ())
        }
        self.years = frozenset(data.get("years", ()))

    def unit(self, word: str) -> float | None:
        """The length in years of a unit of time; None for any other word."""
        return self._time.get(word)

    def is_number(self, word: str) -> bool:
        """Whether the word is, or can be part of, a number."""
        return word in self._parts or bool(_FIGURE.fullmatch(word))

    def read(self, words: Sequence[str], at: int) -> tuple[float, int] | None:
        """The number that begins at word `at` and the index of the word after it; None where none begins.

        The same number said twice, in words and in figures, is one number: eighteen (18), 18 (eighteen).
        """
        found = self._one(words, at)
        if found is None:
            return None
        value, after = found
        if after + 2 < len(words) and words[after] == "(":
            again = self._one(words, after + 1)
            if again and again[0] == value and again[1] < len(words) and words[again[1]] == ")":
                return value, again[1] + 1
        return value, after

    def ordinal(self, words: Sequence[str], at: int) -> tuple[int, int] | None:
        """The ordinal that begins at word `at` and the index of the word after it: eighteenth, twenty first, 18th."""
        if words[at] in self.ordinals:
            return self.ordinals[words[at]], at + 1
        if words[at] in self._tens and at + 1 < len(words) and words[at + 1] in self.ordinals:
            return int(self._tens[words[at]]) + self.ordinals[words[at + 1]], at + 2
        figure = _ORDINAL.fullmatch(words[at])
        return (int(figure[1]), at + 1) if figure else None

    def time(self, words: Sequence[str], at: int) -> tuple[float, int] | None:
        """A time in years, and the index of the word after it: five years, 18 months, 2 years and 6 months."""
        number = self.read(words, at)
        if number is None or number[1] >= len(words) or words[number[1]] not in self._time:
            return None
        value, after = number[0] * self._time[words[number[1]]], number[1] + 1
        if after + 1 < len(words) and words[after] in self._joins and words[after - 1] in self.years:
            rest = self.read(words, after + 1)
            if rest and rest[1] < len(words) and self._time.get(words[rest[1]], 1.0) < 1.0:
                return value + rest[0] * self._time[words[rest[1]]], rest[1] + 1
        return value, after

    def _one(self, words: Sequence[str], at: int) -> tuple[float, int] | None:
        if at >= len(words):
            return None
        if not _FIGURE.fullmatch(words[at]):
            return self._in_words(words, at)
        after = at + 1
        while len(words[at]) <= 3 and after < len(words) and len(words[after]) == 3 and words[after].isdigit():
            after += 1  # 1 000 000
        return _figure("".join(words[at:after])), after

    def _in_words(self, words: Sequence[str], at: int) -> tuple[float, int] | None:
        total, group, start = 0.0, 0.0, at
        last = "none"
        end = at
        while at < len(words) and at - start < _LONGEST:
            word = words[at]
            if word in self._tens and last in ("none", "hundred", "scale"):
                group, last = group + self._tens[word], "tens"
            elif word in self._small and (
                last in ("none", "hundred", "scale") or (last == "tens" and self._small[word] < 10)
            ):
                group, last = group + self._small[word], "units"
            elif word in self._scales and last in ("units", "tens", "hundred"):
                if self._scales[word] == 100:
                    group, last = group * 100, "hundred"
                else:
                    total, group, last = total + group * self._scales[word], 0.0, "scale"
            elif word in self._joins and last in ("hundred", "scale"):
                following = words[at + 1] if at + 1 < len(words) else ""
                if following not in self._tens and following not in self._small:
                    break
                at += 1
                continue
            else:
                break
            at += 1
            end = at
        return None if last == "none" else (total + group, end)


@cache
def number_reader(language: str) -> NumberReader:
    """The reader of a language's numbers."""
    path = default_rules_dir() / "lexicon" / language / "numbers.yaml"
    return NumberReader(load_yaml(path.read_text(encoding="utf-8")) if path.is_file() else {})


def _figure(text: str) -> float:
    if re.fullmatch(r"[0-9]{1,3}(?:[, ][0-9]{3})+", text):
        text = re.sub(r"[, ]", "", text)
    return float(text.replace(",", "."))
