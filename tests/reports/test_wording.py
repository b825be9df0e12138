"""Text in reports is plain, whatever the law holds."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawcheck.reports.wording import counted, inert, listed, shortened, source


@given(st.text())
def test_inert_text_cannot_move_the_cursor_or_turn_the_line(text: str) -> None:
    """No control character but the newline is left, and no mark of direction."""
    kept = inert(text)
    assert all(c == "\n" or unicodedata.category(c) != "Cc" for c in kept)
    assert all(
        unicodedata.bidirectional(c) not in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI"} for c in kept
    )


@pytest.mark.parametrize("text", ["“trafic d’êtres humains” № 5 – §", "الاتجار بالأشخاص", "人口贩运", "a\nb"])
def test_inert_text_keeps_what_laws_are_written_in(text: str) -> None:
    """Letters of any script, typographic marks and newlines stay."""
    assert inert(text) == text


@given(st.text(), st.integers(min_value=4, max_value=200))
def test_shortened_text_fits(text: str, most: int) -> None:
    """It has at most so many characters, and stands on one line."""
    short = shortened(text, most)
    assert len(short) <= most
    assert "\n" not in short


def test_shortened_text_ends_with_a_whole_word() -> None:
    """The cut falls between words, and an ellipsis says that there is more."""
    assert shortened("every person who recruits, transports", 27) == "every person who recruits…"


def test_numbers_and_lists_read_as_english() -> None:
    """One page, two pages; a, b and c."""
    assert (counted(1, "page"), counted(1204, "page")) == ("1 page", "1,204 pages")
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")] == ["a", "a and b", "a, b or c"]


def test_a_source_names_the_treaty_and_the_article() -> None:
    """What stands in no article of the treaty is not called an article."""
    assert source("tip", "3(a)") == "Trafficking Protocol, Article 3(a)"
    assert source("tip", "UNTOC 11(1); Model Law") == "Trafficking Protocol (UNTOC 11(1); Model Law)"
