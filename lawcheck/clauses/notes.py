"""Footnotes and endnotes: which clause each belongs to, by the mark in the text that stands for it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from itertools import pairwise

from lawcheck.clauses.tree import Clause, Note
from lawcheck.sources.document import Document, Furniture

_LABEL = re.compile(
    r"[(\[]?(?P<mark>\d{1,3}(?![\d/.])|[a-z](?=[\s)\]])|[*†‡]{1,3})[)\].:]?(?:\s?\(\))?\s*"
)  # 12Ins. by, (a) See, a ()See
_INLINE = frozenset({"docx", "akn", "html"})  # formats that keep a note where its mark stands


def attach_notes(document: Document, clauses: Sequence[Clause]) -> tuple[Note, ...]:
    """The notes of a document, each with the clause in which its mark stands, in the order of their marks.

    Notes that no mark stands for, and that the format does not keep in place, belong to no clause; they stay
    furniture alone.
    """
    pieces = [piece for piece in document.furniture if piece.kind in ("footnote", "footnote-mark")]
    own = {at + 1: mark for at, (mark, note) in enumerate(pairwise(pieces)) if _labels(mark, note)}
    marks = [piece for at, piece in enumerate(pieces) if piece.kind == "footnote-mark" and at + 1 not in own]
    found: list[Note] = []
    last: tuple[Furniture, int] | None = None  # the note before, and its place in `found`
    for at, piece in enumerate(pieces):
        if piece.kind != "footnote" or len(piece.text.split()) < 2:
            continue
        label = _LABEL.match(piece.text)
        name, words = (label["mark"], piece.text[label.end() :]) if label else (None, piece.text)
        if at in own:
            name, words = own[at].text, piece.text
        mark = _mark_of(name, piece, marks) if name else None
        if mark is not None and mark.at is not None:
            marks.remove(mark)
            place = mark.at
        elif last is not None and last[0].at == piece.at is not None and document.format not in _INLINE:
            before = found[last[1]]
            found[last[1]] = Note(before.clause, f"{before.text} {' '.join(piece.text.split())}", before.at)
            continue
        elif document.format in _INLINE and piece.at is not None:
            place, words = piece.at, piece.text
        else:
            last = None
            continue
        clause = _clause_at(place, clauses, document.text)
        if clause is not None:
            last = (piece, len(found))
            found.append(Note(clause, " ".join(words.split()), place))
    return tuple(sorted(found, key=lambda note: note.at))


def _labels(mark: Furniture, note: Furniture) -> bool:
    """Whether a mark on a line of its own is the number of the note below it."""
    return mark.kind == "footnote-mark" and note.kind == "footnote" and mark.at == note.at is not None


def _mark_of(name: str, note: Furniture, marks: Sequence[Furniture]) -> Furniture | None:
    """The last mark of that name that stands on the page of a note, or before the note where there are no pages."""
    for mark in reversed(marks):
        before = note.at is None or (mark.at is not None and mark.at <= note.at)
        if mark.text.strip("()[] ") == name and mark.page == note.page and before:
            return mark
    return None


def _clause_at(place: int, clauses: Sequence[Clause], text: str) -> int | None:
    """The innermost clause in which a mark stands: that of the character before it, of the one behind at a new line."""
    if not place or text[place - 1] == "\n":
        while place < len(text) and text[place].isspace():
            place += 1
        place += 1
    at: int | None = bisect.bisect_left(clauses, place, key=_start) - 1
    last = at if at is not None and at >= 0 else None
    at = last
    while at is not None and clauses[at].end < place:
        at = clauses[at].parent
    return last if at is None else at


def _start(clause: Clause) -> int:
    return clause.start
