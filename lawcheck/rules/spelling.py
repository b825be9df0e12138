"""One spelling for each word, so that patterns and laws meet: lower case, plain quotes, one of several spellings.

Written for both sides: the words of a law and the words of a pattern go through the same functions. A hyphen parts
two words and is dropped (`non-liability` is `non liability`), but for prefixes that are as often written without one
(`co-operate` is `cooperate`). A possessive ending is dropped (`victim's` is `victim`, `victims'` is `victims`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from lawcheck.rules.location import default_rules_dir

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")
)
_HYPHEN = re.compile(r"[-‐‑]+")
_IZE = re.compile(r"(?<=[a-z]{2})(i|y)z(?=(?:e|ed|es|er|ers|ing|ance|ation|ations|ational|able)$)")
_DOUBLE_L = re.compile(r"(?:ed|ing|ings|er|ers|or|ors)$")

Part = tuple[int, int, str]
"""Start and end of a word within the token it stands in, and the word as it is compared."""


@cache
def normalise(word: str, language: str = "en") -> str:
    """Lower-case a word, make typographic variants plain and bring spellings to one."""
    plain = word.translate(_PLAIN).lower()
    if plain.endswith("'s"):
        plain = plain[:-2]
    return _speller(language).spell(plain.strip("'"))


@cache
def parts(token: str, language: str = "en") -> tuple[Part, ...]:
    """Split a token at its hyphens into the words that are compared, each with its place in the token."""
    pieces: list[tuple[int, int]] = []
    start = 0
    for hyphen in _HYPHEN.finditer(token):
        if token[start : hyphen.start()].lower() not in _speller(language).joined or hyphen.end() == len(token):
            pieces.append((start, hyphen.start()))
            start = hyphen.end()
    pieces.append((start, len(token)))
    return tuple(
        (first, last, word)
        for first, last in pieces
        for word in [normalise(_HYPHEN.sub("", token[first:last]), language)]
        if word
    )


class _Speller:
    def __init__(self, data: dict[str, Any]) -> None:
        self.joined = frozenset(data.get("joined_prefixes", ()))
        self._words: dict[str, str] = data.get("words", {})
        self._keeps_z = frozenset(data.get("keeps_z", ()))
        our = data.get("our", {"stems": (), "endings": ()})
        self._our = {stem + "or" + ending: stem + "our" + ending for stem in our["stems"] for ending in our["endings"]}
        self._our |= {
            stem + "er" + ending: stem + "re" + british
            for stem in data.get("re", ())
            for ending, british in (("", ""), ("s", "s"))
        }
        self._ence = tuple(data.get("ence", ()))
        self._single_l = frozenset(data.get("single_l", ()))

    def spell(self, word: str) -> str:
        if not word.isascii():
            return word
        known = self._words.get(word) or self._our.get(word)
        if known:
            return known
        if "z" in word and word not in self._keeps_z and self._keeps_z:
            return _IZE.sub(r"\1s", word)
        if word.startswith(self._ence):
            for stem in self._ence:
                rest = word.removeprefix(stem)
                if rest != word and rest[:2] in ("se", "si") and rest[1:] in ("e", "es", "ed", "ee", "ees", "ing", "eless"):
                    return stem + "c" + rest[1:]
        if "ll" in word:
            ending = _DOUBLE_L.search(word)
            if ending and word[: ending.start() - 1] in self._single_l:
                return word[: ending.start() - 1] + ending.group()
        return word


@cache
def _speller(language: str) -> _Speller:
    path = default_rules_dir() / "lexicon" / language / "spelling.yaml"
    if not path.is_file():
        return _Speller({})
    return _Speller(yaml.safe_load(path.read_text(encoding="utf-8")))
