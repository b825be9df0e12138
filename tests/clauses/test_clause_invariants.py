"""Any text gives a tree, and every tree keeps its promises."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from clause_samples import check_invariants
from hypothesis import given, settings
from hypothesis import strategies as st

from lawcheck.clauses import build_tree
from lawcheck.clauses.items import Event, solve
from lawcheck.clauses.markers import leading_marks
from lawcheck.sources import read_document, read_text
from lawcheck.sources.document import UnreadableDocument

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus"
# The numbers of the sections of real laws, as their tables of contents or their official texts give them.
RUNS = {
    "en/bb-trafficking-bill-2016.txt": [str(number) for number in range(1, 31)],
    "en/bb-trafficking-bill-2016.pdf": [str(number) for number in range(1, 31)],
    "en/bb-fisheries-bill-2024.pdf": [str(number) for number in range(1, 445)],
    "en/bb-proceeds-of-crime-bill-2019.txt": [str(number) for number in range(1, 163)],
    "en/ie-smuggling-of-persons-act-2021.txt": [str(number) for number in range(1, 31)],
    "en/my-atip-bill-2007.txt": [str(number) for number in range(1, 68)],
    "en/pk-bonded-labour-act-1992.pdf": [str(number) for number in range(1, 22)],
    "en/treaty-untoc.txt": [str(number) for number in range(1, 42)],
    "en/us-18usc-ch77.txt": [
        f"§ {number}" for number in [*range(1581, 1594), "1593A", 1594, 1595, "1595A", 1596, 1597]
    ],
    "fictional/zz-tamarand-trafficking-law.pdf": [str(number) for number in range(1, 30)],
    "fictional/zz-pellworth-immigration-smuggling-bill.docx": [str(number) for number in range(1, 30)],
}
PIECES = [
    *(
        "PART I",
        "CHAPTER 2",
        "SCHEDULE",
        "ARRANGEMENT OF SECTIONS",
        "1. ",
        "2. ",
        "3A. ",
        "Article 5 ",
        "§ 12. ",
        "Section 3 ",
    ),
    *("(1) ", "(a) ", "(i) ", "(ii) ", "(b) ", "(aa) ", "1°", "a) ", "—", "-", "\t", "\n", "\n\n", "; or\n", "\n7\n"),
    *("“child” means ", "“", "”", '"', "[", "]", "F1[…]", "Heading", "text ", "A person who\n", ", commits an offence"),
    *("Provided that ", "Explanation.—", "NOTES", "*NOTE—", "Subs. by Act 2", "Repealed", "inserting the following:"),
    "by inserting the following new section—\n",
]


@settings(max_examples=250, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=80))
def test_any_text_gives_a_tree(pieces: list[str]) -> None:
    try:
        document = read_text("".join(pieces))
    except UnreadableDocument:
        return
    check_invariants(build_tree(document))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["(a)", "(b)", "(c)", "(i)", "(ii)", "(v)", "(1)", "(2)", "(A)", "(I)", "(aa)", "(l)", "(zz)", "(1A)"]
        ),
        max_size=40,
    )
)
def test_every_run_of_marks_has_a_reading(marks: list[str]) -> None:
    events = [Event("item", leading_marks(mark)[0].readings) for mark in marks]
    solution = solve(events)
    assert len(solution.steps) == len(marks)
    assert solution.margin >= 0


def test_the_same_text_gives_the_same_tree() -> None:
    rng = random.Random(7)
    text = "".join(rng.choice(PIECES) for _ in range(3000))
    first, second = (build_tree(read_text(text)) for _ in range(2))
    assert first.clauses == second.clauses


@pytest.mark.parametrize(
    "piece", ["(a) ", "1. ", "“", "(((", "(a)(", "“child” means ", "SCHEDULE\n", "Provided that ", "Article 1\n"]
)
def test_endless_repetition_is_read(piece: str) -> None:
    check_invariants(build_tree(read_text(piece * 4000 + "end")))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not here")
@pytest.mark.parametrize("name", sorted(RUNS))
def test_the_sections_of_real_laws_are_complete(name: str) -> None:
    tree = build_tree(read_document(SHARED / name))
    check_invariants(tree)
    inside = {"schedule", "annex"}
    found = [
        clause.number
        for clause in tree.clauses
        if clause.kind in ("section", "article") and not clause.quoted
        and not any(above.kind in inside for above in tree.ancestors(clause))
    ]  # fmt: skip
    assert found == RUNS[name]
