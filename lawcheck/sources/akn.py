"""Akoma Ntoso: a law marked up in XML becomes lines, its numbers and headings before its words."""

from __future__ import annotations

import hashlib

from lxml import etree

from lawcheck.sources.builder import Draft, build
from lawcheck.sources.document import Document, UnreadableDocument
from lawcheck.sources.markup import MOST_ELEMENTS, Lines, counted, local, said, walked
from lawcheck.sources.tidy import tidy

MOST_BYTES = 40_000_000
_LEFT_OUT = {
    "meta": "", "toc": "contents", "coverPage": "contents", "authorialNote": "footnote", "noteRef": "footnote-mark",
    "remark": "footnote", "del": "deleted", "componentRef": "",
}  # fmt: skip
_BLOCKS = frozenset(
    {"p", "block", "blockList", "item", "listIntroduction", "listWrapUp", "longTitle", "formula", "citation", "recital",
     "docTitle", "tblock", "crossHeading", "content", "intro", "wrapUp", "toggle", "preface", "preamble", "body",
     "conclusions", "container", "quotedStructure", "embeddedStructure", "table", "ul", "ol", "li", "heading",
     "subheading", "mainBody", "attachment", "doc", "hcontainer", "br", "eol"}
)  # fmt: skip
_HEADED_BELOW = frozenset({"part", "chapter", "book", "title", "division", "subpart", "subchapter", "subdivision"})
_QUOTATIONS = frozenset({"quotedStructure", "embeddedStructure"})
_HEADS = frozenset({"heading", "subheading", "crossHeading", "docTitle"})


def read_akn(data: bytes, path: str) -> Document:
    """Read a law in Akoma Ntoso; `paragraph` of its pieces counts the blocks. Raises UnreadableDocument."""
    drafts = tidy(_Law(_parsed(data, path)).read())
    if not any(draft.text for draft in drafts):
        raise UnreadableDocument(path, "empty", "The file holds no text; give a file that holds the law's text.")
    return build(drafts, path=path, format="akn", sha256=hashlib.sha256(data).hexdigest())


def _parsed(data: bytes, path: str) -> etree._Element:
    if len(data) > MOST_BYTES:
        raise UnreadableDocument(path, "too-large", "The XML file is too large for a law; split it.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f" in line {line}" if line else ""
        raise UnreadableDocument(
            path, "damaged", f"The XML file is damaged{where} and cannot be read; get a whole copy."
        ) from None
    if any(not isinstance(element.tag, str) for element in root.iter(etree.Entity)):
        raise UnreadableDocument(
            path, "entities", "The XML file uses entities of its own, which are not read; save it without them."
        )
    if local(root) != "akomaNtoso":
        raise UnreadableDocument(
            path,
            "wrong-type",
            f"The file is XML ({local(root)[:40]}) but not Akoma Ntoso; save the law as PDF, DOCX or text.",
        )
    if counted(root) > MOST_ELEMENTS:
        raise UnreadableDocument(path, "too-large", "The XML file has too many elements for a law; split it.")
    return root


class _Law:
    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._lines = Lines()
        self._bold = 0
        self._opened = False  # only a number or a quotation mark stands in the line: what comes next goes on
        self._closing: list[str] = []  # marks of the quotations that are open

    def read(self) -> list[Draft]:
        """The lines of the law."""
        row: etree._Element | None = None
        for event, element, name in walked(self._root, self._left_out):
            if event == "start":
                if name == "tr" and row is None:
                    self._lines.end()
                    row = element
                self._start(element, name, row)
            elif event == "end":
                if element is row:
                    self._lines.end(kind="table")
                    row = None
                self._end(element, name, row)
            else:
                self._text(element.tail)
        return self._lines.finished()

    def _left_out(self, element: etree._Element, name: str) -> bool:
        editorial = name == "remark" and element.get("status") != "editorial"
        if name not in _LEFT_OUT or editorial:
            return False
        if _LEFT_OUT[name]:
            self._lines.leave_out(_LEFT_OUT[name], said(element))
        return True

    def _text(self, text: str | None) -> None:
        """Words; blanks between elements that hold no words themselves are none."""
        if text and (text.strip() or not self._lines.empty):
            self._lines.add(text)
            self._opened = self._opened and not text.strip()

    def _start(self, element: etree._Element, name: str, row: etree._Element | None) -> None:
        if row is not None:
            if name in ("td", "th") and not self._lines.empty:
                self._lines.add("\t")
        elif (name == "num" or name in _BLOCKS) and not self._opened:
            self._lines.end(bold=self._bold > 0)
        self._bold += name in _HEADS
        if name in _QUOTATIONS:
            self._lines.add(element.get("startQuote") or "“")
            self._closing.append(element.get("endQuote") or "”")
            self._opened = True
        if name == "quotedText":
            self._lines.add(element.get("startQuote"))
        self._text(element.text)

    def _end(self, element: etree._Element, name: str, row: etree._Element | None) -> None:
        if name == "num" and not self._lines.empty:
            self._lines.add(" ")
            self._opened = True
            above = element.getparent()
            if above is not None and local(above) in _HEADED_BELOW:
                self._opened = False
                self._lines.end(bold=True)
        if name in _QUOTATIONS:
            self._lines.reopen()  # the mark and what follows it stand behind the last word
            self._lines.add(self._closing.pop())
        elif name == "quotedText":
            self._lines.add(element.get("endQuote"))
        elif row is None and name in _BLOCKS and not self._opened:
            self._lines.end(bold=self._bold > 0)
        self._bold -= name in _HEADS
