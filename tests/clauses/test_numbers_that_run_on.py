"""A print that counts subsections and letters on through the whole law: each section counts anew, and it is said."""

from __future__ import annotations

from clause_samples import check_invariants, citations, tree_of

from lawcheck.sources.numerals import letters, roman


def _law(*, figures: bool, letters_too: bool, doubled: bool = False) -> str:
    """Twelve sections of two subsections, the first with three paragraphs, the second of them with two items."""
    figure = letter = numeral = 0
    lines = []
    for section in range(1, 13):
        if not figures:
            figure = 0
        lines.append(f"{section}.—({figure + 1}) A person must—")
        for words in ("keep a register;", "tell the Board—", "pay the fee."):
            letter += 1
            place = letter if letters_too else (letter - 1) % 3 + 1
            printed = letters(place) if doubled or place <= 26 else f"a{letters(place - 26)}"
            lines.append(f"({printed}) {words}")
            if words.endswith("—"):
                for item in ("of the place, and", "of the time; and"):
                    numeral += 1
                    lines.append(f"({roman(numeral if letters_too else (numeral - 1) % 2 + 1)}) {item}")
        lines.append(f"({figure + 2}) The Board may make rules.")
        figure += 2
    return "\n".join(lines) + "\n"


SOUND = [
    citation
    for section in range(1, 13)
    for citation in (
        f"s {section}",
        f"s {section}(1)",
        *(f"s {section}(1)({rest})" for rest in ("a", "b", "b)(i", "b)(ii", "c")),
        f"s {section}(2)",
    )
]


def test_each_section_counts_anew() -> None:
    for doubled in (False, True):
        tree = tree_of(_law(figures=True, letters_too=True, doubled=doubled))
        check_invariants(tree)
        assert citations(tree) == SOUND
        assert [problem.code for problem in tree.problems] == ["numbers-run-on"]
        assert "section 2 goes on with (3)" in tree.problems[0].message


def test_subsections_alone_that_count_on_are_cited_as_printed() -> None:
    tree = tree_of(_law(figures=True, letters_too=False))
    assert "s 2(3)(a)" in citations(tree)
    assert not tree.problems


def test_a_sound_print_stays_as_it_is() -> None:
    tree = tree_of(_law(figures=False, letters_too=False))
    assert citations(tree) == SOUND
    assert not tree.problems
