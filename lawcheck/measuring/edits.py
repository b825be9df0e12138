"""Laws with words changed, or with some of their sections alone: the clauses stay, and only what they say changes."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from lawcheck.clauses.tree import Clause, ClauseTree, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that stand in place of those at `start`..`end` of the text."""

    start: int
    end: int
    words: str


def edited(tree: ClauseTree, edits: Sequence[Edit]) -> tuple[ClauseTree, Callable[[int], int]]:
    """The tree of the text with other words, and where an offset into the old text lies in the new one.

    Edits are sorted, do not overlap and leave numbers and headings alone. A term whose words are taken out of its
    definition is defined no more.
    """
    text = tree.document.text
    pieces, at, steps, shifts = [], 0, [0], [0]
    for edit in edits:
        pieces += [text[at : edit.start], edit.words]
        at = edit.end
        steps.append(max(edit.end, edit.start + 1))  # words put in belong to the clause that begins where they stand
        shifts.append(shifts[-1] + len(edit.words) - (edit.end - edit.start))
    document = replace(tree.document, text="".join((*pieces, text[at:])), lines=(), pieces=())

    def moved(offset: int) -> int:
        passed = bisect.bisect_right(steps, offset) - 1
        if passed < len(edits) and edits[passed].start < offset:  # it stood among words that are changed
            return edits[passed].start + len(edits[passed].words) + shifts[passed]
        return offset + shifts[passed]

    def shifted(clause: Clause) -> Clause:
        words = tuple(_span(moved(start), moved(end)) for start, end in clause.words)
        left = " ".join(document.text[start:end] for start, end in words)
        return replace(
            clause,
            start=moved(clause.start),
            end=moved(clause.end),
            words=words,
            heading=clause.heading and _span(moved(clause.heading[0]), moved(clause.heading[1])),
            term=clause.term if clause.term and clause.term in left else None,
        )

    return replace(tree, document=document, clauses=tuple(map(shifted, tree.clauses))), moved


def _span(start: int, end: int) -> Span:
    return start, max(start, end)


def pruned(tree: ClauseTree, kept: Collection[int]) -> ClauseTree:
    """The tree with some clauses alone, all that lies under them and what they stand in; the text stays whole."""
    wanted = {below.index for index in kept for below in tree.subtree(tree.clauses[index])}
    wanted |= {above.index for index in kept for above in tree.ancestors(tree.clauses[index])}
    order = {old: new for new, old in enumerate(sorted(wanted))}
    clauses = (tree.clauses[old] for old in order)
    return replace(
        tree,
        clauses=tuple(
            replace(
                clause,
                index=order[clause.index],
                parent=None if clause.parent is None else order[clause.parent],
                children=tuple(order[child] for child in clause.children if child in order),
            )
            for clause in clauses
        ),
    )
