"""A page of a PDF as a picture, with what was read on it laid over: clauses, columns, and what was left out."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from lawcheck.reports.original import original_of
from lawcheck.reports.places import boxes
from lawcheck.reports.wording import counted
from lawcheck.sources.document import UnreadableDocument

if TYPE_CHECKING:
    from lawcheck.clauses.tree import Clause
    from lawcheck.reading.law import Law
    from lawcheck.sources.document import Box

_CODE = "no-picture"
_LONGEST_SIDE = 2400  # pixels
_SCALE = 2.0  # pixels a point
_GUTTER = 230  # pixels beside the page for the names of clauses
_TYPE = 17  # pixels
_STEP = 30  # pixels from one row of the legend to the next
_LEGEND_ROWS = 5

Colour = tuple[int, int, int]


class _Mark(NamedTuple):
    """How one sort of thing is shown: the words of the legend, the colour, and whether it is filled or framed."""

    name: str
    colour: Colour
    filled: bool = True


_OTHER = _Mark("other text of the file", (120, 120, 160))
_HEADING = _Mark("heading", (204, 90, 150))
_DEFINITION = _Mark("definition", (230, 140, 0))
_QUOTED = _Mark("text for another act", (140, 90, 200))
_LEVELS = (
    _Mark("section, article, item of a schedule", (0, 114, 178)),
    _Mark("first level below it", (60, 170, 230)),
    _Mark("second level", (0, 150, 110)),
    _Mark("third level and deeper", (190, 180, 0)),
)
_COLUMN = _Mark("column", (0, 90, 150), filled=False)
_LEFT_OUT = _Mark("left out of the text", (110, 110, 110), filled=False)
_NOWHERE = _Mark("read, but in no clause", (200, 0, 0), filled=False)
_LEGEND = (_HEADING, *_LEVELS, _DEFINITION, _QUOTED, _OTHER, _COLUMN, _LEFT_OUT, _NOWHERE)


def page_picture(law: Law, number: int) -> bytes:
    """The page `number` (from 1) of the PDF that `law` was read from, as a PNG.

    Raises UnreadableDocument where there is no such page, or the file is gone or was changed since.
    """
    path, pages = law.document.path, law.document.pages or 0
    if law.document.format != "pdf":
        raise UnreadableDocument(path, _CODE, "Only pages of a PDF can be shown as a picture.")
    if not 1 <= number <= pages:
        message = f"There is no page {number}; the PDF has {counted(pages, 'page')}."
        raise UnreadableDocument(path, _CODE, message)
    document = pypdfium2.PdfDocument(original_of(law.document, _CODE))
    try:
        page = document[number - 1]
        scale = min(_SCALE, _LONGEST_SIDE / max(*page.get_size(), 1.0))
        shown = page.render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    return _Sheet(shown, scale).drawn(law, number)


class _Sheet:
    """The picture of a page with a gutter on either side and a legend below."""

    def __init__(self, page: Image.Image, scale: float) -> None:
        self._scale = scale
        self._page = page
        self._over = Image.new("RGBA", page.size, (0, 0, 0, 0))
        self._pen = ImageDraw.Draw(self._over)
        self._font = ImageFont.load_default(_TYPE)
        self._labels: list[tuple[float, bool, str, Colour]] = []  # height, right of the page, words, colour
        self._used: dict[_Mark, None] = {}
        self._columns = False

    def drawn(self, law: Law, number: int) -> bytes:
        """The PNG of page `number` of a law."""
        self._columns = any(line.column for line in law.document.lines if line.page == number)
        taken = [False] * len(law.document.text)
        for clause in law.tree.clauses:
            self._clause(law, clause, number, taken)
        for line in law.document.lines:
            if line.page == number and line.box and not any(taken[line.start : line.end]) and line.end > line.start:
                self._mark(line.box, _NOWHERE)
        for item in law.document.furniture:
            if item.page == number and item.box:
                self._mark(item.box, _LEFT_OUT)
                if item.kind not in ("footnote-mark", "line-number"):
                    self._label(item.box, item.kind.replace("-", " "), _LEFT_OUT.colour)
        for box in _columns(law, number):
            self._mark(box, _COLUMN, grow=5)
        return self._png()

    def _clause(self, law: Law, clause: Clause, number: int, taken: list[bool]) -> None:
        mark = _mark_of(law, clause)
        first = True
        below = law.clause(clause.children[0]).start if clause.children else clause.end
        spans = [(clause.start, min(clause.words[0][0] if clause.words else below, below)), *clause.words]
        for start, end in spans:
            taken[start:end] = [True] * (end - start)
            for box in boxes(law.document, start, end).get(number, ()):
                self._mark(box, mark)
                if first and clause.kind not in ("preamble", "contents", "text", "note"):
                    self._label(box, clause.citation or clause.kind, mark.colour)
                first = False
        if clause.heading:
            taken[slice(*clause.heading)] = [True] * (clause.heading[1] - clause.heading[0])
            for box in boxes(law.document, *clause.heading).get(number, ()):
                self._mark(box, _HEADING)

    def _mark(self, box: Box, mark: _Mark, grow: float = 1) -> None:
        self._used[mark] = None
        left, top, right, bottom = (edge * self._scale for edge in box)
        edges = (left - grow, top - grow, max(right, left) + grow, max(bottom, top) + grow)
        if mark.filled:
            self._pen.rectangle(edges, fill=(*mark.colour, 70))
        else:
            self._pen.rectangle(edges, outline=(*mark.colour, 255), width=2)

    def _label(self, box: Box, words: str, colour: Colour) -> None:
        middle = (box[0] + box[2]) / 2 * self._scale
        on_right = self._columns and middle > self._page.width / 2 and box[0] * self._scale > 0.4 * self._page.width
        self._labels.append((box[1] * self._scale, on_right, words, colour))

    def _png(self) -> bytes:
        width = self._page.width + 2 * _GUTTER
        legend = [mark for mark in _LEGEND if mark in self._used]
        rows = min(len(legend), _LEGEND_ROWS)
        picture = Image.new("RGB", (width, self._page.height + (rows + 1) * _STEP), "white")
        whole = Image.alpha_composite(self._page.convert("RGBA"), self._over).convert("RGB")
        picture.paste(whole, (_GUTTER, 0))
        pen = ImageDraw.Draw(picture)
        frame = (_GUTTER, 0, _GUTTER + self._page.width - 1, self._page.height - 1)
        pen.rectangle(frame, outline=(180, 180, 180))
        for height, on_right, words, colour in _apart(self._labels):
            if on_right:
                pen.text(
                    (_GUTTER + self._page.width + 8, height), self._cut(words), fill=_dark(colour), font=self._font
                )
            else:
                words = self._cut(words)
                left = _GUTTER - 8 - self._font.getlength(words)
                pen.text((left, height), words, fill=_dark(colour), font=self._font)
        for at, mark in enumerate(legend):
            left = _GUTTER + at // _LEGEND_ROWS * self._page.width // 3
            top = self._page.height + _STEP // 2 + at % _LEGEND_ROWS * _STEP
            swatch = (left, top, left + 34, top + 20)
            if mark.filled:
                pen.rectangle(swatch, fill=_pale(mark.colour))
            else:
                pen.rectangle(swatch, outline=mark.colour, width=2)
            pen.text((left + 44, top), mark.name, fill="black", font=self._font)
        written = io.BytesIO()
        picture.save(written, "PNG", optimize=False)
        return written.getvalue()

    def _cut(self, words: str) -> str:
        """As much of the words as the gutter has room for, the end of them, where a citation is deepest."""
        words = " ".join(words.encode("latin-1", "replace").decode("latin-1").split())[:200]
        if self._font.getlength(words) <= _GUTTER - 16:
            return words
        while words and self._font.getlength("..." + words) > _GUTTER - 16:
            words = words[1:]
        return "..." + words


def _mark_of(law: Law, clause: Clause) -> _Mark:
    if clause.quoted:
        return _QUOTED
    if clause.kind == "definition":
        return _DEFINITION
    if clause.kind in ("preamble", "contents", "text", "note"):
        return _OTHER
    depth = 0
    for above in law.tree.ancestors(clause):
        if above.kind in ("section", "article"):
            return _LEVELS[min(depth + 1, 3)]
        depth += above.number is not None
    if clause.kind in ("section", "article"):
        return _LEVELS[0]
    in_schedule = any(above.kind in ("schedule", "annex") for above in law.tree.ancestors(clause))
    return _LEVELS[min(depth - 1, 3)] if in_schedule and clause.number and depth else _HEADING


def _columns(law: Law, number: int) -> Iterator[Box]:
    lines = [line for line in law.document.lines if line.page == number]
    for column, group in groupby(lines, key=lambda line: line.column):
        if column:
            found = [box for line in group for box in boxes(law.document, line.start, line.end).get(number, ())]
            lefts, tops, rights, bottoms = zip(*found, strict=True)
            yield min(lefts), min(tops), max(rights), max(bottoms)


def _apart(labels: Iterable[tuple[float, bool, str, Colour]]) -> Iterator[tuple[float, bool, str, Colour]]:
    """One label a height and side, the last and so the deepest of those that would cover each other."""
    kept: list[tuple[float, bool, str, Colour]] = []
    for label in sorted(labels, key=lambda label: (label[1], label[0])):
        if kept and kept[-1][1] == label[1] and label[0] - kept[-1][0] < 0.8 * _TYPE:
            kept[-1] = label
        else:
            kept.append(label)
    yield from kept


def _dark(colour: Colour) -> Colour:
    red, green, blue = (part * 2 // 3 for part in colour)
    return red, green, blue


def _pale(colour: Colour) -> Colour:
    red, green, blue = (255 - (255 - part) * 70 // 255 for part in colour)
    return red, green, blue
