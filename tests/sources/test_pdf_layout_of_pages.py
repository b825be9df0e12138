"""PDF pages are read as a person reads them, and every line knows where it stands."""

from __future__ import annotations

import textwrap

import pytest
from making_pdf import Sheet, pdf

from lawcheck.sources.document import Document
from lawcheck.sources.pdf import read_pdf

LAW = (
    "Any person who recruits, transports, transfers, harbours or receives another person by means of the threat or use "
    "of force or other forms of coercion for the purpose of exploitation commits an offence and shall be liable on "
    "conviction to imprisonment for a term which the court shall fix with regard to the gravity of the harm that was "
    "done to the victim and to the gain that was made from the labour or services which were exacted from that victim."
)


def read(*sheets: Sheet) -> Document:
    return read_pdf(pdf(*sheets), "law.pdf")


def lines(document: Document) -> list[str]:
    return document.text.split("\n")


def kept_apart(document: Document, kind: str) -> list[str]:
    return [piece.text for piece in document.furniture if piece.kind == kind]


def test_a_line_knows_its_page_its_box_and_its_type() -> None:
    first, second = Sheet(), Sheet()
    first.write(72, 100, "OFFENCES", size=14, font="bold")
    second.write(90, 200, "A person shall not", size=10)
    document = read(first, second)
    heading, line = document.lines
    assert (heading.page, heading.size, heading.bold) == (1, 14.0, True)
    assert (line.page, line.size, line.bold) == (2, 10.0, False)
    assert line.box == pytest.approx((90, 192.2, 90 + 18 * 6, 202.2), abs=0.5)


def test_a_word_is_found_again_on_its_page() -> None:
    sheet = Sheet()
    sheet.write(100, 300, "a child means a person")
    document = read(sheet)
    at = document.text.index("child")
    (place,) = document.places(at, at + 5)
    assert place.page == 1
    assert place.box == pytest.approx((112, 292.2, 142, 302.2), abs=0.5)


def test_order_is_that_of_the_page_not_that_of_the_file() -> None:
    sheet = Sheet()
    sheet.write(110, 120, "The Minister may make regulations.")
    sheet.write(110, 100, "This Act may be cited as the Fish Act.")
    sheet.write(72, 100, "1.")
    sheet.write(72, 120, "2.")
    assert lines(read(sheet)) == [
        "1.\tThis Act may be cited as the Fish Act.",
        "2.\tThe Minister may make regulations.",
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    words = textwrap.wrap(LAW, 38)
    half = len(words) // 2
    sheet = Sheet()
    sheet.write(200, 60, "THE GAZETTE OF DRUMMOND", font="bold")
    sheet.lines(50, 90, words[:half])
    sheet.lines(320, 95, words[half:])
    assert lines(read(sheet))[1:] == words


def test_three_columns_below_two_are_read_in_order() -> None:
    wide, narrow = textwrap.wrap(LAW, 38), textwrap.wrap(LAW, 26)
    half, third = len(wide) // 2, len(narrow) // 3 + 1
    sheet = Sheet()
    sheet.lines(50, 90, wide[:half])
    sheet.lines(320, 90, wide[half:])
    sheet.write(50, 230, "Part the second, which is set over the whole of the page and has three columns below it")
    for column in range(3):
        sheet.lines(50 + 180 * column, 260, narrow[third * column : third * (column + 1)])
    read_lines = lines(read(sheet))
    assert [line for line in read_lines if not line.startswith("Part the second")] == wide + narrow


def test_hanging_numbers_and_labels_are_no_columns() -> None:
    sheet = Sheet()
    y = 100.0
    for number in range(1, 9):
        sheet.write(60, y, f"Clause {number}:")
        y = sheet.lines(150, y, ["sets out what the court must weigh", "before it makes an order."])
    assert lines(read(sheet))[:3] == [
        "Clause 1:\tsets out what the court must weigh",
        "before it makes an order.",
        "Clause 2:\tsets out what the court must weigh",
    ]


def test_short_cells_of_a_table_stay_in_their_rows() -> None:
    sheet = Sheet()
    for at in range(8):
        sheet.write(60, 100 + 12 * at, f"Act A{1391 + at}")
        sheet.write(220, 100 + 12 * at, f"{at + 1:02d}-01-2011")
    assert lines(read(sheet))[0] == "Act A1391\t01-01-2011"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_reads_the_same_and_boxes_are_on_the_page_as_shown(rotate: int) -> None:
    sheet = Sheet(width=600, height=800, rotate=rotate)
    # Written so that it stands upright once the page is turned.
    x, y, turn = {0: (100, 200, 0), 90: (200, 700, 90), 180: (500, 600, 180), 270: (400, 100, 270)}[rotate]
    sheet.write(x, y, "The court shall", turn=turn)
    document = read(sheet)
    assert document.text == "The court shall"
    assert document.lines[0].box == pytest.approx((100, 192.2, 190, 202.2), abs=0.6)


def test_text_set_sideways_on_an_upright_page_is_read_with_boxes_where_it_is_shown() -> None:
    sheet = Sheet(width=600, height=800)
    sheet.write(100, 700, "Class of vessel", turn=90)
    sheet.write(120, 700, "Fee", turn=90)
    document = read(sheet)
    assert lines(document) == ["Class of vessel", "Fee"]
    assert document.lines[0].box == pytest.approx((92.2, 610, 102.2, 700), abs=0.6)


def test_places_count_from_the_visible_part_of_the_page() -> None:
    sheet = Sheet(width=600, height=800, crop=(50, 100, 550, 700))
    sheet.write(150, 300, "The court shall")
    assert read(sheet).lines[0].box == pytest.approx((100, 192.2, 190, 202.2), abs=0.6)


def test_a_stamp_across_the_page_is_no_law() -> None:
    sheet = Sheet()
    sheet.lines(72, 100, textwrap.wrap(LAW, 60))
    sheet.write(200, 500, "DRAFT", size=60, turn=45)
    document = read(sheet)
    assert "DRAFT" not in document.text
    assert kept_apart(document, "stray") == ["DRAFT"]


def test_letters_set_apart_are_words() -> None:
    sheet = Sheet()
    sheet.write(100, 100, "S C O T T I S H   L A W S")
    sheet.write(100, 130, "Chapter one")
    assert lines(read(sheet)) == ["SCOTTISH LAWS", "Chapter one"]


def test_centred_lines_and_indents_are_told() -> None:
    sheet = Sheet()
    sheet.write(282, 80, "PART I")
    sheet.lines(72, 100, textwrap.wrap(LAW, 78))
    sheet.write(108, 200, "(a) a vessel;")
    heading, first, *_, item = read(sheet).lines
    assert heading.centred
    assert not first.centred
    assert (first.indent, item.indent) == (0.0, pytest.approx(36, abs=0.5))


def test_a_word_broken_at_the_end_of_a_line_is_whole() -> None:
    sheet = Sheet()
    sheet.lines(
        72, 100, ["The financial institution and every other finan-", "cial body shall keep its records for long."]
    )
    assert lines(read(sheet))[0].endswith("every other financial")


def test_a_word_broken_over_two_pages_is_whole() -> None:
    first, second = Sheet(), Sheet()
    first.lines(72, 100, ["The Minister shall appoint a person to be the exam-"])
    second.lines(72, 100, ["iner of the accounts of the Fund for that year."])
    document = read(first, second)
    assert lines(document)[0] == "The Minister shall appoint a person to be the examiner"
    pages = [place.page for place in document.places(0, len(document.text)) if place.page]
    assert set(pages) == {1, 2}


def test_a_hyphen_that_the_law_has_elsewhere_stays() -> None:
    sheet = Sheet()
    sheet.lines(
        72, 100, ["Non-liability of carriers and States: the non-", "liability of a carrier is no bar to a claim."]
    )
    assert "the non-liability" in read(sheet).text


def test_raised_figures_make_article_127_1_not_1271() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "Article 127")
    sheet.write(138, 96, "1", size=6)
    sheet.write(148, 100, "Trade in people")
    assert read(sheet).text == "Article 127¹ Trade in people"
