"""Writes the example reports of this folder: each format for one bill of corpora/, and several bills side by side.

Run it by `make reports`; the paths in the reports are those from the top of the repository.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import lawcheck
from lawcheck.reports.formats import render
from lawcheck.reports.json_report import json_report
from lawcheck.reports.model import view_of

ROOT = Path(__file__).resolve().parents[1]
BILL = "corpora/marrowby-trafficking-bill/marrowby-trafficking-bill"
OTHERS = (
    "corpora/valdrenia-foreigners-law/valdrenia-foreigners-law.docx",
    "corpora/ambervale-proceeds-bill/ambervale-proceeds-bill.docx",
)
FILES = {
    "report.html": "html",
    "report.docx": "docx",
    "concordance.xlsx": "xlsx",
    "concordance.csv": "csv",
    "report.sarif": "sarif",
    "report.md": "markdown",
    "annotated.pdf": "annotated",
}


def reports() -> Iterator[tuple[str, bytes]]:
    """Name and content of each example; the working folder is the top of the repository."""
    rules = lawcheck.load_rules()
    pdf, word, *others = (
        lawcheck.check([lawcheck.read(path)], rules) for path in (f"{BILL}.pdf", f"{BILL}.docx", *OTHERS)
    )
    yield "report.json", json_report(pdf).encode()
    for name, kind in FILES.items():
        yield name, _bytes(render(kind, view_of(pdf)))
    yield "annotated.docx", _bytes(render("annotated", view_of(word)))
    together = type(pdf)(rules, tuple(law for report in (pdf, *others) for law in report.laws))
    yield "comparison.html", _bytes(render("html", view_of(together)))
    yield "comparison.xlsx", _bytes(render("xlsx", view_of(together)))


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def main() -> int:
    """Write all of them."""
    os.chdir(ROOT)
    for name, content in reports():
        (ROOT / "reports" / name).write_bytes(content)
        print(f"reports/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
