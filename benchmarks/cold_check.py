"""Times a cold `lawcheck check` of a 30-page PDF bill, and how its time is spent.

    python benchmarks/cold_check.py [FILE] [--runs 5]

Without a FILE the bills of corpora/ are bound into one PDF of 30 pages. Each run is a new process; times are the
median of the runs, in seconds.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2

CORPORA = Path(__file__).resolve().parents[1] / "corpora"
PAGES = 30
STAGED = """
import json, sys, time
marks = {"start": float(sys.argv[1]), "python started": time.monotonic()}
import lawcheck.cli.check, lawcheck.checking, lawcheck.sources
from lawcheck.reports.json_report import json_report
from lawcheck.reports.sheet import paper
from lawcheck.reports.terminal import print_report
marks["modules imported"] = time.monotonic()
document = lawcheck.sources.read_document(sys.argv[2])
marks["file read into text"] = time.monotonic()
tree = lawcheck.clauses.build_tree(document)
marks["clause tree built"] = time.monotonic()
law = lawcheck.reading.read_law(tree, lawcheck._language_of(document, lawcheck._languages_at_hand()))
marks["clauses read"] = time.monotonic()
rules = lawcheck.load_rules()
marks["rules loaded"] = time.monotonic()
rules.matcher(law.language)
marks["lexicon compiled"] = time.monotonic()
report = lawcheck.check([law], rules)
marks["concepts matched, verdicts decided"] = time.monotonic()
print_report(report, paper()[0])
marks["terminal report"] = time.monotonic()
json_report(report)
marks["JSON report"] = time.monotonic()
json.dump([marks, document.pages, len(document.text.split())], sys.stdout)
"""
GROUPS = {
    "start-up": ("python started", "modules imported"),
    "reading": ("file read into text", "clause tree built", "clauses read"),
    "matching": ("rules loaded", "lexicon compiled", "concepts matched, verdicts decided"),
    "reporting": ("terminal report", "JSON report"),
}


def bound_bill(folder: Path) -> Path:
    """The bills of corpora/, one after the other until there are 30 pages."""
    bills = [pypdfium2.PdfDocument(path) for path in sorted(CORPORA.glob("*/*.pdf"))]
    bound = pypdfium2.PdfDocument.new()
    for bill in itertools.cycle(bills):
        bound.import_pages(bill, list(range(min(len(bill), PAGES - len(bound)))))
        if len(bound) == PAGES:
            break
    path = folder / "bound.pdf"
    bound.save(path)
    return path


def staged(path: Path) -> tuple[dict[str, float], int, int]:
    """Seconds of each stage of one run in a new process, and the pages and words of the file."""
    command = [sys.executable, "-c", STAGED, str(time.monotonic()), str(path)]
    marks, pages, words = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    times = list(marks.items())
    return {name: mark - before for (_, before), (name, mark) in itertools.pairwise(times)}, pages, words


def whole(path: Path) -> float:
    """Seconds of the command itself, with the terminal report."""
    start = time.monotonic()
    command = [sys.executable, "-m", "lawcheck", "check", str(path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - start


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.file or bound_bill(Path(folder))
        runs = [staged(path) for _ in range(options.runs)]
        totals = [whole(path) for _ in range(options.runs)]
    _, pages, words = runs[0]
    print(f"{path.name}: {pages} pages, {words:,} words; median of {options.runs} cold runs\n")
    for group, stages in GROUPS.items():
        seconds = {stage: statistics.median(run[0][stage] for run in runs) for stage in stages}
        print(f"{group:<42}{sum(seconds.values()):6.2f} s")
        for stage, spent in seconds.items():
            print(f"  {stage:<40}{spent:6.2f}")
    print(f"{'lawcheck check, the whole command':<42}{statistics.median(totals):6.2f} s")


if __name__ == "__main__":
    main()
