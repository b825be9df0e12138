"""One spelling for each word, so that patterns and laws meet: lower case, plain quotes, one of several spellings.

Written for both sides: the words of a law and the words of a pattern go through the same functions. A hyphen parts
two words and is dropped (`non-liability` is `non liability`), but for prefixes that are as often written without one
(`co-operate` is `cooperate`). A possessive ending is dropped (`victim's` is `victim`, `victims'` is `victims`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from lawcheck.rules.location import default_rules_dir
from lawcheck.rules.yaml_files import load_yaml

_PLAIN = str.maketrans(
    dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("“”„", '"')
    | dict.fromkeys("–—‐‑", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")
)
_HYPHEN = re.compile(r"[-‐‑]+")
_IZE = re.compile(r"(?<=[a-z]{2})(i|y)z(?=(?:e|ed|es|er|ers|ing|ance|ation|ations|ational|able)$)")

Part = tuple[int, int, str]
"""Start and end of a word within the token it stands in, and the word as it is compared."""


@lru_cache(maxsize=200_000)
def normalise(word: str, language: str = "en") -> str:
    """Lower-case a word, make typographic variants plain and bring spellings to one."""
    plain = word.translate(_PLAIN).lower()
    if plain.endswith("'s"):
        plain = plain[:-2]
    return _speller(language).spell(plain.strip("'"))


@lru_cache(maxsize=200_000)
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
    """The spelling rules of one language; without rules it changes nothing."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.joined = frozenset(data.get("joined_prefixes", ()))
        self._words: dict[str, str] = dict(data.get("words", {}))
        our = data.get("our", {"stems": (), "endings": ()})
        self._words |= {f"{stem}or{ending}": f"{stem}our{ending}" for stem in our["stems"] for ending in our["endings"]}
        self._words |= {f"{stem}er{ending}": f"{stem}re{ending}" for stem in data.get("re", ()) for ending in ("", "s")}
        self._keeps_z = frozenset(data.get("keeps_z", ()))
        self._ence = _any_of(data.get("ence", ()), r"s(e|es|ed|ee|ees|ing|eless)")
        self._single_l = _any_of(data.get("single_l", ()), r"l(ed|ing|ings|er|ers|or|ors)")

    def spell(self, word: str) -> str:
        if not word.isascii():
            return word
        if word in self._words:
            return self._words[word]
        if "z" in word and self._keeps_z and word not in self._keeps_z:
            return _IZE.sub(r"\1s", word)
        return self._single_l.sub(r"\1\2", self._ence.sub(r"\1c\2", word))


def _any_of(stems: Iterable[str], ending: str) -> re.Pattern[str]:
    return re.compile(f"^({'|'.join(map(re.escape, stems)) or '(?!)'}){ending}$")


@cache
def _speller(language: str) -> _Speller:
    path = default_rules_dir() / "lexicon" / language / "spelling.yaml"
    if not path.is_file():
        return _Speller({})
    return _Speller(load_yaml(path.read_text(encoding="utf-8")))
