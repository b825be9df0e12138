"""Two wordings of a bill: what is new, reopened, closed and moved, and the clauses that caused it."""

from __future__ import annotations

import pytest
from comparing_samples import BILL, changed, cited, of, side

from lawcheck.comparing import compare

CONSENT = BILL[BILL.index("(3) The consent") : BILL.index("\n4. Register")]
DEFENCE = "\n6. Defence\nIt is a defence to a charge under section 3 that the victim consented to the exploitation.\n"


def test_the_same_text_has_no_changes() -> None:
    """Every finding is unchanged, and so is every clause."""
    comparison = changed(BILL, BILL)
    assert comparison.changes == ()
    assert len(comparison.unchanged) == len(comparison.new.standings)
    assert comparison.alignment
    assert comparison.alignment.changes == ()


def test_words_that_contradict_are_new() -> None:
    """The clause that was added is the cause."""
    comparison = changed(BILL, BILL + DEFENCE)
    change = of(comparison, "tip-3b-consent")
    assert (change.kind, change.old and change.old.verdict, change.new and change.new.verdict) == (
        "new",
        "met",
        "conflict",
    )
    assert [point.kind for point in change.points] == ["conflict"]
    assert cited(comparison, change) == [("added", None, "s 6")]


def test_words_that_were_struck_reopen_what_they_answered() -> None:
    """The clause that was struck is the cause."""
    comparison = changed(BILL, BILL.replace("(d) servitude; and\n", "").replace("slavery;", "slavery; and"))
    change = of(comparison, "tip-3a-purpose")
    assert change.kind == "reopened"
    assert [point.id for point in change.points] == ["servitude"]
    assert ("struck", "s 2 'exploitation'(d)", None) in cited(comparison, change)


def test_words_that_were_added_close_a_gap() -> None:
    """The other way round."""
    comparison = changed(BILL.replace(CONSENT, ""), BILL)
    change = of(comparison, "tip-3b-consent")
    assert (change.kind, change.new and change.new.verdict) == ("closed", "met")
    assert cited(comparison, change) == [("added", None, "s 3(3)")]


def test_a_conflict_that_was_struck_is_closed() -> None:
    """And the clause that was struck is the cause."""
    comparison = changed(BILL + DEFENCE, BILL)
    change = of(comparison, "tip-3b-consent")
    assert change.kind == "closed"
    assert cited(comparison, change) == [("struck", "s 6", None)]


def test_a_word_that_was_changed_shows_both_wordings() -> None:
    """Eighteen becomes sixteen."""
    comparison = changed(BILL, BILL.replace("eighteen", "sixteen"))
    change = of(comparison, "tip-3d-age")
    assert change.kind == "new"
    assert cited(comparison, change) == [("reworded", "s 2 'child'", "s 2 'child'")]


def test_words_in_another_place_have_moved() -> None:
    """The verdict is the same and rests on the same words in a section of their own."""
    moved = BILL.replace(CONSENT, "") + (
        "\n6. Consent\nThe consent of the victim to the exploitation is irrelevant where any of the means set out in "
        "section 3(1) was used.\n"
    )
    change = of(changed(BILL, moved), "tip-3b-consent")
    assert change.kind == "moved"
    assert {(old.citation, new.citation) for old, new in change.moves} == {("s 3(3)", "s 6")}


def test_a_section_that_changes_places_has_moved() -> None:
    """Though its number follows its place."""
    head, rest = BILL.split("2. Interpretation")
    definitions, rest = rest.split("3. Offence")
    swapped = head + "2. Offence" + rest.replace("section 3", "section 2") + "\n6. Interpretation" + definitions
    comparison = changed(BILL, swapped)
    assert {change.kind for change in comparison.changes} == {"moved"}
    assert "tip-3d-age" in {change.standing.requirement for change in comparison.changes}


def test_a_second_place_of_a_conflict_is_new() -> None:
    """The first one is known."""
    change = of(
        changed(BILL + DEFENCE, BILL + DEFENCE + DEFENCE.replace("6.", "7.").replace("charge", "prosecution")),
        "tip-3b-consent",
    )
    assert change.kind == "new"
    [point] = change.points
    assert point.place
    assert point.place.citation == "s 7"


def test_what_stood_behind_a_conflict_is_not_new() -> None:
    """Where the conflict is struck, the element that was missing all along is not opened."""
    silent = BILL.replace(CONSENT, "")
    comparison = changed(silent + DEFENCE, silent)
    change = of(comparison, "tip-3b-consent")
    assert (change.kind, change.new and change.new.verdict) == ("closed", "gap")
    assert [point.kind for point in change.points] == ["conflict"]


def test_a_reference_that_points_elsewhere_is_a_change_of_its_clause() -> None:
    """Though nothing but a number is different."""
    comparison = changed(BILL, BILL.replace("an offence under section 3 may", "an offence under section 4 may"))
    assert comparison.alignment
    assert [change.kind for change in comparison.alignment.changes] == ["reworded"]


def test_a_requirement_that_was_not_asked_before_is_new() -> None:
    """Under another scope, every point is opened by it."""
    comparison = compare(side(BILL, "som"), side(BILL, "tip"))
    kinds = {change.kind for change in comparison.changes}
    assert kinds == {"new", "closed"}
    assert all(change.old is None for change in comparison.changes if change.kind == "new")


@pytest.mark.parametrize(("old", "new"), [("", BILL), (BILL, "1. Nets\nNo person shall use a net.\n")])
def test_texts_that_have_nothing_in_common_are_compared(old: str, new: str) -> None:
    """All that the new one leaves open and the old one did not is opened."""
    comparison = changed(old or "1. Nets\nNo person shall use a net.\n", new)
    assert {change.kind for change in comparison.changes} <= {"new", "reopened", "closed"}
    assert comparison.changes
