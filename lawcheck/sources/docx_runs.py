"""The runs of a Word paragraph: tracked changes, fields, notes and text boxes resolved to characters and their look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from lawcheck.sources.builder import Chunk
from lawcheck.sources.document import Furniture, Problem
from lawcheck.sources.docx_numbering import Numbering
from lawcheck.sources.docx_package import MATH, MC, W
from lawcheck.sources.docx_styles import RunLook, Styles, value
from lawcheck.sources.words import SUPERSCRIPTS, is_mark_after

_NEAR = 8  # runs before a raised figure that tell what it is
_INSERTED = (W + "ins", W + "moveTo")
_DELETED = (W + "del", W + "moveFrom")
_WRAPPERS = tuple(
    W + name for name in ("hyperlink", "smartTag", "customXml", "sdtContent", "sdt", "fldSimple", "bdo", "dir")
)
_PARTS_OF_RUN = tuple(W + name for name in ("drawing", "pict", "object"))


@dataclass(slots=True)
class Span:
    """Characters of one run, and how they look."""

    chunk: Chunk
    look: RunLook


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shown: bool = False  # past the instruction, in the result


@dataclass(slots=True)
class _Paragraph:
    """What is gathered while a paragraph is walked."""

    index: int
    style: str | None
    place: tuple[str, int] | None
    runs: dict[etree._Element, int]
    spans: list[Span] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


class Reader:
    """Reads paragraphs one after the other; fields may run on from one to the next."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        original: bool,
        notes: dict[str, dict[str | None, etree._Element]],
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._gone = _INSERTED if original else _DELETED
        self._kind_of_gone = "inserted" if original else "deleted"
        self._fields: list[_Field] = []
        self.problems: list[Problem] = []

    def is_gone(self, properties: etree._Element) -> bool:
        """Whether tracked changes take away what these properties stand for: a row, or the end of a paragraph."""
        return any(properties.find(tag) is not None for tag in self._gone)

    def paragraph(
        self, element: etree._Element, index: int, style: str | None, place: tuple[str, int] | None
    ) -> tuple[list[Span], list[etree._Element]]:
        """The characters of a paragraph, line breaks as spans of a newline, and the text boxes anchored in it."""
        runs = [run for run in element.iter(W + "r") if next(run.iterancestors(W + "p")) is element]
        gathered = _Paragraph(index, style, place, {run: at for at, run in enumerate(runs)})
        self._inline(element, gathered)
        while self._fields and not self._fields[-1].shown:
            self._fields.pop()  # an instruction that never ends would swallow the rest of the law
        return gathered.spans, gathered.boxes

    def _inline(self, parent: etree._Element, into: _Paragraph) -> None:
        for child in parent.iterchildren("{*}*"):
            tag = child.tag
            if tag == W + "r":
                self._run(child, into)
            elif tag in self._gone:
                self._deleted(child, into)
            elif tag in _WRAPPERS or tag in _INSERTED or tag in _DELETED:
                self._inline(child, into)
            elif tag == MC + "AlternateContent":
                self._inline(next(child.iterchildren("{*}*"), child), into)
            elif tag.startswith(MATH):
                look = self._styles.look(None, into.style)
                words = "".join(text.text or "" for text in child.iter(MATH + "t"))
                self._add(Chunk(words, paragraph=into.index), look, into)
            elif tag == W + "subDoc":
                self._problem("embedded-document", "A document inside the Word file was not read; paste its text in.")

    def _deleted(self, element: etree._Element, into: _Paragraph) -> None:
        words = "".join(part.text or "" for part in element.iter(W + "t", W + "delText"))
        if words.strip():
            gone = Furniture(self._kind_of_gone, words)
            into.spans.append(Span(Chunk("", furniture=gone), self._styles.look(None, into.style)))

    def _run(self, run: etree._Element, into: _Paragraph) -> None:
        look = self._styles.look(run.find(W + "rPr"), into.style)
        at = 0
        own_mark = False
        for child in run.iterchildren("{*}*"):
            tag = child.tag
            text, length = _characters(child)
            if text:
                chunk = Chunk(text, paragraph=into.index, run=into.runs.get(run), offset=at)
                raised = look.raised and text.isdecimal()
                if own_mark or (raised and is_mark_after("".join(span.chunk.text for span in into.spans[-_NEAR:]))):
                    chunk = Chunk("", furniture=Furniture("footnote-mark", text))
                elif raised:
                    chunk.text = text.translate(SUPERSCRIPTS)
                self._add(chunk, look, into)
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                own_mark = (value(child, "customMarkFollows") or "0") not in ("0", "false")
                self._note(child, look, into)
            elif tag == W + "fldChar":
                self._field(child, run, look, into)
            elif tag == W + "instrText" and self._fields:
                self._fields[-1].instruction += child.text or ""
            elif tag in _PARTS_OF_RUN or tag == MC + "AlternateContent":
                into.boxes.extend(_text_boxes(child))
            elif tag == W + "ruby":
                for base in child.iterchildren(W + "rubyBase"):
                    self._inline(base, into)
            at += length

    def _add(self, chunk: Chunk, look: RunLook, into: _Paragraph) -> None:
        if all(entry.shown for entry in self._fields):
            into.spans.append(Span(chunk, look))

    def _note(self, reference: etree._Element, look: RunLook, into: _Paragraph) -> None:
        kind = "footnotes" if reference.tag == W + "footnoteReference" else "endnotes"
        note = self._notes[kind].get(value(reference, "id"))
        if note is None:
            return
        words = " ".join("".join(self._words_of_note(paragraph)) for paragraph in note.iter(W + "p"))
        words = " ".join(words.split()).removeprefix("()").strip()
        self._add(Chunk("", furniture=Furniture("footnote", words)), look, into)

    def _words_of_note(self, paragraph: etree._Element) -> Iterator[str]:
        for run in paragraph.iter(W + "r"):
            if not any(parent.tag in self._gone for parent in run.iterancestors()):
                for child in run.iterchildren("{*}*"):
                    yield _characters(child)[0]

    def _field(self, mark: etree._Element, run: etree._Element, look: RunLook, into: _Paragraph) -> None:
        kind = value(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if not ended.shown:
                chunk = Chunk(self._result(ended.instruction, into), paragraph=into.index, run=into.runs.get(run))
                self._add(chunk, look, into)

    def _result(self, instruction: str, into: _Paragraph) -> str:
        """What Word prints for a field whose result is not kept in the file."""
        words = instruction.split()
        name = words[0].upper() if words else ""
        if name == "SYMBOL" and len(words) > 1:
            return _symbol(words[1], "\\u" in words)
        if name == "LISTNUM":
            named = re.search(r'LISTNUM\s+(?:"([^"]+)"|([^\s\\]+))', instruction, re.IGNORECASE)
            level, start = (re.search(rf"\\{switch}\s*(\d{{1,6}})", instruction) for switch in "ls")
            return self._numbering.field(
                (named[1] or named[2]) if named else "",
                min(max(int(level[1]) - 1, 0), 8) if level else (into.place[1] if into.place else 0),
                int(start[1]) if start else None,
                into.place,
            )
        if name.startswith("AUTONUM"):
            self._problem(
                "number-not-read", "A number that Word counts by an AUTONUM field was not read; type it, or use a list."
            )
        return ""

    def _problem(self, code: str, message: str) -> None:
        if not any(problem.code == code for problem in self.problems):
            self.problems.append(Problem(code, message))


def _characters(element: etree._Element) -> tuple[str, int]:
    """What a part of a run prints, and how many characters of the run's text it counts for."""
    match element.tag.removeprefix(W):
        case "t" | "delText":
            text = (element.text or "").replace("\n", " ").replace("\r", " ")
            return text, len(text)
        case "tab" | "ptab":
            return "\t", 1
        case "br" if value(element, "type") in ("page", "column"):
            return "", 0
        case "br" | "cr":
            return "\n", 1
        case "noBreakHyphen":
            return "-", 1
        case "sym":
            code = value(element, "char") or ""
            return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{2,4}", code) else "", 0
    return "", 0


def _symbol(code: str, is_unicode: bool) -> str:
    try:
        number = int(code, 0)
        if is_unicode or number > 255:
            return chr(number)
        return bytes([number]).decode("cp1252", "replace")
    except (ValueError, OverflowError):
        return code.strip('"')


def _text_boxes(element: etree._Element) -> list[etree._Element]:
    """The outermost text boxes under an element; of one box given in several ways, the first that can be read."""
    if element.tag == W + "txbxContent":
        return [element]
    found: list[etree._Element] = []
    for child in element.iterchildren("{*}*"):
        found += _text_boxes(child)
        if found and element.tag == MC + "AlternateContent":
            break
    return found
