"""The language data by which laws are read: word lists and cues of `rules/lexicon/<language>/reading.yaml`."""

from __future__ import annotations

from functools import cache
from typing import Any

from lawcheck.reading.law import Words
from lawcheck.rules.location import default_rules_dir
from lawcheck.rules.matcher import Hit, Matcher
from lawcheck.rules.yaml_files import load_yaml


def plain_words(text: str) -> list[str]:
    """The words of a name or a heading in lower case, without marks."""
    return "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()


class Lexicon:
    """Word lists by name, and the cues of reading as concepts."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._matchers = {
            group: Matcher(
                {name: cue["patterns"] for name, cue in data.get(group, {}).items()},
                {name: cue["unless"] for name, cue in data.get(group, {}).items() if "unless" in cue},
            )
            for group in ("clause_cues", "passage_cues")
        }

    def words(self, section: str, name: str) -> frozenset[str]:
        """A list of words; empty where the language has none."""
        words = self._data.get(section, {}).get(name, ())
        if not all(isinstance(word, str) for word in words):
            raise ValueError(f'{section}.{name} holds something other than a word: put "no" and "on" in quotes')
        return frozenset(words)

    def phrases(self, section: str, name: str) -> frozenset[tuple[str, ...]]:
        """A list of phrases, each a tuple of words."""
        return frozenset(tuple(phrase) for phrase in self._data.get(section, {}).get(name, ()))

    def kinds(self, section: str, name: str) -> dict[str, str]:
        """A mapping of lists, turned round: each word and the name of its list."""
        lists: dict[str, list[str]] = self._data.get(section, {}).get(name, {})
        return {word: kind for kind, words in lists.items() for word in words}

    def clause_cues(self, runs: Words) -> dict[str, list[Hit]]:
        """The cues of single clauses, by name, sorted by place."""
        return self._cues("clause_cues", runs)

    def passage_cues(self, passages: Words) -> dict[str, list[Hit]]:
        """The cues of passages, by name, sorted by place."""
        return self._cues("passage_cues", passages)

    def _cues(self, group: str, words: Words) -> dict[str, list[Hit]]:
        matcher = self._matchers[group]
        found: dict[str, list[Hit]] = {name: [] for name in matcher.concepts}
        for hit in matcher.find(words.norm, [(passage.first, passage.last) for passage in words.passages]):
            found[hit.concept].append(hit)
        return found


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; an empty one where there is none."""
    path = default_rules_dir() / "lexicon" / language / "reading.yaml"
    return Lexicon(load_yaml(path.read_text(encoding="utf-8")) if path.is_file() else {})
