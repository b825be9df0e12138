"""The content of a section: its subsections, items, definitions, provisos and quotations, as a tree of nodes."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lawcheck.clauses.definitions import Term, defines, lists_concepts, run_in_terms, term_at
from lawcheck.clauses.frames import Frame
from lawcheck.clauses.headings import heading_like
from lawcheck.clauses.items import Event, solve
from lawcheck.clauses.markers import Mark, awaits_reference, bare_mark, leading_marks, readings, refers
from lawcheck.clauses.nodes import Node
from lawcheck.clauses.rows import Row
from lawcheck.clauses.tree import Span

_HANGING = re.compile(
    r"[\d\[(“\"]{0,4}\s*(?P<word>Provided(?:\s+(?:further|also|always|that))*|PROVIDED(?:\s+(?:THAT|FURTHER|ALWAYS))*|"
    r"Explanations?|EXPLANATIONS?|Illustrations?|ILLUSTRATIONS?|Exceptions?|EXCEPTIONS?|"
    r"(?:Notes?|NOTES?|Remarks?|Annotations?)(?=\s?[.:—–-])|Examples?(?=\s?(?:\d\s?)?[.:—–-]|\s*$))\b(?:\s?[.:—–-])*"
)
_TINY = 0.25  # of cost, between two readings of a run: what an indent or the order of habits may outweigh
_HANGING_KINDS = {
    "provided": "proviso",
    "explanation": "explanation",
    "illustration": "note",
    "example": "note",
    "exception": "proviso",
    "note": "explanation",  # in the law's own voice, as translated codes have them; those of editors are told before
    "remark": "explanation",
    "annotation": "explanation",
}
_ITEM_HEADING = re.compile(
    r"\s*(?P<heading>[A-Z][^.;:()]{2,100})\.\s?(?:[—–]|--)(?=\s?\S)"
)  # (a) IN GENERAL.—The Secretary
_ENDS_OPEN = re.compile(r"(?:[:—–⸺]|--|__|-)[\"”’]?\s*$")
_ENDS_CLOSED = re.compile(r"(?:[.;!?][\"”’\])]*|[;,.]\s*(?:and|or)|\b(?:and|or))\s*\d{0,2}\s*$")
_RUN_IN = re.compile(r"(?<=\s)\((?P<core>[a-z]|[ivx]{1,4}|\d{1,2}|[A-Z])\)\s?(?=[\w“\"(])")
_NOT_AN_ITEM = re.compile(r"(?:and|or|of|to|above|below|shall|is|are|applies|does|has|in\s+relation)\b")
# the first item of a list whose line break was lost: "Liability(i) In general", "the following:(A) Reliable"
_FIRST_INSIDE = re.compile(r"(?<=[\w.:;,\])—–-])\s?\((?P<core>1|a|A|i|I)\)\s?(?=[\w“\"(])")
# "[section 12 substituted by section 4 of Act 16 of 2022 ]": what an editor says of the words before it
_BRACKET_NOTE = re.compile(
    r"\[\s?(?:(?:definitions?|sections?|sub-?sections?|sub-?paragraphs?|paragraphs?|(?:sub-?)?(?:ss?|paras?)\.|items?|part|chapter|schedule|article|words?|"
    r"proviso|heading|title|reference)\b[^\[\]]{0,220}?|(?:Subs|Ins|Am|Rep|Added)\b[^\[\]]{0,40}?)"
    r"\b(?:substituted|inserted|deleted|amended|repealed|added|renumbered|omitted|subs|ins|rep|am)?\b[.\s]*\bby\b[^\[\]]{0,160}\]",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """An item whose level the numbers hardly tell: another reading of the run explains them as well."""

    start: int
    depth: int | None  # in its section, from 1; None where it was taken for words
    instead: int | None  # in the other reading


@dataclass(frozen=True, slots=True)
class _Start:
    """Where an event stands in the text, and what its node will be."""

    start: int
    end: int  # behind the number
    label: str | None = None
    term: Term | None = None
    kind: str = ""  # of a hanging node
    frame: Frame | None = None
    heading: Span | None = None
    words: int = 0  # where the words start behind a heading that ends with a stop and a dash
    number: int | None = None  # where the number starts, behind brackets and a heading


class _Collector:
    """Collects the events of a section row by row."""

    def __init__(self, text: str, words: int, last: int, title: str, family: str, quoted: bool) -> None:
        self.text = text
        self.last = last
        self.title = title
        self.family = family
        self.quoted = quoted
        self.words = words
        self.listed = lists_concepts(title)
        self.context = self.listed
        self.events: list[Event] = []
        self.starts: list[_Start] = []
        self.before = words  # end of the words read so far
        self.fresh_section = True
        self.headed = False  # the row above was the heading of an item
        self.noted = 0  # end of a note that runs over the end of a row
        self.pending: Span | None = None  # a heading that stands above the next item

    def row(self, row: Row, begin: int, end: int, above: Row | None, below: Row | None) -> None:
        """Read the part `begin`..`end` of a row."""
        begin = max(begin, min(self.noted, end))
        if row.noise or not self.text[begin:end].strip():
            return
        at_start = begin == row.start or self.fresh_section
        if at_start and self._heads_item(row, begin, end, above, below):
            self.pending = (begin, end)
            self.before = end
            return
        marks = self._marks(begin, end, row) if at_start else []
        paragraph = (row.fresh and begin == row.start) or bool(marks)
        cursor = begin
        if not self.context:
            lead = self.text[self.words : min(end, self.words + 400)]
            self.context = defines(self.title, lead)
            self.listed = self.listed or (self.context and lists_concepts("", lead))
        skip = self._skip(marks[0], row, above) if marks else 0.0
        for number, mark in enumerate(marks):
            adjacent = number > 0 or (self.fresh_section and not self.events)
            self._item(mark, row, skip, cursor, adjacent=adjacent)
            cursor = mark.end
        hanging = _HANGING.match(self.text, cursor, end) if paragraph or self.fresh_section else None
        if hanging and not marks:
            kind = _HANGING_KINDS[re.sub(r"s?\s.*|s$", "", hanging.group("word").lower()) or "provided"]
            self._add(Event("hanging", indent=row.line.indent), _Start(begin, begin, kind=kind))
            numbered = hanging.group("word")[0] in "NRA"  # Note: 1. Officials; the number of Explanation 1 is its own
            for mark in self._marks(hanging.end(), end, row)[:1] if numbered else ():
                self._item(mark, row, 2.0, mark.start, adjacent=False)
                cursor = mark.end
        elif paragraph or self.fresh_section:
            self._paragraph(row, begin, cursor, end, marks)
        if marks:
            self._inline_heading(end)
        self._inside(cursor, end, marks[-1:])
        self.headed = False
        if self.starts and self.starts[-1].label and self.starts[-1].start >= begin:
            self._inline_heading(end)
            self._heading(end, below)
        self.before = end
        self.fresh_section = False

    def _heads_item(self, row: Row, begin: int, end: int, above: Row | None, below: Row | None) -> bool:
        """Whether a row is the marginal note of the subsection below it: `Meaning of test` above `(2) For`."""
        if not row.fresh or above is None or below is None or not below.fresh or not self.events:
            return False
        marks = leading_marks(below.text)
        numbered = bool(marks) and marks[0].style == "paren" and marks[0].readings[0].family.endswith(":1")
        return numbered and above.text[-1] in ".)" and end - begin < 90 and heading_like(self.text[begin:end])

    def _inline_heading(self, end: int) -> None:
        """Take the words behind the last number for its heading, where a stop and a dash close them."""
        last = self.starts[-1]
        inline = None if last.heading else _ITEM_HEADING.match(self.text, last.end, end)
        if inline:
            self.starts[-1] = replace(last, heading=inline.span("heading"), words=inline.end())

    def _heading(self, end: int, below: Row | None) -> None:
        """Take the words behind the last number of a row for its heading, where they read so: `(1) In general`."""
        last = self.starts[-1]
        if last.heading:
            return
        begin = last.end
        while begin < end and self.text[begin].isspace():
            begin += 1
        words = self.text[begin:end].rstrip(" .") if self.family == "sign" else self.text[begin:end]
        if last.term or below is None or not below.fresh or len(words.split()) > 14 or not heading_like(words):
            return
        marks = leading_marks(below.text)
        if marks:
            known = {one.family for one in self.events[-1].readings}
            deeper = known.isdisjoint(one.family for one in marks[0].readings)
            headed = self.family == "sign" and deeper and below.text[marks[-1].end :].strip()[:1].isupper()
        else:
            ends = below.closed or self.family == "sign"
            apart = self.family == "sign" or not below.broken
            headed = self.headed = below.text[0].isupper() and ends and apart and len(below.text) > len(words)
        if headed:
            self.starts[-1] = replace(last, heading=(begin, end))

    def _marks(self, begin: int, end: int, row: Row) -> list[Mark]:
        marks = [_recounted(mark, row) for mark in leading_marks(self.text, begin, end)]
        if not marks and self.family == "article" and row.fresh:
            marks = bare_mark(self.text, begin, end)
        if marks and marks[0].style == "dot" and self.family == "number" and not row.fresh:
            return []
        if marks and marks[0].style in ("bullet", "letterdot", "dot", "romandot", "decimal") and not row.fresh:
            return []
        return marks

    def _skip(self, mark: Mark, row: Row, above: Row | None) -> float:
        """What it costs to take a mark for words: little, where a broken line may have brought a reference up front."""
        if mark.style == "bare":
            return 1.0
        skip = 2.0 if mark.style in ("dot", "romandot", "decimal") else 6.0
        if not row.fresh:
            skip = min(skip, 2.5)
        if row.broken and refers(self.text, mark):
            skip = min(skip, 0.8)
        if row.broken and above is not None and awaits_reference(above.text):
            skip = 0.1
        return skip

    def _item(self, mark: Mark, row: Row, skip: float, begin: int, *, adjacent: bool) -> None:
        opens = False if self.fresh_section and not self.events else self._opens(mark.start)
        event = Event(
            "item", mark.readings, skip, opens, adjacent, row.line.indent, anywhere=self.quoted and not self.events
        )
        while self.text[begin].isspace():
            begin += 1
        heading, self.pending = self.pending, None
        if heading:
            begin = heading[0]
        self._add(event, _Start(begin, mark.end, mark.label, heading=heading, number=mark.start))

    def _paragraph(self, row: Row, begin: int, cursor: int, end: int, marks: Sequence[Mark]) -> None:
        reach = min(end + 200, len(self.text))
        inline = _ITEM_HEADING.match(self.text, cursor, end) if marks else None
        cursor = inline.end() if inline else cursor
        term = term_at(self.text, cursor, reach, context=self.context, listed=self.listed)
        if marks:
            if term is not None:
                last = self.starts[-1]
                self.starts[-1] = replace(last, term=term)
        elif term is not None:
            self._add(Event("definition", skip=5.0, opens=self._opens(begin)), _Start(begin, begin, term=term))
        elif not self.fresh_section and not self.headed:
            goes_on = self.text[cursor].islower()
            self._add(Event("flush", opens=goes_on, indent=row.line.indent), _Start(begin, begin))

    def _inside(self, begin: int, end: int, before: Sequence[Mark]) -> None:
        """Definitions and items that start inside the line, behind the mark `before` if it opens with one."""
        if self.context:
            for start, term in run_in_terms(self.text, begin, end):
                self._add(Event("definition", skip=5.0), _Start(start, start, term=term))
        for note in _BRACKET_NOTE.finditer(self.text, begin, min(end + 160, self.last)):
            if note.start() < end:
                self._add(Event("note"), _Start(note.start(), note.end(), kind="note"))
                self.noted = note.end()
        listed = _run_in_items(self.text, begin, end, before)
        known = {start for start, *_ in listed}
        for match in _FIRST_INSIDE.finditer(self.text, begin, end):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            if start in known or awaits_reference(self.text[max(start - 40, begin) : start].rstrip(), numbered=False):
                continue
            if not _NOT_AN_ITEM.match(self.text, match.end()):
                core = match.group("core")
                event = Event("item", readings("paren", core), 0.0, None, take=0.4)
                self._add(event, _Start(start, start + len(core) + 2, f"({core})"))
        for start, stop, label, core in listed:
            event = Event("item", readings("paren", core), 1.5, None)
            self._add(event, _Start(start, stop, label))
        self._sort()

    def _sort(self) -> None:
        """Keep the events of a line in the order in which they stand."""
        pairs = (
            sorted(zip(self.starts, self.events, strict=True), key=lambda pair: pair[0].start)
            if self._unsorted()
            else None
        )
        if pairs:
            self.starts = [start for start, _ in pairs]
            self.events = [event for _, event in pairs]

    def _unsorted(self) -> bool:
        tail = self.starts[-60:]
        return any(after.start < before.start for before, after in itertools.pairwise(tail))

    def _opens(self, at: int) -> bool | None:
        before = self.text[max(at - 60, self.words, 0) : at].rstrip(' \n\t[“"‘')
        if not before:
            return False if not self.events else None
        if _ENDS_CLOSED.search(before):
            return False
        if _ENDS_OPEN.search(before) or before[-1].isalnum():
            return True
        return None

    def frame(self, frame: Frame) -> None:
        """Note a quotation; it belongs to the clause in which it stands."""
        self.starts.append(_Start(frame.start, frame.end, frame=frame))
        self.events.append(Event("item", (), 0.0))
        self.before = frame.end
        self.fresh_section = False

    def note(self, row: Row) -> None:
        """Take a row that an editor wrote: a clause of its own, in the clause in which it stands."""
        if self.starts and self.starts[-1].kind == "note" and self.starts[-1].end == self.before:
            self.starts[-1] = _Start(self.starts[-1].start, row.end, kind="note")
        else:
            self._add(Event("note"), _Start(row.start, row.end, kind="note"))
        self.before = row.end

    def _add(self, event: Event, start: _Start) -> None:
        self.events.append(event)
        self.starts.append(start)


def _recounted(mark: Mark, row: Row) -> Mark:
    label = row.counted.get(mark.start)
    return replace(mark, label=label, readings=readings(mark.style, label.strip("()"))) if label else mark


def _run_in_items(text: str, begin: int, end: int, marks: Sequence[Mark]) -> list[tuple[int, int, str, str]]:
    """Lists written out inside a line: `if the person (a) ...; or (b) ...`, at least two in sequence from the first.

    The first may be the mark with which the line opens.
    """
    runs: dict[str, list[tuple[int, int, str, str]]] = {}
    for mark in marks:
        for reading in mark.readings:
            if reading.value == 1 and mark.style == "paren":
                runs[reading.family] = [(mark.start, mark.end, mark.label, mark.label.strip("()"))]
    for match in _RUN_IN.finditer(text, begin, end):
        if _NOT_AN_ITEM.match(text, match.end()) or awaits_reference(
            text[max(match.start() - 40, begin) : match.start()].removesuffix(" "), numbered=False
        ):
            continue
        core = match.group("core")
        for reading in readings("paren", core):
            run = runs.setdefault(reading.family, [])
            before = text[max(match.start() - 6, begin) : match.start()].rstrip()
            if (reading.value == 1 and not run) or (
                reading.value == len(run) + 1 and (before.endswith((";", ",")) or before.endswith((" or", " and")))
            ):
                run.append((match.start(), match.end(), match.group().strip(), core))
    found: dict[int, tuple[int, int, str, str]] = {}
    for run in runs.values():
        if len(run) > 1:
            found.update({item[0]: item for item in run if item[0] >= begin})
    return [found[start] for start in sorted(found)]


def read_content(
    text: str,
    rows: Sequence[Row],
    first: int,
    last: int,
    words: int,
    frames: Sequence[Frame],
    title: str,
    family: str,
    *,
    quoted: bool = False,
) -> tuple[list[Node], Doubt | None]:
    """The clauses in rows `first` to before `last` from the offset `words` on, and what of their levels is in doubt."""
    collector = _Collector(text, words, rows[last - 1].end, title, family, quoted)
    starts = [frame.start for frame in frames]
    inside = frames[bisect.bisect_left(starts, words) : bisect.bisect_left(starts, rows[last - 1].end)]
    above: Row | None = None
    at = 0
    for index in range(first, last):
        row = rows[index]
        below = next((rows[at] for at in range(index + 1, min(index + 4, last)) if not rows[at].noise), None)
        begin = max(row.start, words)
        while at < len(inside) and inside[at].start < row.end:
            frame = inside[at]
            if frame.start > begin:
                collector.row(row, begin, frame.start, above, None)
            if frame.start >= row.start:
                collector.frame(frame)
            begin = max(begin, min(frame.end, row.end))
            if frame.end > row.end:
                break
            at += 1
        if row.note and begin == row.start:
            collector.note(row)
        elif begin < row.end and not (at < len(inside) and inside[at].start < row.end and inside[at].end > row.end):
            collector.row(row, begin, row.end, above, below)
        if not row.noise:
            above = row
    return _build(collector, rows[last - 1].end)


def _build(collector: _Collector, end: int) -> tuple[list[Node], Doubt | None]:
    text = collector.text
    plain = [
        (event, start) for event, start in zip(collector.events, collector.starts, strict=True) if start.frame is None
    ]
    solution = solve([event for event, _ in plain])
    solved = iter(zip(plain, solution.steps, strict=True))
    doubt = None
    if solution.margin <= _TINY and solution.parting is not None:
        event, start = plain[solution.parting]
        if event.kind == "item":
            doubt = Doubt(start.start, solution.steps[solution.parting].depth, solution.instead)
    top: list[Node] = []
    stack: list[Node] = []

    def close(depth: int, at: int) -> None:
        while len(stack) > depth:
            node = stack.pop()
            node.end = trimmed(text, node.start, at)

    for start in collector.starts:
        if start.frame is not None:
            node = Node("quotation", start.start, start.end, quoted=True)
            node.marks += [(start.start, start.frame.inner_start), (start.frame.inner_end, start.end)]
            (stack[-1].children if stack else top).append(node)
            continue
        (event, start), step = next(solved)
        if step.depth is None:
            continue
        if step.family == "note":
            (stack[-1].children if stack else top).append(Node("note", start.start, start.end))
            continue
        if step.family == "flush":
            close(step.depth, start.start)
            continue
        close(step.depth - 1, start.start)
        node = _node(event, start, step.family)
        (stack[-1].children if stack else top).append(node)
        stack.append(node)
    close(0, end)
    return top, doubt


def _node(event: Event, start: _Start, family: str) -> Node:
    label = None if family.startswith("bullet") else start.label
    node = Node("item", start.start, number=label, family=family, term=start.term, heading=start.heading)
    if start.heading and start.number is not None and start.heading[1] <= start.number:
        node.marks.append((start.number, start.end))
    elif start.end > start.start:
        node.marks.append((start.start, start.end))
    if start.heading and start.words:
        node.marks.append((start.heading[1], start.words))
    if start.term is not None:
        node.kind = "definition"
    elif event.kind == "hanging":
        node.kind = start.kind
    return node


def trimmed(text: str, start: int, end: int) -> int:
    """The offset behind the last character before `end` that is not blank, not below `start`."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
