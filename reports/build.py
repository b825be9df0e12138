"""Writes the example reports of this folder, from the bills of corpora/: `make reports`.

A folder for each bill: every format for three of them, the page and the gap report for the others. `side-by-side` holds
all bills in one report, `what-changed` the second draft of a bill and what is new in it. The paths in the reports are
those from the top of the repository.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import lawcheck
from lawcheck.checking import Report
from lawcheck.comparing import compare, side_of
from lawcheck.reports.diff_json import diff_json
from lawcheck.reports.diff_model import diff_view
from lawcheck.reports.diff_terminal import print_diff
from lawcheck.reports.formats import DIFF_FORMATS, render, render_diff
from lawcheck.reports.json_report import json_report
from lawcheck.reports.model import view_of
from lawcheck.reports.sheet import paper
from lawcheck.reports.terminal import print_report
from lawcheck.rules import RuleSet

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT / "corpora"
IN_FULL = ("marrowby-trafficking-bill", "valdrenia-foreigners-law", "ambervale-proceeds-bill")
FILES = {
    "report.html": "html",
    "report.docx": "docx",
    "concordance.xlsx": "xlsx",
    "concordance.csv": "csv",
    "report.sarif": "sarif",
    "report.md": "markdown",
    "annotated.pdf": "annotated",
}
IN_SHORT = ("report.html", "report.docx")
SUFFIXES = {"html": "html", "markdown": "md"}

FIRST_DRAFT = "marrowby-trafficking-bill"
SECOND_DRAFT = "reports/what-changed/second-draft.txt"
REDRAFTED = (
    # A lower age contradicts the Protocol; a purpose is struck.
    ("the age of eighteen years", "the age of sixteen years"),
    ("        (d) servitude;\n", ""),
    # The proviso that made consent a mitigating circumstance is gone.
    (
        "the consent of the victim to the exploitation that was intended is irrelevant:\n"
        "    Provided that the court shall, in passing sentence, treat the consent of a victim of full age as a "
        "circumstance in mitigation.",
        "the consent of the victim to the exploitation that was intended is irrelevant.",
    ),
)


def reports() -> Iterator[tuple[str, bytes]]:
    """Path under this folder and content of each example; the working folder is the top of the repository."""
    rules = lawcheck.load_rules()
    together: list[Report] = []
    for name in sorted(path.name for path in CORPORA.iterdir() if (path / f"{path.name}.pdf").is_file()):
        bill = f"corpora/{name}/{name}"
        report = lawcheck.check([lawcheck.read(f"{bill}.pdf")], rules)
        together.append(report)
        yield from _of_bill(name, report)
        if name in IN_FULL:
            word = lawcheck.check([lawcheck.read(f"{bill}.docx")], rules)
            yield f"{name}/annotated.docx", _bytes(render("annotated", view_of(word)))
    all_laws = view_of(Report(rules, tuple(law for report in together for law in report.laws if law.findings)))
    yield "side-by-side/comparison.xlsx", _bytes(render("xlsx", all_laws))
    by_name = {Path(law.law.document.path).stem: law for report in together for law in report.laws}
    laws = tuple(by_name[name] for name in IN_FULL)
    yield "side-by-side/comparison.html", _bytes(render("html", view_of(Report(rules, laws))))
    yield from _of_drafts(rules)


def _of_bill(name: str, report: Report) -> Iterator[tuple[str, bytes]]:
    """The examples for one bill."""
    view = view_of(report)
    for file, kind in FILES.items():
        if name in IN_FULL or file in IN_SHORT:
            yield f"{name}/{file}", _bytes(render(kind, view))
    if name in IN_FULL:
        yield f"{name}/report.json", json_report(report).encode()
        page, written = paper()
        print_report(report, page)
        yield f"{name}/report.txt", written.getvalue().encode()


def _of_drafts(rules: RuleSet) -> Iterator[tuple[str, bytes]]:
    """A second draft, and what changed in it."""
    text = (CORPORA / FIRST_DRAFT / f"{FIRST_DRAFT}.txt").read_text(encoding="utf-8")
    text = _second_draft(text)
    yield SECOND_DRAFT.removeprefix("reports/"), text.encode()
    (ROOT / SECOND_DRAFT).parent.mkdir(exist_ok=True)
    (ROOT / SECOND_DRAFT).write_text(text, encoding="utf-8")
    paths = (f"corpora/{FIRST_DRAFT}/{FIRST_DRAFT}.docx", SECOND_DRAFT)
    old_side, new_side = (side_of(lawcheck.check([lawcheck.read(path)], rules).laws[0]) for path in paths)
    view = diff_view(compare(old_side, new_side), rules)
    yield "what-changed/what-changed.json", diff_json(view).encode()
    for kind in DIFF_FORMATS:
        yield f"what-changed/what-changed.{SUFFIXES.get(kind, kind)}", _bytes(render_diff(kind, view))
    page, written = paper()
    print_diff(view, page)
    yield "what-changed/what-changed.txt", written.getvalue().encode()


def _second_draft(text: str) -> str:
    """The first draft with some words changed, and two sections in the place of each other."""
    for old, new in REDRAFTED:
        if old not in text:
            raise ValueError(f"{FIRST_DRAFT} no longer says: {old}")
        text = text.replace(old, new, 1)
    pieces = re.split(r"^(2[678]\. )", text, flags=re.MULTILINE)  # in the table of contents and in the text
    for one, other in ((2, 4), (8, 10)):
        pieces[one], pieces[other] = pieces[other], pieces[one]
    return "".join(pieces)


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def main() -> int:
    """Write all of them, in place of those that were there."""
    os.chdir(ROOT)
    here = ROOT / "reports"
    for folder in (path for path in here.iterdir() if path.is_dir()):
        shutil.rmtree(folder)
    for name, content in reports():
        path = here / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        print(f"reports/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
