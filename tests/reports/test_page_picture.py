"""The picture of a page shows what was read where: clauses, headings, columns, and what was left out."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

import lawcheck
from lawcheck.reports.picture import page_picture
from lawcheck.sources import UnreadableDocument

WORDS = "No person shall recruit or transfer another person by the threat or use of force or for gain of any kind."


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pages with running heads; each holds a heading, a section, two subsections and two paragraphs."""
    pages = FPDF(unit="pt", format="A4")
    for page in range(3):
        pages.add_page()
        pages.set_font("Times", size=11)
        pages.text(250, 40, "Test Bill")
        pages.set_font("Times", "B", 11)
        pages.text(72, 100, f"Heading {page + 1}")
        pages.set_font("Times", size=11)
        for at, line in enumerate(
            (f"{page + 1}. (1) {WORDS}", "(2) The court may order-", "    (a) a fine; or", "    (b) a term of prison.")
        ):
            pages.text(72, 130 + 30 * at, line)
    path = tmp_path_factory.mktemp("bills") / "bill.pdf"
    pages.output(str(path))
    return path


def test_clauses_and_running_heads_are_marked_on_the_page(bill: Path) -> None:
    law = lawcheck.read(bill, language="en")
    drawn = page_picture(law, 2)
    assert drawn == page_picture(law, 2)
    picture = Image.open(io.BytesIO(drawn))
    assert picture.format == "PNG"
    assert picture.width > 595 * 2
    assert picture.height > 842 * 2
    colours = Counter(picture.get_flattened_data() if hasattr(picture, "get_flattened_data") else picture.getdata())
    common = {colour for colour, _ in colours.most_common(8)}
    assert (255, 255, 255) in common
    assert len([colour for colour in common if max(colour) - min(colour) > 20]) >= 3  # heading and two levels


def test_a_page_that_is_not_there_is_named(bill: Path, tmp_path: Path) -> None:
    law = lawcheck.read(bill, language="en")
    with pytest.raises(UnreadableDocument, match=r"There is no page 4; the PDF has 3 pages\."):
        page_picture(law, 4)
    text = tmp_path / "bill.txt"
    text.write_text(f"1. {WORDS}\n", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match=r"Only pages of a PDF"):
        page_picture(lawcheck.read(text, language="en"), 1)


def test_a_file_changed_since_is_not_drawn(bill: Path, tmp_path: Path) -> None:
    copy = tmp_path / "bill.pdf"
    copy.write_bytes(bill.read_bytes())
    law = lawcheck.read(copy, language="en")
    copy.write_bytes(bill.read_bytes() + b"\n")
    with pytest.raises(UnreadableDocument, match="was changed while it was read"):
        page_picture(law, 1)
