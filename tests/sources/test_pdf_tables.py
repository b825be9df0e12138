"""Ruled tables of a PDF are read cell by cell, each row a line; pages without rules are not looked at twice."""

from __future__ import annotations

import pdfplumber
import pytest
from making_pdf import Sheet, pdf

from lawcheck.sources.document import Document
from lawcheck.sources.pdf import read_pdf


def read(*sheets: Sheet) -> Document:
    return read_pdf(pdf(*sheets), "law.pdf")


def lines(document: Document) -> list[tuple[str, str]]:
    return [(line.kind, document.text[line.start : line.end]) for line in document.lines]


def penalties(sheet: Sheet) -> Sheet:
    """A table of three columns whose cells run over several printed lines."""
    sheet.write(80, 90, "The penalties are set out in the table.")
    sheet.grid([72, 120, 300, 500], [100, 120, 164, 196])
    for x, head in ((80, "No"), (130, "Offence"), (310, "Penalty")):
        sheet.write(x, 114, head, font="bold")
    sheet.write(80, 134, "1")
    sheet.lines(130, 134, ["Trafficking in persons", "for exploi-", "tation"])
    sheet.lines(310, 134, ["Imprisonment for a term", "of twenty years"])
    sheet.write(80, 178, "2")
    sheet.write(130, 178, "Withholding a passport")
    sheet.lines(310, 178, ["A fine of 500", "florins"])
    sheet.write(80, 220, "The court may impose both.")
    return sheet


TABLE = [
    ("text", "The penalties are set out in the table."),
    ("table", "No\tOffence\tPenalty"),
    ("table", "1\tTrafficking in persons for exploitation\tImprisonment for a term of twenty years"),
    ("table", "2\tWithholding a passport\tA fine of 500 florins"),
    ("text", "The court may impose both."),
]


def test_each_row_is_a_line_with_the_words_of_a_cell_together() -> None:
    document = read(penalties(Sheet()))
    assert lines(document) == TABLE
    at = document.text.index("twenty")
    (place,) = document.places(at, at + 6)
    assert place.box == pytest.approx((328, 138.2, 364, 148.2), abs=0.5)
    assert document.lines[2].box == pytest.approx((80, 126.2, 448, 148.2), abs=0.5)


def test_cells_are_found_where_the_visible_part_of_the_page_is_shifted() -> None:
    assert lines(read(penalties(Sheet(crop=(40, 60, 612, 760))))) == TABLE


def test_a_cell_of_several_paragraphs_gives_a_line_for_each() -> None:
    sheet = Sheet()
    sheet.grid([72, 200, 500], [100, 120, 180])
    sheet.write(80, 114, "Act")
    sheet.write(210, 114, "Amendment")
    sheet.write(80, 134, "Crimes Act")
    sheet.lines(210, 134, ["(a) delete section 4;", "(b) in section 5, for “five”", "substitute “ten”."])
    assert lines(read(sheet)) == [
        ("table", "Act\tAmendment"),
        ("table", "Crimes Act"),
        ("table", "(a) delete section 4;"),
        ("table", "(b) in section 5, for “five” substitute “ten”."),
    ]


def test_rows_that_no_line_parts_are_told_by_where_their_cells_start() -> None:
    sheet = Sheet()
    sheet.grid([72, 120, 300], [100, 120, 200])
    sheet.write(80, 114, "Item")
    sheet.write(130, 114, "Offence")
    for y, item, words in ((134, "(i)", ["Speeding on a", "road"]), (170, "(ii)", ["Parking"])):
        sheet.write(80, y, item)
        sheet.lines(130, y, words)
    assert [text for _, text in lines(read(sheet))] == ["Item\tOffence", "(i)\tSpeeding on a road", "(ii)\tParking"]


def test_a_page_without_rules_is_not_searched_for_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(pdfplumber, "open", fails)
    sheet = Sheet()
    for at in range(6):
        sheet.rule(72, 102 + 20 * at, 300, 102 + 20 * at)  # underlined headings
        sheet.write(72, 100 + 20 * at, f"Heading {at}")
    assert len(lines(read(sheet))) == 6


def test_a_table_that_cannot_be_cut_is_read_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(pdfplumber, "open", fails)
    document = read(penalties(Sheet()))
    assert {kind for kind, _ in lines(document)} == {"text"}
    assert "Withholding a passport" in document.text
