"""What the readers of HTML and Akoma Ntoso share: drafted lines out of elements, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from lawcheck.sources.builder import Chunk, Draft
from lawcheck.sources.document import Furniture

MOST_ELEMENTS = 500_000
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Lines:
    """Collects text into lines; `paragraph` of the pieces counts the blocks that held text, from 0."""

    drafts: list[Draft] = field(default_factory=list)
    _open: list[Chunk] = field(default_factory=list)
    _offset: int = 0
    _blocks: int = 0

    def add(self, text: str | None) -> None:
        """Text of the line at hand; line breaks of the mark-up are blanks."""
        if text:
            plain = "".join(" " if character in "\n\r\x0b\x0c" else character for character in text)
            self._open.append(Chunk(plain, paragraph=self._blocks, run=0, offset=self._offset))
            self._offset += len(plain)

    def leave_out(self, kind: str, text: str) -> None:
        """Text that is no part of the law, kept as furniture at its place."""
        said = " ".join(text.split())
        if said:
            self._open.append(Chunk("", furniture=Furniture(kind, said)))

    @property
    def empty(self) -> bool:
        """Whether the line at hand holds no words yet."""
        return not any(chunk.text.strip() for chunk in self._open)

    def end(self, **layout: Any) -> None:
        """End the line at hand, if it holds words; `layout` are fields of `Line`."""
        if self.empty:
            self._open = [chunk for chunk in self._open if chunk.furniture]
            return
        self.drafts.append(Draft(self._open, layout))
        self._open, self._offset = [], 0
        self._blocks += 1

    def reopen(self) -> None:
        """Go on with the last line, where none is at hand."""
        if self.empty and self.drafts:
            self._open = [*self.drafts.pop().chunks, *self._open]

    def finished(self) -> list[Draft]:
        """All lines; what was left out behind the last of them hangs on it."""
        self.end()
        if self._open and self.drafts:
            self.drafts[-1].chunks += self._open
        return self.drafts


def walked(
    root: etree._Element, left_out: Callable[[etree._Element, str], bool]
) -> Iterator[tuple[str, etree._Element, str]]:
    """Each `start` and `end` of an element and, for all but the root, the `tail` behind it, with the element's name.

    Of an element that is left out, asked once at its start, only the tail comes.
    """
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local(element)
        if event == "start":
            if skipped is None and left_out(element, name):
                skipped = element
            if skipped is None:
                yield event, element, name
            continue
        if element is skipped:
            skipped = None
        elif skipped is None:
            yield event, element, name
        if skipped is None and element is not root:
            yield "tail", element, name


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def said(element: etree._Element) -> str:
    """All words inside an element, blanks made single."""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def counted(root: etree._Element) -> int:
    """How many elements there are, as far as it matters."""
    count = 0
    for count, _ in enumerate(root.iter(), 1):
        if count > MOST_ELEMENTS:
            break
    return count
