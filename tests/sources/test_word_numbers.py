"""Automatic numbers of Word stand in the text as Word prints them."""

from __future__ import annotations

import pytest
from making_docx import docx, level, numbering, p

from lawcheck.sources.docx import read_docx
from lawcheck.sources.docx_numbering import letters, roman, written


def read(body: str, **parts: str) -> list[str]:
    return read_docx(docx(body, **parts), "law.docx", "accepted").text.split("\n")


ACT = numbering(level("%1."), level("(%2)"), level("(%3)", "lowerLetter"), level("(%4)", "lowerRoman"))


def test_levels_count_each_for_itself_and_begin_anew_under_a_higher_one() -> None:
    body = "".join(
        p(text, number=f"1:{depth}")
        for text, depth in [("A", 0), ("B", 1), ("C", 2), ("D", 2), ("E", 1), ("F", 2), ("G", 3), ("H", 0), ("I", 1)]
    )
    assert read(body, numbering=ACT) == [
        *("1.\tA", "(1)\tB", "(a)\tC", "(b)\tD", "(2)\tE", "(a)\tF", "(i)\tG", "2.\tH", "(1)\tI"),
    ]


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("decimal", 12, "12"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 1999, "mcmxcix"),
        ("upperLetter", 26, "Z"),
        ("lowerLetter", 27, "aa"),
        ("lowerLetter", 28, "bb"),
        ("lowerLetter", 53, "aaa"),
        ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"),
        ("ordinal", 23, "23rd"),
        ("decimalZero", 7, "07"),
        ("decimalZero", 12, "12"),
        ("cardinalText", 21, "Twenty-one"),
        ("ordinalText", 3, "Third"),
        ("ordinalText", 40, "Fortieth"),
        ("none", 3, ""),
        ("thaiNumbers", 3, "3"),
        ("lowerRoman", 0, "0"),
    ],
)
def test_numbers_are_written_in_the_format_of_their_level(form: str, number: int, printed: str) -> None:
    assert written(number, form) == printed


def test_roman_and_letter_numbers_count_on() -> None:
    assert [roman(number) for number in (1, 4, 9, 40, 90, 400)] == ["i", "iv", "ix", "xl", "xc", "cd"]
    assert [letters(number) for number in (1, 26, 27, 52)] == ["a", "z", "aa", "zz"]


def test_a_number_may_hold_those_above_it_in_figures() -> None:
    levels = numbering(level("Part %1", "upperRoman"), level("%1.%2", more="<w:isLgl/>"))
    body = p("A", number="1:0") + p("B", number="1:0") + p("C", number="1:1")
    assert read(body, numbering=levels) == ["Part I\tA", "Part II\tB", "2.1\tC"]


def test_a_list_may_start_elsewhere_and_skip_its_restart() -> None:
    levels = numbering(level("%1."), level("(%2)", start=5, more='<w:lvlRestart w:val="0"/>'))
    body = "".join(p("x", number=f"1:{depth}") for depth in (0, 1, 0, 1))
    assert read(body, numbering=levels) == ["1.\tx", "(5)\tx", "2.\tx", "(6)\tx"]


def test_a_restart_may_wait_for_a_certain_level() -> None:
    levels = numbering(level("%1."), level("(%2)"), level("(%3)", "lowerLetter", more='<w:lvlRestart w:val="1"/>'))
    body = "".join(p("x", number=f"1:{depth}") for depth in (0, 1, 2, 1, 2, 0, 1, 2))
    assert read(body, numbering=levels) == [
        *("1.\tx", "(1)\tx", "(a)\tx", "(2)\tx", "(b)\tx", "2.\tx", "(1)\tx", "(a)\tx"),
    ]


def test_another_instance_goes_on_unless_it_says_where_to_start() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num>'
    )
    body = "".join(p(text, number=f"{instance}:0") for text, instance in zip("ABCDE", "12331", strict=True))
    levels = numbering(level("%1."), more=more)
    assert read(body, numbering=levels) == ["1.\tA", "2.\tB", "10.\tC", "11.\tD", "12.\tE"]


def test_an_instance_used_at_one_level_leaves_the_others_alone() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        + "".join(f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="1"/></w:lvlOverride>' for at in (0, 1))
        + "</w:num>"
    )
    body = p("A", number="1:0") + p("B", number="2:1") + p("C", number="1:0")
    levels = numbering(level("%1."), level("(%2)"), more=more)
    assert read(body, numbering=levels) == ["1.\tA", "(1)\tB", "2.\tC"]


def test_an_instance_may_write_a_level_in_its_own_way() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">'
        + level("Article %1")
        + "</w:lvl></w:lvlOverride></w:num>"
    )
    assert read(p("A", number="2:0"), numbering=numbering(level("%1."), more=more)) == ["Article 1\tA"]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="N1"><w:name w:val="N1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="N2"><w:name w:val="N2"/><w:basedOn w:val="N1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="N2b"><w:name w:val="N2b"/><w:basedOn w:val="N2"/></w:style>'
)


def test_styles_bring_numbers_and_hand_them_down() -> None:
    levels = numbering(
        level("%1.", more='<w:pStyle w:val="N1"/>'),
        level("(%2)", more='<w:pStyle w:val="N2"/>'),
    )
    body = p("A", style="N1") + p("B", style="N2") + p("C", style="N2b") + p("D", style="N1", number="0:0")
    assert read(body, numbering=levels, styles=STYLES) == ["1.\tA", "(1)\tB", "(2)\tC", "D"]


def test_a_list_may_take_its_levels_from_a_style_of_lists() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Lists"><w:name w:val="Lists"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    linked = (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Lists"/></w:abstractNum>'
        '<w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num>'
    )
    assert read(p("A", number="4:0"), numbering=numbering(level("§ %1")) + linked, styles=styles) == ["§ 1\tA"]


def test_what_follows_a_number_is_a_blank_a_tab_or_nothing() -> None:
    levels = numbering(
        level("%1", more='<w:suff w:val="space"/>'),
        level("%2.", more='<w:suff w:val="nothing"/>'),
    )
    body = p("A", number="1:0") + p("—(1) B", number="1:1") + p("C", number="1:1")
    assert read(body, numbering=levels) == ["1 A", "1.—(1) B", "2.\tC"]


def test_bullets_are_shown() -> None:
    assert read(p("A", number="1:0"), numbering=numbering(level("\uf0b7", "bullet"))) == ["•\tA"]


def test_a_number_in_the_line_counts_with_its_list() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> LISTNUM "seq" \\l 2 </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    levels = numbering(level("%1.", more='<w:suff w:val="nothing"/>'), level("(%2)"), name="seq")
    body = p("—", field, " First", number="1:0") + p("Second", number="1:1")
    assert read(body, numbering=levels) == ["1.—(1) First", "(2)\tSecond"]


def test_lines_know_the_depth_of_their_number() -> None:
    document = read_docx(docx(p("A", number="1:0") + p("B", number="1:2") + p("C"), numbering=ACT), "x", "accepted")
    assert [line.list_level for line in document.lines] == [0, 2, None]
