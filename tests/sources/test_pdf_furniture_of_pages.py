"""What a PDF page carries besides the law is kept apart from the law, and only that."""

from __future__ import annotations

import textwrap

import pytest
from making_pdf import Sheet, pdf

from lawcheck.sources.document import Document
from lawcheck.sources.pdf import read_pdf

WORDS = [
    *("court", "minister", "person", "vessel", "record", "order", "notice", "permit", "region", "member", "officer"),
    *("carrier", "witness", "offence", "property", "border", "victim", "child", "labour", "service", "document"),
    *("payment", "threat", "consent", "exploitation", "conviction", "imprisonment", "fine"),
]


def sentences(page: int, count: int = 12) -> list[str]:
    """Lines that differ from page to page."""
    picked = [WORDS[(page * 7 + at * (page + 3)) % len(WORDS)] for at in range(count * 9)]
    return textwrap.wrap(" ".join(picked), 62)[:count]


def read(*sheets: Sheet) -> Document:
    return read_pdf(pdf(*sheets), "law.pdf")


def kept_apart(document: Document, kind: str) -> list[str]:
    return [piece.text for piece in document.furniture if piece.kind == kind]


def book(pages: int, head: str = "", foot: str = "") -> list[Sheet]:
    """Pages of text with a head and a foot in which # is the number of the page."""
    sheets = []
    for number in range(1, pages + 1):
        sheet = Sheet()
        if head:
            sheet.write(200, 40, head.replace("#", str(number)))
        sheet.lines(72, 90, sentences(number))
        if foot:
            sheet.write(300, 750, foot.replace("#", str(number)))
        sheets.append(sheet)
    return sheets


@pytest.mark.parametrize("foot", ["#", "- # -", "Page # of 4", "[#]"])
def test_page_numbers_are_taken_off(foot: str) -> None:
    document = read(*book(4, foot=foot))
    assert document.text == "\n".join(line for page in range(1, 5) for line in sentences(page))
    assert len(kept_apart(document, "page-number")) == 4


def test_running_heads_with_the_number_of_the_page_are_taken_off() -> None:
    document = read(*book(4, head="Fisheries Management Bill  #"))
    assert "Fisheries" not in document.text
    assert len(kept_apart(document, "running-head")) == 4


def test_heads_that_differ_on_left_and_right_pages_are_taken_off() -> None:
    sheets = book(8)
    for at, sheet in enumerate(sheets):
        sheet.write(200, 40, "Laws of Drummond" if at % 2 else "Fisheries Act")
    document = read(*sheets)
    assert "Laws of" not in document.text
    assert "Fisheries" not in document.text


def test_a_phrase_goes_on_over_the_foot_of_the_page() -> None:
    first, second, third = book(3, head="Fisheries Bill", foot="#")
    first.write(72, 234, "shall be liable on conviction to imprisonment")
    second.marks.insert(0, "")
    second.write(72, 78, "for a term of ten years")
    assert "liable on conviction to imprisonment\nfor a term of ten years" in read(first, second, third).text


def test_headings_of_parts_at_the_head_of_pages_stay() -> None:
    sheets = book(6)
    for at, sheet in enumerate(sheets):
        sheet.write(270, 60, f"SCHEDULE {at + 1}", font="bold")
        sheet.write(250, 74, f"(Section {at + 11})")
    assert [line for line in read(*sheets).text.split("\n") if line.startswith("SCHEDULE")] == [
        f"SCHEDULE {at}" for at in range(1, 7)
    ]


def test_last_lines_that_happen_to_be_the_same_stay() -> None:
    sheets = book(3)
    for sheet in sheets:
        sheet.write(72, 234, "commits an offence.")
    document = read(*sheets)
    assert document.text.count("commits an offence.") == 3


def test_numbers_of_lines_are_taken_off() -> None:
    sheets = []
    for page in range(1, 4):
        sheet = Sheet()
        for at, line in enumerate(sentences(page, 20), 1):
            sheet.write(90, 60 + 14 * at, line)
            if at % 5 == 0:
                sheet.write(50 if at < 10 else 44, 60 + 14 * at, str(at), size=8)
        sheets.append(sheet)
    document = read(*sheets)
    assert document.text == "\n".join(line for page in range(1, 4) for line in sentences(page, 20))
    assert kept_apart(document, "line-number")[:4] == ["5", "10", "15", "20"]


def test_numbers_of_sections_that_hang_in_the_margin_stay() -> None:
    sheet = Sheet()
    y = 80.0
    for number in range(1, 7):
        sheet.write(60, y, str(number), font="bold")
        y = sheet.lines(90, y, sentences(number, 4), step=13) + 10
    starts = [line.split("\t")[0] for line in read(sheet).text.split("\n") if line[0].isdigit()]
    assert [start.split(" ")[0] for start in starts] == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize("side", [56, 545])
def test_marginal_notes_stand_beside_the_section_they_head(side: float) -> None:
    sheet = Sheet()
    y = sheet.lines(150, 100, ["1. " + sentences(1)[0], *sentences(1)[1:8]])
    second = y + 14
    sheet.lines(150, second, ["2. " + sentences(2)[0], *sentences(2)[1:8]])
    sheet.lines(side, 101, ["Offence of", "traffick-", "ing."], size=7, step=8)
    sheet.lines(side, second, ["Penalty."], size=7)
    document = read(sheet)
    notes = [(piece.text, document.text[piece.at or 0 :][:2]) for piece in document.furniture if piece.kind == "margin"]
    assert notes == [("Offence of trafficking.", "1."), ("Penalty.", "2.")]
    assert "Penalty" not in document.text


def test_marginal_notes_in_the_type_of_the_text_are_known_by_their_many_pages() -> None:
    sheets = []
    for page in range(1, 5):
        sheet = Sheet()
        y = 100.0
        for section in (1, 2):
            text = sentences(page * section, 9)
            sheet.lines(60, y, [["Power to", "arrest"], ["Duty of", "officers"]][section - 1])
            y = sheet.lines(150, y, [f"{2 * page + section - 2}. {text[0]}", *text[1:]]) + 14
        sheets.append(sheet)
    document = read(*sheets)
    assert kept_apart(document, "margin") == ["Power to arrest", "Duty of officers"] * 4
    assert document.text.startswith("1. ")


def test_footnotes_and_their_marks_are_taken_off() -> None:
    sheet = Sheet()
    sheet.lines(72, 100, sentences(1, 10))
    sheet.write(72, 240, "shall be liable to a fine")
    sheet.write(222, 236, "1", size=6)
    sheet.write(228, 240, "not exceeding ten crowns;")
    sheet.lines(72, 700, ["1 Substituted by Act 5 of 2020, which raised the", "fine from five crowns."], size=7, step=8)
    document = read(sheet)
    assert document.text.endswith("shall be liable to a fine not exceeding ten crowns;")
    (note,) = kept_apart(document, "footnote")
    assert note == "1 Substituted by Act 5 of 2020, which raised the fine from five crowns."
    (mark,) = [piece for piece in document.furniture if piece.kind == "footnote-mark"]
    assert document.text[: mark.at].endswith("a fine")


def test_a_list_in_small_type_at_the_foot_of_a_page_is_no_footnote() -> None:
    sheet = Sheet()
    sheet.lines(72, 100, sentences(1, 10))
    sheet.lines(72, 400, ["1 For a licence, five crowns.", "2 For a copy, one crown."], size=7, step=9)
    assert read(sheet).text.endswith("1 For a licence, five crowns.\n2 For a copy, one crown.")


def test_a_square_metre_is_no_footnote() -> None:
    sheet = Sheet()
    sheet.write(72, 100, "a room of 12 m")
    sheet.write(156, 96, "2", size=6)
    sheet.write(166, 100, "or more")
    assert read(sheet).text == "a room of 12 m² or more"


COLUMN = textwrap.wrap(
    "Any person who recruits, transports, transfers, harbours or receives another person by means of the threat or use "
    "of force or other forms of coercion for the purpose of exploitation commits an offence and shall be liable on "
    "conviction to imprisonment for a term which the court shall fix with regard to the gravity of the harm that was "
    "done to the victim and to the gain that was made from the labour or services which were exacted from that victim.",
    38,
)


def test_numbers_of_lines_in_the_gutter_are_taken_out() -> None:
    sheets = []
    for page in range(3):
        sheet, left = Sheet(), COLUMN[page:] + COLUMN[:page]
        sheet.lines(50, 90, left)
        sheet.lines(330, 90, left[::-1])
        for at in range(4, len(left), 5):
            sheet.write(296, 90 + 12 * at, str(at + 1), 7)
        sheets.append(sheet)
    document = read(*sheets)
    assert kept_apart(document, "line-number") == ["5", "10"] * 3
    assert document.text.split("\n")[: 2 * len(COLUMN)] == COLUMN + COLUMN[::-1]


def test_numbers_of_lines_beside_ragged_lines_are_taken_off() -> None:
    sheets = []
    for page in range(1, 4):
        sheet = Sheet()
        for at, line in enumerate(sentences(page)):
            sheet.write(100, 90 + 14 * at, line)
            if at % 5 == 4:
                sheet.write(505, 90 + 14 * at, str(at + 1))
        sheets.append(sheet)
    document = read(*sheets)
    assert kept_apart(document, "line-number") == ["5", "10"] * 3
    assert document.text.split("\n") == [line for page in range(1, 4) for line in sentences(page)]


def test_footnotes_below_one_of_two_columns_are_taken_off() -> None:
    sheet = Sheet()
    bottom = sheet.lines(50, 90, COLUMN[:-4])
    sheet.write(50 + 6 * len(COLUMN[-5]), bottom - 16, "1", 6)
    sheet.lines(50, bottom + 10, ["1 Substituted by Act 12 of 2003, section 4,", "with effect from 1 May 2003."], 7, 9)
    sheet.lines(320, 90, COLUMN)
    document = read(sheet)
    assert kept_apart(document, "footnote") == [
        "1 Substituted by Act 12 of 2003, section 4, with effect from 1 May 2003."
    ]
    assert document.text.split("\n") == COLUMN[:-4] + COLUMN


def test_heads_of_a_schedule_that_goes_on_are_taken_off_with_those_of_its_columns() -> None:
    sheets = []
    for number in range(1, 5):
        sheet = Sheet()
        for at, head in enumerate((str(number), "THIRD SCHEDULE - (Cont'd)", "Amendments", "Column 1", "Enactment")):
            sheet.write(200, 40 + 24 * at, head)
        sheet.lines(72, 180, sentences(number))
        sheets.append(sheet)
    assert read(*sheets).text.split("\n") == [line for number in range(1, 5) for line in sentences(number)]


def test_a_footnote_that_no_mark_stands_for_goes_on_over_the_page() -> None:
    first, second = Sheet(), Sheet()
    bottom = first.lines(72, 90, sentences(1))
    first.write(72, bottom + 26, "*", 5)
    note = ["NOTE: see section 15 of the Road Act, which says:", "Any action pending under"]
    first.lines(75, bottom + 30, note, 7, 9)
    second.lines(72, 90, ["the principal Act shall be continued.", "Any rules made before go on."], 7, 9)
    second.write(200, 130, "FIRST SCHEDULE", 8.5)
    second.lines(72, 150, sentences(2))
    document = read(first, second)
    assert document.text.split("\n") == [*sentences(1), "FIRST SCHEDULE", *sentences(2)]
    assert kept_apart(document, "footnote") == [
        "*NOTE: see section 15 of the Road Act, which says: Any action pending under",
        "the principal Act shall be continued. Any rules made before go on.",
    ]
