"""Word files (.docx): paragraphs become lines as they are printed, with numbers, tables and tracked changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from lawcheck.sources.builder import Chunk, Draft, build, without_brackets_of_marks
from lawcheck.sources.document import Document, Furniture, Problem, UnreadableDocument
from lawcheck.sources.docx_numbering import Numbering
from lawcheck.sources.docx_package import MC, Package, W
from lawcheck.sources.docx_runs import Reader, Span
from lawcheck.sources.docx_styles import Styles, integer, value
from lawcheck.sources.tidy import tidy
from lawcheck.sources.words import is_noise

_TWIPS = 20  # to the point
_CLOSE = "—–-.,;:)"  # what follows a number without a blank


def read_docx(data: bytes, path: str, revisions: str) -> Document:
    """Read a Word file, tracked changes `accepted` or as in the `original`.

    Pieces carry the index of the paragraph among all `w:p` of the document part, the index of the run among the
    runs of that paragraph (those of text boxes inside it not counted), and the offset in the run's text, where a tab or
    a line break counts as one character. Automatic numbers have a paragraph and no run.
    Raises UnreadableDocument where the file is damaged, locked, too large, or no Word file.
    """
    package = Package(data, path)
    body = _Body(package, original=revisions == "original")
    body.read()
    text = "\n".join(draft.text for draft in body.drafts)
    if not text.strip():
        raise _nothing(path, package)
    if is_noise(text):
        raise UnreadableDocument(
            path, "noise", "The text is noise (set in a font without Unicode); get it in a Unicode font, or as PDF."
        )
    return build(
        body.drafts,
        path=path,
        format="docx",
        sha256=hashlib.sha256(data).hexdigest(),
        problems=body.problems,
        furniture=body.furniture,
    )


def _nothing(path: str, package: Package) -> UnreadableDocument:
    if any(etree.QName(element).localname in ("pic", "imagedata") for element in package.document.iter("{*}*")):
        return UnreadableDocument(
            path, "image-only", "The Word file holds only pictures and no text; run OCR over them and save the text."
        )
    return UnreadableDocument(path, "empty", "The Word file holds no text; give a file that holds the law's text.")


class _Body:
    """Walks the blocks of the document and drafts their lines."""

    def __init__(self, package: Package, original: bool) -> None:
        self._root = package.document
        self._styles = Styles(next(iter(package.related("styles")), None))
        self._numbering = Numbering(next(iter(package.related("numbering")), None), self._styles)
        self._original = original
        self._index = {paragraph: at for at, paragraph in enumerate(self._root.iter(W + "p"))}
        self._waiting: list[Span] = []  # of paragraphs whose mark is gone: they go on in the next one
        self.drafts: list[Draft] = []
        self.problems: list[Problem] = []
        self.furniture = [
            Furniture("header", text)
            for kind in ("header", "footer")
            for root in package.related(kind)
            if (text := _words(root))
        ]
        notes = {
            kind: {value(note, "id"): note for root in package.related(kind) for note in root.iter(W + kind[:-1])}
            for kind in ("footnotes", "endnotes")
        }
        self._reader = Reader(self._styles, self._numbering, original, notes)

    def read(self) -> None:
        """Draft all lines."""
        body = self._root.find(W + "body")
        for draft in self._blocks(body if body is not None else self._root):
            self.drafts.append(draft)
        if self._waiting:
            self.drafts += _lines(self._waiting, {}, None)
        self.drafts = tidy(self.drafts)
        self.problems += self._reader.problems

    def _blocks(self, parent: etree._Element) -> Iterator[Draft]:
        for child in parent.iterchildren("{*}*"):
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag == W + "altChunk":
                self.problems.append(
                    Problem("embedded-document", "A document inside the Word file was not read; paste its text in.")
                )
            elif child.tag == MC + "AlternateContent":
                yield from self._blocks(next(child.iterchildren("{*}*"), child))
            elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml"):
                yield from self._blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Draft]:
        properties = paragraph.find(W + "pPr")
        mark = properties.find(W + "rPr") if properties is not None else None
        if properties is not None and self._original:
            before = properties.find(f"{W}pPrChange/{W}pPr")
            properties = properties if before is None else before
        style = value(properties.find(W + "pStyle")) if properties is not None else None
        place = self._numbering.place(properties, style)
        joins_next = mark is not None and self._reader.is_gone(mark)
        number = self._numbering.next(place) if place and not joins_next else ""  # before those within the line
        spans, boxes = self._reader.paragraph(paragraph, self._index[paragraph], style, place)
        self._waiting += spans
        if not joins_next:
            spans, self._waiting = self._waiting, []
            layout = self._layout(properties, style, place)
            yield from _lines(spans, layout, self._number(number, place, spans, self._index[paragraph]))
        for box in boxes:
            yield from self._blocks(box)

    def _number(self, number: str, place: tuple[str, int] | None, spans: list[Span], paragraph: int) -> Chunk | None:
        if not number or place is None:
            return None
        after = self._numbering.level(place).after
        first = next((span.chunk.text for span in spans if span.chunk.text), "")
        if not after and first and not first[0].isspace() and first[0] not in _CLOSE:
            after = "\t"
        return Chunk(number + after, paragraph=paragraph)

    def _layout(
        self, properties: etree._Element | None, style: str | None, place: tuple[str, int] | None
    ) -> dict[str, Any]:
        level = self._numbering.level(place).indent if place else None
        indents = [
            element
            for element in (
                properties.find(W + "ind") if properties is not None else None,
                level,
                self._styles.setting(None, style, "ind"),
            )
            if element is not None
        ]
        alignment = value(self._styles.setting(properties, style, "jc"))
        return {
            "centred": alignment == "center",
            "indent": _indent(indents),
            "level": self._styles.level(properties, style),
            "list_level": place[1] if place else None,
            "style": self._styles.name(style),
        }

    def _table(self, table: etree._Element) -> Iterator[Draft]:
        for row in _within(table, W + "tr"):
            properties = row.find(W + "trPr")
            if properties is not None and self._reader.is_gone(properties):
                continue
            cells = [list(self._blocks(cell)) for cell in _within(row, W + "tc")]
            cells = [[draft for draft in cell if draft.text.strip()] for cell in cells]
            cells = [cell for cell in cells if cell]
            if len(cells) > 1 and all(len(cell) == 1 for cell in cells):
                yield _row([cell[0] for cell in cells])
                continue
            for cell in cells:
                for draft in cell:
                    draft.layout["kind"] = "table"
                    yield draft


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also inside content controls."""
    for child in parent.iterchildren("{*}*"):
        if child.tag == tag:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml"):
            yield from _within(child, tag)


def _row(cells: list[Draft]) -> Draft:
    """A row of a table whose cells hold a line each."""
    chunks = list(cells[0].chunks)
    for cell in cells[1:]:
        chunks += [Chunk("\t"), *cell.chunks]
    layout = {
        "kind": "table",
        "bold": all(cell.layout.get("bold") for cell in cells),
        "style": cells[0].layout.get("style"),
        "repealed": all(cell.layout.get("repealed") for cell in cells),
    }
    return Draft(chunks, layout)


def _lines(spans: list[Span], layout: dict[str, Any], number: Chunk | None) -> Iterator[Draft]:
    """The lines of a paragraph: one, or several parted by line breaks."""
    words = [span for span in spans if span.chunk.text.strip()]
    repealed = bool(words) and all(span.look.gone for span in words)
    if not repealed:
        spans = [_dropped(span) if span.look.gone and span.chunk.text.strip() else span for span in spans]
    lines: list[list[Span]] = [[]]
    for span in spans:
        if span.chunk.text == "\n":
            lines.append([])
        else:
            lines[-1].append(span)
    for at, line in enumerate(lines):
        chunks = without_brackets_of_marks([span.chunk for span in line])
        if number is not None and at == 0:
            chunks.insert(0, number)
        shown = [span for span in line if span.chunk.text.strip()]
        own = {
            "bold": bool(shown) and all(span.look.bold for span in shown),
            "italic": bool(shown) and all(span.look.italic for span in shown),
            "size": max((span.look.size for span in shown if span.look.size), default=None),
            "repealed": repealed,
        }
        yield Draft(chunks, layout | own)


def _dropped(span: Span) -> Span:
    chunk = span.chunk
    gone = Chunk("", furniture=Furniture("deleted", chunk.text))
    return Span(gone, span.look)


def _indent(indents: Iterable[etree._Element]) -> float:
    """Points from the margin to the first line; each setting is that of the nearest element that has it."""
    found: dict[str, int] = {}
    for element in indents:
        for name in ("left", "start", "hanging", "firstLine"):
            twips = integer(value(element, name))
            if twips is not None:
                found.setdefault({"start": "left"}.get(name, name), twips)
    first = -found["hanging"] if "hanging" in found else found.get("firstLine", 0)
    return (found.get("left", 0) + first) / _TWIPS


def _words(root: etree._Element) -> str:
    return " ".join(" ".join(element.text or "" for element in root.iter(W + "t")).split())
