"""The Markdown report holds every finding, and what a law says is no markup in it."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from report_samples import BILL, Sample, sample_of

from lawcheck.checking import CheckedLaw, Report
from lawcheck.reports.json_report import json_report
from lawcheck.reports.markdown_report import markdown_report, safe
from lawcheck.reports.model import MEANINGS, NAMES, view_of
from lawcheck.rules import RuleSet


def rendered(text: str) -> str:
    """The text as HTML."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)


def test_every_finding_of_the_json_is_there(report: Report) -> None:
    """Under its verdict, with its places."""
    [document] = json.loads(json_report(report))["documents"]
    parts = dict(re.findall(r"^## (.+?) \(\d+\)$\n(.*?)(?=^## |\Z)", markdown_report(view_of(report)), re.M | re.S))
    found = 0
    for finding in document["findings"]:
        part = parts[f"{NAMES[finding['verdict']]}: {MEANINGS[finding['verdict']]}"]
        assert f"`{finding['requirement']}`" in part
        assert all(evidence["citation"] in part for evidence in finding["evidence"])
        found += 1
    assert sum(len(re.findall(r"`[a-z]+-[^`]+`", part)) for part in parts.values()) == found


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "[click](http://example.org)",
        "![x](http://example.org/x.png)",
        "http://example.org www.example.org @somebody",
        "`code` **bold** ~~gone~~ | cell | &lt;b&gt; $x$",
        "# heading",
        "1. item",
        "- item",
        "=====",
    ],
)
def test_text_is_shown_as_it_stands(words: str) -> None:
    """No markup, no links, no mentions."""
    html = rendered(safe(words))
    assert re.findall("<(?!/?p>)", html) == []
    shown = re.sub("</?p>|\n", "", html).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    assert shown.replace("&amp;", "&") == words


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=60))
def test_no_text_becomes_markup(words: str) -> None:
    """Whatever stands in it."""
    assert re.findall("<(?!/?p>)", rendered(safe("a " + words + " b"))) == []


def test_hostile_laws_are_inert(rules: RuleSet) -> None:
    """In the title and in what is quoted."""
    bill = BILL.replace("PORT ALDER", "<img src=x onerror=alert(1)>").replace("use of force", "use of <b>force</b>")
    sample = sample_of(bill)
    finding = sample.finding(
        "tip-3a-means", "partial", found=("force",), evidence=(sample.evidence("force", "use of <b>force</b>"),)
    )
    html = rendered(markdown_report(view_of(Report(rules, (CheckedLaw(sample.law, (), ("tip",), (finding,)),)))))
    assert "<img" not in html
    assert "<b>" not in html


def test_several_laws_stand_side_by_side(report: Report, sample: Sample, rules: RuleSet) -> None:
    """In a table of requirements and laws."""
    second = CheckedLaw(sample.law, (), ("tip",), sample.findings()[:1])
    text = markdown_report(view_of(Report(rules, (*report.laws, second))))
    assert "○ not met | ○ not met |" in text
    assert "✕ contrary | – |" in text
