"""The words of a clause before and after, as stretches that stayed, were struck and were added."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\S+")
_MOST_PRODUCT = 1_000_000  # words of one text times words of the other: longer ones are shown whole
_KEPT = 8  # words shown of a long stretch, at each end
_LONGEST = 120  # words of a stretch that was struck or added


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand in both texts, in the old one alone (struck) or in the new one alone (added)."""

    kind: Literal["same", "struck", "added"]
    text: str


def stretches(old: str, new: str) -> tuple[Stretch, ...]:
    """How one wording became the other; of a long stretch only the ends are given."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    found: list[Stretch] = []
    for kind, first, last, other_first, other_last in _blocks(before, after):
        if kind == "equal":
            found.append(Stretch("same", _shortened(before[first:last], bool(found), last < len(before))))
            continue
        if first < last:
            found.append(Stretch("struck", _ends(before[first:last], _LONGEST // 2)))
        if other_first < other_last:
            found.append(Stretch("added", _ends(after[other_first:other_last], _LONGEST // 2)))
    return tuple(found)


def _blocks(before: list[str], after: list[str]) -> list[tuple[str, int, int, int, int]]:
    if len(before) * len(after) > _MOST_PRODUCT:
        return [("replace", 0, len(before), 0, len(after))]
    return list(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())


def _shortened(words: list[str], after_change: bool, before_change: bool) -> str:
    """The words next to a change, and an ellipsis for those farther off."""
    if after_change and before_change:
        return _ends(words, _KEPT)
    if len(words) <= 2 * _KEPT:
        return " ".join(words)
    if after_change:
        return " ".join([*words[: 2 * _KEPT], "…"])
    return " ".join(["…", *words[-2 * _KEPT :]])


def _ends(words: list[str], kept: int) -> str:
    if len(words) <= 2 * kept + 1:
        return " ".join(words)
    return " ".join([*words[:kept], "…", *words[-kept:]])
