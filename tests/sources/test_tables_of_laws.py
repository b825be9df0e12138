"""Definitions and marginal headings that a Word file sets in tables are those of its clauses."""

from __future__ import annotations

from making_docx import docx, p, r

from lawcheck.clauses import build_tree
from lawcheck.clauses.tree import ClauseTree
from lawcheck.sources.docx import read_docx


def table(*rows: tuple[str, str]) -> str:
    """A table of two columns; a cell holds its paragraphs parted by |."""
    cells = (
        "".join(f"<w:tc>{''.join(p(r(words)) for words in cell.split('|'))}</w:tc>" for cell in row) for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def tree(body: str) -> ClauseTree:
    return build_tree(read_docx(docx(body), "law.docx", "accepted"))


def test_a_table_of_terms_and_meanings_defines_them() -> None:
    rows = table(("Term", "Meaning"), ("child", "a person under 18;"), ("victim", "means a person who—|(a) is harmed."))
    found = tree(p(r("1. Definitions")) + p(r("In this Act—")) + rows + p(r("2. End")) + p(r("Text.")))
    assert [(clause.citation, clause.term) for clause in found.clauses][1:-1] == [
        ("s 1 'child'", "child"),
        ("s 1 'victim'", "victim"),
        ("s 1 'victim'(a)", None),
    ]


def test_headings_in_a_column_beside_the_sections_are_theirs() -> None:
    found = tree(
        table(
            ("Short title", "1. This Act may be cited as the Sample Act."),
            ("Offence", "2. (1) A person who runs commits an offence.|(2) A fine is due."),
            ("End", "3. Nothing else applies."),
        )
    )
    sections = [clause for clause in found.clauses if clause.kind == "section"]
    assert [found.text(clause.heading) for clause in sections if clause.heading] == ["Short title", "Offence", "End"]
    assert [clause.citation for clause in found.clauses] == ["s 1", "s 2", "s 2(1)", "s 2(2)", "s 3"]
