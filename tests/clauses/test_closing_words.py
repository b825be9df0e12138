"""Words that close a list belong to the clause whose list it is, set out or run in."""

from __future__ import annotations

import pytest
from clause_samples import tree_of, words


def section(body: str) -> str:
    return f"1. Heading\n{body}\n\n2. Other\nText.\n"


def test_closing_words_on_a_line_of_their_own() -> None:
    tree = tree_of(
        section(
            "(1) A person who—\n\n(a) sells:\n\n(i) a tree; or\n\n(ii) a bush; or\n\n(b) buys one,\n\nis guilty "
            "of an offence.\n\n(2) Fine."
        )
    )
    assert words(tree, "s 1(1)") == ["A person who—", "is guilty of an offence."]
    assert words(tree, "s 1(1)(b)") == ["buys one,"]


def test_closing_words_of_an_inner_list() -> None:
    tree = tree_of(
        section(
            "A person who—\n\n(a) delivers:\n\n(i) a tree to; or\n\n(ii) a bush to,\n\nanother person, or\n\n(b) "
            "buys one,\n\nis guilty."
        )
    )
    assert words(tree, "s 1(a)") == ["delivers:", "another person, or"]


@pytest.mark.parametrize(
    ("lead", "last", "closing"),
    [
        ("A person who-", "jumps, commits an offence.", "commits an offence."),
        ("Whoever", "jumps, shall be punished under section 3.", "shall be punished under section 3."),
        (
            "Where a person",
            "jumps, the court may, on application, fine him.",
            "the court may, on application, fine him.",
        ),
        (
            "Any person who-",
            "gives any help; intending that it be used, commits an offence.",
            "intending that it be used, commits an offence.",
        ),
    ],
)
def test_closing_words_run_into_the_last_item(lead: str, last: str, closing: str) -> None:
    tree = tree_of(section(f"{lead}\n(a) runs; or\n(b) {last}"))
    assert words(tree, "s 1") == [lead, closing]


def test_items_that_say_their_own_consequence_keep_it() -> None:
    tree = tree_of(
        section(
            "A person convicted of an offence under-\n(a) section 3, is liable to a fine; and\n(b) section 4, is "
            "liable to imprisonment."
        )
    )
    assert words(tree, "s 1(b)") == ["section 4, is liable to imprisonment."]
