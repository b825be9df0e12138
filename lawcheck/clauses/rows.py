"""Rows: the lines of a document that hold words, each knowing whether a new paragraph starts with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawcheck.clauses.tree import Span
from lawcheck.sources.document import Document, Line

_CLOSED = re.compile(r"(?:[.;:,?!—–_-]|\b(?:and|or))[\"'”’»)\]]*\s*\d{0,2}$")
_SENTENCE_END = re.compile(r"[.;:?!][\"'”’»)\]]*$")
_DIGITS = re.compile(r"\d+")
_PRINTED_NUMBER = re.compile(r"[\[“\"]*(?:\(?\w{1,5}[.)]|(?:section|article|§|part|chapter)\s)", re.I)
# Texts whose line breaks were lost: "... of the Act. Schedule (Section 4) Administration", "... Convention. Article 2 – Scope"
_RUN_IN = re.compile(
    r"(?<=[.;\])])\s+(?=(?:(?:First|Second|Third|Fourth|Fifth|Sixth)\s+)?Schedule\s+"
    r"(?:\d{1,2}\s+)?(?:\((?:[Ss]ection|[Ss]\.)|[A-Z]{3,}\b)|Article\s+\d{1,3}\s?[–—-]\s?[A-Z])"
)
# "Schedule (Section 4) Administration Part I – The Board 1. Seal of Commission"
_SCHEDULE_ROW = re.compile(r"(?:\w+\s+)?Schedule\b")
_IN_SCHEDULE = re.compile(r"\s(?=(?:Part|PART)\s+(?:[IVX]+|\d{1,2})\s?[–—-]\s|1\.\s+\w|Article\s+1\s?[–—-]\s)")
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
    """The lines of a document that are not blank; a schedule that starts inside a line opens a row of its own."""
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
        for begin, end in _pieces(words):
            rows.append(Row(start + begin, start + end, words[begin:end], line, gap or begin > 0))
        gap = False
    if document.format == "text":
        mark_noise(rows)
    mark_paragraphs(rows, document.format)
    return rows


def _pieces(words: str) -> list[Span]:
    """The spans of a line that stand for lines of their own."""
    cuts = [match.end() for match in _RUN_IN.finditer(words)]
    starts = [0, *cuts]
    for begin, end in zip(starts, [*cuts, len(words)], strict=True):
        if _SCHEDULE_ROW.match(words, begin, end):
            cuts.extend(match.end() for match in _IN_SCHEDULE.finditer(words, begin, min(end, begin + 2000)))
    edges = [0, *sorted(set(cuts)), len(words)]
    return [(begin, begin + len(words[begin:end].rstrip())) for begin, end in zip(edges, edges[1:], strict=False)]


def mark_noise(rows: list[Row]) -> None:
    """Mark page numbers and running heads that text extraction left between the words."""
    seen: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        row.noise = row.gap and _PAGE_NUMBER.match(row.text) is not None
        key = _DIGITS.sub("", row.text).strip()
        if row.gap and len(row.text) <= 80 and len(key) > 2 and not _PRINTED_NUMBER.match(row.text):
            seen.setdefault(key, []).append(index)
    for places in seen.values():
        if len(places) >= 3 and _interrupts(rows, places):
            for index in places:
                rows[index].noise = True


def _interrupts(rows: list[Row], places: list[int]) -> bool:
    """Whether a line that comes again and again stands in the midst of sentences, as running heads do."""
    broken = 0
    for index in places:
        above = next((rows[at] for at in range(index - 1, max(index - 4, -1), -1) if not rows[at].noise), None)
        below = next((rows[at] for at in range(index + 1, min(index + 4, len(rows))) if not rows[at].noise), None)
        if below is not None and _PRINTED_NUMBER.match(below.text) and not below.text.startswith("("):
            continue
        if above is not None and below is not None and not above.closed and below.text[0].islower():
            broken += 1
    return broken * 5 >= len(places)


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
    if above.closed and _PRINTED_NUMBER.match(row.text):
        return True
    if row.gap:
        return above.closed or not row.text[0].islower()
    if above.stopped and len(above.text) < width * 3 // 4:
        return True
    return above.closed and not above.text.endswith(",") and not row.text[0].islower() and len(above.text) < width - 12
