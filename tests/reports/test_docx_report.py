"""The gap report in Word holds every finding, opens in LibreOffice, and shows hostile text as text."""

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from report_samples import BILL, Sample, sample_of

from lawcheck.checking import CheckedLaw, Report
from lawcheck.reports.docx_report import docx_report
from lawcheck.reports.json_report import json_report
from lawcheck.reports.model import NAMES, Decision, view_of
from lawcheck.rules import RuleSet
from lawcheck.sources.document import Problem

OFFICE = shutil.which("soffice")


def opened(data: bytes) -> Any:
    """The document, read back."""
    return docx.Document(io.BytesIO(data))


def words_of(data: bytes) -> str:
    """All paragraphs outside tables, one to a line."""
    return "\n".join(paragraph.text for paragraph in opened(data).paragraphs)


def test_every_finding_of_the_json_is_there(report: Report) -> None:
    """Each has its row in the annex with its verdict and places; each that is not met has its own section."""
    document = opened(docx_report(view_of(report)))
    [content] = json.loads(json_report(report))["documents"]
    annex = {row.cells[5].text: [cell.text for cell in row.cells] for row in document.tables[-1].rows[1:]}
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading 2")]
    assert len(annex) == len(content["findings"])
    for finding in content["findings"]:
        row = annex[finding["requirement"]]
        assert row[3] == NAMES[finding["verdict"]]
        assert all(evidence["citation"] in row[4] for evidence in finding["evidence"])
        assert (f"{row[0]}. {finding['title']}" in headings) == (finding["verdict"] != "met")


def test_a_finding_says_what_was_asked_found_missing_and_what_to_draft(report: Report) -> None:
    """With quotation and citation."""
    words = words_of(docx_report(view_of(report)))
    for line in (
        "Asked: The law covers means of trafficking.",
        "s 3(1)(a): “by the use of force or coercion; or”",
        "Missing:\nabuse of power or of authority",
        "Recommendation: Name each missing element in the definition.",
        "Suggested wording:\nincluding by abuse of power",
    ):
        assert line in words


def test_the_table_of_contents_is_a_field_that_shows_the_headings(report: Report) -> None:
    """And each of its lines leads to a heading."""
    data = docx_report(view_of(report))
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert "TOC \\o" in xml
    assert xml.count('w:fldCharType="begin"') == xml.count('w:fldCharType="end"') == 1
    contents = [p.text for p in opened(data).paragraphs if p.style.name.startswith("toc")]
    headings = [p.text for p in opened(data).paragraphs if p.style.name in ("Heading 1", "Heading 2")]
    assert contents == headings
    for number in range(1, len(contents) + 1):
        assert f'w:anchor="h{number}"' in xml
        assert f'w:name="h{number}"' in xml


def test_what_was_not_read_comes_before_the_findings(report: Report, sample: Sample, rules: RuleSet) -> None:
    """Under a heading of its own."""
    from dataclasses import replace

    document = replace(sample.law.document, problems=(Problem("page-without-text", "Nothing was read here.", 3),))
    law = replace(sample.law, tree=replace(sample.law.tree, document=document))
    words = words_of(docx_report(view_of(Report(rules, (CheckedLaw(law, (), ("tip",), sample.findings()),)))))
    assert words.index("Page 3: Nothing was read here.") < words.rindex("Conflicts: the text")


def test_a_decision_stands_beside_its_verdict(report: Report) -> None:
    """With its reason."""
    [law] = report.laws
    made = Decision("bill.txt", "tip-3b-consent", "strike out", "Ms Quarrie", "agreed", "contrary")
    words = words_of(docx_report(view_of(report, (), {(law.law.document.path, made.requirement): made})))
    assert "Decision: strike out. agreed (Ms Quarrie)" in words


def test_hostile_text_is_text(rules: RuleSet) -> None:
    """Control characters, marks of direction, markup and paragraphs without end do no harm."""
    words = "employer <script>&amp; " + "word " * 20_000 + "end"
    sample = sample_of(BILL.replace("employer", words), "a\x07\x1b\ufffe\u202e{ MACROBUTTON x }.txt")
    finding = sample.finding("tip-3a-means", "partial", found=("force",), evidence=(sample.evidence("force", words),))
    data = docx_report(view_of(Report(rules, (CheckedLaw(sample.law, (), ("tip",), (finding,)),))))
    assert "<script>&amp;" in words_of(data)
    assert max(len(paragraph.text) for paragraph in opened(data).paragraphs) < 2_000
    assert len(data) < 100_000
    assert "\u202e" not in words_of(data)


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    """No time is kept."""
    assert docx_report(view_of(report)) == docx_report(view_of(report))


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")
def test_libreoffice_opens_it(report: Report, tmp_path: Path) -> None:
    """And prints every finding."""
    path = tmp_path / "report.docx"
    path.write_bytes(docx_report(view_of(report)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    words = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "report.pdf"))
    for entry in view_of(report).laws[0].entries:
        assert entry.title in " ".join(words.split())
