"""eIds after Akoma Ntoso, and citations in the law's own numbers."""

from __future__ import annotations

import re
import unicodedata

from lawcheck.clauses.headings import RANKS
from lawcheck.clauses.nodes import Node
from lawcheck.clauses.numbers import SUPERSCRIPTS, group_number

_PREFIXES = {
    "part": "part",
    "subpart": "subpart",
    "book": "book",
    "title": "title",
    "subtitle": "subtitle",
    "chapter": "chp",
    "subchapter": "subchp",
    "division": "dvs",
    "subdivision": "subdvs",
    "grouping": "section",
    "crossheading": "crosshdg",
    "section": "sec",
    "article": "art",
    "subsection": "subsec",
    "paragraph": "para",
    "subparagraph": "subpara",
    "clause": "cl",
    "subclause": "subcl",
    "point": "point",
    "definition": "def",
    "schedule": "att",
    "annex": "att",
    "preamble": "preamble",
    "contents": "toc",
    "note": "note",
    "quotation": "qstr",
    "proviso": "proviso",
    "explanation": "expl",
    "text": "text",
}
_ALONE = frozenset({"section", "article", "schedule", "annex"})
"""Kinds that are numbered through the whole law: their eId does not carry that of the Part they stand in."""


def slug(text: str) -> str:
    """A number or a term as it stands in an eId: letters and digits, hyphens between them."""
    text = unicodedata.normalize("NFKD", text.translate(SUPERSCRIPTS) if text.isdigit() else _raised(text))
    return re.sub(r"[^0-9A-Za-z]+", "-", text.encode("ascii", "ignore").decode()).strip("-")[:60]


def _raised(text: str) -> str:
    """127¹ becomes 127-1, not 1271."""
    return re.sub(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda match: "-" + match.group().translate(SUPERSCRIPTS), text)


def _misread(node: Node) -> bool:
    """Whether a letter was printed for the number one: (l) and (I) in texts read by OCR."""
    return node.family.endswith(":1") and (node.number or "").strip("(). ") in ("l", "I")


class Names:
    """Gives each node its eId, unique in the document, and its citation."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}
        self._counts: dict[tuple[str, str], int] = {}

    def eid(self, node: Node, parent: str, term: str | None) -> str:
        """The eId of a node below the clause whose eId is `parent` (empty at the top)."""
        base = "" if node.kind in _ALONE and "qstr" not in parent and "att_" not in parent else parent
        prefix = _PREFIXES.get(node.kind, node.kind)
        number = "1" if _misread(node) else slug(node.number or "")
        if node.kind == "definition":
            name = slug((term or "").lower()) or number
        elif node.kind in ("schedule", "annex"):
            name = str(group_number(number)) if number.isalpha() and len(number) > 4 else number
        else:
            name = re.sub(r"^(?:part|article|section)-", "", number, flags=re.I)
        if not name:
            key = (base, prefix)
            self._counts[key] = self._counts.get(key, 0) + 1
            name = str(self._counts[key])
        full = f"{prefix}_{name}"
        if base:
            full = f"{base}__{full}"
        return self._unique(full)

    def _unique(self, eid: str) -> str:
        count = self._used.get(eid, 0) + 1
        self._used[eid] = count
        if count == 1:
            return eid
        while True:
            other = f"{eid}_{count}"
            if other not in self._used:
                self._used[other] = 1
                self._used[eid] = count
                return other
            count += 1


def citation(node: Node, parent: str, term: str | None, heading: str, where: str, place: int) -> str:
    """How a lawyer cites the clause.

    `parent` is the citation of the clause above, `where` that of the schedule, `place` counts items without a number.
    """
    number = (node.number or "").strip()
    if node.kind in ("section", "article"):
        where = f"{where} new" if node.quoted else where
        word = "art" if node.kind == "article" else "s"
        if not number:
            return f"{where} section headed '{heading}'".strip()
        plain = number.lstrip("§ ")
        return f"{where} {word} {plain}".strip()
    if node.kind in ("schedule", "annex"):
        word = node.family or node.kind.title()
        return f"{number.title()} {word}" if number.isalpha() and len(number) > 4 else f"{word} {number}".strip()
    if node.kind in RANKS:
        word = "Section" if node.kind == "grouping" else node.kind.title()
        return f"{where} {word} {number}".strip()
    if node.kind == "definition" and not number:
        return f"{parent} '{term}'".strip()
    if node.kind in ("proviso", "explanation"):
        return f"{parent} {node.kind}".strip()
    if node.kind in ("crossheading", "preamble", "contents", "note", "quotation", "text"):
        return parent or node.kind
    if not number:
        return f"{parent} item {place}".strip()
    if where and (parent == where or node.family == "number"):
        return f"{where} para {number.strip('().')}"
    above = parent.rpartition(" ")[2]
    if above and number.startswith(f"{above}.") and number[len(above) + 1 :][:1].isdigit():  # 3.1 below section 3
        return f"{parent}{number.removeprefix(above).rstrip('.')}"
    core = "1" if _misread(node) else re.sub(r"^[^\w•]+|[^\w°º¹²³⁰⁴-⁹]+$", "", number)
    text = f"{parent}({core})" if parent else f"para {core}"
    if node.kind == "definition":
        return f"{text} '{term}'"
    return text
