"""Plain text keeps its lines; what print has left between them and in them is taken away, law never."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawcheck.sources import UnreadableDocument, read_document, read_text

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "en"


def text(source: str) -> str:
    return read_text(source).text


def kept_apart(source: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in read_text(source).furniture]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    law = "1. “Child” means a person – under 18 – of either sex; naïve résumé.\n2. Short title."
    (tmp_path / "law.txt").write_bytes(law.encode(encoding))
    assert read_document(tmp_path / "law.txt").text == law


def test_a_few_damaged_characters_are_a_problem_not_the_end(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_bytes("“Child” means “person”".encode() + b"\xe2\x80 of age")
    document = read_document(tmp_path / "law.txt")
    assert document.text == "“Child” means “person” of age"
    assert [problem.code for problem in document.problems] == ["damaged-characters"]


def test_lines_and_blank_lines_are_kept_whatever_ends_them() -> None:
    document = read_text("PART I\r\n\r\n1. Title\rThis Act\u2028may be cited")
    assert document.text == "PART I\n\n1. Title\nThis Act\nmay be cited"
    assert len(document.lines) == 5
    assert document.lines[1].start == document.lines[1].end


def test_form_feeds_part_pages() -> None:
    document = read_text("First page.\x0cSecond page.")
    assert [line.page for line in document.lines] == [1, 2]
    assert document.pages == 2


def test_blanks_become_one_and_the_indent_is_told() -> None:
    document = read_text("a   b\n    (a)\t the \xa0 court")
    assert document.text == "a b\n(a)\tthe court"
    assert [line.indent for line in document.lines] == [0.0, 24.0]


def test_characters_of_print_are_made_plain() -> None:
    assert text("traﬃc\u00ad\u200bking of\u2060 women") == "trafficking of women"
    assert text("Article 127¹ and 12 m²") == "Article 127¹ and 12 m²"


def test_characters_are_found_again_in_their_line() -> None:
    source = "first\n  the  ofﬁcer  shall"
    document = read_text(source)
    at = document.text.index("shall")
    (place,) = document.places(at, at + 5)
    assert place.paragraph == 1
    assert source.split("\n")[1][place.offset :] == "shall"


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("i n t i t u l e d", "intituled"),
        ("P ART I\n\nPART II\n\nin Part III", "PART I\n\nPART II\n\nin Part III"),
        ("A PART of the whole\nPART I", "A PART of the whole\nPART I"),
        (
            "o r d e r f o r t h e r e c o v e r y\nan order for the recovery",
            "order for the recovery\nan order for the recovery",
        ),
        (
            "insection 1(2)of theCriminal Code, ofsubsection (3)may",
            "in section 1(2) of the Criminal Code, of subsection (3) may",
        ),
        ("‘exploitation’means— ", "‘exploitation’ means—"),
        ("the person(s)shall of McDonald", "the person(s)shall of McDonald"),
    ],
)
def test_words_that_print_has_broken_are_mended(source: str, mended: str) -> None:
    assert text(source) == mended


WRAPPED = "Any person who carries out the {} business of another person\n"


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("every finan-", "cial year shall keep a record.", "every financial"),
        ("the work of a non-", "governmental body is lawful.", "a non-governmental"),
        ("to pay the sum of twenty-", "five crowns into the Fund.", "twenty-five"),
        ("a member of the Anti-", "Corruption Commission may enter.", "Anti-Corruption"),
    ],
)
def test_words_broken_at_the_end_of_a_printed_line_are_whole(before: str, after: str, joined: str) -> None:
    body = "".join(f"Line {number} of the law that is set in print and is quite long.\n" for number in range(8))
    assert joined in text(f"{body}Any person who has for the work of {before}\n{after}\n{body}")


def test_a_hyphen_that_the_law_has_elsewhere_stays_and_one_that_it_has_not_goes() -> None:
    body = "".join(f"Line {number} of the law that is set in print and is quite long.\n" for number in range(8))
    law = body + "the consent of a child is irrelevant; under sub-section (2) a police-\n"
    law += "man and a person named in a sub-\nsection shall be tried as a policeman is.\n"
    joined = text(law)
    assert "a policeman\nand" in joined
    assert "sub-\nsection" in joined  # a short line was not broken by the printer
    assert "in a sub-section\nshall" in text(law.replace("named in a sub-", "who is named and described in a sub-"))


def test_a_dash_at_the_end_of_a_lead_in_joins_nothing() -> None:
    law = "“document” means any record of information, and includes-\nanything on which there is writing; and\n" * 3
    assert "includes-\nanything" in text(law)


PAGE = "\n".join(f"and the court may order that the person named in paragraph {at} of it" for at in range(14))


def paged(head: str, pages: int = 6) -> str:
    heads = [head.replace("#", str(page)) for page in range(1, pages + 1)]
    return "".join(f"{PAGE}\n\n{own}\n\nshall be heard by {'abcdefghij'[at]} judge.\n" for at, own in enumerate(heads))


@pytest.mark.parametrize(
    "head", ["Anti-Trafficking in Persons", "Bill", "# Bill", "Laws of Drummond #", "LAWS OF DRUMMOND"]
)
def test_running_heads_are_taken_off(head: str) -> None:
    read = text("THE LAW\n" + paged(head))
    assert "Bill" not in read
    assert read.lower().count(head.strip(" #").lower()) <= 1
    assert "paragraph 13 of it\nshall be heard" in read


@pytest.mark.parametrize("number", ["#", "- # -", "Page # of 6", "[#]"])
def test_page_numbers_are_taken_off(number: str) -> None:
    assert [kind for kind, _ in kept_apart(paged(number))] == ["page-number"] * 6


def test_numbers_of_sections_on_lines_of_their_own_stay() -> None:
    law = "".join(f"{at}\nHeading of the section\n{PAGE}.\n" for at in range(1, 12))
    assert text(law) == law.strip()


def test_headings_that_come_again_stay() -> None:
    law = "".join(f"PART {at}\n\nGeneral Provisions\n\nDivision 1\n\n{at}. Title\n{PAGE}.\n\n" for at in range(1, 9))
    assert text(law) == law.strip()


def test_sentences_that_come_again_stay() -> None:
    again = "Each State Party shall consider adopting such legislative measures as may be"
    law = "".join(
        f"Article {at}. Trading\n\n{again}\n\nnecessary to establish as an offence\n{PAGE}.\n\n" for at in range(9)
    )
    assert text(law) == law.strip()


NOTED = """3. Trafficking.
(1) Any person who obtains another for labour 1[or organized beggary]
shall be liable to 2[ten] years.
1
[(1A) A victim is not liable.]
1
Ins. by Act No. IX of 2025, s. 2.
2
Subs. by the Penalties (Amendment) Act, 2020 (XI of 2020), s. 5 (with effect
from the 1st day of May, 2020).
(2) This is under sub-section 31[A] and section 5[A].
"""


def test_marks_and_notes_of_editors_are_taken_off() -> None:
    assert text(NOTED).split("\n") == [
        "3. Trafficking.",
        "(1) Any person who obtains another for labour [or organized beggary]",
        "shall be liable to [ten] years.",
        "[(1A) A victim is not liable.]",
        "(2) This is under sub-section 3[A] and section 5[A].",
    ]
    assert [words for kind, words in kept_apart(NOTED) if kind == "footnote"] == [
        "Ins. by Act No. IX of 2025, s. 2.",
        "Subs. by the Penalties (Amendment) Act, 2020 (XI of 2020), s. 5 (with effect",
        "from the 1st day of May, 2020).",
    ]


def test_marks_of_consolidated_acts_and_of_wikis_are_taken_off() -> None:
    assert text("F12[(g) the Ombudsman,] and ofF7[the Act]") == "[(g) the Ombudsman,] and of[the Act]"
    assert text("the Directive[^3] applies\n[^3]: Official Journal.") == "the Directive applies"


def test_endnotes_are_taken_off_with_their_marks() -> None:
    law = "1. A gang is five persons who act for reward;1\n2. Carriage for reward.2\n\n"
    law += "NOTES\n1 The treaty has three.\n2 Compare it."
    assert text(law) == "1. A gang is five persons who act for reward;\n2. Carriage for reward."


def test_numbers_that_are_law_stay() -> None:
    law = "Article 5.\nUnder s.12 the fine is 50\nand Act No.3 of 2020[1] has\n1. A list\n2. of items[sic]"
    assert text(law) == law


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"1. Short title")))
    document = read_document("-")
    assert (document.path, document.format, document.text) == ("-", "text", "1. Short title")


def test_text_without_words_is_empty() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_text(" \n\t\u200b\n")
    assert caught.value.code == "empty"


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=150)
def test_any_text_is_read_and_its_lines_cover_it(source: str) -> None:
    try:
        document = read_text(source)
    except UnreadableDocument:
        return
    assert document.text == "\n".join(document.text[line.start : line.end] for line in document.lines)
    assert document.text.encode("utf-8")
    ends = [0, *(piece.end for piece in document.pieces)]
    for before, piece in zip(ends, document.pieces, strict=False):
        assert before <= piece.start < piece.end
    assert all(0 <= (piece.at or 0) <= len(document.text) for piece in document.furniture)


LAWFUL = st.sampled_from(
    [
        "1",
        "12",
        "Bill",
        "PART I",
        "[(a) x]",
        "1[or",
        "fine;1",
        "sub-",
        "section (2)",
        "the",
        "Notes",
        "Ins. by Act 5, s. 2.",
    ]
)


@given(st.lists(st.sampled_from(["\n", " ", "\n\n", "\x0c"]) | LAWFUL, max_size=60))
@settings(deadline=None, max_examples=150)
def test_no_letter_of_a_text_is_lost(parts: list[str]) -> None:
    """Every letter and figure is in the text or kept apart."""
    source = "".join(parts)
    try:
        document = read_text(source)
    except UnreadableDocument:
        return
    both = document.text + "".join(piece.text for piece in document.furniture)
    assert sorted(filter(str.isalnum, both)) == sorted(filter(str.isalnum, source))


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not here")
@pytest.mark.parametrize("path", sorted(SHARED.glob("*.txt")), ids=lambda path: path.stem)
def test_no_letter_of_a_real_law_is_lost(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    document = read_document(path)
    both = document.text + "".join(piece.text for piece in document.furniture)
    plain = source.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff").replace("ﬃ", "ffi").replace("ﬄ", "ffl")
    assert sorted(filter(str.isalnum, both)) == sorted(filter(str.isalnum, plain))
