"""The outline of a large part: groups, crossheadings, sections with their headings, and the items below them."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lawcheck.clauses.content import Doubt, read_content, trimmed
from lawcheck.clauses.frames import Frame
from lawcheck.clauses.headings import (
    Group,
    Heading,
    group_ranks,
    groups_in,
    heading_before,
    heading_behind,
    heading_like,
    heading_sentence,
    paragraph_end,
    paragraph_start,
)
from lawcheck.clauses.nodes import Node
from lawcheck.clauses.regions import SCHEDULE
from lawcheck.clauses.rows import Row
from lawcheck.clauses.sections import Candidate, best_chain, candidates

_SECTION_LEVEL = 50
_FEWEST_OF_RULE = 6  # words of a sentence that is a rule, and no heading that ends with a stop
_SCHEDULE_OF = re.compile(
    r"(?:[\[(]\s*(?:under\s+|see\s+|to\s+|made\s+under\s+|introduced\s+by\s+)?|(?:under|see)\s+|(?=ss?\.\s?\d))"
    r"(?:sections?|ss?\.|regulations?|rules?|articles?|clauses?)\s",
    re.I,
)


@dataclass(frozen=True)
class Source:
    """The text that is being read, its rows, and the quotations found in it."""

    text: str
    rows: Sequence[Row]
    frames: Sequence[Frame]
    doubts: list[Doubt] = field(default_factory=list)  # what reading it has left in doubt

    def content(
        self, first: int, last: int, words: int, title: str, family: str, *, quoted: bool = False
    ) -> list[Node]:
        """The clauses in rows `first` to before `last` from the offset `words` on, under a section's `title`."""
        read = read_content(self.text, self.rows, first, last, words, self.frames, title, family, quoted=quoted)
        nodes, doubt = read
        if doubt is not None:
            self.doubts.append(doubt)
        return nodes

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The rows that start inside a quotation."""
        starts = [frame.start for frame in self.frames]
        found = []
        for index, row in enumerate(self.rows):
            at = bisect.bisect_right(starts, row.start) - 1
            if at >= 0 and row.start < self.frames[at].end:
                found.append(index)
        return frozenset(found)


def read_body(source: Source, first: int, last: int, chain: Sequence[Candidate], *, quoted: bool = False) -> list[Node]:
    """The clauses of rows `first` to before `last`, whose sections are known."""
    rows, text = source.rows, source.text
    articles = bool(chain) and chain[0].family in ("article", "sign")
    headings = _headings(rows, text, first, last, chain)
    starts = [heading.first_row for heading in headings]
    groups: list[Group] = []
    edges = [first, *(candidate.row + 1 for candidate in chain)]
    for at, edge in enumerate(edges):
        until = starts[at] if at < len(starts) else last
        for index in range(edge, until):
            if index not in source.quoted:
                groups.extend(groups_in(rows[index], index, sections=articles))
    ranks = group_ranks(groups)
    top: list[Node] = []
    stack: list[tuple[int, Node]] = []
    pending = list(groups)

    def place(level: int, node: Node) -> None:
        while stack and stack[-1][0] >= level:
            stack.pop()
        (stack[-1][1].children if stack else top).append(node)
        stack.append((level, node))

    for at, edge in enumerate(edges):
        until = starts[at] if at < len(starts) else last
        own = [group for group in pending if edge <= group.row < until]
        pending = pending[len(own) :]
        closing = own[0].row if own else until
        if at:
            headed = at < len(headings) and headings[at].first_row < chain[at].row and not own
            below = _crossheading(source, edge, closing, headed=headed) if closing < last else closing
            place(_SECTION_LEVEL, _section(source, chain[at - 1], headings[at - 1], below))
            if below < closing:
                place(_SECTION_LEVEL - 1, _heading_node(rows, below, closing))
        elif closing > first:
            top.extend(_lead(source, first, closing, bool(chain), quoted))
        for number, group in enumerate(own):
            following = own[number + 1].row if number + 1 < len(own) else until
            node, rest = _group(rows, group, following)
            place(ranks[group.kind], node)
            if rest < following:
                between = _between(source, rest, following)
                place(_SECTION_LEVEL - (between.kind == "crossheading"), between)  # plain words hold no sections
    if quoted:
        for node in top:
            for inner, _ in node.walk():
                inner.quoted = True
    return top


def _heading_node(rows: Sequence[Row], first: int, last: int) -> Node:
    return Node("crossheading", rows[first].start, heading=(rows[first].start, rows[last - 1].end))


def _between(source: Source, first: int, last: int) -> Node:
    """What stands between the title of a group and its first section: a crossheading, or words of the group."""
    rows = source.rows
    if last - first < 4 and heading_like(" ".join(row.text for row in rows[first:last])):
        return _heading_node(rows, first, last)
    start = rows[first].start
    node = Node("text", start, rows[last - 1].end)
    node.children = source.content(first, last, start, "", "")
    return node


def _crossheading(source: Source, first: int, last: int, *, headed: bool) -> int:
    """The row at which headings without a number start that close rows `first` to before `last`; `last` if none do.

    `headed` tells that the heading of a section follows: then a heading needs no type of its own to be told.
    """
    rows = source.rows
    found = last
    while found > first + 1 and found - 1 not in source.quoted:
        begin = paragraph_start(rows, found - 1, first)
        above = begin - 1
        while above > first and rows[above].noise:
            above -= 1
        if begin <= first or found - begin > 3 or rows[begin].noise:
            break
        if not _stands_out(rows[begin]) and not (headed and rows[begin].gap and rows[above].stopped):
            break
        if not heading_like(" ".join(row.text for row in rows[begin:found])) or (
            not rows[above].stopped and found == last
        ):
            break
        found = begin
    return found


def _stands_out(row: Row) -> bool:
    return row.line.centred or row.line.italic or row.line.bold or row.text.isupper()


def _headings(rows: Sequence[Row], text: str, first: int, last: int, chain: Sequence[Candidate]) -> list[Heading]:
    """The heading of each section; whether headings stand above or behind the numbers is the same for all."""
    above, stopped, behind = [], [], []
    for at, candidate in enumerate(chain):
        low = chain[at - 1].row + 1 if at else first
        until = chain[at + 1].row if at + 1 < len(chain) else last
        above.append(heading_before(rows, candidate, low, stopped=False))
        stopped.append(heading_before(rows, candidate, low, stopped=True))
        behind.append(heading_behind(rows, candidate, until, text, paragraph=True))
    if sum(1 for found in above if found) * 2 < len(chain) < sum(1 for found in stopped if found) * 10 / 7:
        above = stopped
    titles = [found is not None and _titles_group(rows, found[1], first) for found in above]
    plain = sum(1 for found, title in zip(above, titles, strict=True) if found and not title)
    mostly_above = plain > sum(1 for found in behind if found)
    if not mostly_above and not any(behind):
        short = [heading_sentence(rows[candidate.row], candidate, text) for candidate in chain]
        behind = short if sum(1 for found in short if found) * 10 > 6 * len(chain) else behind
    in_margin = any(candidate.margin for candidate in chain)
    headings = []
    for at, candidate in enumerate(chain):
        until = chain[at + 1].row if at + 1 < len(chain) else last
        if candidate.margin:
            headings.append(Heading(candidate.margin, candidate.end, candidate.row))
            continue
        if mostly_above:
            before = above[at]
            if before and titles[at] and rows[before[1]].text.isupper():
                before = None
            after = None if before else heading_behind(rows, candidate, until, text, paragraph=False)
        else:
            before, after = above[at], behind[at]
            if not (before and in_margin and rows[before[1]].line.kind == "table"):
                before = None
        if before:
            headings.append(Heading(before[0], candidate.end, before[1]))
        elif after:
            headings.append(Heading(after[0], after[1], candidate.row))
        else:
            headings.append(Heading(None, candidate.end, candidate.row))
    return headings


def _titles_group(rows: Sequence[Row], row: int, first: int) -> bool:
    """Whether the heading at `row` may be the title of the Part or Chapter named straight above it."""
    above = row - 1
    while above > first and rows[above].noise:
        above -= 1
    groups = groups_in(rows[above], above, sections=True) if above >= first else []
    return bool(groups) and groups[-1].title is None


def _section(source: Source, candidate: Candidate, heading: Heading, until: int) -> Node:
    rows, text = source.rows, source.text
    if _is_rule(heading, rows[until - 1].end, text):
        heading = Heading(None, candidate.end, candidate.row)
    kind = "article" if candidate.family == "article" else "section"
    number = candidate.number if candidate.family != "sign" else text[candidate.start : candidate.end].rstrip(" .")
    start = min(rows[heading.first_row].start, rows[candidate.row].start)
    node = Node(kind, start, number=number, heading=heading.span, family=candidate.family)
    node.marks.append((candidate.start, candidate.end))
    if heading.span and start < heading.span[0] < candidate.start:
        node.marks.append((start, heading.span[0]))  # the number repeated before the heading
    if start < candidate.start and not candidate.margin and (not heading.span or heading.span[0] > candidate.start):
        node.marks.append((start, candidate.start))  # a bracket of an amendment before the number
    node.end = rows[until - 1].end
    words = heading.words
    if candidate.margin:
        node.marks.append((candidate.margin[1], candidate.start))
    elif heading.span and candidate.end < heading.span[0]:
        node.marks += [(candidate.end, heading.span[0]), (heading.span[1], words)]  # the brackets around the heading
    elif heading.span and candidate.start < heading.span[1] < words:
        node.marks.append((heading.span[1], words))  # the stop and dash between heading and words
    title = text[slice(*heading.span)] if heading.span else ""
    node.children = source.content(candidate.row, until, words, title, candidate.family)
    return node


def _is_rule(heading: Heading, end: int, text: str) -> bool:
    """Whether what stands behind a number is no heading but all that the section says."""
    if heading.span is None or heading.words < heading.span[1] or text[heading.words : end].strip(" .\n\t"):
        return False
    said = text[slice(*heading.span)]
    return text[heading.span[0] : end].rstrip().endswith(".") and len(said.split()) >= _FEWEST_OF_RULE


def _group(rows: Sequence[Row], group: Group, until: int) -> tuple[Node, int]:
    """The node of a group, and the row behind its title."""
    node = Node(group.kind, group.start, number=group.number)
    node.marks.append((group.start, group.end))
    row = group.row + 1
    title = group.title
    while row < until and rows[row].noise:
        row += 1
    if title is None and row < until and heading_like(rows[row].text.rstrip(".")):
        stop = paragraph_end(rows, row, until)
        while stop < until and rows[stop].text.isupper() and rows[stop - 1].text.isupper():
            stop = paragraph_end(rows, stop, until)
        title = (rows[row].start, rows[stop - 1].end)
        row = stop
    elif title is not None:
        while row < until and not rows[row].fresh:
            title = (title[0], rows[row].end)
            row += 1
    node.heading = title
    while row < until:
        stop = paragraph_end(rows, row, until)
        if not rows[row].noise and heading_like(" ".join(one.text for one in rows[row:stop])):
            break
        row = stop
    return node, row


def _lead(source: Source, first: int, closing: int, has_sections: bool, quoted: bool) -> list[Node]:
    """What stands before the first section: long title, recitals, enacting words; all of it, where there is none."""
    rows = source.rows
    if has_sections:
        return [Node("preamble", rows[first].start, rows[closing - 1].end)]
    heads = [] if quoted else _unnumbered(source, first, closing)
    edges = [first, *heads, closing]
    found = []
    for begin, end in itertools.pairwise(edges):
        if begin == end:
            continue
        start, words, title = rows[begin].start, rows[begin].start, ""
        node = Node("section" if begin in heads else "text", start, rows[end - 1].end)
        if begin in heads:
            stop = paragraph_end(rows, begin, end)
            node.heading = (start, rows[stop - 1].end)
            words, title = node.heading[1], source.text[slice(*node.heading)]
        node.children = source.content(begin, end, words, title, "", quoted=quoted)
        found.append(node)
    return found


def _unnumbered(source: Source, first: int, last: int) -> list[int]:
    """The rows that head sections without numbers: headings followed by sentences, at least three of them."""
    rows = source.rows
    found = []
    for index in range(first, last - 1):
        row = rows[index]
        stop = paragraph_end(rows, index, last)
        if not row.fresh or row.noise or index in source.quoted or stop >= last or stop - index > 2:
            continue
        title = " ".join(each.text for each in rows[index:stop])
        if heading_like(title) and not title.isupper() and len(title.split()) <= 12 and _sentence(rows, stop, last):
            found.append(index)
    return found if len(found) > 2 else []


def _sentence(rows: Sequence[Row], first: int, last: int) -> bool:
    stop = paragraph_end(rows, first, last)
    return rows[stop - 1].closed and len(" ".join(row.text for row in rows[first:stop]).split()) > 4


def unwrapped(nodes: Sequence[Node]) -> list[Node]:
    """The nodes for a place that holds its introductory words itself: preambles dropped, plain text opened."""
    found: list[Node] = []
    for node in nodes:
        if node.kind == "text":
            found.extend(node.children)
        elif node.kind != "preamble":
            found.append(node)
    return found


def read_schedule(source: Source, first: int, last: int) -> Node:
    """A schedule, annex or appendix with its own numbering."""
    rows, text = source.rows, source.text
    match = SCHEDULE.match(rows[first].text)
    node = Node("schedule", rows[first].start, rows[last - 1].end)
    words_at = first + 1
    if match:
        word = match.group("word").lower()
        node.kind = "annex" if word in ("annex", "annexure", "appendix") else "schedule"
        node.number = match.group("number") or match.group("ordinal")
        node.family = match.group("word").title()
        mark_end = rows[first].start + match.start("rest")
        node.marks.append((rows[first].start, trimmed(text, rows[first].start, mark_end)))
        if match.group("rest").strip() and len(match.group("rest")) <= 200:
            node.heading = (mark_end, rows[first].end)
    row = words_at
    if node.heading is None:
        while row < last and row < words_at + 6 and (rows[row].noise or _SCHEDULE_OF.match(rows[row].text)):
            row += 1
        if row < last and heading_like(rows[row].text) and not groups_in(rows[row], row, sections=False):
            stop = paragraph_end(rows, row, last)
            node.heading = (rows[row].start, rows[stop - 1].end)
            row = stop
    if row < last:
        node.children = unwrapped(_blocks(source, row, last))
    return node


def _blocks(source: Source, first: int, last: int) -> list[Node]:
    """The content of a schedule: numbered in one run, or afresh in each Part of it."""
    rows, _text = source.rows, source.text
    heads = [
        index
        for index in range(first, last)
        if index not in source.quoted and groups_in(rows[index], index, sections=False)
    ]
    edges = [edge for edge in dict.fromkeys([first, *heads]) if edge < last]
    whole = _run(source, first, last)
    parts = [_run(source, begin, end) for begin, end in zip(edges, [*edges[1:], last], strict=True)]
    family = whole[0].family if whole else ""
    if len(whole) + 1 >= sum(1 for part in parts for candidate in part if candidate.family == family):
        return read_body(source, first, last, whole)
    nodes: list[Node] = []
    for begin, end, chain in zip(edges, [*edges[1:], last], parts, strict=True):
        nodes.extend(read_body(source, begin, end, chain))
    return nodes


def _run(source: Source, first: int, last: int) -> list[Candidate]:
    found = candidates(source.rows, source.text, first, last)
    chain, score = best_chain([candidate for candidate in found if candidate.row not in source.quoted])
    return chain if len(chain) > 1 or score >= 3 else []
