"""Samples of the wording that a concept stands for, without the marks of patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawcheck.rules.schema import Concept

_INNERMOST = re.compile(r"\(([^()\[\]]*)\)|\[[^()\[\]]*\]")
_DEEPEST = 4  # concepts in concepts


def samples(name: str, lexicon: Mapping[str, Concept], most: int) -> list[str]:
    """Phrases for a concept, first the plainest of each pattern: `abuse of power`, `took … advantage of … power`."""
    columns = zip_longest(*(_phrases(pattern, lexicon, 0) for pattern in lexicon[name].patterns))
    return list(dict.fromkeys(phrase for column in columns for phrase in column if phrase))[:most]


def _phrases(pattern: str, lexicon: Mapping[str, Concept], depth: int) -> list[str]:
    """The words of a pattern that is a choice of single phrases; of any other, its first alternatives."""
    alone = re.fullmatch(r"\(([^()\[\]{}]*)\)", pattern)
    return [_plain(each, lexicon, depth) for each in (alone[1].split("|") if alone else [pattern])]


def _plain(pattern: str, lexicon: Mapping[str, Concept], depth: int) -> str:
    while (plainer := _INNERMOST.sub(lambda choice: (choice[1] or "").split("|")[0], pattern)) != pattern:
        pattern = plainer
    pattern = re.sub(r"\{([a-z0-9-]+)\}", lambda concept: _first(concept[1], lexicon, depth), pattern)
    pattern = re.sub(r"<\d+>", "…", pattern).replace("~", "").replace("*", "…")
    return re.sub(r"(… )+(?=…)", "", " ".join(pattern.split()))


def _first(name: str, lexicon: Mapping[str, Concept], depth: int) -> str:
    if name not in lexicon or depth == _DEEPEST:
        return name.replace("-", " ")
    return _phrases(lexicon[name].patterns[0], lexicon, depth + 1)[0]
