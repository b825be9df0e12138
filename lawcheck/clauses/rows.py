"""Rows: the lines of a document that hold words, each knowing whether a new paragraph starts with it."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from lawcheck.clauses.tree import Span
from lawcheck.sources.document import Document, Line

_CLOSED = re.compile(r"(?:[.;:,?!—–_-]|\b(?:and|or))[\"'”’»)\]]*\s*\d{0,2}$")
_SENTENCE_END = re.compile(r"[.;:?!][\"'”’»)\]]*$")
_DIGITS = re.compile(r"\d+")
PRINTED_NUMBER = re.compile(
    r"[\[“\"]*(?:\(\s?\w{1,5}\s?\)|\d{1,4}[A-Za-z]{0,3}[.)]|(?:[A-Za-z]|[ivxlc]{2,5})\)|§|(?:section|article|part|chapter)\s)",
    re.I,
)
# Texts whose line breaks were lost: "... the Act. Schedule (Section 4)", "... Convention. Article 2 – Scope"
_RUN_IN = re.compile(
    r"(?<=[.;\])])\s+(?=(?:(?:First|Second|Third|Fourth|Fifth|Sixth)\s+)?Schedule\s+"
    r"(?:\d{1,2}\s+)?(?:\((?:[Ss]ection|[Ss]\.)|[A-Z]{3,}\b)|Article\s+\d{1,3}\s?[–—-]\s?[A-Z])"
)
# "Schedule (Section 4) Administration Part I – The Board 1. Seal of Commission"
_SCHEDULE_ROW = re.compile(r"(?:\w+\s+)?Schedule\b")
_IN_SCHEDULE = re.compile(r"\s(?=(?:Part|PART)\s+(?:[IVX]+|\d{1,2})\s?[–—-]\s|1\.\s+\w|Article\s+1\s?[–—-]\s)")
# "Chapter 4, Part 1": where a database says again which group it is in
_GROUP_PATH = re.compile(
    r"(?:part|chapter|title|book|division)\s+\w+(?:,\s*(?:part|chapter|division|title)\s+\w+)+$", re.I
)
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
    note: bool = False  # words of an editor, not of the law
    broken: bool = False  # may go on with the sentence of the row above, which was printed straight before
    counted: dict[int, str] = field(default_factory=dict)  # where a number stands that print counts on: its true one

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
        _mark_noise(rows)
    return rows


def _pieces(words: str) -> list[Span]:
    """The spans of a line that stand for lines of their own."""
    cuts = [match.end() for match in _RUN_IN.finditer(words)]
    starts = [0, *cuts]
    for begin, end in zip(starts, [*cuts, len(words)], strict=True):
        if _SCHEDULE_ROW.match(words, begin, end):
            cuts.extend(match.end() for match in _IN_SCHEDULE.finditer(words, begin, min(end, begin + 8000)))
    edges = [0, *sorted(set(cuts)), len(words)]
    return [(begin, begin + len(words[begin:end].rstrip())) for begin, end in itertools.pairwise(edges)]


def _mark_noise(rows: list[Row]) -> None:
    """Mark page numbers and running heads that text extraction left between the words."""
    seen: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        row.noise = (row.gap and _PAGE_NUMBER.match(row.text) is not None) or _GROUP_PATH.match(row.text) is not None
        key = _DIGITS.sub("", row.text).strip()
        if row.gap and len(row.text) <= 80 and len(key) > 2 and not PRINTED_NUMBER.match(row.text):
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
        if below is not None and PRINTED_NUMBER.match(below.text) and not below.text.startswith("("):
            continue
        if above is not None and below is not None and not above.closed and below.text[0].islower():
            broken += 1
    return broken * 5 >= len(places)
