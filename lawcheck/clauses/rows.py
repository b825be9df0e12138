"""Rows: the lines of a document that hold words, each knowing whether a new paragraph starts with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawcheck.sources.document import Document, Line

_CLOSED = re.compile(r"(?:[.;:,?!—–_-]|\b(?:and|or))[\"'”’»)\]]*\s*\d{0,2}$")
_SENTENCE_END = re.compile(r"[.;:?!][\"'”’»)\]]*$")
_PAGE_NUMBER = re.compile(r"(?:[-–—]\s*)?\d{1,4}(?:\s*[-–—])?$")


@dataclass(slots=True, eq=False)
class Row:
    """A line, or the part of a line that lies inside a quotation.

    `fresh` tells that a paragraph starts here; `gap` that blank space stands above; `noise` that the row is a page
    number that text extraction left between the words.
    """

    start: int
    end: int
    text: str
    line: Line
    gap: bool = False
    fresh: bool = True
    noise: bool = False

    @property
    def closed(self) -> bool:
        """Whether the row ends as paragraphs end: with a stop, a comma, a dash, or the `and` of a list."""
        return _CLOSED.search(self.text) is not None

    @property
    def stopped(self) -> bool:
        """Whether the row ends with a full stop, a semicolon or a colon."""
        return _SENTENCE_END.search(self.text) is not None


def make_rows(document: Document) -> list[Row]:
    """The lines of a document that are not blank."""
    rows: list[Row] = []
    gap = True
    text = document.text
    for line in document.lines:
        words = text[line.start : line.end]
        left = len(words) - len(words.lstrip())
        words = words.strip()
        if not words:
            gap = True
            continue
        start = line.start + left
        row = Row(start, start + len(words), words, line, gap)
        row.noise = document.format == "text" and bool(_PAGE_NUMBER.match(words)) and gap
        rows.append(row)
        gap = False
    mark_paragraphs(rows, document.format)
    return rows


def mark_paragraphs(rows: list[Row], format: str) -> None:
    """Set `fresh` of each row, from the layout where the format has one, else from the words alone."""
    if format == "docx" or not _wrapped(rows):
        return
    width = _width(rows)
    above: Row | None = None
    for row in rows:
        if row.noise:
            continue
        if above is not None:
            row.fresh = _starts_paragraph(row, above, width)
        above = row


def _wrapped(rows: list[Row]) -> bool:
    """Whether the printed lines of paragraphs stand on lines of their own."""
    broken = sum(
        1
        for above, row in zip(rows, rows[1:], strict=False)
        if row.text[0].islower() and above.text[-1].isalnum() and not row.gap
    )
    return broken * 12 > len(rows)


def _width(rows: list[Row]) -> int:
    lengths = sorted(len(row.text) for row in rows)
    return lengths[min(len(lengths) * 9 // 10, len(lengths) - 1)] if lengths else 0


def _starts_paragraph(row: Row, above: Row, width: int) -> bool:
    if row.gap:
        return above.closed or not row.text[0].islower()
    if above.stopped and len(above.text) < width * 3 // 4:
        return True
    return above.closed and not above.text.endswith(",") and not row.text[0].islower() and len(above.text) < width - 12
