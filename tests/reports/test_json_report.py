"""The report for programs keeps to its schema, and to the same bytes."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from report_samples import Sample, sample_of

from lawcheck.checking import CheckedLaw, Report
from lawcheck.reports.json_report import json_report
from lawcheck.rules import RuleSet
from lawcheck.sources.document import Piece, UnreadableDocument

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report-schema.json").read_text(encoding="utf-8"))
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
    "number": float,
}


def faults(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """What of a value breaks a JSON Schema; knows the keywords that the schema of the report uses."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    types = schema.get("type", [])
    if types and not isinstance(value, tuple(TYPES[name] for name in ([types] if isinstance(types, str) else types))):
        return [f"{at}: not of type {types}"]
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        return [f"{at}: {value!r} is not allowed"]
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        missing = [f"{at}: no {name}" for name in schema.get("required", []) if name not in value]
        unknown = [f"{at}: {name} is not in the schema" for name in value if name not in properties]
        inner = (faults(v, properties[k], f"{at}.{k}") for k, v in value.items() if k in properties)
        return missing + unknown + [fault for found in inner for fault in found]
    if isinstance(value, list):
        return [fault for n, item in enumerate(value) for fault in faults(item, schema.get("items", {}), f"{at}[{n}]")]
    return []


def on_pages(sample: Sample) -> Sample:
    """The same law as if it came from a PDF: each line a piece with a box, ten lines a page."""
    document = sample.law.document
    pieces = tuple(
        Piece(
            line.start,
            line.end,
            1 + n // 10,
            (72.0, 10.0 * (n % 10), 72.0 + line.end - line.start, 10.0 * (n % 10) + 9),
        )
        for n, line in enumerate(document.lines)
    )
    document = replace(document, pieces=pieces, pages=1 + len(document.lines) // 10, format="pdf")
    return Sample(replace(sample.law, tree=replace(sample.law.tree, document=document)))


def evidence_of(sample: Sample, rules: RuleSet, words: str) -> dict[str, Any]:
    """How the JSON report gives evidence that rests on these words."""
    finding = sample.finding("untoc-34-2-independent", "met", evidence=(sample.evidence("silent", words),))
    report = Report(rules, (CheckedLaw(sample.law, ("trafficking",), ("untoc",), (finding,)),))
    content = json.loads(json_report(report))
    assert faults(content, SCHEMA) == []
    evidence: dict[str, Any] = content["documents"][0]["findings"][0]["evidence"][0]
    return evidence


def test_the_report_is_the_golden_one(report: Report, golden: Callable[[str, str], None]) -> None:
    """Every field, in its order."""
    golden("report.json", json_report(report))


def test_the_report_keeps_to_the_published_schema(report: Report) -> None:
    """Nothing is missing, and nothing is there that docs/report-schema.json does not name."""
    unread = UnreadableDocument("scan.pdf", "image-only", "The file holds pictures only.")
    assert faults(json.loads(json_report(report, [unread])), SCHEMA) == []


def test_offsets_point_to_the_quoted_words(sample: Sample, report: Report) -> None:
    """The quotation is the text between the offsets, on one line."""
    [document] = json.loads(json_report(report))["documents"]
    text = sample.law.document.text
    found = [item for finding in document["findings"] for item in (*finding["evidence"], *finding["near_misses"])]
    assert len(found) == 7
    for item in found:
        assert item["quote"] == " ".join(text[item["start"] : item["end"]].split())


def test_a_quotation_over_two_lines_has_a_box_for_each(sample: Sample, rules: RuleSet) -> None:
    """Boxes are cut to the words and stand in reading order; the page is named."""
    evidence = evidence_of(on_pages(sample), rules, "register of transfers,\nand shall show it")
    assert evidence["quote"] == "register of transfers, and shall show it"
    assert evidence["page"] == 3
    assert evidence["boxes"] == [[100.0, 10.0, 122.0, 19.0], [72.0, 20.0, 89.0, 29.0]]
    assert evidence["continued"] == []


def test_a_quotation_over_two_pages_goes_on(sample: Sample, rules: RuleSet) -> None:
    """What stands on the next page is not lost, and not laid over the first."""
    evidence = evidence_of(on_pages(sample), rules, 'sixteen years;\n"exploitation"')
    assert (evidence["page"], len(evidence["boxes"])) == (1, 1)
    assert evidence["continued"] == [{"page": 2, "boxes": [[72.0, 0.0, 86.0, 9.0]]}]


def test_runs_of_one_line_share_a_box(sample: Sample, rules: RuleSet) -> None:
    """A line printed in pieces (bold, roman) gives one box."""
    paged = on_pages(sample)
    document = paged.law.document
    halves = [
        part
        for piece in document.pieces
        for part in (document.places(piece.start, piece.start + 7) + document.places(piece.start + 7, piece.end))
    ]
    document = replace(document, pieces=tuple(halves))
    split = Sample(replace(paged.law, tree=replace(paged.law.tree, document=document)))
    words = "by the use of force"
    assert evidence_of(split, rules, words)["boxes"] == evidence_of(paged, rules, words)["boxes"]


def test_columns_side_by_side_keep_their_boxes(sample: Sample, rules: RuleSet) -> None:
    """Words that end one column and begin the next at the same height are two boxes."""
    document = on_pages(sample).law.document
    start, end = sample.span("by the use of force")[1:]
    middle = start + 6
    columns = (
        Piece(start, middle, 1, (72.0, 700.0, 280.0, 712.0)),
        Piece(middle, end, 1, (320.0, 700.0, 500.0, 712.0)),
    )
    document = replace(document, pieces=columns)
    law = replace(sample.law, tree=replace(sample.law.tree, document=document))
    assert len(evidence_of(Sample(law), rules, "by the use of force")["boxes"]) == 2


def test_the_path_is_given_back_as_it_was_given(rules: RuleSet) -> None:
    """No absolute path, even with characters that JSON escapes."""
    sample = sample_of("1. Short title\nThis is the Act.", 'ÄÖ "x".txt')
    content = json.loads(json_report(Report(rules, (CheckedLaw(sample.law, (), (), (), out_of_scope=True),))))
    assert content["documents"][0]["path"] == 'ÄÖ "x".txt'
    assert content["documents"][0]["out_of_scope"] is True
