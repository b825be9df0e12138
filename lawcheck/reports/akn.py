"""The clause tree as Akoma Ntoso 3.0, so that other legislative tools can take it over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lawcheck.clauses.tree import Clause, Span
    from lawcheck.reading.law import Law

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_ELEMENTS = frozenset(
    {"part", "subpart", "book", "title", "subtitle", "chapter", "subchapter", "division", "subdivision", "section",
     "article", "subsection", "paragraph", "subparagraph", "clause", "subclause", "point", "proviso", "rule"}
)  # fmt: skip
"""Kinds that are elements of the standard; the others become `hcontainer` with the kind as name."""
_FRONT = frozenset({"preamble", "contents"})
_SCHEDULES = frozenset({"schedule", "annex"})
_GROUPS = frozenset(
    {"part", "subpart", "book", "title", "subtitle", "chapter", "subchapter", "division", "subdivision"}
)  # fmt: skip
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_AGENT = "#lawcheck"
_UNDATED = "1970-01-01"  # the standard asks for a date, and the text does not tell one


def tree_akn(law: Law) -> str:
    """The law as one Akoma Ntoso document; eIds are those of the clause tree."""
    return _Writer(law).document()


class _Writer:
    def __init__(self, law: Law) -> None:
        self._law = law
        self._tree = law.tree

    def document(self) -> str:
        """The document as text, indented, with a declaration of its encoding."""
        root = etree.Element(_name("akomaNtoso"), nsmap={None: NAMESPACE})  # type: ignore[dict-item]
        bill = "bill" in self._tree.title.lower().split()
        act = etree.SubElement(root, _name("bill" if bill else "act"), name="bill" if bill else "act")
        self._meta(act, "main")
        tops = [clause for clause in self._tree.clauses if clause.parent is None]
        front = [clause for clause in tops if clause.kind in _FRONT]
        schedules = [clause for clause in tops if clause.kind in _SCHEDULES]
        if front:
            preface = etree.SubElement(act, _name("preface"))
            for clause in front:
                held = etree.SubElement(preface, _name("container"), name=clause.kind, eId=clause.eid)
                self._printed_lines(held, clause)
        body = etree.SubElement(act, _name("body"))
        for clause in tops:
            if clause.kind not in _FRONT | _SCHEDULES:
                self._clause(body, clause)
        if not len(body):
            self._words(etree.SubElement(body, _name("hcontainer"), name="text", eId="body_text"), [], [])
        if schedules:
            attachments = etree.SubElement(act, _name("attachments"))
            for clause in schedules:
                self._schedule(attachments, clause)
        etree.indent(root)
        for element in root.iter(_name("mod")):  # blanks count inside a paragraph
            for inner in element.iter():
                inner.text = (inner.text or "").strip("\n ") or None if len(inner) else inner.text
                inner.tail = (inner.tail or "").rstrip("\n ") or None
        written: str = etree.tostring(root, encoding="unicode")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'

    def _meta(self, parent: etree._Element, component: str) -> None:
        identification = etree.SubElement(
            etree.SubElement(parent, _name("meta")), _name("identification"), source=_AGENT
        )
        for level in ("Work", "Expression", "Manifestation"):
            frbr = etree.SubElement(identification, _name(f"FRBR{level}"))
            uri = f"/akn/xx/act/{self._law.document.sha256[:16]}"
            suffix = "" if level == "Work" else f"/{self._law.language}@"
            etree.SubElement(frbr, _name("FRBRthis"), value=f"{uri}{suffix}/!{component}")
            etree.SubElement(frbr, _name("FRBRuri"), value=f"{uri}{suffix}")
            etree.SubElement(frbr, _name("FRBRdate"), date=_UNDATED, name="unknown")
            etree.SubElement(frbr, _name("FRBRauthor"), href=_AGENT)
            if level == "Work":
                etree.SubElement(frbr, _name("FRBRcountry"), value="xx")
            elif level == "Expression":
                etree.SubElement(frbr, _name("FRBRlanguage"), language=self._law.language)
            else:
                etree.SubElement(frbr, _name("FRBRformat"), value="application/akn+xml")

    def _schedule(self, parent: etree._Element, clause: Clause) -> None:
        attachment = etree.SubElement(parent, _name("attachment"), eId=clause.eid)
        self._heading(attachment, clause)
        doc = etree.SubElement(attachment, _name("doc"), name=clause.kind)
        self._meta(doc, clause.eid)
        body = etree.SubElement(doc, _name("mainBody"))
        held = etree.SubElement(body, _name("hcontainer"), name=clause.kind, eId=f"{clause.eid}__body")
        self._words(held, clause.words, self._children(clause))

    def _clause(self, parent: etree._Element, clause: Clause) -> None:
        if clause.kind == "crossheading" and not clause.children:
            heading = etree.SubElement(parent, _name("crossHeading"), eId=clause.eid)
            heading.text = self._said([clause.heading or (clause.start, clause.end)])
            return
        if clause.kind in _ELEMENTS:
            element = etree.SubElement(parent, _name(clause.kind), eId=clause.eid)
        else:
            element = etree.SubElement(parent, _name("hcontainer"), name=clause.kind, eId=clause.eid)
        if clause.repealed:
            element.set("status", "removed")
        if clause.number:
            etree.SubElement(element, _name("num")).text = _printed(clause)
        self._heading(element, clause)
        if clause.kind == "note":
            self._printed_lines(etree.SubElement(element, _name("content")), clause)
        else:
            self._words(element, clause.words, self._children(clause))

    def _heading(self, element: etree._Element, clause: Clause) -> None:
        label = clause.citation if clause.kind in _SCHEDULES else ""
        heading = self._said([clause.heading]) if clause.heading else ""
        if label or heading:
            text = " ".join(filter(None, (label, heading)))
            etree.SubElement(element, _name("heading")).text = text

    def _words(self, element: etree._Element, words: Sequence[Span], children: Sequence[Clause]) -> None:
        """The words of a clause and its children in the order in which they stand."""
        if len(children) == 1 and self._is_inline(words, children[0]):
            self._inline(element, words, children[0])
            return
        if not children:
            self._paragraphs(etree.SubElement(element, _name("content")), words)
            return
        first, last = children[0].start, children[-1].start
        lead = [span for span in words if span[0] < first]
        closing = [span for span in words if span[0] > last]
        between = [span for span in words if first < span[0] < last]
        if lead:
            self._paragraphs(etree.SubElement(element, _name("intro")), lead)
        for child in children:
            while between and between[0][0] < child.start:
                self._between(element, between.pop(0))
            if child.kind == "quotation":
                beside = bool(closing) and child is children[-1] and self._on_one_line(child.end, closing[0][0])
                self._quotation(element, child, self._said([closing.pop(0)]) if beside else "")
            else:
                self._clause(element, child)
        if closing:
            self._paragraphs(etree.SubElement(element, _name("wrapUp")), closing)

    def _between(self, element: etree._Element, span: Span) -> None:
        held = etree.SubElement(element, _name("hcontainer"), name="text", eId=f"{_eid(element)}__text_{span[0]}")
        self._paragraphs(etree.SubElement(held, _name("content")), [span])

    def _on_one_line(self, start: int, end: int) -> bool:
        return "\n" not in self._tree.document.text[start:end]

    def _is_inline(self, words: Sequence[Span], child: Clause) -> bool:
        """Whether a quotation stands in the midst of a sentence: after “drug dealing”, insert “trade”."""
        before = [span for span in words if span[1] <= child.start]
        quoted = child.kind == "quotation" and not child.children
        return quoted and bool(before) and self._on_one_line(before[-1][1], child.start)

    def _inline(self, element: etree._Element, words: Sequence[Span], child: Clause) -> None:
        paragraph = etree.SubElement(etree.SubElement(element, _name("content")), _name("p"))
        mod = etree.SubElement(paragraph, _name("mod"))
        mod.text = self._said([span for span in words if span[0] < child.start]) + " "
        quoted = etree.SubElement(mod, _name("quotedText"), eId=child.eid)
        self._set_marks(quoted, child)
        quoted.text = self._said(child.words)
        quoted.tail = self._said([span for span in words if span[0] > child.start])

    def _set_marks(self, quoted: etree._Element, clause: Clause) -> None:
        text = self._tree.document.text
        if text[clause.start] in "“‘\"'«":
            quoted.set("startQuote", text[clause.start])
        if text[clause.end - 1] in "”’\"'»":
            quoted.set("endQuote", text[clause.end - 1])

    def _quotation(self, element: etree._Element, clause: Clause, behind: str) -> None:
        """Text for another act, with the marks it stands in, and what closes the sentence behind it."""
        held = etree.SubElement(element, _name("hcontainer"), name="quotation", eId=f"{clause.eid}__frame")
        paragraph = etree.SubElement(etree.SubElement(held, _name("content")), _name("p"))
        mod = etree.SubElement(paragraph, _name("mod"))
        quoted = etree.SubElement(mod, _name("quotedStructure"), eId=clause.eid)
        self._set_marks(quoted, clause)
        quoted.tail = behind
        children = self._children(clause)
        if children:
            for child in children:
                self._clause(quoted, child)
        else:
            self._paragraphs(quoted, clause.words)

    def _paragraphs(self, element: etree._Element, spans: Sequence[Span]) -> None:
        for words in [self._said([span]) for span in spans] or [""]:
            etree.SubElement(element, _name("p")).text = words

    def _printed_lines(self, element: etree._Element, clause: Clause) -> None:
        """What is no law, such as recitals and memoranda, line by line."""
        text = self._tree.document.text[clause.start : clause.end]
        for line in filter(str.strip, text.split("\n")):
            etree.SubElement(element, _name("p")).text = _UNPRINTABLE.sub("", " ".join(line.split()))

    def _children(self, clause: Clause) -> list[Clause]:
        return [self._tree.clauses[child] for child in clause.children]

    def _said(self, spans: Sequence[Span]) -> str:
        return " ".join(_UNPRINTABLE.sub("", " ".join(self._tree.text(span) for span in spans)).split())


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"


def _eid(element: etree._Element) -> str:
    return element.get("eId") or "body"


def _printed(clause: Clause) -> str:
    """The number of a clause as a law prints it: Part 2, Article 5, 3., (a)."""
    number = clause.number or ""
    if clause.kind == "article":
        return f"Article {number}."
    if clause.kind in _GROUPS:
        return f"{clause.kind.title()} {number}"
    if clause.kind == "section" and number[:1].isdigit():
        return f"{number}."
    return number
