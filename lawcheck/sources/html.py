"""HTML: the blocks of a page become lines; scripts, navigation and hidden elements are kept out of the text."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from lxml import etree

from lawcheck.sources.builder import Draft, build
from lawcheck.sources.document import Document, UnreadableDocument
from lawcheck.sources.markup import MOST_ELEMENTS, SUPERSCRIPTS, Lines, counted, local, said, walked
from lawcheck.sources.numerals import letters, roman
from lawcheck.sources.text import decode
from lawcheck.sources.tidy import tidy

_SILENT = frozenset(
    {"script", "style", "head", "template", "noscript", "iframe", "svg", "math", "object", "button", "select", "input",
     "textarea", "audio", "video", "canvas", "map"}
)  # fmt: skip
_NAVIGATION = frozenset({"nav", "aside", "footer", "menu"})
_STRUCK = frozenset({"del", "s", "strike"})
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "tbody", "thead",
     "tfoot", "caption", "section", "article", "main", "header", "blockquote", "pre", "address", "figure", "figcaption",
     "center", "form", "fieldset", "legend", "body", "html", "hr", "details", "summary", "tr", "td", "th"}
)  # fmt: skip
_IN_CELLS = frozenset({"p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dl", "br"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.I)
_STRUCK_STYLE = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.I)
_OWN_NUMBER = re.compile(
    r"\s*(?:\(?(?:\d{1,3}[A-Za-z]{0,2}|[A-Za-z]{1,2}|[ivxIVX]{1,5})[.)](?=\s|$)|§|\d{1,3}\s|[•–—-]\s)"
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.I)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.I)


def read_html(data: bytes, path: str) -> Document:
    """Read a page of HTML; `paragraph` of its pieces counts the blocks. Raises UnreadableDocument."""
    drafts = tidy(_Page(_parsed(data, path)).read())
    if not any(draft.text for draft in drafts):
        raise UnreadableDocument(path, "empty", "The page holds no text; save the page of the law itself.")
    return build(drafts, path=path, format="html", sha256=hashlib.sha256(data).hexdigest())


def _parsed(data: bytes, path: str) -> etree._Element:
    declared = _CHARSET.search(data[:4096])
    text, _ = decode(data, path, declared.group(1).decode("ascii") if declared else None)
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise UnreadableDocument(path, "too-deep", "The page nests its elements too deep to be read; save it anew.")
    if root is None:
        raise UnreadableDocument(path, "damaged", "The page is damaged and cannot be read; save it again.")
    if counted(root) > MOST_ELEMENTS:
        raise UnreadableDocument(path, "too-large", "The page has too many elements for a law; split it.")
    return root


class _Page:
    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._lines = Lines()
        self._bold = 0
        self._italic = 0
        self._centred = 0
        self._heading: int | None = None

    def read(self) -> list[Draft]:
        """The lines of the page."""
        row: etree._Element | None = None
        for event, element, name in walked(self._root, self._left_out):
            if event == "start":
                if row is None and name == "tr" and _is_row(element):
                    self._lines.end(**self._layout())
                    row = element
                self._start(element, name, row)
            elif event == "end":
                self._end(element, name, row)
                if row is not None and element is row:
                    self._lines.end(kind="text" if _numbers_text(row) else "table")
                    row = None
            else:
                self._lines.add(element.tail)
        return self._lines.finished()

    def _left_out(self, element: etree._Element, name: str) -> bool:
        style = element.get("style") or ""
        if name in _SILENT:
            return True
        if name in _NAVIGATION or element.get("role") == "navigation":
            self._lines.leave_out("navigation", said(element))
            return True
        if name in _STRUCK or _STRUCK_STYLE.search(style):
            self._lines.leave_out("deleted", said(element))
            return True
        hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
        if hidden or _HIDDEN.search(style):
            self._lines.leave_out("hidden", said(element))
            return True
        return False

    def _start(self, element: etree._Element, name: str, row: etree._Element | None) -> None:
        if name in ("td", "th") and row is not None:
            if not self._lines.empty:
                self._lines.add("\t")
        elif name in _BLOCKS:
            self._lines.end(**self._layout())
        if name[0] == "h" and name[1:].isdecimal():
            self._heading = int(name[1:])
        self._bold += name in ("b", "strong", "th")
        self._italic += name in ("i", "em", "cite")
        self._centred += name == "center" or _is_centred(element)
        if name == "br":
            self._lines.end(**self._layout())
        elif name == "li":
            self._lines.add(_marker(element))
        elif name == "sup" and (element.text or "").strip().isdecimal() and not len(element):
            self._lines.add((element.text or "").strip().translate(SUPERSCRIPTS))
            return
        self._lines.add(element.text)

    def _end(self, element: etree._Element, name: str, row: etree._Element | None) -> None:
        if name in _BLOCKS and (row is None or name not in ("td", "th", "tr")):
            self._lines.end(**self._layout())
        if name[0] == "h" and name[1:].isdecimal():
            self._heading = None
        self._bold -= name in ("b", "strong", "th")
        self._italic -= name in ("i", "em", "cite")
        self._centred -= name == "center" or _is_centred(element)

    def _layout(self) -> dict[str, Any]:
        return {
            "bold": self._bold > 0 or self._heading is not None,
            "italic": self._italic > 0,
            "centred": self._centred > 0,
            "level": self._heading,
        }


def _is_centred(element: etree._Element) -> bool:
    return element.get("align") == "center" or _CENTRED.search(element.get("style") or "") is not None


def _is_row(row: etree._Element) -> bool:
    """Whether a row of a table holds words in its cells, and no blocks: then it is one line."""
    return not any(local(inner) in _IN_CELLS for inner in row.iterdescendants("*"))


def _numbers_text(row: etree._Element) -> bool:
    """Whether a table only sets a number beside its words: (a) | forces another."""
    cells = [words for cell in row if (words := said(cell))]
    return len(cells) == 2 and len(cells[0]) < 8 and _OWN_NUMBER.match(cells[0]) is not None


def _marker(item: etree._Element) -> str | None:
    """The number that a browser shows before an item of a list; None where the words bring their own."""
    parent = item.getparent()
    if parent is None or _OWN_NUMBER.match(said(item)):
        return None
    if any(_UNMARKED.search(one.get("style") or "") for one in (parent, item)):
        return None
    if local(parent) != "ol":
        return "• "
    number = _whole(item.get("value")) or _whole(parent.get("start")) or 1
    if not item.get("value"):
        number += sum(1 for before in item.itersiblings("li", preceding=True))
    return f"{_numbered(number, parent.get('type') or '1')}. "


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 6 else None


def _numbered(number: int, form: str) -> str:
    if form in ("a", "A") and 0 < number <= 26:
        written = letters(number)
    elif form in ("i", "I") and 0 < number < 40:
        written = roman(number)
    else:
        return str(number)
    return written.upper() if form.isupper() else written
