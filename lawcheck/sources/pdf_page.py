"""One page of a PDF becomes runs: stretches of text with place, size and weight, in the order of the file."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from lawcheck.sources.document import Box
from lawcheck.sources.pdf_ruling import is_ruled

ASCENT = 0.78  # parts of the font size that letters reach above their baseline
DESCENT = 0.22  # and below it
MOST_CHARACTERS = 60_000  # on one page
_STRETCH = re.compile("[^\r\n\ufffe]*[^\r\n\ufffe \t\xa0](?:[ \t\xa0]*\ufffe)?|\ufffe")
_BLANKS = " \t\xa0"
_SPACED = re.compile(r"\S(?: \S){3,}")
_BOLD_NAME = re.compile("bold|black|heavy|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile("italic|oblique", re.IGNORECASE)
_ITALIC_FLAG, _FORCE_BOLD_FLAG = 1 << 6, 1 << 18
_FEW_LETTERS = 40  # on a page: a stamp or a page number
_MUCH_OF_PAGE = 0.25
_MANY_OBJECTS = 10_000
_MANY_PATHS = 200  # drawn shapes on a page without text: letters may have been turned into outlines
_LARGEST = 1000.0  # size of type, in points
_SLANT = 0.2  # tangent up to which a line still counts as level
_ASKEW = 4


def _plainly(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of pdfium that takes and gives addresses as plain numbers, which is half the work of pointers."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_object_at = _plainly(pdfium.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_loose_box = _plainly(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_matrix_at = _plainly(pdfium.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
_size_at = _plainly(pdfium.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
_font_of = _plainly(pdfium.FPDFTextObj_GetFont, _POINTER, _POINTER)
_name_of = _plainly(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
_flags_of = _plainly(pdfium.FPDFFont_GetFlags, _INT, _POINTER)
Bounds = tuple[float, float, float, float]  # left, bottom, right, top of the visible page, in user space


@dataclass(slots=True)
class Run:
    """Characters of one text object on one baseline; points in the direction of reading, from the top left."""

    left: float
    right: float
    base: float
    size: float
    text: str
    bold: bool
    italic: bool
    joint: str | None  # what stands between the run before it and this one: blank, nothing, or not known


@dataclass(slots=True)
class Page:
    """The runs of a page in its main direction of reading, and what else must be known of it."""

    number: int  # from 1
    width: float  # as read
    height: float
    turns: int = 0  # quarter turns, clockwise, from the page as shown to the page as read
    runs: list[Run] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)  # stamps and watermarks in another direction, text off the page
    dense: bool = False  # holds more characters than can be read
    pictured: bool = False  # holds images or drawings that may show text
    ruled: bool = False  # holds drawn lines that may make a table
    corner: tuple[float, float] = (0.0, 0.0)  # left and upper edge of the visible page, in user space

    def shown(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A box of the page as read, placed on the page as shown."""
        if not self.turns:
            return (left, top, right, bottom)
        width, height = self.width, self.height
        for _ in range(self.turns):
            left, top, right, bottom = top, width - right, bottom, width - left
            width, height = height, width
        return (left, top, right, bottom)

    def box_of(self, runs: Iterable[Run]) -> Box | None:
        """The box around runs, on the page as shown; None where there are none."""
        found = list(runs)
        if not found:
            return None
        return self.shown(
            min(run.left for run in found),
            min(run.base - ASCENT * run.size for run in found),
            max(run.right for run in found),
            max(run.base + DESCENT * run.size for run in found),
        )


class PageReader:
    """Reads the pages of one PDF; what it learns of a font on one page serves for the next."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._box_address = ctypes.addressof(self._box)
        self._matrix_address = ctypes.addressof(self._matrix)

    def read(self, index: int) -> Page:
        """Read the page at `index`, from 0. Raises PdfiumError where the page is damaged."""
        page = self._document[index]
        try:
            textpage = page.get_textpage()
            try:
                return self._read(index + 1, page, textpage)
            finally:
                textpage.close()
        finally:
            page.close()

    def _read(self, number: int, page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage) -> Page:
        rotation = page.get_rotation() // 90
        bounds = page.get_bbox()
        count = textpage.count_chars()
        text = _characters(textpage.raw, min(count, MOST_CHARACTERS))
        address: int = ctypes.cast(textpage.raw, ctypes.c_void_p).value or 0
        found = list(self._runs(address, text, bounds))
        weight: Counter[int] = Counter()
        for frame, run in found:
            weight[frame] += len(run.text)
        weight.pop(_ASKEW, None)
        main = max(weight, key=lambda frame: (weight[frame], frame == rotation), default=rotation)
        width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
        if main % 2:
            width, height = height, width
        result = Page(
            number,
            width,
            height,
            turns=(main - rotation) % 4,
            dense=count > MOST_CHARACTERS,
            ruled=is_ruled(page),
            corner=(bounds[0], bounds[3]),
            pictured=sum(map(str.isalpha, text)) < _FEW_LETTERS and _is_pictured(page),
        )
        for frame, run in found:
            if frame == main and run.right > 0 and run.left < width and 0 < run.base < height + run.size:
                result.runs.append(run)
            else:
                result.stray.append(run.text)
        return result

    def _runs(self, raw: int, text: str, bounds: Bounds) -> Iterator[tuple[int, Run]]:
        """Each run, with the number of quarter turns (clockwise) that make it level; `raw` is where the page lies."""
        for match in _STRETCH.finditer(text):
            start, end = match.span()
            joint: str | None = None
            while start < end:
                while text[start] in _BLANKS:
                    start, joint = start + 1, None if joint is None else " "
                here = _object_at(raw, start)
                stop = last = _end_of_object(raw, here, start, end)
                while text[last - 1] in _BLANKS:
                    last -= 1
                yield self._run(raw, here, text[start:last], start, joint, bounds)
                start, joint = stop, "" if last == stop else " "

    def _run(
        self, raw: int, here: int | None, text: str, start: int, joint: str | None, bounds: Bounds
    ) -> tuple[int, Run]:
        box, matrix = self._box, self._matrix
        _loose_box(raw, start, self._box_address)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if len(text) > 1:
            _loose_box(raw, start + len(text) - 1, self._box_address)
            if box.right > right:
                right = box.right
            if box.left < left:
                left = box.left
            if box.bottom < bottom:
                bottom = box.bottom
            if box.top > top:
                top = box.top
        _matrix_at(raw, start, self._matrix_address)
        slant, upright = matrix.b, matrix.d
        size = _size_at(raw, start) * (math.hypot(matrix.c, upright) if matrix.c else abs(upright))
        if not 0 < size < _LARGEST:
            size = min(max(top - bottom, 1.0), _LARGEST)
        bold, italic = self._weight(here)
        if text[1:2] == " " and text[3:4] == " " and _SPACED.fullmatch(text):
            text = self._respaced(raw, text, start)
        frame = 0 if slant == 0 and matrix.a > 0 else _frame(matrix.a, slant)
        if frame == 0:
            left, right, base = left - bounds[0], right - bounds[0], bounds[3] - matrix.f
        elif frame == 1:
            left, right, base = bottom - bounds[1], top - bounds[1], matrix.e - bounds[0]
        elif frame == 2:
            left, right, base = bounds[2] - right, bounds[2] - left, matrix.f - bounds[1]
        else:
            left, right, base = bounds[3] - top, bounds[3] - bottom, bounds[2] - matrix.e
        return frame, Run(left, right, base, size, text, bold, italic, joint)

    def _respaced(self, raw: int, text: str, start: int) -> str:
        """Letters set apart, with two blanks where a wider gap parts words."""
        edges = []
        for index in range(0, len(text), 2):
            _loose_box(raw, start + index, self._box_address)
            edges.append((self._box.left, self._box.right, text[index]))
        gaps = [after[0] - before[1] for before, after in pairwise(edges)]
        usual = sorted(gaps)[len(gaps) // 2]
        size = max(edge[1] - edge[0] for edge in edges)
        blanks = ["  " if gap > usual + 0.2 * size else " " for gap in gaps]
        return text[0] + "".join(blank + letter for blank, (_, _, letter) in zip(blanks, edges[1:], strict=True))

    def _weight(self, text_object: int | None) -> tuple[bool, bool]:
        """Whether the font of a text object is bold, and whether it is italic."""
        font = _font_of(text_object) if text_object else None
        if not font:
            return False, False
        known = self._fonts.get(font)
        if known is None:
            buffer = ctypes.create_string_buffer(256)
            length = _name_of(font, ctypes.addressof(buffer), 256)
            name = buffer.value.decode("utf-8", "replace") if 0 < length <= 256 else ""
            flags = max(_flags_of(font), 0)
            bold = bool(_BOLD_NAME.search(name)) or bool(flags & _FORCE_BOLD_FLAG)
            italic = bool(_ITALIC_NAME.search(name)) or bool(flags & _ITALIC_FLAG)
            known = self._fonts[font] = (bold, italic)
        return known


def _characters(raw: Any, count: int) -> str:
    """The first `count` characters of a page; one character each, so that their indexes serve to ask for boxes."""
    if not count:
        return ""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(raw, 0, count, buffer)
    text = bytes(memoryview(buffer)[: max(written - 1, 0)]).decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    # Characters without Unicode are missing there: ask one by one.
    codes = (pdfium.FPDFText_GetUnicode(raw, index) for index in range(count))
    return "".join(chr(code) if code else "\ufffd" for code in codes)


def _end_of_object(raw: int, here: int | None, start: int, end: int) -> int:
    """Where the text object of the character at `start` ends, at most `end`; its characters stand together."""
    if _object_at(raw, end - 1) == here:
        return end
    inside, outside = start, end - 1
    while outside - inside > 1:
        middle = (inside + outside) // 2
        if _object_at(raw, middle) == here:
            inside = middle
        else:
            outside = middle
    return outside


def _frame(a: float, b: float) -> int:
    """How many quarter turns, clockwise, make text level that runs in the direction (a, b)."""
    if abs(b) <= _SLANT * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= _SLANT * abs(b):
        return 1 if b > 0 else 3
    return _ASKEW


def _is_pictured(page: pypdfium2.PdfPage) -> bool:
    """Whether images, forms or many drawn shapes cover a good part of the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    covered, paths = 0.0, 0
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MANY_OBJECTS)):
        part = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(part)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            pdfium.FPDFPageObj_GetBounds(part, left, bottom, right, top)
            covered += (right.value - left.value) * (top.value - bottom.value)
    width, height = page.get_size()
    return covered > _MUCH_OF_PAGE * width * height or paths > _MANY_PATHS
