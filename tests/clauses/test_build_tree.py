"""Clause trees of small laws: what is a section, an item, a definition, a schedule."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from lawcheck.clauses import build_tree
from lawcheck.clauses.tree import ClauseTree
from lawcheck.sources import read_text
from lawcheck.sources.document import UnreadableDocument


def tree_of(text: str) -> ClauseTree:
    return build_tree(read_text(text))


def outline(tree: ClauseTree) -> list[tuple[str, str]]:
    return [(clause.kind, clause.citation) for clause in tree.clauses]


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
        at = clause.start
        for child in (tree.clauses[number] for number in clause.children):
            assert child.parent == index > clause.index - 1
            assert at <= child.start <= child.end <= clause.end
            at = child.end
        spans = sorted([*clause.words, *((tree.clauses[n].start, tree.clauses[n].end) for n in clause.children)])
        assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
        assert all(clause.start <= start < end <= clause.end for start, end in clause.words)
        for offset in range(clause.start, clause.end):
            covered[offset] = True
    assert all(covered[offset] or text[offset].isspace() for offset in range(len(text)))


def test_sections_with_headings_above_their_numbers() -> None:
    tree = tree_of(
        "AN ACT to test.\n\nENACTED by Parliament as follows:\n\nShort title\n\n1. This Act may be cited as the Test Act.\n\n"
        "Offence\n\n2.(1) A person who\n\n(a) runs; or\n\n(b) jumps,\n\nis guilty of an offence.\n\n(2) No fine is due.\n"
    )
    check_invariants(tree)
    assert outline(tree)[1:] == [
        ("section", "s 1"),
        ("section", "s 2"),
        ("subsection", "s 2(1)"),
        ("paragraph", "s 2(1)(a)"),
        ("paragraph", "s 2(1)(b)"),
        ("subsection", "s 2(2)"),
    ]
    first = tree.clauses[3]
    assert [tree.text(span) for span in first.words] == ["A person who", "is guilty of an offence."]


_PIECES = st.sampled_from(
    [
        "PART I",
        "CHAPTER 2",
        "SCHEDULE",
        "ARRANGEMENT OF SECTIONS",
        "1. ",
        "2. ",
        "3A. ",
        "(1) ",
        "(a) ",
        "(i) ",
        "(ii) ",
        "(b) ",
        "(aa) ",
        "“child” means ",
        "“",
        "”",
        '"',
        "\n",
        "\n\n",
        "Article 5 ",
        "§ 12. ",
        "Provided that ",
        "text ",
        "Heading",
        "; or\n",
        "—",
        "-",
        "\t",
        "1°",
        "a) ",
        "[",
        "]",
        "NOTES",
        "Repealed",
        "inserting the following:",
        "",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=60))
def test_any_text_gives_a_tree(pieces: list[str]) -> None:
    try:
        document = read_text("".join(pieces))
    except UnreadableDocument:
        return
    check_invariants(build_tree(document))
