"""The text of a law cut into blocks as they are printed, with the words marked that findings rest on."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from lawcheck.reports.model import plain

if TYPE_CHECKING:
    from lawcheck.reading.law import Law
    from lawcheck.reports.model import CheckedView
    from lawcheck.sources.document import Line

_DEEPEST = 7
_SHORT = 0.85  # of the widest line: a line that ends before it ends its paragraph


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a finding rests on."""

    start: int
    end: int
    number: int  # of the entry


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters under the same marks."""

    text: str
    under: tuple[int, ...]  # numbers of the entries, sorted: the most pressing first
    begins: tuple[tuple[int, int], ...]  # number of the entry and offset, of the marks that begin here
    ends: tuple[int, ...]  # numbers of the entries whose mark ends here


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph."""

    depth: int  # 0 is outermost
    heading: bool
    page: int | None  # the page that begins with this block
    segments: tuple[Segment, ...]


def marks_of(view: CheckedView) -> list[Mark]:
    """The marks of all entries, by place; marks of one entry that touch are one."""
    marks: list[Mark] = []
    for entry in view.entries:
        last: Mark | None = None
        for start, end in sorted({(evidence.start, evidence.end) for evidence in entry.finding.evidence}):
            if last is not None and start < last.end:
                last = marks[-1] = Mark(last.start, max(end, last.end), entry.number)
            else:
                last = Mark(start, end, entry.number)
                marks.append(last)
    return sorted(marks, key=lambda mark: (mark.start, mark.number, mark.end))


def blocks(law: Law, marks: Iterable[Mark]) -> Iterator[Block]:
    """The whole text of the law, block by block; no character but blanks is left out."""
    text = law.document.text
    marks = list(marks)
    cuts = sorted({offset for mark in marks for offset in (mark.start, mark.end)})
    page = None
    at = 0
    for start, end, depth, heading in _spans(law):
        found = [mark for mark in marks[at:] if mark.start < end and mark.end > start]
        while at < len(marks) and marks[at].end <= start:
            at += 1
        start = end - len(text[start:end].lstrip())
        segments = tuple(_segments(text, start, end, cuts, found))
        if segments:
            new = law.document.page_of(start)
            yield Block(depth, heading, new if new != page else None, segments)
            page = new or page


def _spans(law: Law) -> Iterator[tuple[int, int, int, bool]]:
    """Start, end, depth and whether it is a heading, of each block."""
    text, tree = law.document.text, law.tree
    depths: dict[int | None, int] = {None: -1}
    begins: dict[int, tuple[int, bool]] = {0: (0, False)}
    for clause in tree.clauses:
        depth = depths[clause.index] = depths[clause.parent] + 1
        shown = min(depth, _DEEPEST)
        if _opens_line(text, clause.start):
            begins[clause.start] = shown, clause.heading is not None
        if clause.heading:
            begins.setdefault(clause.heading[1], (shown, False))
        for start, _ in tree.closing(clause):
            if _opens_line(text, start):
                begins.setdefault(start, (shown, False))
    known = sorted(begins)
    for line in _own_lines(law):
        at = bisect.bisect_right(known, line.start) - 1
        begins.setdefault(line.start, (begins[known[at]][0], False))
    starts = sorted(begins)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield start, end, *begins[start]


def _own_lines(law: Law) -> Iterator[Line]:
    """Lines that begin a paragraph: all of a file without pages; in front matter of a PDF, those after short ones."""
    lines = law.document.lines
    if law.document.format != "pdf":
        yield from lines
        return
    front = [(c.start, c.end) for c in law.tree.clauses if law.roles[c.index] & {"preamble", "contents"}]
    starts = [start for start, _ in front]
    width = max((line.box[2] for line in lines if line.box), default=0)
    for before, line in pairwise(lines):
        at = bisect.bisect_right(starts, line.start) - 1
        if at >= 0 and line.start < front[at][1] and (not before.box or before.box[2] < _SHORT * width):
            yield line


def _opens_line(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \t") if at < 200 else text[at - 200 : at].rstrip(" \t")
    return not before or before.endswith("\n")


def _segments(text: str, start: int, end: int, cuts: list[int], marks: list[Mark]) -> Iterator[Segment]:
    end = start + len(text[start:end].rstrip())
    if start == end:
        return
    inner = cuts[bisect.bisect_right(cuts, start) : bisect.bisect_left(cuts, end)]
    for left, right in zip([start, *inner], [*inner, end], strict=True):
        over = [mark for mark in marks if mark.start < right and mark.end > left]
        yield Segment(
            plain(text[left:right]).replace("\n", " "),
            tuple(sorted({mark.number for mark in over})),
            tuple((mark.number, mark.start) for mark in over if max(mark.start, start) == left),
            tuple(sorted({mark.number for mark in over if min(mark.end, end) == right})),
        )
