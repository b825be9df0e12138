"""The tree as Akoma Ntoso keeps to the rules of the standard, and reads back as the same tree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from lawcheck.clauses import build_tree
from lawcheck.clauses.tree import ClauseTree
from lawcheck.reading import read_law
from lawcheck.reports.akn import NAMESPACE, tree_akn
from lawcheck.sources import UnreadableDocument, read_document, read_text
from lawcheck.sources.akn import read_akn

CORPORA = sorted((Path(__file__).resolve().parents[2] / "corpora").glob("*/*.txt"))
LAW = """THE TRADE BILL

1. Short title
This Act may be cited as the Trade Act.

2. Offence
(1) A person who—
(a) sells another; or
(b) buys another,
commits an offence.
(2) In this section “sale” means a transfer.

3. Amendment
In the Penal Code, after section 9 insert—
“9A. New offence
(1) Whoever sells is fined.
(2) Whoever buys is fined.”.

4. Words
In section 5 of the Companies Act 1999, after “winding up”, insert “and a company that has been used in trade”.

SCHEDULE 1
FORMS

1. First form.
2. Second form.
"""
_EID = re.compile(r"[A-Za-z]+_[0-9A-Za-z-]+(?:_\d+)?(?:__[A-Za-z]+(?:_[0-9A-Za-z-]+)?(?:_\d+)?)*")
_ORDER = ("num", "heading", "subheading", "intro", "content", "wrapUp")


def tree_of(text: str) -> ClauseTree:
    return build_tree(read_text(text))


def written(tree: ClauseTree) -> str:
    return tree_akn(read_law(tree, "en"))


def shape(tree: ClauseTree) -> list[tuple[str, str, bool]]:
    left_out = ("preamble", "contents", "note", "text")
    return [(one.citation, one.kind, one.quoted) for one in tree.clauses if one.kind not in left_out]


def words(tree: ClauseTree) -> dict[str, str]:
    return {
        clause.citation: " ".join(" ".join(tree.text(span) for span in clause.words).split())
        for clause in tree.clauses
        if clause.kind not in ("preamble", "contents", "note", "text", "schedule", "annex")
    }


def laws() -> list[object]:
    return [pytest.param(LAW, id="sample"), *(pytest.param(path.read_text(), id=path.parent.name) for path in CORPORA)]


@pytest.mark.parametrize("text", laws())
def test_eids_and_the_order_of_elements_keep_to_the_standard(text: str) -> None:
    root = etree.fromstring(written(tree_of(text)).encode())
    assert root.tag == f"{{{NAMESPACE}}}akomaNtoso"
    eids = [element.get("eId") for element in root.iter() if element.get("eId")]
    assert len(eids) == len(set(eids))
    assert all(_EID.fullmatch(eid) for eid in eids if eid)
    for element in root.iter():
        names = [etree.QName(child).localname for child in element]
        known = [_ORDER.index(name) for name in names if name in _ORDER]
        assert known == sorted(known)
        assert not ("content" in names and {"intro", "wrapUp"} & set(names))
        if etree.QName(element).localname == "hcontainer":
            assert element.get("name")


@pytest.mark.parametrize("text", laws())
def test_what_is_written_reads_back_as_the_same_tree(text: str) -> None:
    tree = tree_of(text)
    again = build_tree(read_akn(written(tree).encode(), "law.xml"))
    assert shape(again) == shape(tree)
    before, after = words(tree), words(again)
    assert sum(after[name] == said for name, said in before.items()) >= 0.97 * len(before)


def test_text_for_another_act_stands_in_a_frame_with_its_marks() -> None:
    root = etree.fromstring(written(tree_of(LAW)).encode())
    frame = root.find(f".//{{{NAMESPACE}}}quotedStructure")
    assert frame is not None
    assert (frame.get("startQuote"), frame.get("endQuote"), frame.tail) == ("“", "”", ".")
    inline = root.find(f".//{{{NAMESPACE}}}quotedText")
    assert inline is not None
    assert inline.text == "and a company that has been used in trade"


def test_a_file_is_told_by_its_content(tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_text(written(tree_of(LAW)))
    assert read_document(law).format == "akn"


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<?xml version='1.0'?><note>Text</note>", "wrong-type"),
        ("<?xml version='1.0'?><akomaNtoso><act>", "damaged"),
        ("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///x'>]><akomaNtoso>&x;</akomaNtoso>", "entities"),
        ("<?xml version='1.0'?><akomaNtoso><act/></akomaNtoso>", "empty"),
    ],
)  # fmt: skip
def test_hostile_and_foreign_xml_is_refused(tmp_path: Path, xml: str, code: str) -> None:
    law = tmp_path / "law.xml"
    law.write_text(xml)
    with pytest.raises(UnreadableDocument) as caught:
        read_document(law)
    assert caught.value.code == code
