"""Comments in the margin of a Word file: runs are split where a comment begins or ends, and nothing else is changed."""

from __future__ import annotations

import copy
import io
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

from lawcheck.reports.notes import Note, notes_of
from lawcheck.reports.word import element, saved

if TYPE_CHECKING:
    from lawcheck.reports.model import CheckedView

_AUTHOR, _INITIALS = "lawcheck", "LC"
_ONE = frozenset(qn(f"w:{name}") for name in ("tab", "ptab", "cr", "noBreakHyphen"))
_TEXT = (qn("w:t"), qn("w:delText"))


def with_comments(data: bytes, view: CheckedView) -> bytes:
    """The Word file with a comment for each note. ValueError where python-docx does not open this kind of file."""
    document: Any = docx.Document(io.BytesIO(data))
    runs = _Runs(document.element)
    for note in notes_of(view):
        ends = runs.around(view, note)
        if ends is None:
            continue
        comment = document.comments.add_comment(text="", author=_AUTHOR, initials=_INITIALS)
        del comment._comment_elm.attrib[qn("w:date")]  # the same input gives the same bytes
        _write(comment, note)
        _anchor(*ends, str(comment.comment_id))
    return saved(document)


def _write(comment: Any, note: Note) -> None:
    paragraph = comment.paragraphs[0]
    paragraph.add_run(note.heading).bold = True
    for line in note.lines:
        comment.add_paragraph(line)


def _anchor(first: Any, last: Any, number: str) -> None:
    """The marks of a comment around runs; the mark in the text stands outside of insertions, links and text boxes."""
    first.addprevious(element("w:commentRangeStart", id=number))
    end = element("w:commentRangeEnd", id=number)
    last.addnext(end)
    top = end
    while top.getparent().tag != qn("w:p"):
        top = top.getparent()
    reference = element("w:r")
    properties = element("w:rPr")
    properties.append(element("w:rStyle", val="CommentReference"))
    reference.append(properties)
    reference.append(element("w:commentReference", id=number))
    top.addnext(reference)


class _Runs:
    """The runs of a document by paragraph and place, as the sources count them, split as comments need it."""

    def __init__(self, root: Any) -> None:
        self._paragraphs = list(root.iter(qn("w:p")))
        self._pieces: dict[tuple[int, int], list[tuple[int, Any]]] = {}  # offset in the run as it was, and the run

    def around(self, view: CheckedView, note: Note) -> tuple[Any, Any] | None:
        """The first and last run of a note's words, split off from what stands around them."""
        document = view.law.document
        places = [
            (place.paragraph, place.run, place.offset, place.offset + place.end - place.start)
            for place in document.places(note.start, note.end)
            if place.paragraph is not None and place.run is not None
        ]
        if not places:
            return self._nearest(view, note)
        boxed = self._host(places[0][0])
        if boxed is not None:
            return boxed
        first = self._cut(*places[0][:3])
        self._cut(places[-1][0], places[-1][1], places[-1][3])
        last = self._ending(places[-1][0], places[-1][1], places[-1][3])
        if self._host(places[-1][0]) is not None:
            last = first
        return first, last

    def _nearest(self, view: CheckedView, note: Note) -> tuple[Any, Any] | None:
        """The whole paragraph, where the words are a number that Word counts."""
        for place in view.law.document.places(note.start, note.end):
            if place.paragraph is not None and self._of(place.paragraph):
                runs = self._of(place.paragraph)
                return runs[0], runs[-1]
        return None

    def _host(self, paragraph: int) -> tuple[Any, Any] | None:
        """The run that holds the text box in which a paragraph stands: Word takes no comments inside of boxes."""
        box = None
        for above in self._paragraphs[paragraph].iterancestors():
            if above.tag == qn("w:r"):
                box = above
        return (box, box) if box is not None else None

    def _of(self, paragraph: int) -> list[Any]:
        owner = self._paragraphs[paragraph]
        return [run for run in owner.iter(qn("w:r")) if next(run.iterancestors(qn("w:p"))) is owner]

    def _parts(self, paragraph: int, run: int) -> list[tuple[int, Any]]:
        key = paragraph, run
        if key not in self._pieces:
            for at, found in enumerate(self._of(paragraph)):
                self._pieces[paragraph, at] = [(0, found)]
        return self._pieces[key]

    def _cut(self, paragraph: int, run: int, offset: int) -> Any:
        """The part of a run that begins at an offset; split off where it stands inside of one."""
        parts = self._parts(paragraph, run)
        at = max(index for index, (start, _) in enumerate(parts) if start <= offset)
        start, found = parts[at]
        if offset == start or offset - start >= _length(found):
            return found
        after = _split(found, offset - start)
        parts.insert(at + 1, (offset, after))
        return after

    def _ending(self, paragraph: int, run: int, offset: int) -> Any:
        """The part of a run that ends at an offset."""
        return [found for start, found in self._parts(paragraph, run) if start < offset or start == 0][-1]


def _count(child: Any) -> int:
    """Characters that a part of a run counts for, as in `lawcheck.sources.docx_runs`."""
    if child.tag in _TEXT:
        return len(child.text or "")
    if child.tag == qn("w:br"):
        return 0 if child.get(qn("w:type")) in ("page", "column") else 1
    return 1 if child.tag in _ONE else 0


def _length(run: Any) -> int:
    return sum(map(_count, run))


def _split(run: Any, offset: int) -> Any:
    """Move what stands behind an offset, which lies inside the run, to a run of its own; returns that run."""
    after = element("w:r")
    for name, value in run.attrib.items():
        after.set(name, value)
    if run.find(qn("w:rPr")) is not None:
        after.append(copy.deepcopy(run.find(qn("w:rPr"))))
    at = 0
    for child in list(run):
        if child.tag == qn("w:rPr"):
            continue
        length = _count(child)
        if at >= offset:
            after.append(child)
        elif at + length > offset:
            rest = copy.deepcopy(child)
            rest.text, child.text = child.text[offset - at :], child.text[: offset - at]
            for text in (child, rest):
                text.set(qn("xml:space"), "preserve")
            after.append(rest)
        at += length
    run.addnext(after)
    return after
