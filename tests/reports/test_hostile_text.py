"""What a law says is text in every format: no markup, no formula, no command to the screen, however long it is."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from fpdf import FPDF
from lxml import etree, html
from markdown_it import MarkdownIt
from pypdf import PdfReader
from report_samples import BILL, Sample, sample_of

from lawcheck.checking import CheckedLaw, Report
from lawcheck.clauses import build_tree
from lawcheck.comparing import compare, side_of
from lawcheck.reading import read_law
from lawcheck.reports.concordance import FORMULA
from lawcheck.reports.diff_json import diff_json
from lawcheck.reports.diff_model import diff_view
from lawcheck.reports.diff_terminal import print_diff
from lawcheck.reports.formats import DIFF_FORMATS, FORMATS, render, render_diff
from lawcheck.reports.json_report import json_report
from lawcheck.reports.model import view_of
from lawcheck.reports.sheet import paper
from lawcheck.reports.terminal import print_report
from lawcheck.rules import RuleSet
from lawcheck.sources import read_document, read_text

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
FORMULAS = '=HYPERLINK("http://x","y") +cmd|\' /C calc\'!A0 @SUM(1)'
MARKUP = "[click](javascript:alert(1)) **bold** `code` {{ 7*7 }} { MACROBUTTON x }"
TURNED = "\u202egninrut\u202c \u2066isolated\u2069 \x1b[31m \x1b]0;title\x07 \x07\x00\ufffe"
WORDS = f"{SCRIPT} {FORMULAS} {MARKUP} {TURNED}"
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONG = 10_000_000  # characters


def hostile_report(rules: RuleSet, sample: Sample) -> Report:
    """Findings on words that begin like formulas, with the same words in what rules say of them."""
    findings = tuple(
        replace(found, message=f"{WORDS} {found.message}", remedy=f"{found.remedy} {WORDS}", notes=(WORDS,))
        for found in sample.findings()
    )
    return Report(rules, (CheckedLaw(sample.law, (), ("tip", "untoc"), findings),))


@pytest.fixture
def hostile(rules: RuleSet) -> Report:
    """A bill with such words in its title, in a definition, and in clauses that findings rest on."""
    text = BILL.replace("THE PORT ALDER", f"THE {WORDS}").replace("responsible for justice", WORDS)
    text = text.replace("(a) by the use of force or", f"(a) {FORMULAS} by the use of force {WORDS} or")
    text = text.replace("shall keep a register", f"{WORDS} shall keep a register")
    return hostile_report(rules, sample_of(text, f"{WORDS}.txt"))


def no_markup(data: bytes) -> None:
    """HTML: the words are text, and nothing is run or fetched but what lawcheck wrote."""
    page = html.fromstring(data.decode())
    assert SCRIPT in page.text_content()
    assert len(page.xpath("//script")) <= 1
    assert page.xpath("//img|//iframe|//object|//form[@action]|//@onerror") == []
    assert page.xpath("//a[not(starts-with(@href, '#'))]") == []
    assert not FORBIDDEN.search(data.decode().replace("\n", ""))


def no_markdown(data: bytes) -> None:
    """Markdown: no links, no tags but those that lawcheck writes, no control characters."""
    shown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(data.decode())
    tags = set(re.findall(r"<(\w+)", shown))
    allowed = {"h1", "h2", "h3", "p", "ul", "li", "code", "strong", "s", "blockquote", "details", "summary", "br", "em"}
    assert tags <= allowed | {"table", "thead", "tbody", "tr", "th", "td"}
    assert not FORBIDDEN.search(data.decode().replace("\n", ""))


def no_formula(data: bytes) -> None:
    """CSV: no cell begins as a formula does."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [cell for row in rows for cell in row if cell.startswith(FORMULA)] == []
    assert "=HYPERLINK" in data.decode()


def no_live_cell(data: bytes) -> None:
    """XLSX: every cell is text or a number, and none is a link."""
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n"}
            assert not any(cell.hyperlink for cell in row)


def no_field(data: bytes) -> None:
    """DOCX: well-formed, no fields but those that lawcheck writes, no links out, no control characters."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(package.read(name))
                assert not FORBIDDEN.search("".join(root.itertext()))
                assert [code for code in root.itertext("{*}instrText") if "MACROBUTTON" in code] == []
                assert [link for link in root.iter("{*}Relationship") if link.get("TargetMode") == "External"] == []


def no_control(data: bytes) -> None:
    """JSON: whole, and without raw control characters or marks that turn the line."""
    assert json.loads(data)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", data.decode())


CHECKS: dict[str, Callable[[bytes], None]] = {
    "html": no_markup,
    "markdown": no_markdown,
    "csv": no_formula,
    "xlsx": no_live_cell,
    "docx": no_field,
    "sarif": no_control,
    "json": no_control,
}


def written(kind: str, report: Report) -> bytes:
    """A report in one of the formats."""
    if kind == "terminal":
        page, text = paper()
        print_report(report, page)
        return text.getvalue().encode()
    content = json_report(report) if kind == "json" else render(kind, view_of(report))
    return content if isinstance(content, bytes) else content.encode()


@pytest.mark.parametrize("kind", CHECKS)
def test_hostile_words_are_shown_and_do_nothing(kind: str, hostile: Report) -> None:
    """In every format that is made anew."""
    CHECKS[kind](written(kind, hostile))


def test_hostile_words_are_shown_on_a_screen(hostile: Report) -> None:
    """Nothing moves the cursor, colours the screen or turns a line."""
    text = written("terminal", hostile).decode()
    assert SCRIPT.split()[0] in text
    assert not FORBIDDEN.search(text.replace("\n", ""))


def test_every_format_is_tried() -> None:
    """A format that joins gets its check here."""
    assert set(CHECKS) | {"annotated"} == {*FORMATS, "json"}


def in_file(path: Path, words: str) -> Path:
    """The bill with hostile words in a Word file or a PDF."""
    lines = BILL.replace("by the use of force", f"by the use of force {words}").splitlines()
    if path.suffix == ".docx":
        made = docx.Document()
        for line in lines:
            made.add_paragraph(line)
        made.save(path)
        return path
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Times", size=11)
    for line in lines:
        pdf.multi_cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(path))
    return path


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_hostile_words_in_a_file_are_annotated(suffix: str, rules: RuleSet, tmp_path: Path) -> None:
    """The notes say them as text; the file gains no script, no action and no link."""
    path = in_file(tmp_path / f"bill.{suffix}", f"{SCRIPT} {FORMULAS} {MARKUP}")
    sample = Sample(read_law(build_tree(read_document(path)), "en"))
    data = written("annotated", hostile_report(rules, sample))
    if suffix == "docx":
        no_field(data)
        comments = "\n".join(comment.text for comment in docx.Document(io.BytesIO(data)).comments)
        assert SCRIPT in comments
        return
    notes = [note.get_object() for page in PdfReader(io.BytesIO(data)).pages for note in page.get("/Annots") or ()]
    assert any(SCRIPT in note["/Contents"] for note in notes)
    assert {note["/Subtype"] for note in notes} <= {"/Highlight", "/Text"}
    assert not any(FORBIDDEN.search(note["/Contents"].replace("\n", "").replace("\r", "")) for note in notes)
    assert not re.search(rb"/(JavaScript|JS|Launch|URI|AA)\b", data)


@pytest.mark.parametrize("kind", ["terminal", "json", *DIFF_FORMATS])
def test_hostile_words_in_a_comparison_do_nothing(kind: str, hostile: Report, report: Report) -> None:
    """Of what changed as well."""
    before = replace(report.laws[0], findings=())
    view = diff_view(compare(side_of(before), side_of(hostile.laws[0])), hostile.rules)
    assert view.changes
    if kind == "terminal":
        page, text = paper()
        print_diff(view, page)
        assert not FORBIDDEN.search(text.getvalue().replace("\n", ""))
        return
    content = diff_json(view) if kind == "json" else render_diff(kind, view)
    CHECKS[kind](content if isinstance(content, bytes) else content.encode())


@pytest.fixture(scope="module")
def long_paragraph() -> Sample:
    """A bill with a paragraph of ten megabytes; read without its words, which no report looks at."""
    text = BILL.replace("shall keep a register", "shall keep a " + "book and " * (_LONG // 9) + "register")
    sample = Sample(replace(sample_of(BILL).law, tree=build_tree(read_text(text, "long.txt"))))
    assert len(sample.law.roles) == len(sample.law.tree.clauses)
    return sample


@pytest.mark.parametrize("kind", ["terminal", *CHECKS])
def test_a_paragraph_of_ten_megabytes_is_borne(kind: str, long_paragraph: Sample, rules: RuleSet) -> None:
    """A finding in it quotes a few words; only what gives the words themselves is as long as the law."""
    text = long_paragraph.law.document.text
    first, *others = long_paragraph.findings()
    words = text[text.index("keep a book") : text.index("of transfers")]
    miss = replace(first, near_misses=(long_paragraph.miss("transfer", words, "stands elsewhere"),))
    data = written(kind, Report(rules, (CheckedLaw(long_paragraph.law, (), ("tip",), (miss, *others)),)))
    assert len(data) < (1.5 * len(text) if kind in ("html", "json") else 300_000)
