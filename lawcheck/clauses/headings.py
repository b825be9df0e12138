"""Headings: of sections, before or behind their number, and of Parts, Chapters and the like."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lawcheck.clauses.markers import leading_marks
from lawcheck.clauses.numbers import group_number
from lawcheck.clauses.rows import Row
from lawcheck.clauses.sections import Candidate
from lawcheck.clauses.tree import Span

_GROUP = re.compile(
    r"[\[“\"]?(?P<word>P\s?ART|CHAPTER|TITLE|BOOK|DIVISION|SUB-?\s?(?:PART|CHAPTER|DIVISION|TITLE)|SECTION)\s+"
    r"(?P<number>[IVXLC]+[A-Za-z]?|\d{1,3}(?:\.\d{1,3})?[A-Za-z]{0,2}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"(?:\s(?:bis|ter|quater)\b)?"
    r"\s*(?P<stop>[.:–—-]*)\s*(?P<rest>.*)$",
    re.I | re.S,
)
_ORDINAL_GROUP = re.compile(
    r"(?P<number>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?P<word>part|chapter|title|book|division)"
    r"\s*(?P<stop>[.:–—-]*)\s*(?P<rest>.*)$",
    re.I | re.S,
)
_INNER_GROUP = re.compile(r"\s(?=(?:PART|Part|CHAPTER|Chapter|DIVISION|Division)\s+(?:[IVXLC]+|\d{1,3})\s*[–—-]\s*\S)")
_INLINE = re.compile(
    r"\s*(?P<heading>\S.{2,220}?)(?P<stop>\s?\.?\s?[\]1-9]{0,3}(?:[—–⸺]|_{2,}|-\s?-)+|\.\s?-+(?=\s*[\(A-Z]))\s*", re.S
)
# 1. Seal of Commission (1) The seal shall
_RUN_IN = re.compile(r"\s*(?P<heading>[A-Z][^.;:()]{3,110}?)\s+(?=\((?:1|l|I)\)\s?[A-Z])")
# Article 2 (Definitions) In this Act: Korea, Japan
_IN_BRACKETS = re.compile(r"\s*\((?P<heading>[A-Z][^()]{2,80})\)\s*(?=\S)")
# 2.. Trafficking of children / 2.—(1) A person: the heading repeats the number
_NUMBERED_TWICE = re.compile(r"(?:F?\d{0,2}\[)?(?P<number>\d{1,4}[A-Z]{0,3})\.{1,2}\s+(?=[A-Z].{2,200}$)", re.S)
_FIRST_SENTENCE = re.compile(r"[\s—–-]*(?P<heading>[A-Z][^.;:]{2,80})\.\s+(?=[A-Z“\"(])")
_VERB = re.compile(r"\b(?:is|are|shall|may|must|has|have|be|means|consists|applies)\b")
_BRACKET = re.compile(r"F?\d{0,3}\[\s*(?=\w)")  # F4[Judicial review: the mark of an amendment
_ENDS_WORDS = re.compile(r"(?<!etc)(?<!\bno)(?<!\bco)[.;:,—–_-][\"”’\])]*$", re.I)
_SENTENCE = re.compile(r"\b(?:shall|means|is\s+guilty|commits)\b")
_LEADS_ON = re.compile(r"\b(?:who|whom|whoever|which|that|shall|must|may|is|are|if|to|not)$", re.I)

RANKS = {
    "part": 0,
    "subpart": 1,
    "book": 2,
    "title": 3,
    "subtitle": 4,
    "chapter": 5,
    "subchapter": 6,
    "division": 7,
    "subdivision": 8,
    "grouping": 9,  # "Section 2" above articles
}


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of a Part, a Chapter or the like: where it stands, its number, and what of its title stands there."""

    row: int
    start: int
    end: int  # of the number and what parts it from the title
    kind: str
    number: str
    title: Span | None

    @property
    def value(self) -> int:
        """Its number as a figure; 0 where it is none."""
        return group_number(self.number) or 0


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section: its span, and the offset at which the words of the section start."""

    span: Span | None
    words: int
    first_row: int  # row at which the section starts, its heading included


def groups_in(row: Row, index: int, *, sections: bool) -> list[Group]:
    """The group headings in a row; `sections` lets "Section 2" be one, where articles are what is numbered."""
    found: list[Group] = []
    begin = 0
    if not row.fresh or len(row.text) > 400:
        return found
    pieces = [0, *(match.end() for match in _INNER_GROUP.finditer(row.text)), len(row.text)]
    for begin, end in itertools.pairwise(pieces):
        text = row.text[begin:end].rstrip()
        match = _GROUP.match(text) or _ORDINAL_GROUP.match(text)
        if match is None or not _is_group(match, text):
            break
        word = re.sub(r"[\s-]", "", match.group("word").lower())
        if word == "section":
            if not sections:
                break
            word = "grouping"
        rest = match.group("rest").strip('[]“" ')
        title = None
        if rest:
            at = row.start + begin + match.start("rest")
            title = (at, row.start + begin + len(text))
        found.append(
            Group(index, row.start + begin, row.start + begin + match.end("stop"), word, match.group("number"), title)
        )
    return found


def _is_group(match: re.Match[str], text: str) -> bool:
    word, rest = match.group("word"), match.group("rest").strip()
    if not (word[0].isupper() or (match.re is _ORDINAL_GROUP and text[0].isupper())):
        return False
    if not rest:
        return True
    if rest[0].islower() or rest[0] in ",;)" or len(rest) > 200:
        return False
    if match.group("stop") or word.isupper() or rest.isupper():
        return not rest.endswith((";", ","))
    return not rest.endswith((".", ";", ",")) and not _SENTENCE.search(rest)


def group_ranks(groups: Sequence[Group]) -> dict[str, int]:
    """How deep each kind of group stands: Parts above Chapters, unless the numbers of the Parts start again in each."""
    ranks = dict(RANKS)
    last: dict[str, int] = {}
    for above, group in itertools.pairwise(groups):
        last[above.kind] = above.value
        restarts = group.value == 1 and last.get(group.kind, 0) >= 1
        if restarts and above.value > 1 and group.kind != above.kind and ranks[above.kind] > ranks[group.kind]:
            ranks[above.kind], ranks[group.kind] = ranks[group.kind], ranks[above.kind]
    return ranks


def heading_like(text: str, *, verbs: bool = False) -> bool:
    """Whether a paragraph reads as a heading: short, a capital first, no stop at the end, no marks.

    `verbs` lets it speak as rules do: "Cases in which proceedings shall not be taken".
    """
    text = text.strip()
    if not 2 < len(text) <= 260 or len(text.split()) > 36:
        return False
    first = text.lstrip("[“\"'‘(")[:1]
    if not first.isupper() or _ENDS_WORDS.search(text) or _LEADS_ON.search(text):
        return False
    if not verbs and _SENTENCE.search(text):
        return False
    return not leading_marks(text)


def paragraph_end(rows: Sequence[Row], index: int, last: int) -> int:
    """The row after the paragraph that row `index` belongs to."""
    index += 1
    while index < last and not rows[index].fresh and not rows[index].noise:
        index += 1
    return index


def paragraph_start(rows: Sequence[Row], index: int, first: int) -> int:
    """The row at which the paragraph starts that row `index` belongs to."""
    while index > first and not rows[index].fresh:
        index -= 1
    return index


def heading_before(rows: Sequence[Row], candidate: Candidate, first: int, *, stopped: bool) -> tuple[Span, int] | None:
    """The span of a heading that stands straight above a number, not above row `first`, and the row it starts at.

    `stopped` lets it end with a full stop, as marginal notes do.
    """
    above = candidate.row - 1
    while above >= first and rows[above].noise:
        above -= 1
    if above < first:
        return None
    begin = paragraph_start(rows, above, first)
    if above - begin > 4:
        return None
    text = " ".join(rows[index].text for index in range(begin, above + 1))
    start = rows[begin].start
    twice = _NUMBERED_TWICE.match(text) if candidate.family == "number" else None
    if twice and twice.group("number") == candidate.number:
        return (start + twice.end(), rows[above].end), begin
    read = text[:-1] if stopped and text.endswith(".") and len(text.split()) <= 16 else text
    before = begin - 1
    while before > first and rows[before].noise:
        before -= 1
    if not heading_like(read, verbs=before >= first and rows[before].stopped) or groups_in(
        rows[begin], begin, sections=False
    ):
        return None
    bracket = _BRACKET.match(text)
    return (start + (bracket.end() if bracket else 0), rows[above].end), begin


def heading_behind(
    rows: Sequence[Row], candidate: Candidate, last: int, text: str, *, paragraph: bool
) -> tuple[Span, int] | None:
    """The heading that stands behind a number, and where the words behind it start.

    It ends with a stop and a dash; or, where `paragraph` allows it, it is a paragraph of its own.
    """
    row = candidate.row
    rest = text[candidate.end : rows[row].end].strip()
    if not rest:
        row += 1
        while row < last and rows[row].noise:
            row += 1
        if row >= last:
            return None
    begin = candidate.end if rest else rows[row].start
    stop = paragraph_end(rows, row, last)
    reach = min(rows[min(stop, last) - 1].end, begin + 260)
    if candidate.family == "article" and (bracketed := _IN_BRACKETS.match(text, begin, reach)):
        return bracketed.span("heading"), bracketed.end()
    match = _INLINE.match(text, begin, reach)
    if match and _closes_heading(match, text):
        return (match.start("heading"), match.end("heading")), match.end()
    match = _RUN_IN.match(text, begin, reach)
    if match:
        return match.span("heading"), match.end()
    if not paragraph or stop >= last:
        return None
    end = rows[stop - 1].end
    while begin < end and text[begin] in " \t\n.:–—-":
        begin += 1
    if heading_like(text[begin:end].rstrip(".")) and any(map(str.isalnum, rows[stop].text)):
        return (begin, end), end
    return None


def heading_sentence(row: Row, candidate: Candidate, text: str) -> tuple[Span, int] | None:
    """A heading that is parted from the words by a full stop alone: `Article 4.- Penalties. Whoever`."""
    match = _FIRST_SENTENCE.match(text, candidate.end, row.end)
    if match is None or len(match.group("heading").split()) > 10 or _VERB.search(match.group("heading")):
        return None
    return match.span("heading"), match.end()


def _closes_heading(match: re.Match[str], text: str) -> bool:
    heading = match.group("heading")
    if "." in match.group("stop"):
        return heading[:1].isalpha() or heading[:1] in "[“\"'"
    following = text[match.end() : match.end() + 2]
    return (
        following[:1] == "(" and heading[:1].isupper() and len(heading) < 120 and not heading.endswith((",", ";", ":"))
    )
