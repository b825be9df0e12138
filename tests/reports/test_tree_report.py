"""The clause tree is shown as JSON for programs, and as indented text."""

import json
from dataclasses import replace

from report_samples import Sample

from lawcheck.reports.tree_report import tree_json, tree_text
from lawcheck.sources.document import Furniture, Problem


def test_every_clause_is_named_with_its_place_and_what_it_does(sample: Sample) -> None:
    """The fields that other programs rely on."""
    tree = json.loads(tree_json(sample.law))
    assert tree["schema"] == "lawcheck-tree/1"
    assert (tree["path"], tree["language"]) == ("bill.txt", "en")
    clauses = {clause["citation"]: clause for clause in tree["clauses"]}
    force = clauses["s 3(1)(a)"]
    assert force["eid"] == "sec_3__subsec_1__para_a"
    assert clauses["s 3(1)"]["eid"] == force["parent"] == "sec_3__subsec_1"
    assert (force["kind"], force["number"], force["quoted"]) == ("paragraph", "(a)", False)
    assert tree["text"][force["start"] : force["end"]] == "(a) by the use of force or coercion; or"
    assert clauses["s 3"]["heading"] == "Offence of trafficking in persons"
    assert clauses["s 2 'child'"]["defines"] == ["child"]
    assert clauses["s 2 'child'"]["role"] == ["definition"]
    assert clauses["s 3(2)"]["refers_to"] == ["sec_3"]


def test_parents_stand_before_their_children_and_cover_them(sample: Sample) -> None:
    """Clauses are in document order."""
    seen: dict[str, dict[str, int]] = {}
    for clause in json.loads(tree_json(sample.law))["clauses"]:
        if clause["parent"]:
            parent = seen[clause["parent"]]
            assert parent["start"] <= clause["start"] <= clause["end"] <= parent["end"]
        seen[clause["eid"]] = clause


def test_what_was_left_out_and_what_is_doubtful_is_named(sample: Sample) -> None:
    """Furniture and problems stand in both forms; an escape sequence does not reach the screen."""
    document = replace(
        sample.law.document,
        furniture=(
            Furniture("running-head", "Bill 7", 2, 40),
            Furniture("page-number", "2", 2),
            Furniture("seal", "", 1),
        ),
        problems=(Problem("page-without-text", "The page has \x1b[2Jno text.", 3),),
    )
    law = replace(sample.law, tree=replace(sample.law.tree, document=document))
    tree = json.loads(tree_json(law))
    assert tree["furniture"][0] == {"kind": "running-head", "text": "Bill 7", "page": 2, "at": 40}
    assert tree["problems"] == [
        {"code": "page-without-text", "page": 3, "line": None, "message": "The page has \x1b[2Jno text."}
    ]
    text = tree_text(law)
    assert "! page 3: The page has \ufffd[2Jno text." in text
    assert text.endswith("Left out of the text: 1 page number, 1 running head, 1 seal\n")


def test_the_text_form_is_indented_by_depth(sample: Sample) -> None:
    """A line for each clause, with its kind and first words; words that close a list stand after an ellipsis."""
    lines = tree_text(sample.law).splitlines()
    place, words = next(line for line in lines if "s 3(1)(a)" in line).split("]")
    assert place.startswith("    s 3(1)(a) [paragraph")
    assert words == " by the use of force or coercion; or"
    place, words = next(line for line in lines if "s 3(1) " in line).split("]")
    assert place.startswith("  s 3(1) [subsection; offence")
    assert words.endswith("harbours another person … for the…")
