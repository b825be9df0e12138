"""A clause tree: the parts, sections, subsections, items and definitions of a law, in document order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawcheck.sources.document import Document, Problem

Span = tuple[int, int]
"""Start and end offsets into `Document.text`."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause; `start`..`end` cover its number, heading, words and all its descendants.

    `words` are the clause's own words without number and heading: those before the first child are its lead-in, those
    after the last child its closing words (full-out text). Text between two children belongs to the earlier child's
    closing words unless it is set out as the parent's own.
    """

    index: int  # place in `ClauseTree.clauses`
    eid: str  # Akoma Ntoso eId: sec_4__subsec_1__para_a
    kind: str  # groups: part book title chapter division, their sub-kinds, grouping ("Section 2" above articles);
    #            crossheading; section article; subsection paragraph subparagraph clause subclause point (no number);
    #            definition; proviso explanation; schedule annex; quotation (frame of text for another act);
    #            preamble contents text note (words of editors, signatures, memoranda, illustrations)
    number: str | None  # as printed, trimmed: (a), 4A, 127¹, § 1591
    heading: Span | None
    citation: str  # in the law's own numbers: s 4(1)(a), art 5(2), Schedule 1 para 3, s 2 'child'
    parent: int | None
    children: tuple[int, ...]
    start: int
    end: int
    words: tuple[Span, ...]
    term: str | None = None  # the defined term, of a definition
    quoted: bool = False  # stands in text that a bill inserts into another act
    repealed: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: no words of the law, and never evidence."""

    clause: int  # index of the clause in which its mark stands
    text: str  # without the mark
    at: int  # offset into `Document.text` behind which the mark stands


@dataclass(frozen=True)
class ClauseTree:
    """All clauses of a document, parents before children, and the document itself."""

    document: Document
    title: str
    clauses: tuple[Clause, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()  # by place

    def ancestors(self, clause: Clause) -> Iterator[Clause]:
        """The parent, its parent, and so on outwards."""
        while clause.parent is not None:
            clause = self.clauses[clause.parent]
            yield clause

    def subtree(self, clause: Clause) -> Iterator[Clause]:
        """The clause and all that lies under it, in document order."""
        yield clause
        for child in clause.children:
            yield from self.subtree(self.clauses[child])

    def lead_in(self, clause: Clause) -> tuple[Span, ...]:
        """The clause's own words that stand before its first child (all of them, where it has none)."""
        if not clause.children:
            return clause.words
        first = self.clauses[clause.children[0]].start
        return tuple(span for span in clause.words if span[0] < first)

    def closing(self, clause: Clause) -> tuple[Span, ...]:
        """The clause's own words that stand after its first child: the words that close its list."""
        if not clause.children:
            return ()
        first = self.clauses[clause.children[0]].start
        return tuple(span for span in clause.words if span[0] >= first)

    def text(self, span: Span) -> str:
        """The words of a span."""
        return self.document.text[span[0] : span[1]]
