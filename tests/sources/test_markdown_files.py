"""Markdown becomes plain lines, and each character knows its place in the file."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from lawcheck.clauses import build_tree
from lawcheck.sources import Document, UnreadableDocument, read_document
from lawcheck.sources.markdown import read_markdown

LAW = """---
source: gazette
---
# The Trade Act

### 1. Short title

This Act may be cited as the **Trade Act**
2020.[^1]

2\\. Offence
-----------

(1) A person who _sells_ another [person](http://example.org) &mdash;

- (a) for money; or
- (b) for gain,

commits an offence.
(2) Text.

| Act | Term |
|-----|------|
| sale | ten years |

[^1]: Inserted by Act 5.
"""


def read(text: str) -> Document:
    return read_markdown(text.encode(), "law.md")


def test_marks_are_taken_away_and_lines_joined() -> None:
    document = read(LAW)
    assert [document.text[line.start : line.end] for line in document.lines] == [
        "The Trade Act", "1. Short title", "This Act may be cited as the Trade Act 2020.", "2. Offence",
        "(1) A person who sells another person —", "(a) for money; or", "(b) for gain,", "commits an offence.",
        "(2) Text.", "Act\tTerm", "sale\tten years",
    ]  # fmt: skip
    assert [line.level for line in document.lines][:4] == [1, 3, None, 2]
    assert {item.kind for item in document.furniture} == {"header", "footnote-mark", "footnote"}


def test_a_law_in_markdown_gives_its_tree(tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_text(LAW)
    document = read_document(law)
    assert document.format == "markdown"
    citations = [clause.citation for clause in build_tree(document).clauses]
    assert citations[1:7] == ["s 1", "s 2", "s 2(1)", "s 2(1)(a)", "s 2(1)(b)", "s 2(2)"]


def test_pieces_lead_back_to_the_file() -> None:
    document = read(LAW)
    source = LAW.splitlines()
    for piece in document.pieces:
        said = document.text[piece.start : piece.end]
        if said.strip() and said not in ("—", "\t", " ") and piece.paragraph is not None:
            assert source[piece.paragraph][piece.offset : piece.offset + len(said)] == said


@given(st.text(alphabet="#*_[]()|`<>-+!\\&;:^~ a1.\n", max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        document = read(text)
    except UnreadableDocument:
        return
    assert document.lines
