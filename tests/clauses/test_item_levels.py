"""The depth of numbered items is solved for the whole run, not guessed at a mark."""

from __future__ import annotations

import pytest
from clause_samples import citations, tree_of

from lawcheck.clauses.numbers import group_number, letters, roman, section_key


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("(1) A:\n(a) x;\n(b) y.\n(2) B.", ["s 1(1)", "s 1(1)(a)", "s 1(1)(b)", "s 1(2)"]),
        ("(a) x:\n(i) one;\n(ii) two;\n(b) y.", ["s 1(a)", "s 1(a)(i)", "s 1(a)(ii)", "s 1(b)"]),
        # (i) after (h) is a letter, and so is (v) after (u)
        ("(g) x;\n(h) y;\n(i) z;\n(j) w.", ["s 1(g)", "s 1(h)", "s 1(i)", "s 1(j)"]),
        # (i) after (h) opens a list where (ii) follows and (i) comes again
        (
            "(a) x;\n(b) y;\n(c) y;\n(d) y;\n(e) y;\n(f) y;\n(g) y;\n(h) z—\n(i) one; or\n(ii) two;\n(i) w.",
            [*(f"s 1({mark})" for mark in "abcdefgh"), "s 1(h)(i)", "s 1(h)(ii)", "s 1(i)"],
        ),
        ("(a) x;\n(aa) inserted;\n(b) y.", ["s 1(a)", "s 1(aa)", "s 1(b)"]),
        ("(1) A.\n(1A) Inserted.\n(2) B.", ["s 1(1)", "s 1(1A)", "s 1(2)"]),
        (
            "(i) x;\n(ii) y:\n(aa) p;\n(bb) q;\n(iii) z.",
            ["s 1(i)", "s 1(ii)", "s 1(ii)(aa)", "s 1(ii)(bb)", "s 1(iii)"],
        ),
        # OCR reads (1) as (l)
        ("(l) A.\n(2) B.\n(3) C.", ["s 1(1)", "s 1(2)", "s 1(3)"]),
        ("(1)(a) A.\n(b) B.\n(2) C.", ["s 1(1)", "s 1(1)(a)", "s 1(1)(b)", "s 1(2)"]),
        # (1) was not printed
        ("A person shall—\n(a) run; and\n(b) jump.\n(2) B.", ["s 1(a)", "s 1(b)", "s 1(2)"]),
    ],
)
def test_a_run_of_marks_is_read_as_a_whole(body: str, expected: list[str]) -> None:
    assert citations(tree_of(f"1. Heading\n{body}\n\n2. Another\nText.\n"))[1:-1] == expected


def test_us_levels_run_from_letters_to_capital_romans() -> None:
    tree = tree_of(
        "§ 10. Trees\n(a) Whoever—\n(1) fells:\n(A) an oak; or\n(B) a fir—\n(i) young; or\n(ii) old,\n(I) by day; "
        "or\n"
        "(II) by night; or\n(2) burns;\nshall be fined.\n(b) Nothing else applies.\n\n§ 11. Woods\nText.\n"
    )
    assert citations(tree) == [
        "s 10", "s 10(a)", "s 10(a)(1)", "s 10(a)(1)(A)", "s 10(a)(1)(B)", "s 10(a)(1)(B)(i)", "s 10(a)(1)(B)(ii)",
        "s 10(a)(1)(B)(ii)(I)", "s 10(a)(1)(B)(ii)(II)", "s 10(a)(2)", "s 10(b)", "s 11",
    ]  # fmt: skip
    kinds = {clause.citation: clause.kind for clause in tree.clauses}
    assert [kinds[f"s 10{path}"] for path in ("(a)", "(a)(1)", "(a)(1)(A)", "(a)(1)(B)(i)")] == [
        "subsection", "paragraph", "subparagraph", "clause",
    ]  # fmt: skip


def test_a_list_run_into_a_line_gives_items() -> None:
    tree = tree_of("1. Heading\nA person who (a) runs; (b) jumps; or (c) falls is tired.\n\n2. Other\nText.\n")
    assert citations(tree)[1:-1] == ["s 1(a)", "s 1(b)", "s 1(c)"]


def test_references_inside_a_line_are_no_items() -> None:
    tree = tree_of(
        "1. Heading\nSubject to paragraphs (a) and (b) of subsection (1), section 2(a) applies.\n\n2. Other\nText.\n"
    )
    assert citations(tree) == ["s 1", "s 2"]


def test_a_reference_broken_over_two_lines_is_no_item() -> None:
    tree = tree_of(
        "1. Heading\n(1) A person who is fined under the provisions that are set out below in subsection\n"
        "(2) of this section may pay the fine at any office of the Treasury that is open to\nthe public.\n"
        "(2) The fine that is due from a person is fixed by the Minister responsible for finance\nand trees.\n\n"
        "2. Other\nThe Minister may make regulations for the better carrying out of the purposes of\nthis Act.\n"
    )
    assert citations(tree) == ["s 1", "s 1(1)", "s 1(2)", "s 2"]


@pytest.mark.parametrize(("text", "value"), [("iv", 4), ("XLII", 42), ("xxxviii", 38), ("iiii", None), ("abc", None)])
def test_roman_numbers_have_values(text: str, value: int | None) -> None:
    assert roman(text) == value


def test_letters_have_places() -> None:
    assert [letters(text) for text in ("a", "z", "aa", "bb", "ab", "A")] == [1, 26, 27, 28, None, 1]


def test_numbers_of_sections_stand_in_order() -> None:
    numbers = ["A1", "1", "4", "4ZA", "4A", "4AA", "4B", "5 bis", "12", "12A", "127", "127¹", "225-4-1", "225-4-2"]
    keys = [section_key(number) for number in numbers]
    assert None not in keys
    assert keys == sorted(keys, key=lambda key: key or ())


def test_numbers_of_groups_have_values() -> None:
    assert [group_number(text) for text in ("IIA", "Two", "SECOND", "3A", "B")] == [2, 2, 2, 3, 2]
