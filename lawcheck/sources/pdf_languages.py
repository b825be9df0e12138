"""Pages that carry a law in two languages side by side: the column in the language asked for is kept."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from lawcheck.sources.pdf_furniture import Sheet, take_cells
from lawcheck.sources.pdf_layout import Row

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = 40  # commonest words of a column that are compared with those of the other
_ALIKE = 0.25  # share of them that columns in one language have in common, at least
_FEWEST_WORDS = 80
_SAMPLE = 20_000  # characters from which a language is told
_WIDEST = 0.6  # parts of the width of the text that a column may have


@dataclass(slots=True)
class _Halves:
    """What stands in the left and the right column of pages that are laid out alike."""

    words: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    rows: int = 0
    rows_in_columns: int = 0
    gutters: list[float] = field(default_factory=list)


class Dropped(NamedTuple):
    """The language that was kept and the one that was left out, and the pages that changed, by their numbers."""

    kept: str
    left_out: str
    pages: frozenset[int]


def drop_other_language(
    sheets: Sequence[Sheet], ordered: Sequence[Sequence[Row]], languages: Collection[str]
) -> Dropped | None:
    """Take one of two columns off all pages where they hold two languages, of which one is in `languages`.

    `ordered` holds the rows of each sheet in the order of reading. Odd and even pages may be mirrored.
    """
    halves: defaultdict[int, _Halves] = defaultdict(_Halves)
    for sheet, rows in zip(sheets, ordered, strict=True):
        _collect(rows, halves[sheet.page.number % 2])
    found = {odd: drop for odd, half in halves.items() if (drop := _to_drop(half, languages))}
    if not found:
        return None
    changed = set()
    for sheet in sheets:
        if sheet.page.number % 2 in found:
            side, gutter = found[sheet.page.number % 2][:2]
            if _take_side(sheet, side, gutter):
                changed.add(sheet.page.number)
    _, _, kept, left_out = next(iter(found.values()))
    return Dropped(kept, left_out, frozenset(changed))


def _collect(rows: Sequence[Row], halves: _Halves) -> None:
    if not rows:
        return
    if all(row.column == rows[0].column for row in rows):
        halves.rows += len(rows)
        return
    left, right = min(row.column[0] for row in rows), max(row.column[1] for row in rows)
    sides: tuple[list[Row], list[Row]] = ([], [])
    halves.rows += len(rows)
    for row in rows:
        if row.column[1] - row.column[0] <= _WIDEST * (right - left):
            sides[sum(row.column) > left + right].append(row)
    if all(sides):
        halves.rows_in_columns += len(sides[0]) + len(sides[1])
        halves.gutters.append((max(row.right for row in sides[0]) + min(row.left for row in sides[1])) / 2)
        for words, side in zip(halves.words, sides, strict=True):
            words.extend(word for row in side for word in _WORD.findall(row.text.lower()))


def _to_drop(half: _Halves, languages: Collection[str]) -> tuple[int, float, str, str] | None:
    """Which side goes (0 left, 1 right), where the gutter is, and the languages kept and left out."""
    if min(map(len, half.words)) < _FEWEST_WORDS or half.rows_in_columns < 0.5 * half.rows:
        return None
    left, right = (_commonest(words) for words in half.words)
    if len(left & right) > _ALIKE * min(len(left), len(right)):
        return None
    told = [_language(words) for words in half.words]
    kept = [side for side in (0, 1) if told[side] in languages]
    if told[0] == told[1] or len(kept) != 1:
        return None
    return 1 - kept[0], median(half.gutters), told[kept[0]], told[1 - kept[0]]


def _commonest(words: Iterable[str]) -> set[str]:
    return {word for word, _ in Counter(words).most_common(_COMMON)}


def _language(words: Sequence[str]) -> str:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    code: str = LanguageIdentifier.from_model_file(MODEL_FILE).classify(" ".join(words)[:_SAMPLE])[0]
    return code


def _take_side(sheet: Sheet, side: int, gutter: float) -> bool:
    """Take what stands on one side of the gutter off a page; what crosses the gutter stays."""
    found = []
    for row in sheet.rows:
        if not any(cell.left < gutter < cell.right for cell in row.cells):
            found += [(row, cell) for cell in row.cells if (cell.left > gutter) == bool(side)]
    if found:
        words = "\n".join(" ".join(run.text for run in cell.runs) for _, cell in found)
        runs = [run for _, cell in found for run in cell.runs]
        sheet.furniture.append(sheet.left_out("other-language", words, runs))
        take_cells(sheet, found)
    return bool(found)
