"""A document: one canonical text, and for every character of it the place where it stands in the file."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points, measured from the top left corner of the page as it is shown."""


class Line(NamedTuple):
    """One printed line (PDF), one paragraph (DOCX) or one line (text), with what layout says about it.

    `start` and `end` are offsets into `Document.text`; the newline that ends the line lies outside. Automatic numbers
    of Word are part of the text, as they are printed: `(a)` and a tab before the words.
    """

    start: int
    end: int
    page: int | None = None  # counted from 1
    box: Box | None = None
    size: float | None = None  # points
    bold: bool = False
    italic: bool = False
    centred: bool = False
    indent: float | None = None  # points from the left edge of the column or of the text
    column: int | None = None  # PDF: which column of the page it stands in, from 1, where there are several
    level: int | None = None  # outline level of a heading style (1 is highest), Word only
    list_level: int | None = None  # depth of Word's automatic number (0 is outermost)
    style: str | None = None  # Word's name of the paragraph style
    kind: str = "text"  # text, or table for a row of a table (its cells parted by tabs)
    repealed: bool = False  # struck through or hidden: shown by the file, no longer law


class Piece(NamedTuple):
    """A run of characters of the text and the place it came from; inside it characters stand evenly spaced."""

    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    paragraph: int | None = None  # DOCX: index of the paragraph in document order; text: index of the file's line
    run: int | None = None  # DOCX: index of the run in its paragraph
    offset: int = 0  # offset of the piece in the run's own text (DOCX) or in the file's line (text)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, placed or decided, said in words a lawyer can act on."""

    code: str
    message: str
    page: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text of the file that is no part of the law's text: running heads, page and line numbers, footnotes."""

    # running-head, running-foot, page-number, line-number, footnote, footnote-mark, margin (note beside a section),
    # header (of Word, of Markdown), hidden, navigation, contents (of a page or of XML), deleted, inserted (tracked
    # changes not in this reading, struck words), stray (stamps), other-language (the second of two columns)
    kind: str
    text: str
    page: int | None = None
    at: int | None = None  # offset into `Document.text` where it stood, when it stood between words of the law
    box: Box | None = None  # PDF: where it stands on its page, if that was kept


@dataclass(frozen=True)
class Document:
    """A file as read: its text, its lines, and where each character stands."""

    path: str  # as the user gave it
    format: str  # pdf, docx, html, akn, markdown or text
    sha256: str  # of the file's bytes
    text: str
    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    pages: int | None = None
    problems: tuple[Problem, ...] = ()
    furniture: tuple[Furniture, ...] = field(default=(), repr=False)

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def places(self, start: int, end: int) -> list[Piece]:
        """Cut the pieces under `start`..`end` to that span; boxes shrink in proportion to the characters kept."""
        found = []
        first = max(bisect.bisect_right(self._piece_starts, start) - 1, 0)
        for piece in self.pieces[first:]:
            if piece.start >= end:
                break
            if piece.end > start:
                found.append(_cut(piece, max(start, piece.start), min(end, piece.end)))
        return found

    def page_of(self, offset: int) -> int | None:
        """Number of the page on which the character at `offset` stands; None where the format has no pages."""
        return next((place.page for place in self.places(offset, offset + 1)), None)


def _cut(piece: Piece, start: int, end: int) -> Piece:
    box = piece.box
    if box is not None and piece.end > piece.start:
        left, top, right, bottom = box
        step = (right - left) / (piece.end - piece.start)
        box = (left + step * (start - piece.start), top, left + step * (end - piece.start), bottom)
    return Piece(start, end, piece.page, box, piece.paragraph, piece.run, piece.offset + start - piece.start)


class UnreadableDocument(Exception):
    """The file gives no text to check; the message says in one sentence why and what to do."""

    def __init__(self, path: str, code: str, message: str) -> None:
        super().__init__(message)
        self.path = path
        self.code = code
        self.message = message
