"""Helpers of the clause tests: trees of small texts, their outline, and the invariants of every tree."""

from __future__ import annotations

from itertools import pairwise

from lawcheck.clauses import build_tree
from lawcheck.clauses.tree import Clause, ClauseTree
from lawcheck.sources import read_text


def tree_of(text: str) -> ClauseTree:
    return build_tree(read_text(text))


def cited(tree: ClauseTree, citation: str) -> Clause:
    return next(clause for clause in tree.clauses if clause.citation == citation)


def citations(tree: ClauseTree, *, quoted: bool = False) -> list[str]:
    """The citations of all clauses of the law itself, preamble, contents and notes left out."""
    left_out = {"preamble", "contents", "note", "text", "quotation", "crossheading"}
    return [c.citation for c in tree.clauses if c.kind not in left_out and c.quoted is quoted]


def words(tree: ClauseTree, citation: str) -> list[str]:
    """The clause's own words, a string for each span, blanks made single."""
    return [" ".join(tree.text(span).split()) for span in cited(tree, citation).words]


def heading(tree: ClauseTree, citation: str) -> str | None:
    span = cited(tree, citation).heading
    return " ".join(tree.text(span).split()) if span else None


def check_invariants(tree: ClauseTree) -> None:
    """Spans nest, children stand in order inside their parents, words lie outside children, nothing is lost."""
    text = tree.document.text
    covered = [False] * len(text)
    assert len({clause.eid for clause in tree.clauses}) == len(tree.clauses)
    top = 0
    for index, clause in enumerate(tree.clauses):
        assert clause.index == index
        assert 0 <= clause.start <= clause.end <= len(text)
        if clause.parent is None:
            assert clause.start >= top
            top = clause.end
        else:
            assert clause.parent < index
            assert index in tree.clauses[clause.parent].children
        at = clause.start
        for child in (tree.clauses[number] for number in clause.children):
            assert child.parent == index
            assert at <= child.start <= child.end <= clause.end
            at = child.end
        spans = sorted([*clause.words, *((tree.clauses[n].start, tree.clauses[n].end) for n in clause.children)])
        assert all(left[1] <= right[0] for left, right in pairwise(spans))
        assert all(clause.start <= start < end <= clause.end for start, end in clause.words)
        if clause.heading:
            assert clause.start <= clause.heading[0] < clause.heading[1] <= clause.end
        covered[clause.start : clause.end] = [True] * (clause.end - clause.start)
    assert all(covered[offset] or text[offset].isspace() for offset in range(len(text)))
