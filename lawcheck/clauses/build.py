"""The clause tree of a document: parts, sections and items found in its lines, put together and named."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import replace

from lawcheck.clauses.closings import split_closings
from lawcheck.clauses.content import trimmed
from lawcheck.clauses.eids import Names, citation
from lawcheck.clauses.frames import Frame, find_frames
from lawcheck.clauses.nodes import Node
from lawcheck.clauses.notes import attach_notes
from lawcheck.clauses.outline import Source, read_body, read_schedule, unwrapped
from lawcheck.clauses.paragraphs import mark_paragraphs
from lawcheck.clauses.problems import doubtful, find_problems
from lawcheck.clauses.regions import divide
from lawcheck.clauses.repeals import mark_repealed
from lawcheck.clauses.restarts import cite_chapters, count_on
from lawcheck.clauses.rows import Row, make_rows
from lawcheck.clauses.run_on import count_anew
from lawcheck.clauses.sections import best_chain, candidates
from lawcheck.clauses.title import find_title
from lawcheck.clauses.tree import Clause, ClauseTree, Span
from lawcheck.sources.document import Document


def build_tree(document: Document) -> ClauseTree:
    """The clause tree of a document; any text gives one."""
    text = document.text
    rows = make_rows(document)
    mark_paragraphs(rows, document.format)
    if not rows:
        return ClauseTree(document, "", ())
    frames = find_frames(rows, text)
    source = Source(text, rows, frames)
    found = [candidate for candidate in candidates(rows, text) if candidate.row not in source.quoted]
    regions, chain = divide(rows, count_on(found, rows), source.quoted)
    run_on = count_anew(rows, chain, source.quoted, text)
    nodes: list[Node] = []
    for region in regions:
        if region.kind == "body":
            nodes.extend(read_body(source, region.first, region.last, chain))
        elif region.kind == "schedule":
            nodes.append(read_schedule(source, region.first, region.last))
        else:
            nodes.append(Node(region.kind, rows[region.first].start, rows[region.last - 1].end))
    nodes = _filled(nodes, rows)
    _finish(nodes, len(text))
    _read_quotations(nodes, source)
    split_closings(nodes, text)
    _name_kinds(nodes)
    mark_repealed(nodes, text, [(row.start, row.end) for row in rows if row.line.repealed])
    noise = [(row.start, row.end) for row in rows if row.noise]
    clauses = tuple(cite_chapters(_clauses(nodes, text, noise)))
    problems = (*find_problems(chain, text), *run_on, *doubtful(source.doubts, clauses, document))
    return ClauseTree(document, find_title(text, rows), clauses, problems, attach_notes(document, clauses))


def _filled(nodes: Sequence[Node], rows: Sequence[Row]) -> list[Node]:
    """The nodes and, where rows before the first were left over, a node of plain text for them."""
    if not nodes:
        return [Node("text", rows[0].start, rows[-1].end)]
    if nodes[0].start > rows[0].start:
        return [Node("text", rows[0].start, nodes[0].start), *nodes]
    return list(nodes)


def _finish(nodes: Sequence[Node], end: int) -> None:
    """Give each group the end of what it holds: the start of the next clause, or the end of the text."""
    for at, node in enumerate(nodes):
        if node.end < 0:
            node.end = nodes[at + 1].start if at + 1 < len(nodes) else end
        if node.kind not in ("section", "article"):
            _finish(node.children, node.end)


def _read_quotations(nodes: Sequence[Node], source: Source) -> None:
    """Read the text inside quotations as text of another act, with its own sections."""
    by_start = {frame.start: frame for frame in source.frames}
    for top in nodes:
        for node, _ in list(top.walk()):
            if node.kind == "quotation" and not node.children:
                frame = by_start[node.start]
                inner = _inner_rows(source.rows, frame)
                if inner:
                    found = candidates(inner, source.text)
                    chain, _ = best_chain(found, found[0].place if found else 1.0)
                    quoted = read_body(Source(source.text, inner, ()), 0, len(inner), chain, quoted=True)
                    _finish(quoted, frame.inner_end)
                    node.children = unwrapped(quoted)


def _end(row: Row) -> int:
    return row.end


def _inner_rows(rows: Sequence[Row], frame: Frame) -> list[Row]:
    inner: list[Row] = []
    first = bisect.bisect_left(rows, frame.inner_start, key=_end)
    for row in rows[first:]:
        if row.end <= frame.inner_start:
            continue
        if row.start >= frame.inner_end:
            break
        start, end = max(row.start, frame.inner_start), min(row.end, frame.inner_end)
        words = row.text[start - row.start : end - row.start]
        left = len(words) - len(words.lstrip())
        words = words.strip()
        if words:
            fresh = row.fresh or not inner
            inner.append(Row(start + left, start + left + len(words), words, row.line, row.gap, fresh, row.noise))
    return inner


def _name_kinds(nodes: Sequence[Node]) -> None:
    """Name the levels of numbered items: subsection, paragraph, subparagraph and so on."""
    stack: list[tuple[Node, str, int]] = [(node, "", 0) for node in nodes]
    while stack:
        node, family, depth = stack.pop()
        if node.kind in ("section", "article"):
            if node.kind == "section" and family == "schedule":
                node.kind, depth = "paragraph", 2
            else:
                family, depth = node.kind, _first_level(node)
        elif node.kind in ("schedule", "annex"):
            family, depth = "schedule", 1
        elif node.kind in ("proviso", "explanation"):
            depth += 1
        elif node.kind == "item" and node.number is None:
            node.kind = "point"
        elif node.kind == "definition" and node.number is None:
            depth = max(depth, 1)  # what a definition lists are paragraphs of its sentence
        elif node.kind in ("item", "definition") and node.number is not None:
            if node.kind == "item":
                node.kind = _kind(family, depth)
            depth += 1
        stack.extend((child, family, depth) for child in node.children)


def _first_level(node: Node) -> int:
    """Whether the items of a section are its subsections, or paragraphs of its one sentence."""
    first = next((child for child in node.children if child.kind == "item"), None)
    if first is None or node.kind == "article":
        return 0
    style, _, letter = first.family.rpartition(":")
    under = next((child for child in first.children if child.kind == "item"), None)
    american = under is not None and under.family.endswith(":1")  # (a)(1), and not (1)(a)
    return 0 if letter == "1" or style != "paren" or node.family == "sign" or american else 1


def _kind(family: str, depth: int) -> str:
    if family == "article":
        return ("paragraph", "point", "subparagraph", "clause")[min(depth, 3)]
    return ("subsection", "paragraph", "subparagraph", "clause", "subclause", "point")[min(depth, 5)]


def _clauses(nodes: Sequence[Node], text: str, noise: Sequence[Span]) -> list[Clause]:
    names = Names()
    clauses: list[Clause] = []
    children: list[list[int]] = []
    stack: list[tuple[Node, int | None, str, str, str, int]] = [(node, None, "", "", "", 0) for node in reversed(nodes)]
    while stack:
        node, parent, above, cited, where, place = stack.pop()
        index = len(clauses)
        term = " ".join(text[slice(*node.term)].split()) if node.term else None
        eid = names.eid(node, above, term)
        if node.kind in ("schedule", "annex"):
            where = ""
        heading = " ".join(text[slice(*node.heading)].split()) if node.heading else ""
        cite = citation(node, cited, term, heading, where, place)
        if node.kind in ("schedule", "annex", "quotation"):
            where = cite
        if parent is not None:
            children[parent].append(index)
        clauses.append(
            Clause(
                index=index,
                eid=eid,
                kind=node.kind,
                number=node.number,
                heading=node.heading,
                citation=cite,
                parent=parent,
                children=(),
                start=node.start,
                end=trimmed(text, node.start, node.end),
                words=_words(node, text, noise),
                term=term,
                quoted=node.quoted,
                repealed=node.repealed,
            )
        )
        children.append([])
        points = itertools.count(1)
        places = [next(points) if child.kind == "point" else 0 for child in node.children]
        below = zip(node.children, places, strict=True)
        stack.extend(reversed([(child, index, eid, cite, where, place) for child, place in below]))
    return [replace(clause, children=tuple(found)) for clause, found in zip(clauses, children, strict=True)]


def _words(node: Node, text: str, noise: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of a clause outside its number, its heading, its children and printed noise, blanks trimmed."""
    heading = [node.heading] if node.heading else []
    taken = sorted([*node.marks, *heading, *((child.start, child.end) for child in node.children)])
    spans: list[Span] = []
    at = node.start
    for start, end in [*taken, (node.end, node.end)]:
        if start > at:
            spans.extend(_without(at, start, noise, text))
        at = max(at, end)
    return tuple(spans)


def _without(start: int, end: int, noise: Sequence[Span], text: str) -> list[Span]:
    found: list[Span] = []
    first, last = (bisect.bisect_left(noise, (offset, 0)) for offset in (start, end))
    for left, right in [*noise[first:last], (end, end)]:
        stop = trimmed(text, start, left)
        while start < stop and text[start].isspace():
            start += 1
        if start < stop:
            found.append((start, stop))
        start = max(start, right)
    return found
