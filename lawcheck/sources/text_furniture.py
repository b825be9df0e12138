"""Page furniture that stands between the lines of a plain text taken from print: running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from lawcheck.sources.builder import Draft

_LONGEST = 110  # characters of a running head
_FEWEST_LINES = 12  # with words, between the heads of two pages
_FEWEST_ON_PAGE = 5  # with words, between two page numbers
_NUMBER = re.compile(r"[-–—\[\s]*(?:Page\s+)?(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?[-–—\]\s]*", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_ENDS = re.compile(r"[.;:!?—–\-\])”\"*…]\W{0,4}$")
_WANTS_MORE = re.compile(r"\b(?:of|the|an?|to|by|in|for|with|under|any|at|on|from)$")
_LIKE_HEAD = re.compile(r"(?:\d{1,4}\s+)?[A-Z“\"‘\[].*[^.;:,—–-]$")


def drop_heads(drafts: Sequence[Draft]) -> dict[int, str]:
    """The lines that are furniture, by index, with the kind of each.

    A line is a running head when its words come again and again, pages apart, and break sentences; a bare number is
    that of a page when it counts on from the last and such numbers break sentences. What breaks none stays.
    """
    texts = [draft.text for draft in drafts]
    ranks = _ranks(texts)
    heads: defaultdict[str, list[int]] = defaultdict(list)
    numbers: list[int] = []
    for at, text in enumerate(texts):
        if _NUMBER.fullmatch(text):
            numbers.append(at)
        elif len(text) <= _LONGEST and _LIKE_HEAD.match(text):
            heads[_NO_LETTERS.sub("", text).lower()].append(at)
    repeated = {
        key: places for key, places in heads.items() if _far_apart(places, ranks) and _is_title(texts[places[0]])
    }
    for places in repeated.values():
        places += _second_lines(places, texts)
    counted = _counting(numbers, texts, ranks)
    candidates = {at for places in repeated.values() for at in places} | set(counted)
    breaking = _breaking(candidates, texts)
    found: dict[int, str] = {}
    for places in repeated.values():
        breaks = sum(at in breaking for at in places)
        if breaks >= 2 or _counts_pages(places, texts, every=1 if breaks else 2):
            numbered = any(_FIGURES.search(texts[at]) for at in places)
            if places[0] not in breaking and not numbered and " " in texts[places[0]]:
                places = places[1:]  # the heading itself, which the heads repeat
            found |= dict.fromkeys(places, "running-head")
    breaks = sum(at in breaking for at in counted)
    if breaks >= max(1, 0.05 * len(counted)) or _beside(counted, found, texts) or _skips_first(counted, texts, ranks):
        found |= dict.fromkeys(counted, "page-number")
    found |= dict.fromkeys((at for at in numbers if _next_to(at, found, texts)), "page-number")
    return found


def _ranks(texts: Sequence[str]) -> list[int]:
    """For each line, how many lines with words stand before it."""
    ranks, count = [], 0
    for text in texts:
        ranks.append(count)
        count += bool(text)
    return ranks


def _is_title(text: str) -> bool:
    """Whether words begin with capitals, as titles do and sentences do not."""
    words: list[str] = _LONG_WORD.findall(text)
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) >= 0.6 * len(words)


def _second_lines(places: Sequence[int], texts: Sequence[str]) -> list[int]:
    """The lines after these, where nearly all are the same: heads that take two lines."""
    after = [next((line for line in range(at + 1, min(at + 4, len(texts))) if texts[line]), at) for at in places]
    keys = [_NO_LETTERS.sub("", texts[at]).lower() for at in after]
    key, count = Counter(keys).most_common(1)[0]
    if count < max(3, 0.8 * len(places)) or len(key) < 5 or not _is_title(texts[after[keys.index(key)]]):
        return []
    first = set(places)
    return [at for at, own in zip(after, keys, strict=True) if own == key and at not in first]


def _far_apart(places: Sequence[int], ranks: Sequence[int]) -> bool:
    if len(places) < 3:
        return False
    steps = [ranks[after] - ranks[before] for before, after in pairwise(places)]
    return bool(median(steps) >= _FEWEST_LINES and min(steps) > 1)


def _counting(numbers: Sequence[int], texts: Sequence[str], ranks: Sequence[int]) -> list[int]:
    """The longest run of bare numbers that count on by at most three, pages apart."""
    best: dict[int, tuple[int, int | None]] = {}  # by line: length of the run that ends there, line before
    last: dict[int, int] = {}  # by value: line of the best run that ends in it
    for at in numbers:
        match = _NUMBER.fullmatch(texts[at])
        value = int(match[1]) if match else 0
        before = [last[value - step] for step in (1, 2, 3) if value - step in last]
        before = [line for line in before if ranks[at] - ranks[line] >= _FEWEST_ON_PAGE]
        longest = max(before, key=lambda line: best[line][0], default=None)
        best[at] = (1 + (best[longest][0] if longest is not None else 0), longest)
        if value not in last or best[last[value]][0] <= best[at][0]:
            last[value] = at
    end = max(best, key=lambda line: best[line][0], default=None)
    run: list[int] = []
    while end is not None:
        run.append(end)
        end = best[end][1]
    return run[::-1] if len(run) > 2 else []


def _breaking(candidates: set[int], texts: Sequence[str]) -> set[int]:
    """The candidates that stand in the midst of a sentence."""
    breaking: set[int] = set()
    block: list[int] = []
    before = ""
    for at, text in enumerate(texts):
        if at in candidates:
            block.append(at)
        elif text:
            if block and before and not _ENDS.search(before[-8:]) and (text[0].islower() or _WANTS_MORE.search(before)):
                breaking.update(block)
            block, before = [], text
    return breaking


def _counts_pages(places: Sequence[int], texts: Sequence[str], every: int) -> bool:
    """Whether the lines hold numbers that rise; by two at a time, if they are to be those of every other page."""
    values = [int(found[-1]) for at in places if (found := _FIGURES.findall(texts[at]))]
    steps = [after - before for before, after in pairwise(values)]
    right = sum(step == 2 if every == 2 else step > 0 for step in steps)
    return len(steps) > 1 and right >= 0.8 * len(steps)


def _skips_first(numbers: Sequence[int], texts: Sequence[str], ranks: Sequence[int]) -> bool:
    """Whether numbers begin with that of an inner page, as those of sections do not, and stand pages apart."""
    if len(numbers) < 4:
        return False
    steps = [ranks[after] - ranks[before] for before, after in pairwise(numbers)]
    return texts[numbers[0]].strip("-–—[] ") in ("2", "3", "4") and bool(median(steps) >= _FEWEST_LINES)


def _beside(numbers: Sequence[int], heads: dict[int, str], texts: Sequence[str]) -> bool:
    """Whether most numbers stand next to a running head."""

    beside = sum(_next_to(at, heads, texts) for at in numbers)
    return bool(numbers) and beside >= 0.5 * len(numbers)


def _next_to(at: int, heads: dict[int, str], texts: Sequence[str]) -> bool:
    """Whether a running head is the next line with words on either side."""
    before = next((line for line in range(at - 1, max(at - 4, -1), -1) if texts[line]), None)
    after = next((line for line in range(at + 1, min(at + 4, len(texts))) if texts[line]), None)
    return "running-head" in (heads.get(line) for line in (before, after) if line is not None)
