"""A bill as a printed page: running heads, page numbers, words broken at the end of lines, one column or two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import NamedTuple

from fpdf import FPDF
from source import Paragraph

DATE = datetime(2026, 1, 1, tzinfo=UTC)
WIDTH, MARGIN, TOP, BOTTOM, GUTTER = 210.0, 25.0, 30.0, 270.0, 8.0  # millimetres, on A4
HEAD, FOOT = 15.0, 285.0

_BREAK = re.compile(r"(?<=[aeiouy][bcdfgklmnprstvz])(?=[bcdfgklmnprstvz][aeiouy])")
_ONE_SOUND = frozenset(["bl", "ch", "ck", "cr", "dr", "gn", "gr", "ng", "ph", "pl", "pr", "sc", "sh", "st", "th", "tr"])


@dataclass(frozen=True, slots=True)
class Print:
    """How a bill is printed.

    `head` and `foot` are set left, centre and right, parted by |; {page} and {pages} stand for the numbers. The sides
    change on even pages where `mirrored`.
    """

    head: str
    foot: str
    columns: int = 1
    size: float = 11.0  # points
    first_page: int = 1
    mirrored: bool = False


class Word(NamedTuple):
    """A word as it is set; `glued` to the word before it where no space parts the two."""

    text: str
    bold: bool
    glued: bool = False


def pdf(paragraphs: Sequence[Paragraph], title: str, style: Print) -> bytes:
    """Render a bill; the bytes depend on nothing but the arguments and the versions of fpdf2 and zlib."""
    pages = 0
    while True:  # once to count the pages, once to print their number
        press = _Press(title, style, pages)
        for paragraph in paragraphs:
            press.set(paragraph)
        if press.pages == pages:
            return press.finish()
        pages = press.pages


class _Press:
    """Sets paragraphs one under the other, column by column and page by page."""

    def __init__(self, title: str, style: Print, pages: int) -> None:
        self._style = style
        self._pages_in_all = pages
        self._pdf = FPDF(format="A4")
        self._pdf.core_fonts_encoding = "cp1252"
        self._pdf.set_creation_date(DATE)
        self._pdf.set_producer("lawcheck corpora")
        self._pdf.set_title(title)
        self._pdf.set_auto_page_break(False)
        self._leading = style.size * 0.3528 * 1.2
        self._width = (WIDTH - 2 * MARGIN - GUTTER * (style.columns - 1)) / style.columns
        self._indent = 10.0 if style.columns == 1 else 4.0
        self._column = 0
        self._turn_page()

    def set(self, paragraph: Paragraph) -> None:
        """Set one paragraph; its number hangs before it where the indent leaves room."""
        words = _words(paragraph)
        number = Word(paragraph.number or "", paragraph.bold > 0)
        hangs = bool(number.text) and self._measure([number, Word("", False)]) <= self._indent
        if number.text and not hangs:
            words.insert(0, number)
        left = self._indent * (paragraph.level + hangs)
        lines = self._lines(words, self._width - left)
        self._y += self._leading * 0.5
        is_heading = paragraph.bold == len(paragraph.text)
        self._make_room(len(lines) + 2 if is_heading else 1)  # a heading stays with what it heads
        if hangs:
            self._write([number], left - self._indent)
        for line in lines:
            self._make_room(1)
            self._write(line, (self._width - self._measure(line)) / 2 if paragraph.centred else left)
            self._y += self._leading

    @property
    def pages(self) -> int:
        """How many pages have been begun."""
        return self._pdf.page

    def finish(self) -> bytes:
        """The file."""
        return bytes(self._pdf.output())

    def _make_room(self, lines: int) -> None:
        """Go on to the next column or page unless so many lines still fit."""
        if self._y + lines * self._leading <= BOTTOM:
            return
        self._y = TOP
        self._column += 1
        if self._column == self._style.columns:
            self._turn_page()

    def _turn_page(self) -> None:
        self._pdf.add_page()
        self._column, self._y = 0, TOP
        number = self._pdf.page + self._style.first_page - 1
        for y, template in ((HEAD, self._style.head), (FOOT, self._style.foot)):
            parts = template.format(page=number, pages=self._pages_in_all).split("|")
            if self._style.mirrored and number % 2 == 0:
                parts.reverse()
            self._pdf.set_font("Times", "", 9)
            for part, share in zip(parts, (0.0, 0.5, 1.0), strict=True):
                spare = WIDTH - 2 * MARGIN - self._pdf.get_string_width(part)
                if part:
                    self._pdf.text(MARGIN + spare * share, y, part)

    def _lines(self, words: Sequence[Word], width: float) -> list[list[Word]]:
        lines: list[list[Word]] = [[]]
        for word in words:
            if self._measure([*lines[-1], word]) <= width or not lines[-1]:
                lines[-1].append(word)
                continue
            for first, rest in _broken(word):
                if self._measure([*lines[-1], first]) <= width:
                    lines[-1].append(first)
                    word = rest
                    break
            lines.append([word])
        return lines

    def _measure(self, line: Sequence[Word]) -> float:
        return sum(width for _, _, width in self._stretches(line))

    def _write(self, line: Sequence[Word], left: float) -> None:
        x = MARGIN + (self._width + GUTTER) * self._column + left
        for text, bold, width in self._stretches(line):
            self._pdf.set_font("Times", "B" if bold else "", self._style.size)
            self._pdf.text(x, self._y + self._leading * 0.8, text)
            x += width

    def _stretches(self, line: Sequence[Word]) -> list[tuple[str, bool, float]]:
        """The line as stretches of one weight, each with its width; the space before a stretch belongs to it."""
        found = []
        for bold, words in groupby(enumerate(line), key=lambda item: item[1].bold):
            text = "".join(word.text if word.glued or not index else " " + word.text for index, word in words)
            self._pdf.set_font("Times", "B" if bold else "", self._style.size)
            found.append((text, bold, float(self._pdf.get_string_width(text))))
        return found


def _words(paragraph: Paragraph) -> list[Word]:
    """The words of a paragraph without its number."""
    heading, rest = paragraph.text[: paragraph.bold], paragraph.text[paragraph.bold :]
    words = [Word(text, True) for text in heading.split()]
    plain = [Word(text, False) for text in rest.split()]
    if words and plain and not rest[0].isspace():
        plain[0] = plain[0]._replace(glued=True)
    return words + plain


def _broken(word: Word) -> list[tuple[Word, Word]]:
    """The ways to break a word between syllables, the longest first part first."""
    text = word.text
    if not re.fullmatch(r"[a-z]{7,}[,;.:]?", text):
        return []
    places = [match.start() for match in _BREAK.finditer(text)]
    fit = [at for at in places if 3 <= at <= len(text) - 4 and text[at - 1 : at + 1] not in _ONE_SOUND]
    return [(word._replace(text=text[:at] + "-"), Word(text[at:], word.bold)) for at in reversed(fit)]
