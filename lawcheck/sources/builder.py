"""Builds the one text of a document from drafted lines: characters made plain, and the place of each kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from lawcheck.sources.document import Box, Document, Furniture, Line, Piece, Problem

_LIGATURES = {
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
_ODD_BLANKS = "\x0b\x0c\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_DROPPED = (
    "\x00-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufffe\uffff\ud800-\udfff"
)
_WINDOWS = "\x80-\x9f"  # control characters that stand for those of the Windows code page: “ as 147
_BULLETS = "\uf0a7\uf0b7\uf0d8\uf076"
# One pass finds every place where the text is not plain already; most lines have none.
_ODD = re.compile(
    rf"(?P<blank>[ \t{_ODD_BLANKS}]{{2,}}|[{_ODD_BLANKS}])"
    rf"|(?P<dropped>[{_DROPPED}])|(?P<windows>[{_WINDOWS}])"
    rf"|(?P<bullet>[{_BULLETS}])|(?P<ligature>[{''.join(_LIGATURES)}])"
)
_APART = re.compile(r" *\S(?: \S){2,}(?: {2,}\S(?: \S)*)+ *")
_ODD_CHARACTERS = frozenset(
    character for character in map(chr, range(0x10000)) if character == "\t" or _ODD.match(character)
)


@dataclass(slots=True)
class Chunk:
    """Characters that stand side by side in the file, and where; or, with no characters, furniture that stood there."""

    text: str
    page: int | None = None
    box: Box | None = None
    paragraph: int | None = None
    run: int | None = None
    offset: int = 0
    furniture: Furniture | None = None

    def cut(self, start: int, end: int) -> Chunk:
        """The characters `start`..`end` of the chunk, with their share of its box."""
        box = self.box
        if box is not None and self.text:
            left, top, right, bottom = box
            step = (right - left) / len(self.text)
            box = (left + step * start, top, left + step * end, bottom)
        return Chunk(self.text[start:end], self.page, box, self.paragraph, self.run, self.offset + start)


class Edit(NamedTuple):
    """Characters to take out of a line, to stand as furniture of a kind if one is given; or a blank to put in."""

    start: int
    end: int
    kind: str | None = None

    def leaves(self, text: str, page: int | None) -> list[Chunk]:
        """What stands in place of the characters."""
        if self.start == self.end:
            return [Chunk(" ", page)]
        if self.kind is None:
            return []
        return [Chunk("", page, furniture=Furniture(self.kind, text[self.start : self.end].strip(), page))]


@dataclass(slots=True)
class Draft:
    """A line on its way into the text: its chunks, and its layout."""

    chunks: list[Chunk]
    layout: dict[str, Any] = field(default_factory=dict)  # the fields of `Line` other than its place in the text
    full: bool = False  # reaches the right edge, so that a hyphen at its end may have been put there by the printer
    blank: bool = False  # an empty line of the file, kept
    joint: str | None = None  # goes on with the line before it, parted from it by this

    @property
    def text(self) -> str:
        """The characters of the line."""
        if len(self.chunks) == 1:
            return self.chunks[0].text
        return "".join(chunk.text for chunk in self.chunks)

    def cut(self, start: int, end: int) -> list[Chunk]:
        """The chunks under the characters `start`..`end` of the line, with the furniture that stood between them."""
        found, at = [], 0
        last = end >= len(self.text)
        for chunk in self.chunks:
            stop = at + len(chunk.text)
            if at == stop:
                if start <= at and (at < end or last):
                    found.append(chunk)
            elif at < end and stop > start:
                found.append(chunk.cut(max(start - at, 0), min(end, stop) - at))
            at = stop
        return found

    def edit(self, edits: Sequence[Edit]) -> None:
        """Make changes to the line; they stand in order and do not overlap."""
        text = self.text
        kept: list[Chunk] = []
        at = done = 0
        for chunk in self.chunks:
            if not chunk.text:
                kept.append(chunk)
                continue
            here, stop = at, at + len(chunk.text)
            while done < len(edits) and edits[done].start < stop:
                edit = edits[done]
                if edit.start > here:
                    kept.append(chunk.cut(here - at, edit.start - at))
                if edit.start >= at:
                    kept += edit.leaves(text, chunk.page)
                here = max(here, min(edit.end, stop))
                if edit.end > stop:
                    break
                done += 1
            if here < stop:
                kept.append(chunk.cut(here - at, stop - at))
            at = stop
        self.chunks = kept


def plain(drafts: Iterable[Draft]) -> None:
    """Make the characters of lines plain, in place.

    A run of blanks becomes one space, or one tab where it holds a tab; blanks at either end go. Ligatures are written
    out; soft hyphens, zero-width and control characters go. Superscripts stay, since 127¹ is not 1271.
    """
    for draft in drafts:
        text = draft.text
        if "  " in text or not _ODD_CHARACTERS.isdisjoint(text):
            draft.chunks = [part for chunk in draft.chunks for part in _plain_parts(chunk)]
        if len(draft.chunks) != 1 or draft.chunks[0].text.strip(" \t") != draft.chunks[0].text:
            _single_blanks(draft)


def _plain_parts(chunk: Chunk) -> Iterable[Chunk]:
    if not chunk.text:
        yield chunk
        return
    apart = _APART.fullmatch(chunk.text)
    if apart:
        yield from _words_set_apart(chunk)
        return
    at = 0
    for match in _ODD.finditer(chunk.text):
        if match.start() > at:
            yield chunk.cut(at, match.start())
        at = match.end()
        if match.lastgroup != "dropped":
            written = chunk.cut(match.start(), at)
            written.text = _written(match)
            yield written
    if at < len(chunk.text):
        yield chunk.cut(at, len(chunk.text))


def _words_set_apart(chunk: Chunk) -> Iterable[Chunk]:
    """Letters with a blank after each, words with several: `P A R T   I`."""
    before = 0
    for match in re.finditer(r"\S", chunk.text):
        if before and match.start() - before > 1:
            yield chunk.cut(before, before + 1)
        yield chunk.cut(match.start(), match.end())
        before = match.end()


def _written(match: re.Match[str]) -> str:
    found = match.group()
    if match.lastgroup == "ligature":
        return _LIGATURES[found]
    if match.lastgroup == "bullet":
        return "\u2022"
    if match.lastgroup == "windows":
        return found.encode("latin-1").decode("cp1252")
    return "\t" if "\t" in found else " "


def _single_blanks(draft: Draft) -> None:
    """Drop blanks at the ends of the line, and all but one where chunks meet."""
    chunks: list[Chunk] = []
    last: int | None = None  # index of the last chunk with characters
    for chunk in draft.chunks:
        if chunk.text and chunk.text[0] in " \t" and (last is None or chunks[last].text[-1] in " \t"):
            if last is not None and chunk.text[0] == "\t":
                chunks[last] = replace(chunks[last], text=chunks[last].text[:-1] + "\t")
            chunk = chunk.cut(1, len(chunk.text))
        if chunk.text:
            last = len(chunks)
        if chunk.text or chunk.furniture:
            chunks.append(chunk)
    if last is not None and chunks[last].text[-1] in " \t":
        chunk = chunks[last].cut(0, len(chunks[last].text) - 1)
        chunks[last : last + 1] = [chunk] if chunk.text else []
    draft.chunks = chunks


def with_joined(drafts: Iterable[Draft]) -> list[Draft]:
    """The lines, those that go on with the line before made one with it; their boxes become one."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.joint is None or not kept:
            kept.append(draft)
            continue
        before = kept[-1]
        before.chunks += [Chunk(draft.joint, draft.layout.get("page")), *draft.chunks]
        box, other = before.layout.get("box"), draft.layout.get("box")
        if box and other:
            lefts, tops, rights, bottoms = zip(box, other, strict=True)
            before.layout["box"] = (min(lefts), min(tops), max(rights), max(bottoms))
    return kept


def without_brackets_of_marks(chunks: list[Chunk]) -> list[Chunk]:
    """Take away brackets round a mark that was dropped: `2018(a)` with a bold a."""
    for at in range(1, len(chunks) - 1):
        before, after = chunks[at - 1], chunks[at + 1]
        if chunks[at].furniture and before.text.endswith("(") and after.text.startswith(")"):
            chunks[at - 1] = before.cut(0, len(before.text) - 1)
            chunks[at + 1] = after.cut(1, len(after.text))
    return chunks


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
    left_out = list(furniture)
    at = 0
    for draft in drafts:
        start = at
        for chunk in draft.chunks:
            if chunk.furniture:
                left_out.append(replace(chunk.furniture, at=at))
            if chunk.text:
                end = at + len(chunk.text)
                pieces.append(Piece(at, end, chunk.page, chunk.box, chunk.paragraph, chunk.run, chunk.offset))
                texts.append(chunk.text)
                at = end
        lines.append(Line(start, at, **draft.layout))
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
        furniture=tuple(sorted(left_out, key=lambda piece: piece.page or 0)),
    )
