"""Times writing every format for a law with at least 1,500 pieces of evidence.

    python benchmarks/writing_formats.py [--runs 3]

The bills of corpora/ are bound into one PDF, and their text into one Word file; to the evidence that is found in them
the first words of further clauses are added until there is enough. Reading and checking are not timed. Formats are
written one after the other by one process, then by two at once; times are the median of the runs, in seconds.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2

import lawcheck
from lawcheck.checking import CheckedLaw, Evidence, Finding, Report
from lawcheck.reports.formats import FORMATS, render
from lawcheck.reports.json_report import json_report
from lawcheck.reports.model import view_of
from lawcheck.reports.sheet import paper
from lawcheck.reports.terminal import print_report

CORPORA = Path(__file__).resolve().parents[1] / "corpora"
EVIDENCE = 1500
IN_WORD = ("annotated Word",)
IN_PDF = ("terminal", "json", *(kind for kind in FORMATS if kind != "annotated"), "annotated PDF")

reports: dict[str, Report] = {}  # by format of the file; filled before the workers are forked


def bound(folder: Path, bills: list[Path]) -> Iterator[Path]:
    """The bills as one PDF and as one Word file."""
    pages = pypdfium2.PdfDocument.new()
    word = docx.Document()
    for bill in bills:
        pages.import_pages(pypdfium2.PdfDocument(bill.with_suffix(".pdf")))
        for line in bill.with_suffix(".txt").read_text(encoding="utf-8").splitlines():
            word.add_paragraph(line.strip())
    for suffix, save in ((".pdf", pages.save), (".docx", word.save)):
        path = folder / f"bound{suffix}"
        save(path)
        yield path


def checked(folder: Path) -> None:
    """Fill `reports` with reports on laws that have enough evidence."""
    bills = sorted(path for path in CORPORA.glob("*/*.txt") if path.with_suffix(".pdf").is_file())
    rules = lawcheck.load_rules()
    for path in bound(folder, bills):
        [law] = lawcheck.check([lawcheck.read(path)], rules, "all").laws
        reports[path.suffix] = Report(rules, (replace(law, findings=tuple(with_more(law))),))


def with_more(checked: CheckedLaw) -> Iterator[Finding]:
    """The findings, with more evidence for those that rest on some: words of clauses here and there in the law."""
    carried = [finding for finding in checked.findings if finding.evidence]
    more = EVIDENCE // len(carried) + 1
    spans = [(clause.index, clause.words[0]) for clause in checked.law.tree.clauses if clause.words]
    places = itertools.cycle(spans[:: max(len(spans) // EVIDENCE, 1)])
    for finding in checked.findings:
        further = itertools.islice(places, max(more - len(finding.evidence), 0) if finding.evidence else 0)
        yield replace(
            finding,
            evidence=finding.evidence
            + tuple(
                Evidence(finding.evidence[0].element, clause, start, min(end, start + 60))
                for clause, (start, end) in further
            ),
        )


def evidence_in(report: Report) -> int:
    """How many pieces of evidence there are."""
    return sum(len(finding.evidence) for law in report.laws for finding in law.findings)


def write(name: str) -> float:
    """Seconds that a format takes, with making ready what it renders."""
    start = time.perf_counter()
    report = reports[".docx" if name in IN_WORD else ".pdf"]
    if name == "terminal":
        print_report(report, paper()[0])
    elif name == "json":
        json_report(report)
    else:
        render(name.split()[0], view_of(report))
    return time.perf_counter() - start


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        checked(Path(folder))
        for suffix, report in reports.items():
            [law] = report.laws
            words = len(law.law.document.text.split())
            print(f"bound{suffix}: {words:,} words, {evidence_in(report):,} pieces of evidence")
        print(f"median of {options.runs} runs\n")
        names = (*IN_PDF, *IN_WORD)
        times = {name: statistics.median(write(name) for _ in range(options.runs)) for name in names}
        for name, seconds in times.items():
            print(f"{name:<30}{seconds:6.2f} s")
        print(f"{'all, one after the other':<30}{sum(times.values()):6.2f} s")
        slowest_first = sorted(names, key=times.__getitem__, reverse=True)
        with multiprocessing.get_context("fork").Pool(2) as workers:
            spent = []
            for _ in range(options.runs):
                start = time.perf_counter()
                workers.map(write, slowest_first, chunksize=1)
                spent.append(time.perf_counter() - start)
        print(f"{'all, two at once':<30}{statistics.median(spent):6.2f} s")


if __name__ == "__main__":
    main()
