"""A tree follows the numbers of its law, and every word of it leads back to its place in the file."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from clause_samples import check_invariants, tree_of
from hypothesis import given, settings
from hypothesis import strategies as st

from lawcheck.clauses import build_tree
from lawcheck.sources import read_document

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
ROMAN = ("i", "ii", "iii", "iv", "v")

# Of each section its subsections, of these their paragraphs, of these the number of their points.
SHAPES = st.lists(st.lists(st.lists(st.integers(0, 3), max_size=3), max_size=4), min_size=2, max_size=8)


def print_law(shape: list[list[list[int]]], first: int, step: int, word: str) -> tuple[str, list[str]]:
    """The text of a law of that shape whose sections are numbered from `first` on, and the citations of its clauses."""
    lines: list[str] = []
    cited: list[str] = []
    for place, subsections in enumerate(shape):
        number = f"{first + place * step}"
        sign, short = ("Article ", "art") if word == "Article" else ("", "s")
        lines += [f"{sign}{number}. Heading of a rule", "A person may act in a case of need."]
        cited.append(f"{short} {number}")
        for at, paragraphs in enumerate(subsections, 1):
            lines.append(f"({at}) A person may act in these cases{':' if paragraphs else '.'}")
            cited.append(f"{short} {number}({at})")
            for letter, points in zip("abc", paragraphs, strict=False):
                lines.append(f"({letter}) a case that is told{':' if points else ';'}")
                cited.append(f"{short} {number}({at})({letter})")
                for numeral in ROMAN[:points]:
                    lines.append(f"({numeral}) a thing of it;")
                    cited.append(f"{short} {number}({at})({letter})({numeral})")
        lines.append("")
    return "\n".join(lines), cited


@settings(max_examples=60, deadline=None)
@given(SHAPES, st.integers(1, 40), st.sampled_from(["", "Article"]))
def test_the_tree_has_the_clauses_that_were_printed(shape: list[list[list[int]]], first: int, word: str) -> None:
    text, cited = print_law(shape, first, 1, word)
    tree = tree_of(text)
    check_invariants(tree)
    assert [clause.citation for clause in tree.clauses if clause.kind != "preamble"] == cited


@settings(max_examples=40, deadline=None)
@given(SHAPES, st.integers(2, 900))
def test_a_law_numbered_anew_gives_the_same_tree_with_the_new_numbers(shape: list[list[list[int]]], first: int) -> None:
    old, new = (tree_of(print_law(shape, number, 1, "")[0]) for number in (1, first))

    def moved(citation: str) -> str:
        return re.sub(r"(?<=s )\d+", lambda found: str(int(found.group()) + first - 1), citation)

    assert [(moved(c.citation), c.kind, c.heading is None, len(c.words)) for c in old.clauses] == [
        (c.citation, c.kind, c.heading is None, len(c.words)) for c in new.clauses
    ]


@pytest.mark.parametrize("suffix", ["docx", "pdf", "txt"])
@pytest.mark.parametrize("law", ["marrowby-trafficking-bill", "okanee-trafficking-act"])
def test_every_word_of_a_clause_leads_back_to_its_place(law: str, suffix: str) -> None:
    """The pieces under a clause's words cover them without overlap, inside the page or the paragraph they name."""
    document = read_document(CORPORA / law / f"{law}.{suffix}")
    tree = build_tree(document)
    check_invariants(tree)
    for clause in tree.clauses:
        for start, end in clause.words:
            pieces = document.places(start, end)
            covered = "".join(document.text[piece.start : piece.end] for piece in pieces)
            assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", document.text[start:end])
            assert all(one.end <= two.start for one, two in pairwise(pieces))
            for piece in pieces:
                printed = piece.page is not None and piece.box is not None
                blank = document.text[piece.start : piece.end].isspace()
                assert blank or (printed if suffix == "pdf" else piece.paragraph is not None)
