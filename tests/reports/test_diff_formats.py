"""Every format of `lawcheck diff` carries the same changes as its JSON, with both wordings of the clauses."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import html
from report_samples import BILL, Sample, sample_of

from lawcheck.checking import CheckedLaw, Report
from lawcheck.comparing import compare, side_of
from lawcheck.reports.diff_json import diff_json
from lawcheck.reports.diff_model import DiffView, diff_view
from lawcheck.reports.diff_terminal import print_diff
from lawcheck.reports.formats import DIFF_FORMATS, render_diff
from lawcheck.reports.sheet import paper
from lawcheck.rules import RuleSet

STRUCK = "(2) The consent of the victim to the exploitation is a defence to a charge under this section.\n"


@pytest.fixture
def view(report: Report, rules: RuleSet) -> DiffView:
    """A conflict is closed, a gap is opened, and a clause is changed without effect."""
    old = sample_of(BILL)
    new = sample_of(BILL.replace(STRUCK, "").replace("keep a register", "keep a faithful register"))
    before = CheckedLaw(old.law, (), ("tip",), (met(old, "tip-3a-acts", "recruits"), old.findings()[2]))
    after = CheckedLaw(new.law, (), ("tip",), (new.finding("tip-3a-acts", "gap", missing=("recruitment", "transfer")),))
    return diff_view(compare(side_of(before), side_of(after)), rules)


def met(sample: Sample, name: str, words: str) -> object:
    """A finding that both elements are there, in the same words."""
    found = ("recruitment", "transfer")
    return sample.finding(name, "met", "none", found=found, evidence=tuple(sample.evidence(e, words) for e in found))


def on_screen(view: DiffView) -> str:
    """What is printed."""
    page, written = paper()
    print_diff(view, page)
    return " ".join(written.getvalue().split())


def in_table(view: DiffView) -> str:
    """All cells of the workbook."""
    content = render_diff("xlsx", view)
    assert isinstance(content, bytes)
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def in_word(view: DiffView) -> str:
    """All paragraphs and cells of the Word file."""
    content = render_diff("docx", view)
    assert isinstance(content, bytes)
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def in_page(view: DiffView) -> str:
    """The words of the page."""
    return " ".join(html.fromstring(str(render_diff("html", view))).text_content().split())


def in_csv(view: DiffView) -> str:
    """All cells."""
    rows = csv.reader(io.StringIO(str(render_diff("csv", view)).removeprefix("\ufeff"), newline=""))
    return "\n".join(cell for row in rows for cell in row)


READ: dict[str, Callable[[DiffView], str]] = {
    "terminal": on_screen,
    "html": in_page,
    "docx": in_word,
    "markdown": lambda view: str(render_diff("markdown", view)),
    "xlsx": in_table,
    "csv": in_csv,
}


def test_the_kinds_of_change_are_those_expected(view: DiffView) -> None:
    """And each names the clauses that caused it."""
    content = json.loads(diff_json(view))
    found = {(change["change"], change["requirement"]): change["causes"] for change in content["findings"]}
    assert set(found) == {("reopened", "tip-3a-acts"), ("closed", "tip-3b-consent")}
    assert content["summary"] == {"new": 0, "reopened": 1, "closed": 1, "moved": 0, "unchanged": 0}
    [cause] = found["closed", "tip-3b-consent"]
    assert content["clauses"][cause]["change"] == "struck"
    assert content["clauses"][cause]["old"]["citation"] == "s 3(2)"


def test_the_json_follows_its_schema(view: DiffView) -> None:
    """The one published in docs/, for the example as well, which has every kind of change."""
    jsonschema = pytest.importorskip("jsonschema")
    root = Path(__file__).parents[2]
    schema = json.loads((root / "docs" / "diff-schema.json").read_text(encoding="utf-8"))
    example = json.loads((root / "reports" / "what-changed" / "what-changed.json").read_text(encoding="utf-8"))
    for content in (json.loads(diff_json(view)), example):
        jsonschema.Draft202012Validator(schema).validate(content)
    assert {change["change"] for change in example["findings"]} == {"new", "reopened", "closed", "moved"}


@pytest.mark.parametrize("kind", READ)
def test_every_change_of_the_json_is_there(kind: str, view: DiffView) -> None:
    """With its requirement, both verdicts, and the words that were struck."""
    text = READ[kind](view)
    for change in json.loads(diff_json(view))["findings"]:
        assert change["requirement"] in text
        assert change["title"] in text
    assert "is a defence to a charge under this section" in " ".join(text.split())
    assert "onsent is a defence" in text
    assert "recruiting a person" in text
    if kind != "csv":
        assert "s 4 changed" in text or "faithful" in text


def test_every_format_is_read_back() -> None:
    """A format that joins is read here."""
    assert set(READ) == {"terminal", *DIFF_FORMATS}
