"""Where words of a law stand, as reports give it."""

from __future__ import annotations

from lawcheck.reports.wording import on_one_line
from lawcheck.sources.document import Box, Document


def quote(document: Document, start: int, end: int) -> str:
    """The words of a span on one line."""
    return on_one_line(document.text[start:end])


def boxes(document: Document, start: int, end: int) -> dict[int, list[Box]]:
    """One box for each printed line of a span, by page, in points; empty where the format has no layout."""
    found: dict[int, list[Box]] = {}
    for place in document.places(start, end):
        if place.page is None or place.box is None:
            continue
        lines = found.setdefault(place.page, [])
        if lines and _same_line(lines[-1], place.box):
            lines[-1] = _around(lines[-1], place.box)
        else:
            lines.append(place.box)
    return {page: [_rounded(box) for box in lines] for page, lines in found.items()}


def _same_line(box: Box, after: Box) -> bool:
    height = min(box[3] - box[1], after[3] - after[1])
    overlap = min(box[3], after[3]) - max(box[1], after[1])
    return overlap * 2 > height and box[0] <= after[0] < box[2] + 3 * height


def _around(box: Box, other: Box) -> Box:
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])


def _rounded(box: Box) -> Box:
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)
