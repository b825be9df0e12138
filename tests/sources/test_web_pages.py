"""Pages of HTML become the lines a reader sees, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawcheck.clauses import build_tree
from lawcheck.sources import Document, UnreadableDocument, read_document
from lawcheck.sources.html import read_html


def page(body: str) -> Document:
    return read_html(f"<!DOCTYPE html><html><head><title>T</title></head><body>{body}</body></html>".encode(), "p.html")


def lines(body: str) -> list[str]:
    document = page(body)
    return [document.text[line.start : line.end] for line in document.lines]


def test_blocks_are_lines_and_headings_are_bold() -> None:
    document = page("<h2>1. Title</h2><p>This is\nthe <b>Act</b>.<br>It holds.</p>")
    assert [document.text[line.start : line.end] for line in document.lines] == [
        "1. Title", "This is the Act.", "It holds.",
    ]  # fmt: skip
    assert [(line.bold, line.level) for line in document.lines] == [(True, 2), (False, None), (False, None)]


def test_what_no_reader_sees_is_left_out_and_named() -> None:
    document = page(
        "<nav>Home</nav><script>let a = 1</script><p>Text <i style='display: none'>secret</i><del>old</del> new.</p>"
    )
    assert document.text == "Text new."
    assert {(item.kind, item.text) for item in document.furniture} == {
        ("navigation", "Home"), ("hidden", "secret"), ("deleted", "old"),
    }  # fmt: skip


def test_lists_have_the_numbers_a_browser_shows() -> None:
    assert lines("<ol type='a'><li>one;</li><li>two.</li></ol><ul><li>three</li></ul>") == [
        "a. one;", "b. two.", "• three",
    ]  # fmt: skip
    assert lines("<ol start='3'><li>one</li></ol><ol><li>(a) own</li></ol>") == ["3. one", "(a) own"]


def test_tables_are_rows_and_tables_for_layout_are_text() -> None:
    document = page("<table><tr><td>(a)</td><td>force;</td></tr></table><table><tr><th>A</th><th>B</th></tr></table>")
    assert [(document.text[line.start : line.end], line.kind) for line in document.lines] == [
        ("(a)\tforce;", "text"), ("A\tB", "table"),
    ]  # fmt: skip


def test_raised_figures_stay_apart_from_their_number() -> None:
    assert lines("<p>Article 127<sup>1</sup>. Text</p>") == ["Article 127¹. Text"]


def test_a_page_is_told_by_its_content_and_gives_a_tree(tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_text(
        "<html><body><h3>1. Title</h3><p>Text.</p><h3>2. Offence</h3><p>(1) One.</p><p>(2) Two.</p></body></html>"
    )
    document = read_document(law)
    assert document.format == "html"
    assert [c.citation for c in build_tree(document).clauses] == ["s 1", "s 2", "s 2(1)", "s 2(2)"]


def test_a_declared_encoding_is_kept_to() -> None:
    data = "<html><head><meta charset='windows-1251'></head><body><p>Закон</p></body></html>".encode("cp1251")
    assert read_html(data, "p.html").text == "Закон"


def test_a_page_that_nests_too_deep_is_refused() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_html(("<html><body>" + "<div>" * 5000 + "Text").encode(), "p.html")
    assert caught.value.code == "too-deep"


@given(st.text(alphabet="<>/pdivlotrab =\"'&;x\n", max_size=300))
def test_any_page_is_read_or_refused(body: str) -> None:
    try:
        document = page(body)
    except UnreadableDocument:
        return
    assert "\x00" not in document.text
