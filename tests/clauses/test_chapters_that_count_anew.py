"""Codes whose chapters each count their sections from one are read, cited and followed chapter by chapter."""

from __future__ import annotations

import pytest

from lawcheck.clauses import build_tree
from lawcheck.clauses.tree import ClauseTree
from lawcheck.reading import read_law
from lawcheck.sources import read_text

CODE = "CODE OF THE ISLES\n" + "".join(
    f"\nChapter {chapter} – {name}\n\n"
    f"Section 1 – {name}, in general\nA person who takes {thing} is sentenced to a fine.\n\n"
    f"Section 2 – Gross {name.lower()}\n"
    "If the act referred to in section 1 is gross, the person is sentenced to imprisonment.\n"
    for chapter, name, thing in (
        (1, "Theft", "a boat"),
        (2, "Forgery", "a seal"),
        (3, "Bribery", "a gift"),
        (4, "Perjury", "an oath"),
        (5, "Smuggling", "a bribe at the border"),
    )
)


@pytest.fixture(scope="module")
def tree() -> ClauseTree:
    return build_tree(read_text(CODE))


def test_every_section_of_every_chapter_is_found_and_cited_with_its_chapter(tree: ClauseTree) -> None:
    found = [clause.citation for clause in tree.clauses if clause.kind == "section"]
    assert found == [f"ch {chapter} s {section}" for chapter in range(1, 6) for section in (1, 2)]


def test_no_section_is_reported_missing(tree: ClauseTree) -> None:
    assert [problem.code for problem in tree.problems] == []


def test_a_reference_to_a_section_means_the_one_of_the_same_chapter(tree: ClauseTree) -> None:
    law = read_law(tree, "en")
    cited = {
        law.clause(reference.clause).citation: [law.clause(target).citation for target in reference.targets]
        for reference in law.references
        if reference.targets
    }
    assert cited == {f"ch {chapter} s 2": [f"ch {chapter} s 1"] for chapter in range(1, 6)}
