"""Builds the one text of a document from drafted lines: characters made plain, and the place of each kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lawcheck.sources.document import Box, Document, Furniture, Line, Piece, Problem

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u0132": "IJ",
    "\u0133": "ij",
}
_BLANKS = "\t\x0b\x0c \xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_DROPPED = "\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff"
_BULLETS = "\uf0a7\uf0b7\uf0d8\uf076"
# One pass finds every place where the text is not plain already; most lines have none.
_ODD = re.compile(
    rf"(?P<blank>[{_BLANKS}]{{2,}}|[\x0b\x0c\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])"
    rf"|(?P<dropped>[{_DROPPED}])|(?P<bullet>[{_BULLETS}])|(?P<ligature>[{''.join(LIGATURES)}])"
)


@dataclass(slots=True)
class Chunk:
    """Characters that stand side by side in the file, and where."""

    text: str
    page: int | None = None
    box: Box | None = None
    paragraph: int | None = None
    run: int | None = None
    offset: int = 0

    def cut(self, start: int, end: int) -> Chunk:
        """The characters `start`..`end` of the chunk, with their share of its box."""
        box = self.box
        if box is not None and self.text:
            left, top, right, bottom = box
            step = (right - left) / len(self.text)
            box = (left + step * start, top, left + step * end, bottom)
        return Chunk(self.text[start:end], self.page, box, self.paragraph, self.run, self.offset + start)


@dataclass(slots=True)
class Draft:
    """A line on its way into the text: its chunks, and the layout that `Line` will report."""

    chunks: list[Chunk]
    layout: Line = field(default_factory=lambda: Line(0, 0))

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(chunk.text for chunk in self.chunks)

    def cut(self, start: int, end: int) -> list[Chunk]:
        """The chunks under the characters `start`..`end` of the line."""
        found, at = [], 0
        for chunk in self.chunks:
            stop = at + len(chunk.text)
            if at < end and stop > start:
                found.append(chunk.cut(max(start - at, 0), min(end, stop) - at))
            at = stop
        return found

    def remove(self, start: int, end: int) -> None:
        """Take the characters `start`..`end` out of the line."""
        self.chunks = [*self.cut(0, start), *self.cut(end, len(self.text))]


def plain(draft: Draft) -> None:
    """Make the characters of a line plain, in place.

    A run of blanks becomes one space, or one tab where it holds a tab; blanks at either end go. Ligatures are written
    out; soft hyphens, zero-width and control characters go. Superscripts stay, since 127¹ is not 1271.
    """
    if any(_ODD.search(chunk.text) for chunk in draft.chunks):
        draft.chunks = [part for chunk in draft.chunks for part in _plain_parts(chunk)]
    _single_blanks(draft)


def _plain_parts(chunk: Chunk) -> Iterable[Chunk]:
    at = 0
    for match in _ODD.finditer(chunk.text):
        if match.start() > at:
            yield chunk.cut(at, match.start())
        at = match.end()
        if match.lastgroup != "dropped":
            part = chunk.cut(match.start(), at)
            part.text = _written(match)
            yield part
    if at < len(chunk.text):
        yield chunk.cut(at, len(chunk.text))


def _written(match: re.Match[str]) -> str:
    found = match.group()
    if match.lastgroup == "ligature":
        return LIGATURES[found]
    if match.lastgroup == "bullet":
        return "\u2022"
    return "\t" if "\t" in found else " "


def _single_blanks(draft: Draft) -> None:
    """Drop blanks at the ends of the line and all but one where chunks meet."""
    chunks: list[Chunk] = []
    for chunk in draft.chunks:
        while chunk.text[:1] in (" ", "\t") and chunk.text and (not chunks or chunks[-1].text[-1] in " \t"):
            if chunks and chunk.text[0] == "\t" and chunks[-1].text[-1] == " ":
                chunks[-1] = _ended_by_tab(chunks[-1])
            chunk = chunk.cut(1, len(chunk.text))
        if chunk.text:
            chunks.append(chunk)
    while chunks and chunks[-1].text[-1] in " \t":
        last = chunks.pop()
        if len(last.text) > 1:
            chunks.append(last.cut(0, len(last.text) - 1))
    draft.chunks = chunks


def _ended_by_tab(chunk: Chunk) -> Chunk:
    return replace(chunk, text=chunk.text[:-1] + "\t")


def build(
    drafts: Iterable[Draft],
    *,
    path: str,
    format: str,
    sha256: str,
    pages: int | None = None,
    problems: Iterable[Problem] = (),
    furniture: Iterable[Furniture] = (),
) -> Document:
    """Join the drafted lines by newlines into a document."""
    texts: list[str] = []
    lines: list[Line] = []
    pieces: list[Piece] = []
    at = 0
    for draft in drafts:
        start = at
        for chunk in draft.chunks:
            end = at + len(chunk.text)
            pieces.append(Piece(at, end, chunk.page, chunk.box, chunk.paragraph, chunk.run, chunk.offset))
            texts.append(chunk.text)
            at = end
        lines.append(replace(draft.layout, start=start, end=at))
        texts.append("\n")
        at += 1
    return Document(
        path=path,
        format=format,
        sha256=sha256,
        text="".join(texts[:-1]),
        lines=tuple(lines),
        pieces=tuple(pieces),
        pages=pages,
        problems=tuple(problems),
        furniture=tuple(furniture),
    )
