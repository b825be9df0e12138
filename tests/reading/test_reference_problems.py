"""References that point nowhere are reported as drafting problems, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from lawcheck.clauses import build_tree
from lawcheck.reading import Law, read_law
from lawcheck.reports.tree_report import tree_json
from lawcheck.sources import read_text

SECTIONS = "".join(
    f"\n{number}. Section {number} has a heading\n(1) The Board may act as section 1(1) says.\n(2) It meets as "
    "section 2 says.\n"
    for number in range(2, 7)
)


def law_saying(words: str, rest: str = "") -> Law:
    text = f"THE SAMPLE ACT\n\n1. Start\n(1) {words}\n(2) The Board may:\n(a) meet; or\n(b) rest.\n{SECTIONS}{rest}"
    return read_law(build_tree(read_text(text)), "en")


def told(law: Law) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in law.problems]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("A person may act under section 19.", "reference-missing",
         "s 1(1) says “section 19”, which this law does not have; mend the reference or the numbering."),
        ("A person may act under section 3(9).", "reference-missing",
         "s 1(1) says “section 3(9)”, but s 3 has no such clause; mend the reference or the numbering."),
        ("A person may act under section 1(b).", "reference-missing",
         "s 1(1) says “section 1(b)”, but s 1 has no such clause (perhaps s 1(2)(b) is meant); mend the reference or "
         "the numbering."),
        ("A person may act under the preceding section.", "reference-missing",
         "s 1(1) says “the preceding section”, but nothing stands before it; mend the reference."),
        ("A person may act as this Schedule says.", "reference-missing",
         "s 1(1) says “this Schedule”, but stands in no Schedule; mend the reference."),
        ("The fees are set out in Schedule 2, and the forms in the Third Schedule.", "schedule-missing",
         "Schedule 2 and The Third Schedule are not in the file, though s 1(1) speaks of them; add what was left out, "
         "or mend the reference."),
    ],
)  # fmt: skip
def test_a_reference_to_nothing_is_told_with_its_place_and_words(words: str, code: str, message: str) -> None:
    assert told(law_saying(words)) == [(code, message)]


@pytest.mark.parametrize(
    "words",
    [
        "A person may act under section 19 of the Penal Code.",
        "A person held under section 19, or under section 22, of the Prisons Act may leave.",
        "Article 31 of the Convention applies, and so does Article 9.",
        "Ships comply with MARPOL, Annex V.",
        "A person may act under article 19.",  # articles are never this law's own
        "A person may act under section 2(1) to (2).",
        "The officer may act at 19 places, and may section off a room.",
        "A person may act (Gazette, No. 6, Section 71).",
        "A person may act. [There was no section 19 in the Bill as printed]",
        "The Prisons Act is amended in section 19 by deleting the words “a prison”.",
        "A person may act under this Part.",  # no Parts were recognised at all
    ],
)
def test_what_may_mean_something_else_is_not_told(words: str) -> None:
    assert told(law_saying(words)) == []


def test_a_first_subsection_without_a_printed_number_may_be_cited() -> None:
    rest = "\n7. Searches\nAn officer may search.\n(2) A search under subsection (1) is noted.\n(3) It ends.\n"
    assert told(law_saying("A person may act.", rest)) == []


def test_what_a_schedule_lists_of_other_acts_is_not_told() -> None:
    rest = "\nSCHEDULE\n(Section 2)\nOffences\n1. Murder, punished under section 302.\n2. Theft, as section 380 says.\n"
    assert told(law_saying("The Schedule applies.", rest)) == []


def test_a_law_whose_end_is_not_in_the_file_is_told_once() -> None:
    law = law_saying(
        "A person may act under sections 19, 33(1) and 40.", "\n7. More\nSee section 52. See section 61.\n"
    )
    assert [code for code, _ in told(law)] == ["part-of-law"]
    assert "its last section is s 7" in told(law)[0][1]


@pytest.mark.parametrize(
    "number", [lambda at: at + 1580, lambda at: 7 * at + 1], ids=["a chapter of a code", "extracts of a code"]
)
def test_part_of_a_code_is_told_once(number: Callable[[int], int]) -> None:
    sections = "".join(
        f"Article {number(at)}. Heading\nWhoever breaks article {number(at) + 2} is fined.\n\n" for at in range(14)
    )
    tree = build_tree(read_text(sections))
    assert [problem.code for problem in tree.problems] == ["part-of-law"]
    assert read_law(tree, "en").problems == ()


def test_that_section_means_the_section_of_which_a_paragraph_was_named() -> None:
    law = law_saying("A person heard under paragraph (a) of section 3(2) may act under subsection (1) of that section.")
    said = [reference for reference in law.references if law.clause(reference.clause).citation == "s 1(1)"]
    assert [law.clause(index).citation for index in said[-1].targets] == ["s 3(1)"]


def test_the_json_tree_holds_the_problem() -> None:
    law = law_saying("A person may act under section 19.")
    assert [problem["code"] for problem in json.loads(tree_json(law))["problems"]] == ["reference-missing"]


def test_many_problems_are_counted() -> None:
    rest = "".join(f"\n{at}. More\nSee section {at - 1}({at}).\n" for at in range(7, 47))
    problems = told(law_saying("A person may act.", rest))
    assert len(problems) == 21
    assert problems[-1] == ("reference-missing", "20 more references point to clauses that were not found.")


def test_a_text_of_nothing_but_references_is_read() -> None:
    assert law_saying("See section 900(1) and section 5 of the Penal Code; " * 3000).references
