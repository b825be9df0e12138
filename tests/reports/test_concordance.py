"""The table of concordance holds every finding, takes no text for a formula, and gives back what people decide."""

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from report_samples import BILL, Sample, sample_of

from lawcheck.checking import CheckedLaw, Report
from lawcheck.reports.concordance import COLUMNS, csv_report, xlsx_report
from lawcheck.reports.decisions import DecisionsError, match, read_decisions
from lawcheck.reports.html_report import html_report
from lawcheck.reports.json_report import json_report
from lawcheck.reports.model import EVALUATIONS, NOT_ASKED, view_of
from lawcheck.rules import RuleSet

Row = dict[str, str]


def rows_of_csv(report: Report) -> list[Row]:
    """The table as CSV, row by row."""
    return list(csv.DictReader(io.StringIO(csv_report(view_of(report)).removeprefix("\ufeff"), newline="")))


def rows_of_workbook(data: bytes) -> list[Row]:
    """The table of a workbook, row by row."""
    headings, *rows = openpyxl.load_workbook(io.BytesIO(data))["Concordance"].iter_rows(values_only=True)
    return [dict(zip(map(str, headings), ("" if v is None else str(v) for v in row), strict=True)) for row in rows]


def filled(report: Report, path: Path, **cells: tuple[str, str, str]) -> Path:
    """The workbook on disk with Decision, Responsible and Comment filled in, by requirement (_ for -)."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx_report(view_of(report))))
    sheet = book["Concordance"]
    headings = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for name, said in cells.items():
            if row[headings.index("Requirement")].value == name.replace("_", "-"):
                for heading, text in zip(("Decision", "Responsible", "Comment"), said, strict=True):
                    row[headings.index(heading)].value = text
    book.save(path)
    return path


def test_both_tables_hold_every_finding_of_the_json(report: Report) -> None:
    """The verdict as an evaluation, the provisions cited, and what is missing or contrary."""
    [document] = json.loads(json_report(report))["documents"]
    for table in (rows_of_csv(report), rows_of_workbook(xlsx_report(view_of(report)))):
        rows = {row["Requirement"]: row for row in table}
        assert len(rows) == len(document["findings"])
        for finding in document["findings"]:
            row = rows[finding["requirement"]]
            assert row["Evaluation"] == EVALUATIONS[finding["verdict"]]
            assert (row["Decision"], row["Responsible"], row["Comment"]) == ("", "", "")
            for evidence in finding["evidence"]:
                assert evidence["citation"] in row["National provision"]
                assert evidence["quote"] in row["Its words"]
            for element in finding["elements"]:
                if element["id"] in finding["missing"]:
                    assert element["says"] in row["Missing or contrary"] + row["Evaluation"].replace(
                        "to be reviewed", element["says"]
                    )


def test_a_requirement_that_was_not_asked_is_not_applicable(sample: Sample, rules: RuleSet) -> None:
    """Every requirement of the rules has its row."""
    table = rows_of_csv(Report(rules, (CheckedLaw(sample.law, (), ("tip",), sample.findings()[:1]),)))
    assert [row["Requirement"] for row in table] == list(rules.requirements)
    assert [row["Evaluation"] for row in table] == ["not met"] + [NOT_ASKED] * 4


@pytest.mark.parametrize("words", ['=HYPERLINK("http://x","y")', "+cmd|' /C calc'!A0", "-1+1", "@SUM(1)", "＝1+1"])
def test_no_text_is_a_formula(words: str, rules: RuleSet) -> None:
    """In CSV an apostrophe stands before it; in the workbook it is a string."""
    sample = sample_of(BILL, f"{words.replace('/', '')}.txt")
    report = Report(rules, (CheckedLaw(sample.law, (), ("tip",), sample.findings()),))
    for row in rows_of_csv(report):
        assert row["Law"].startswith("'")
    data = xlsx_report(view_of(report))
    assert all(row["Law"].startswith(words[0]) for row in rows_of_workbook(data))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            assert b"<f>" not in package.read(name)
            assert b"<hyperlink" not in package.read(name)


def test_control_characters_and_long_paragraphs_are_borne(rules: RuleSet) -> None:
    """Cells stay below the limit of 32,767 characters, and hold nothing that is not XML."""
    words = "employer " + "word " * 20_000 + "end"
    sample = sample_of(BILL.replace("employer", words), "a\x07\x1b[31m\ufffe\u202e.txt")
    remedy = "=A1 " + "long " * 20_000
    evidence = (sample.evidence("force", words),)
    finding = sample.finding("tip-3a-means", "partial", found=("force",), evidence=evidence, remedy=remedy)
    report = Report(rules, (CheckedLaw(sample.law, (), ("tip",), (finding,)),))
    [row] = [row for row in rows_of_workbook(xlsx_report(view_of(report))) if row["Evaluation"] == "partially met"]
    assert max(map(len, row.values())) < 32_767
    assert row["Law"] == "a\ufffd\ufffd[31m\ufffd\ufffd.txt"
    assert "\u202e" not in csv_report(view_of(report))


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    """The workbook bears no time."""
    assert xlsx_report(view_of(report)) == xlsx_report(view_of(report))


def test_a_decision_with_a_reason_stands_beside_the_verdict(report: Report, tmp_path: Path) -> None:
    """In the JSON, in HTML and in the next table; the verdict is the one it was."""
    said = ("no change needed", "Ms Quarrie", "- The Evidence Act says it")
    path = filled(report, tmp_path / "table.xlsx", tip_3b_consent=said)
    matched, stray = match(read_decisions(path), report)
    assert stray == []
    content = json.loads(json_report(report, (), matched, stray))
    [finding] = [f for f in content["documents"][0]["findings"] if "decision" in f]
    assert (finding["requirement"], finding["verdict"]) == ("tip-3b-consent", "conflict")
    assert finding["decision"] == {
        "decision": said[0],
        "responsible": said[1],
        "comment": said[2],
        "evaluation": "contrary",
    }
    view = view_of(report, (), matched, stray)
    assert "The Evidence Act says it" in html_report(view)
    again = tmp_path / "table.csv"
    again.write_bytes(csv_report(view).encode())
    assert match(read_decisions(again), report) == (matched, [])


def test_a_decision_on_another_verdict_is_shown_with_a_remark(report: Report, tmp_path: Path, sample: Sample) -> None:
    """When the bill has changed since, the reader is told."""
    path = filled(report, tmp_path / "table.xlsx", tip_3b_consent=("strike out", "", "agreed"))
    finding = sample.finding("tip-3b-consent", "met", "none")
    now = Report(report.rules, (CheckedLaw(sample.law, (), ("tip",), (finding,)),))
    matched, stray = match(read_decisions(path), now)
    [entry] = view_of(now, (), matched, stray).laws[0].entries
    assert entry.verdict == "met"
    assert entry.decision is not None
    assert "when the evaluation was “contrary”" in entry.decision.remark


def test_decisions_that_fit_nothing_are_listed(report: Report, sample: Sample, tmp_path: Path) -> None:
    """Without a reason, on a requirement that was not asked, and on a law that was not checked."""
    path = filled(
        report,
        tmp_path / "table.xlsx",
        tip_3b_consent=("strike out", "", ""),
        tip_3a_acts=("", "Ms Quarrie", ""),
        untoc_34_2_independent=("agreed", "", "it is so"),
    )
    now = Report(report.rules, (CheckedLaw(sample.law, (), ("tip",), sample.findings()[:3]),))
    matched, stray = match(read_decisions(path), now)
    assert matched == {}
    assert {decision.requirement: why for decision, why in stray} == {
        "tip-3b-consent": "no reason is given in the column Comment",
        "tip-3a-acts": "the column Decision is empty",
        "untoc-34-2-independent": "the requirement was not asked of this law",
    }
    page = html_report(view_of(now, (), matched, stray))
    assert "no reason is given in the column Comment" in page
    other = Report(report.rules, tuple(CheckedLaw(sample_of(BILL, n).law, (), (), ()) for n in ("a.txt", "b.txt")))
    assert "that law was not checked in this call" in {why for _, why in match(read_decisions(path), other)[1]}


def test_a_table_of_an_earlier_draft_fits_the_next_one(report: Report, tmp_path: Path, rules: RuleSet) -> None:
    """One law in the table and one law checked are taken for the same, whatever the file is called."""
    path = filled(report, tmp_path / "table.xlsx", tip_3b_consent=("strike out", "", "agreed"))
    draft = sample_of(BILL, "second-draft.txt")
    now = Report(rules, (CheckedLaw(draft.law, (), ("tip",), draft.findings()),))
    matched, stray = match(read_decisions(path), now)
    assert list(matched) == [("second-draft.txt", "tip-3b-consent")]
    assert stray == []


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_csv_that_a_spreadsheet_saved_anew_is_read(delimiter: str, tmp_path: Path, report: Report) -> None:
    """With the delimiter of its country."""
    path = tmp_path / "table.csv"
    cells = [*("Law", "Requirement", "Evaluation", "Decision", "Responsible", "Comment")]
    row = ["bill.txt", "tip-3b-consent", "contrary", "strike out", "", "agreed"]
    path.write_text(delimiter.join(cells) + "\r\n" + delimiter.join(row) + "\r\n", encoding="utf-8-sig")
    assert len(match(read_decisions(path), report)[0]) == 1


def bomb() -> bytes:
    """A workbook that unpacks to 60 MB."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return written.getvalue()


def with_entities(report: Report) -> bytes:
    """A workbook whose sheet declares an entity."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_report(view_of(report)))) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                content = content.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY e "e">]><worksheet', 1)
            new.writestr(name, content)
    return written.getvalue()


def test_a_table_that_cannot_be_read_gets_a_sentence(report: Report, tmp_path: Path) -> None:
    """Damage, bombs, entities, other tables and other encodings."""
    path = tmp_path / "table"
    for data, words in (
        (b"PK\x03\x04 damaged", "damaged"),
        (bomb(), "too large"),
        (with_entities(report), "declarations"),
        (b"a,b\r\n1,2\r\n", "no column “Law”"),
        (b"", "no column “Law”"),
        ("Law,Décision".encode("latin-1"), "not UTF-8"),
    ):
        path.write_bytes(data)
        with pytest.raises(DecisionsError, match=words):
            read_decisions(path)


def test_the_headings_are_those_of_the_guide() -> None:
    """docs/reading-reports.md names every column."""
    guide = (Path(__file__).parents[2] / "docs" / "reading-reports.md").read_text(encoding="utf-8")
    assert [heading for heading in COLUMNS if f"**{heading}**" not in guide] == []
