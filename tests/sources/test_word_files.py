"""Word files are read as they are printed, and every character knows its paragraph and its run."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree
from making_docx import W, docx, p, r, zipped

from lawcheck.sources import UnreadableDocument
from lawcheck.sources.document import Document
from lawcheck.sources.docx import read_docx


def read(body: str, revisions: str = "accepted", **parts: str) -> Document:
    return read_docx(docx(body, **parts), "law.docx", revisions)


def lines(body: str, revisions: str = "accepted", **parts: str) -> list[str]:
    return read(body, revisions, **parts).text.split("\n")


def ins(*inner: str) -> str:
    return f'<w:ins w:id="1" w:author="a">{"".join(inner)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="1" w:author="a"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


NOT_LIABLE = p(r("A migrant shall "), ins(r("not ")), r("be liable to "), deleted("life "), r("imprisonment."))


def test_tracked_changes_are_read_as_accepted_or_as_in_the_original() -> None:
    assert lines(NOT_LIABLE) == ["A migrant shall not be liable to imprisonment."]
    assert lines(NOT_LIABLE, "original") == ["A migrant shall be liable to life imprisonment."]


def test_what_a_tracked_change_takes_away_is_kept_apart() -> None:
    assert [(f.kind, f.text) for f in read(NOT_LIABLE).furniture] == [("deleted", "life ")]
    assert [(f.kind, f.text) for f in read(NOT_LIABLE, "original").furniture] == [("inserted", "not ")]


def test_moved_text_stands_where_it_was_moved_to_or_from() -> None:
    moved = "<w:r><w:t>Moved.</w:t></w:r>"
    body = p(f"<w:moveFrom>{moved}</w:moveFrom>", r("One. ")) + p(r("Two. "), f"<w:moveTo>{moved}</w:moveTo>")
    assert lines(body) == ["One.", "Two. Moved."]
    assert lines(body, "original") == ["Moved.One.", "Two."]


def test_a_deleted_end_of_paragraph_joins_two_paragraphs() -> None:
    body = p("No person ", properties="<w:rPr><w:del/></w:rPr>") + p("shall fish.")
    assert lines(body) == ["No person shall fish."]
    assert lines(body, "original") == ["No person", "shall fish."]


def test_an_inserted_end_of_paragraph_was_not_there_in_the_original() -> None:
    body = p("No person ", properties="<w:rPr><w:ins/></w:rPr>") + p("shall fish.")
    assert lines(body) == ["No person", "shall fish."]
    assert lines(body, "original") == ["No person shall fish."]


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_a_table_is_read_row_by_row() -> None:
    document = read(p("Before") + table(row(p("Offence"), p("Term")), row(p("Section 4"), p("10 years"))) + p("After"))
    assert document.text.split("\n") == ["Before", "Offence\tTerm", "Section 4\t10 years", "After"]
    assert [line.kind for line in document.lines] == ["text", "table", "table", "text"]


def test_cells_of_several_paragraphs_stand_one_after_the_other() -> None:
    body = table(row(p("Penalty"), p("(1) A fine.") + p("(2) A term.")))
    assert lines(body) == ["Penalty", "(1) A fine.", "(2) A term."]


def test_a_table_in_a_table_is_read_too() -> None:
    assert lines(table(row(table(row(p("a"), p("b"))), p("c")))) == ["a\tb\tc"]


def test_rows_that_tracked_changes_take_away_are_not_read() -> None:
    old = row(p("old"), properties="<w:trPr><w:del/></w:trPr>")
    body = table(old, row(p("new"), properties="<w:trPr><w:ins/></w:trPr>"))
    assert lines(body) == ["new"]
    assert lines(body, "original") == ["old"]


def test_content_controls_links_and_smart_tags_are_read() -> None:
    sdt = f"<w:sdt><w:sdtContent>{p('In a control')}</w:sdtContent></w:sdt>"
    inline = p(
        f"<w:sdt><w:sdtContent>{r('Act ')}</w:sdtContent></w:sdt>",
        f"<w:hyperlink>{r('No. 5')}</w:hyperlink>",
        f"<w:smartTag>{r(' of 2020')}</w:smartTag>",
    )
    assert lines(sdt + inline) == ["In a control", "Act No. 5 of 2020"]


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_fields_show_their_result_and_not_their_code() -> None:
    code = '<w:r><w:instrText xml:space="preserve"> REF _Ref1 \\h </w:instrText></w:r>'
    body = p(r("under section "), char("begin"), code, char("separate"), r("12"), char("end"), r("(1)"))
    assert lines(body) == ["under section 12(1)"]
    assert lines(p(r("page "), f'<w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple>')) == ["page 7"]


def test_a_field_within_the_code_of_a_field_is_not_shown() -> None:
    code = "<w:r><w:instrText> IF </w:instrText></w:r>"
    inner = char("begin") + "<w:r><w:instrText> PAGE </w:instrText></w:r>" + char("separate") + r("3") + char("end")
    assert lines(p(r("a "), char("begin"), code, inner, char("separate"), r("shown"), char("end"))) == ["a shown"]


def test_quotation_marks_made_by_fields_are_shown() -> None:
    def symbol(code: int) -> str:
        return char("begin") + f"<w:r><w:instrText> SYMBOL {code} </w:instrText></w:r>" + char("end")

    assert lines(p(symbol(147), r("child"), symbol(148))) == ["“child”"]


def test_a_field_that_never_ends_swallows_no_law() -> None:
    code = "<w:r><w:instrText> X </w:instrText></w:r>"
    assert lines(p(r("a"), char("begin"), code) + p("The law.")) == ["a", "The law."]


NOTES = (
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Inserted by Act 5.</w:t></w:r></w:p></w:footnote>'
)


def test_footnotes_stand_apart_at_their_place() -> None:
    body = p(r("a fine"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" of ten crowns."))
    document = read(body, footnotes=NOTES)
    assert document.text == "a fine of ten crowns."
    (note,) = document.furniture
    assert (note.kind, note.text, note.at) == ("footnote", "Inserted by Act 5.", len("a fine"))


def test_brackets_that_hold_only_the_mark_of_a_note_go_with_it() -> None:
    body = p(r("the Act 2018("), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(") applies"))
    assert lines(body, footnotes=NOTES) == ["the Act 2018 applies"]


def test_a_raised_figure_typed_as_a_mark_is_no_text_but_that_of_an_article_is() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    document = read(p(r("for a reward;"), r("2", raised)) + p(r("Article 127"), r("1", raised), r(" Trade")))
    assert document.text.split("\n") == ["for a reward;", "Article 127¹ Trade"]


def box(text: str) -> str:
    return f"<w:txbxContent>{p(text)}</w:txbxContent>"


def test_text_boxes_are_read_once_after_the_paragraph_they_hang_on() -> None:
    drawn = f"<mc:Choice><w:drawing><wps:txbx>{box('In the box')}</wps:txbx></w:drawing></mc:Choice>"
    old = f"<mc:Fallback><w:pict><v:textbox>{box('In the box')}</v:textbox></w:pict></mc:Fallback>"
    body = p(f"<w:r><mc:AlternateContent>{drawn}{old}</mc:AlternateContent></w:r>", r("Beside")) + p("After")
    assert lines(body) == ["Beside", "In the box", "After"]


def test_a_line_break_makes_a_line_of_the_same_paragraph() -> None:
    document = read(p(r("PART I"), "<w:r><w:br/></w:r>", r("GENERAL")))
    assert document.text == "PART I\nGENERAL"
    assert {piece.paragraph for piece in document.pieces} == {0}
    assert lines(p(r("one "), '<w:r><w:br w:type="page"/></w:r>', r("two"))) == ["one two"]


@pytest.mark.parametrize("look", ["<w:vanish/>", "<w:strike/>", '<w:dstrike w:val="true"/>'])
def test_a_paragraph_that_is_struck_or_hidden_is_repealed(look: str) -> None:
    document = read(p(r("5. Repealed text.", look)) + p("6. Good law."))
    assert [line.repealed for line in document.lines] == [True, False]
    assert document.text == "5. Repealed text.\n6. Good law."


def test_struck_words_in_a_paragraph_are_kept_apart() -> None:
    document = read(p(r("a fine of "), r("five ", "<w:strike/>"), r("ten crowns")))
    assert document.text == "a fine of ten crowns"
    assert [(f.kind, f.text, f.at) for f in document.furniture] == [("deleted", "five ", 10)]


def test_a_switch_turned_off_strikes_nothing() -> None:
    assert not read(p(r("5. Good law.", '<w:strike w:val="0"/>'))).lines[0].repealed


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:jc w:val="center"/><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="H2"/>'
    '<w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
)


def test_styles_say_how_a_line_looks() -> None:
    body = p("Offences", style="H2") + p("Deeper", style="Own") + p("Text")
    heading, deeper, text = read(body, styles=STYLES).lines
    assert (heading.level, heading.style, heading.bold, heading.centred) == (2, "heading 2", True, True)
    assert (heading.size, heading.indent, deeper.level, deeper.bold) == (14.0, 18.0, 5, True)
    assert (text.level, text.style, text.bold, text.centred) == (None, "Normal", False, False)


def test_a_character_style_turns_the_weight_of_its_paragraph_over() -> None:
    strong = '<w:rStyle w:val="Strong"/>'
    body = p(r("x", strong), style="H2") + p(r("x", strong)) + p(r("x", "<w:b w:val='0'/>"), style="H2")
    assert [line.bold for line in read(body, styles=STYLES).lines] == [False, True, False]


def test_heads_and_feet_are_kept_apart() -> None:
    document = read(p("Law."), header1=p("Fish Bill"), footer1=p("Draft 3"))
    assert document.text == "Law."
    assert [(f.kind, f.text) for f in document.furniture] == [("header", "Fish Bill"), ("header", "Draft 3")]


def test_every_character_is_found_again_in_its_run() -> None:
    body = (
        p(r("No\u00adthing in "), ins(r("this  Act")), "<w:r><w:tab/><w:t>shall</w:t></w:r>")
        + table(row(p("a cell"), p("b")))
        + p("last ﬁne line")
    )
    data = docx(body)
    document = read_docx(data, "law.docx", "accepted")
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    paragraphs = list(root.iter(f"{{{W}}}p"))
    runs = [list(paragraph.iter(f"{{{W}}}r")) for paragraph in paragraphs]
    checked = 0
    for piece in document.pieces:
        if piece.paragraph is None or piece.run is None:
            continue
        source = runs[piece.paragraph][piece.run]
        text = "".join("\t" if part.tag.endswith("}tab") else part.text or "" for part in source)
        words = document.text[piece.start : piece.end]
        if words != "fi":
            assert text[piece.offset :].startswith(words)
            checked += 1
    assert checked > 6


def test_symbols_hyphens_and_formulas_are_characters() -> None:
    math = "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"
    bullet = '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
    assert lines(p(r("co"), "<w:r><w:noBreakHyphen/></w:r>", r("operate "), math, bullet)) == ["co-operate x=2•"]


def test_what_is_embedded_and_not_read_is_a_problem() -> None:
    document = read(p("Law.") + '<w:altChunk xmlns:r="x" r:id="r9"/>')
    assert [problem.code for problem in document.problems] == ["embedded-document"]


def test_the_strict_variant_of_the_format_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    relation = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    data = zipped(
        {
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r" Type="{relation}" Target="/word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{strict}"><w:body>{p("Law.")}</w:body></w:document>',
        }
    )
    assert read_docx(data, "law.docx", "accepted").text == "Law."


def code_of(data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(data, "law.docx", "accepted")
    return caught.value.code


def test_files_that_are_traps_are_refused() -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{relation}" Target="word/document.xml"/></Relationships>'
    )

    def with_document(document: str) -> bytes:
        return zipped({"_rels/.rels": rels, "word/document.xml": document})

    entities = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    trap = f'{entities}<w:document xmlns:w="{W}"><w:body>{p("&e;")}</w:body></w:document>'
    assert code_of(with_document(trap)) == "damaged"
    assert code_of(with_document("<w:document")) == "damaged"
    assert code_of(with_document("<x/>")) == "wrong-type"
    deep = "<w:p>" * 5000
    assert code_of(with_document(f'<w:document xmlns:w="{W}">{deep}')) == "damaged"
    assert code_of(docx(p("x"), big=" " * 60_000_000)) == "too-large"


def test_a_word_file_without_text_is_empty_or_a_picture() -> None:
    assert code_of(docx(p(""))) == "empty"
    assert code_of(docx(p("<w:r><w:pict><v:imagedata/></w:pict></w:r>"))) == "image-only"


def test_a_broken_tree_of_controls_is_read_as_far_as_it_goes() -> None:
    assert lines("<w:sdt><w:sdtContent/></w:sdt><w:bookmarkStart/>" + p("Law.") + "<w:sectPr/>") == ["Law."]


def test_the_document_part_parses_on_its_own() -> None:
    """The maker of these files writes XML, so that a failure above is one of the reader."""
    assert etree.fromstring(f'<w:body xmlns:w="{W}">{NOT_LIABLE}</w:body>') is not None
