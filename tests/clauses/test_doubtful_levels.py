"""Where the numbers of a list allow two trees, the tree says so, with the place and the other reading."""

from __future__ import annotations

from clause_samples import citations, tree_of

from lawcheck.clauses.items import NO_RIVAL, Event, solve
from lawcheck.clauses.markers import leading_marks


def doubts(text: str) -> list[str]:
    return [problem.message for problem in tree_of(text).problems if problem.code == "depth-doubtful"]


def test_letters_that_may_open_a_list_below_the_last_item_are_told() -> None:
    text = (
        "1. Parking\n(1) An order may state—\n\n(a) the days; and\n\n(b) the times,\n\nand may make rules for any of "
        "the\nfollowing matters:\n\n(aa) the number of spaces;\n\n(bb) the driving in or out.\n\n2. Other\nText.\n"
    )
    assert doubts(text) == [
        "“(aa) the number of spaces; (bb) …” was read as s 1(1)(aa), and may stand under the item before it: the "
        "numbers allow both; look at the print."
    ]


def test_a_number_that_a_line_break_may_have_brought_up_front_is_told() -> None:
    text = (
        "1. Heading\n(1) In the case of a tree that stands on more than one plot the reference in subsection (1)\n"
        "(a)(ii) to the plot is to all of the plots on which the tree stands at the time of the\nfelling.\n"
        "(2) The plot that counts is fixed by the Minister responsible for trees, who may\ndelegate that power.\n\n"
        "2. Other\nText.\n"
    )
    assert doubts(text) == [
        "“(a)(ii) to the plot is to …” in s 1(1) was read as words of a sentence, and may begin an item: the numbers "
        "allow both; look at the print."
    ]


def test_a_list_that_its_numbers_explain_is_not_told() -> None:
    text = "1. Heading\n(1) A:\n(a) x;\n(b) y:\n(i) one;\n(ii) two;\n(c) z.\n(2) B.\n\n2. Other\nText.\n"
    assert citations(tree_of(text))
    assert doubts(text) == []


def test_many_doubts_are_counted() -> None:
    section = (
        "An order may state—\n\n(a) the days; and\n\n(b) the times,\n\nand may make rules for any of the\nfollowing "
        "matters:\n\n(aa) the number;\n\n(bb) the driving."
    )
    told = doubts("".join(f"{number}. Parking\n(1) {section}\n\n" for number in range(1, 16)))
    assert len(told) == 11
    assert told[-1] == "The levels of 5 more lists are in doubt."


def run(*marks: str, opens: bool | None = None) -> list[Event]:
    return [Event("item", leading_marks(mark)[0].readings, opens=opens) for mark in marks]


def test_the_runner_up_and_its_margin_are_known() -> None:
    solution = solve(run("(g)", "(h)", "(i)"))
    assert [step.depth for step in solution.steps] == [1, 1, 1]
    assert (solution.parting, solution.instead) == (2, 2)
    assert 0 < solution.margin < NO_RIVAL


def test_readings_that_give_the_same_depths_are_no_rivals() -> None:
    solution = solve([Event("item", leading_marks("(i)")[0].readings, skip=60.0)])
    assert (solution.margin, solution.parting) == (NO_RIVAL, None)
