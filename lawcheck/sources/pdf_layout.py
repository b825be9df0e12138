"""Runs of a page become rows, and rows of a page its columns, in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from lawcheck.sources.pdf_page import Run

_SAME_LINE = 0.3  # ems between baselines of one line
_CELL_GAP = 0.8  # ems of blank that part a row into cells: numbers, columns, marginal notes
_NARROW_CELL_GAP = 0.45  # the same before type of another size
_OTHER_SIZE = 0.85
_TOUCH = 0.1  # ems of blank that still part no words
_TAB = 2.5  # ems of blank that count as a tab
_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")  # set as letters of their own, often with a wrong width
_BIN = 3.0  # points
_MOST_BINS = 2000
_DEEPEST = 8  # columns within columns
_FEWEST_ROWS = 3  # in a column
_MOST_RAISED = 40  # figures above one line
_LEADING = 1.6  # ems from line to line inside a paragraph, at most


@dataclass(slots=True)
class Cell:
    """Runs of one row that stand together."""

    runs: list[Run]
    left: float
    right: float


@dataclass(slots=True)
class Row:
    """What stands on one baseline, from left to right."""

    runs: list[Run]
    base: float
    size: float  # of the largest run
    left: float
    right: float
    column: tuple[float, float] = (0.0, 0.0)  # left and right edge of the column it stands in
    cells: list[Cell] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the row."""
        if len(self.runs) == 1:
            return self.runs[0].text
        return "".join(joint + run.text for joint, run in joined(self.runs))


def row_of(runs: list[Run]) -> Row:
    """A row made of runs that stand on one baseline."""
    if len(runs) == 1:
        (run,) = runs
        return Row(runs, run.base, run.size, run.left, run.right)
    runs.sort(key=attrgetter("left"))
    main = max(runs, key=lambda run: (run.size, len(run.text)))
    return Row(runs, main.base, main.size, runs[0].left, max(run.right for run in runs))


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """Group runs by baseline, from top to bottom; raised figures belong to the line they are raised from."""
    groups: list[list[Run]] = []
    base = size = 0.0
    for run in sorted(runs, key=attrgetter("base")):
        if groups and run.base - base <= _SAME_LINE * min(run.size, size):
            groups[-1].append(run)
        else:
            groups.append([run])
            base, size = run.base, run.size
    rows: list[Row] = []
    for group in groups:
        row = row_of(group)
        while rows and _raised(rows[-1], row):
            row = row_of([*rows.pop().runs, *row.runs])
        if rows and _raised(row, rows[-1]):
            row = row_of([*rows.pop().runs, *row.runs])
        rows.append(row)
    return rows


def _raised(small: Row, line: Row) -> bool:
    """Whether a row is nothing but raised or lowered figures of a line."""
    if (
        len(small.runs) > _MOST_RAISED
        or small.size > 0.85 * line.size
        or not -0.3 * line.size <= line.base - small.base <= 0.75 * line.size
    ):
        return False
    near = 0.35 * line.size
    return all(
        any(abs(run.left - other.right) < near or abs(other.left - run.right) < near for other in line.runs)
        for run in small.runs
    )


def joined(runs: Sequence[Run]) -> Iterable[tuple[str, Run]]:
    """Each run with what parts it from the run before it: nothing, a space, or a tab for a wide gap."""
    before: Run | None = None
    for run in runs:
        joint = ""
        if before is not None:
            gap = (run.left - before.right) / (min(run.size, before.size) or 1.0)
            if gap > _TAB:
                joint = "\t"
            elif run.joint == " " and gap < 1.0:
                joint = "" if gap < 0.03 and before.text in _LIGATURES else " "
            elif gap > _TOUCH:
                joint = " "
        yield joint, run
        before = run


def part(rows: Iterable[Row]) -> None:
    """Part each row into cells where a wide blank stands, or a blank and then type of another size."""
    for row in rows:
        cells: list[Cell] = []
        for run in row.runs:
            gap = run.left - cells[-1].right if cells else 0.0
            before = cells[-1].runs[-1].size if cells else run.size
            other = min(run.size, before) < _OTHER_SIZE * max(run.size, before)
            if cells and gap < (_NARROW_CELL_GAP if other else _CELL_GAP) * row.size:
                cells[-1].runs.append(run)
                cells[-1].right = max(cells[-1].right, run.right)
            else:
                cells.append(Cell([run], run.left, run.right))
        row.cells = cells


def in_order(rows: list[Row], frame: tuple[float, float] | None = None, depth: int = 0) -> list[Row]:
    """The rows of a page as they are read: columns of running text one after the other, all else row by row.

    `frame` gives the left and right edge that the text of such pages has.
    """
    if not rows:
        return []
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    if frame is not None:
        left, right = min(left, frame[0]), max(right, frame[1])
    for row in rows:
        row.column = (left, right)
    if depth > _DEEPEST or sum(row.cells[-1].left > left + 0.35 * (right - left) for row in rows) < _FEWEST_ROWS:
        return rows
    for gutter in _dips(rows, left, right):
        bands = _bands(rows, gutter)
        if any(in_columns for in_columns, _ in bands):
            return [
                row
                for in_columns, band in bands
                for side in (_sides(band, gutter) if in_columns else [band])
                for row in in_order(side, None if in_columns else frame, depth + 1)
            ]
    return rows


def _bands(rows: Sequence[Row], gutter: float) -> list[tuple[bool, list[Row]]]:
    """Rows that follow each other, and whether they stand in columns on either side of the gutter."""
    bands: list[tuple[bool, list[Row]]] = []
    for crosses, group in groupby(rows, key=lambda row: _crosses(row, gutter)):
        band = list(group)
        in_columns = not crosses and _is_gutter(band, gutter)
        if bands and not in_columns and not bands[-1][0]:
            bands[-1][1].extend(band)
        else:
            bands.append((in_columns, band))
    return bands


def _crosses(row: Row, gutter: float) -> bool:
    return any(cell.left < gutter < cell.right for cell in row.cells)


def _sides(rows: Iterable[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    """The rows that do not cross `gutter`, cut in two by it."""
    sides: tuple[list[Run], list[Run]] = ([], [])
    for row in rows:
        if not _crosses(row, gutter):
            for cell in row.cells:
                sides[cell.left > gutter].extend(cell.runs)
    left, right = rows_of(sides[0]), rows_of(sides[1])
    part(left)
    part(right)
    return left, right


def _dips(rows: Sequence[Row], left: float, right: float) -> list[float]:
    """Where few rows have text and many have some on either side: the deepest dips first."""
    width = max(_BIN, (right - left) / _MOST_BINS)
    bins = int((right - left) / width) + 2
    change = [0] * (bins + 1)
    for row in rows:
        for cell in row.cells:
            change[int((cell.left - left) / width)] += 1
            change[int((cell.right - left) / width) + 1] -= 1
    cover, height = [], 0
    for step in change[:bins]:
        height += step
        cover.append(height)
    before, most = [], 0
    for height in cover:
        most = max(most, height)
        before.append(most)
    depth, most = [0] * bins, 0
    for at in range(bins - 1, -1, -1):
        most = max(most, cover[at])
        depth[at] = min(before[at], most) - cover[at]
    dips: list[tuple[int, int, float]] = []
    at = 0
    while at < bins:
        stop = at
        while stop < bins and depth[stop] >= 4:
            stop += 1
        if stop > at:
            deepest = max(depth[at:stop])
            best = [place for place in range(at, stop) if depth[place] == deepest]
            dips.append((-deepest, -len(best), left + width * (best[0] + best[-1] + 1) / 2))
            at = stop
        at += 1
    return [x for _, _, x in sorted(dips)[:4]]


def _is_gutter(rows: Sequence[Row], gutter: float) -> bool:
    return all(_is_running_text(side) for side in _sides(rows, gutter))


_WORDS = re.compile(r"[^\W\d_]{2,}")
_DIGITS = re.compile(r"\d+")


def _is_running_text(rows: Sequence[Row]) -> bool:
    """Whether rows are wrapped lines of a column, and not numbers, labels or short cells of a table."""
    if len(rows) < _FEWEST_ROWS:
        return False
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    texts = [row.text for row in rows]
    if sum(len(_WORDS.findall(text)) for text in texts) < 2 * len(rows):
        return False
    if len({_DIGITS.sub("#", text) for text in texts}) < 0.6 * len(rows):
        return False
    reach = [(row.right - left) / ((right - left) or 1.0) for row in rows]
    if median(reach) < 0.55:
        return False
    wrapped = sum(
        after.base - row.base <= _LEADING * row.size and reached > 0.7
        for (row, after), reached in zip(pairwise(rows), reach, strict=False)
    )
    return wrapped >= max(2, 0.25 * len(rows))
