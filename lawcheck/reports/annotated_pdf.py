"""Highlights, notes and bookmarks in a PDF, each with its own appearance, so that every viewer shows the same."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from lawcheck.reports.notes import Note, notes_of
from lawcheck.reports.places import boxes
from lawcheck.reports.wording import INSTRUMENTS

if TYPE_CHECKING:
    from lawcheck.reports.model import CheckedView
    from lawcheck.sources.document import Box

Point = tuple[float, float]

_FILLS = {
    "conflict": (1.0, 0.72, 0.72),
    "gap": (0.99, 0.86, 0.68),
    "partial": (1.0, 0.93, 0.5),
    "review": (0.72, 0.86, 1.0),
}
_LINES = {
    "conflict": (0.64, 0.09, 0.12),
    "gap": (0.54, 0.29, 0.0),
    "partial": (0.42, 0.35, 0.0),
    "review": (0.11, 0.33, 0.54),
}
_DASHES = {"conflict": "[] 0 d 1.4 w", "partial": "[4 2] 0 d 1 w", "review": "[1 1.5] 0 d 1.2 w"}
_WHOLE = (0.08, 0.19, 0.3)  # the note on the whole law
_SIGN = 12.0  # points: side of the sign of a note
_PRINTED = 4  # the flag by which an annotation is printed


def with_highlights(data: bytes, view: CheckedView) -> bytes:
    """The PDF with a highlight for each conflict, partial and review, and a sign where something is missing."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        reader.decrypt("")
    writer = PdfWriter(clone_from=reader)
    pages = _Pages(writer)
    where: dict[int, int] = {}
    for note in notes_of(view):
        by_page = boxes(view.law.document, note.start, note.end)
        if not by_page:
            by_page = {1: [(_SIGN, _SIGN, _SIGN, _SIGN)]}
        if note.verdict in _DASHES:
            for page, found in by_page.items():
                pages.highlight(page - 1, note, found)
        else:
            page = max(by_page) if note.verdict else min(by_page)
            pages.sign(page - 1, note, by_page[page][-1])
        if note.entry:
            where.setdefault(note.entry.number, min(by_page) - 1)
    _bookmarks(writer, view, where)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _bookmarks(writer: PdfWriter, view: CheckedView, where: dict[int, int]) -> None:
    """One bookmark for each instrument, and under it one for each finding."""
    for instrument, name in INSTRUMENTS.items():
        entries = [entry for entry in view.entries if entry.instrument == instrument]
        if not entries:
            continue
        pages = {
            entry.number: where.get(entry.number, (entry.quotations[0].page or 1) - 1 if entry.quotations else 0)
            for entry in entries
        }
        top = writer.add_outline_item(title=f"lawcheck: {name}", page_number=min(pages.values()), is_open=False)
        for entry in entries:
            title = f"{entry.verdict_name}: {entry.title} [{entry.id}]"
            writer.add_outline_item(title=title, page_number=pages[entry.number], parent=top)


class _Pages:
    """Puts annotations on pages, from the page as it is shown to the page as it is stored."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._signs: Counter[tuple[int, int]] = Counter()

    def highlight(self, number: int, note: Note, found: Sequence[Box]) -> None:
        """A highlight over the lines of a note's words, with a line below that tells verdicts apart in grey too."""
        page = self._writer.pages[number]
        quads = [_corners(page, box) for box in found]
        fill, line = _FILLS[note.verdict], _LINES[note.verdict]
        drawn = [f"/G gs {_numbers(fill)} rg"]
        drawn += [f"{_path((tl, tr, br, bl))} f" for tl, tr, bl, br in quads]
        drawn.append(f"{_numbers(line)} RG {_DASHES[note.verdict]}")
        drawn += [f"{_numbers(bl)} m {_numbers(br)} l S" for _, _, bl, br in quads]
        annotation = self._annotation("/Highlight", note, fill, [point for quad in quads for point in quad], drawn)
        points = [coordinate for quad in quads for point in quad for coordinate in point]
        annotation[NameObject("/QuadPoints")] = _floats(points)
        self._writer.add_annotation(number, annotation)

    def sign(self, number: int, note: Note, box: Box) -> None:
        """A sign behind a line: a cross where a provision is missing, lines of writing for the note on the law."""
        page = self._writer.pages[number]
        row = number, round(box[1])
        width, height = _shown_size(page)
        left = min(box[2] + 3 + self._signs[row] * (_SIGN + 2), width - _SIGN - 2) if note.verdict else 8.0
        top = min(max(box[1], 2), height - _SIGN - 2) if note.verdict else 8.0
        self._signs[row] += 1
        corners = _corners(page, (left, top, left + _SIGN, top + _SIGN))
        tl, tr, bl, br = corners
        fill, line = (_FILLS["gap"], _LINES["gap"]) if note.verdict else ((1.0, 1.0, 1.0), _WHOLE)
        strokes = (((0.5, 0.2), (0.5, 0.8)), ((0.2, 0.5), (0.8, 0.5)))
        if not note.verdict:
            strokes = (((0.2, 0.35), (0.8, 0.35)), ((0.2, 0.65), (0.8, 0.65)))
        drawn = [f"{_numbers(fill)} rg {_numbers(line)} RG 1 w {_path((tl, tr, br, bl))} B 1.6 w"]
        for first, last in strokes:
            drawn.append(f"{_numbers(_within(tl, tr, bl, *first))} m {_numbers(_within(tl, tr, bl, *last))} l S")
        annotation = self._annotation("/Text", note, fill, corners, drawn)
        annotation[NameObject("/Name")] = NameObject("/Note")
        annotation[NameObject("/Open")] = BooleanObject(False)
        self._writer.add_annotation(number, annotation)

    def _annotation(
        self, kind: str, note: Note, colour: Iterable[float], points: Iterable[Point], drawn: list[str]
    ) -> DictionaryObject:
        across, up = zip(*points, strict=True)
        rectangle = (min(across) - 2, min(up) - 2, max(across) + 2, max(up) + 2)
        form = DecodedStreamObject()
        form.set_data("\n".join(drawn).encode())
        blend = DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})
        form.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): _floats(rectangle),
                NameObject("/Resources"): DictionaryObject(
                    {NameObject("/ExtGState"): DictionaryObject({NameObject("/G"): blend})}
                ),
                NameObject("/Group"): DictionaryObject({NameObject("/S"): NameObject("/Transparency")}),
            }
        )
        words = "\n".join((note.heading, *note.lines))
        return DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject(kind),
                NameObject("/Rect"): _floats(rectangle),
                NameObject("/Contents"): TextStringObject(words),
                NameObject("/T"): TextStringObject("lawcheck"),
                NameObject("/Subj"): TextStringObject(note.heading),
                NameObject("/C"): _floats(colour),
                NameObject("/F"): NumberObject(_PRINTED),
                NameObject("/AP"): DictionaryObject({NameObject("/N"): self._writer._add_object(form)}),
            }
        )


def _floats(numbers: Iterable[float]) -> ArrayObject:
    return ArrayObject([FloatObject(round(number, 2)) for number in numbers])


def _numbers(numbers: Iterable[float]) -> str:
    return " ".join(f"{number:.2f}" for number in numbers)


def _path(points: Sequence[Point]) -> str:
    first, *others = points
    return f"{_numbers(first)} m {' '.join(f'{_numbers(point)} l' for point in others)} h"


def _within(tl: Point, tr: Point, bl: Point, across: float, down: float) -> Point:
    """A point inside a square, as shares of its width and height as they are shown."""
    return (
        tl[0] + (tr[0] - tl[0]) * across + (bl[0] - tl[0]) * down,
        tl[1] + (tr[1] - tl[1]) * across + (bl[1] - tl[1]) * down,
    )


def _shown_size(page: PageObject) -> Point:
    crop = _crop(page)
    width, height = crop[2] - crop[0], crop[3] - crop[1]
    return (height, width) if page.rotation % 180 else (width, height)


def _crop(page: PageObject) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what is shown of a page."""
    media, crop = page.mediabox, page.cropbox
    return (
        max(float(media.left), float(crop.left)),
        max(float(media.bottom), float(crop.bottom)),
        min(float(media.right), float(crop.right)),
        min(float(media.top), float(crop.top)),
    )


def _corners(page: PageObject, box: Box) -> tuple[Point, Point, Point, Point]:
    """The corners of a box as it is shown (top left, top right, bottom left, bottom right) as the page stores them."""
    left, bottom, right, top = _crop(page)

    def stored(x: float, y: float) -> Point:
        match page.rotation % 360:
            case 90:
                return left + y, bottom + x
            case 180:
                return right - x, bottom + y
            case 270:
                return right - y, top - x
        return left + x, top - y

    x1, y1, x2, y2 = box
    return stored(x1, y1), stored(x2, y1), stored(x1, y2), stored(x2, y2)
