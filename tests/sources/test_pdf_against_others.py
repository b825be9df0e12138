"""PDF text holds every letter of the file, and reads as independent readings of the same laws do."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making_pdf import Sheet, pdf

from lawcheck.sources import UnreadableDocument, read_document
from lawcheck.sources.document import Document
from lawcheck.sources.pdf import read_pdf

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SCANS = ("bb-money-laundering-amendment-bill-2019", "pk-trafficking-act-2018-gazette")
LAWS = [path for path in sorted(SHARED.glob("*/*.pdf")) if path.stem not in SCANS]
_PLAIN = str.maketrans(
    dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)) | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
)


def letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, text.translate(_PLAIN)))


def all_of(document: Document) -> str:
    return document.text + "".join(piece.text for piece in document.furniture)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.translate(_PLAIN).lower())


@given(
    st.lists(
        st.tuples(
            st.integers(20, 560),
            st.integers(20, 770),
            st.sampled_from(
                ["1", "12.", "(a)", "Bill", "the court", "finan-", "cial year", "A person shall be liable"]
            ),
            st.sampled_from([6, 8, 10, 14]),
        ),
        max_size=40,
    ),
    st.integers(1, 4),
)
@settings(deadline=None, max_examples=60)
def test_no_letter_of_any_page_is_lost(runs: list[tuple[int, int, str, int]], pages: int) -> None:
    sheets = [Sheet() for _ in range(pages)]
    for at, (x, y, text, size) in enumerate(runs):
        sheets[at % pages].write(x, y, text, size)
    data = pdf(*sheets)
    raw = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    try:
        document = read_pdf(data, "law.pdf")
    except UnreadableDocument:  # no words at all, or none but heads
        return
    assert letters(all_of(document)) == letters(raw)
    assert document.text == "\n".join(document.text[line.start : line.end] for line in document.lines)
    assert all(line.page and line.box for line in document.lines)


@pytest.mark.skipif(not LAWS, reason="the shared corpus is not here")
@pytest.mark.parametrize("path", LAWS, ids=lambda path: path.stem)
def test_no_letter_of_a_real_law_is_lost(path: Path) -> None:
    document = read_document(path)
    raw = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    assert letters(all_of(document)) == letters(raw)


TWICE = [
    path
    for path in LAWS
    if path.with_suffix(".txt").exists() and 5_000 < path.with_suffix(".txt").stat().st_size < 60_000
]


@pytest.mark.skipif(not TWICE, reason="the shared corpus is not here")
@pytest.mark.parametrize("path", TWICE, ids=lambda path: path.stem)
def test_words_come_in_the_order_of_the_text_beside_the_file(path: Path) -> None:
    read = words(read_document(path).text)
    other = words(read_document(path.with_suffix(".txt")).text)
    assert difflib.SequenceMatcher(None, read, other, autojunk=False).ratio() > 0.985


@pytest.mark.skipif(not LAWS, reason="the shared corpus is not here")
@pytest.mark.parametrize("name", ["nipubb-test9", "ukpubb-body-only1", "sdsi-test2", "scpubb-body-only1"])
def test_words_come_in_the_order_of_the_word_file_that_was_printed(name: str) -> None:
    printed = read_document(SHARED / "trees" / f"{name}.pdf")
    typed = read_document(SHARED / "trees" / f"{name}.docx")
    assert difflib.SequenceMatcher(None, words(printed.text), words(typed.text), autojunk=False).ratio() > 0.99
