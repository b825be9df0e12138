"""Footnotes and endnotes hang on the clause in which their mark stands, and are no words of the law."""

from __future__ import annotations

import json
from pathlib import Path

from making_docx import docx, p, r
from making_pdf import Sheet, pdf

from lawcheck.clauses import build_tree
from lawcheck.reading import read_law
from lawcheck.reports.tree_report import tree_json
from lawcheck.sources import read_document, read_text

FOOTNOTES = (
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Inserted by Act 5.</w:t></w:r></w:p></w:footnote>'
)
ENDNOTES = (
    '<w:endnote w:id="2"><w:p><w:r><w:endnoteRef/></w:r><w:r><w:t> A crown is ten marks.</w:t></w:r></w:p></w:endnote>'
)


def notes_in(tree_text: str) -> dict[str, list[str]]:
    clauses = json.loads(tree_text)["clauses"]
    return {clause["citation"]: clause["notes"] for clause in clauses if clause["notes"]}


def test_footnotes_and_endnotes_of_word_hang_on_their_clause(tmp_path: Path) -> None:
    path = tmp_path / "law.docx"
    path.write_bytes(
        docx(
            p(r("1. Fine"))
            + p(r("(1) Whoever runs is fined"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r("."))
            + p(r("(2) The fine is ten crowns."), '<w:r><w:endnoteReference w:id="2"/></w:r>')
            + p(r("2. End"))
            + p(r("Text.")),
            footnotes=FOOTNOTES,
            endnotes=ENDNOTES,
        )
    )
    tree = build_tree(read_document(path))
    assert notes_in(tree_json(read_law(tree, "en"))) == {
        "s 1(1)": ["Inserted by Act 5."],
        "s 1(2)": ["A crown is ten marks."],
    }
    assert "Inserted" not in tree.document.text


def test_footnotes_of_a_page_hang_on_the_clause_of_their_mark(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.lines(72, 90, ["1. Fine", "(1) Whoever runs is fined.", "(2) The fine that is due"])
    sheet.write(184, 110, "1", size=6)
    sheet.write(190, 114, "is ten crowns.")
    sheet.lines(72, 140, [f"{number}. Heading number {number} of the law" for number in range(2, 12)])
    sheet.write(72, 700, "1 A crown is ten marks.", size=7)
    path = tmp_path / "law.pdf"
    path.write_bytes(pdf(sheet))
    tree = build_tree(read_document(path))
    assert [(tree.clauses[note.clause].citation, note.text) for note in tree.notes] == [
        ("s 1(2)", "A crown is ten marks.")
    ]


def test_notes_below_a_text_hang_on_the_clause_of_their_mark_with_all_their_lines() -> None:
    tree = build_tree(
        read_text(
            "1. Fine\n(1) Whoever runs is fined;1 and so is who jumps.\n(2) The fine is small.2\n\n2. End\nText.\n\n"
            "NOTES\n1 The Protocol speaks of walking;\n2 Compare Article 5,\nand the section above.\n"
        )
    )
    assert [(tree.clauses[note.clause].citation, note.text) for note in tree.notes] == [
        ("s 1(1)", "The Protocol speaks of walking;"),
        ("s 1(2)", "Compare Article 5, and the section above."),
    ]


def test_a_note_whose_mark_is_not_found_hangs_on_nothing() -> None:
    law = "1. Fine\nA fine is due.\n\n7Ins. by Act 5 of 1999, s. 2, w.e.f. 1.1.2000.\n\n2. End\nText.\n"
    assert build_tree(read_text(law)).notes == ()
