"""Times reading PDFs, with pdfplumber and plain pypdfium2 beside it in one run, and the memory that a long one takes.

    python benchmarks/reading_speed.py [FOLDER] [--runs 3] [--pages 1000]

FOLDER holds PDFs (default: those of corpora/). lawcheck gives lines with boxes, columns and furniture; pdfplumber
`extract_text`; plain pypdfium2 `get_text_range`, without geometry. Times are seconds of processor time, the best of the
runs; pdfplumber, which is slow, runs once. At the end a PDF of --pages pages, bound from the others, is read in a
process of its own, and the most memory that it held is told.
"""

from __future__ import annotations

import argparse
import io
import itertools
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2

from lawcheck.sources import UnreadableDocument
from lawcheck.sources.pdf import read_pdf

CORPORA = Path(__file__).resolve().parents[1] / "corpora"
MEASURED = """
import resource, sys
from lawcheck.sources import read_document
document = read_document(sys.argv[1])
print(document.pages, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def with_pdfplumber(data: bytes) -> None:
    """The text of each page."""
    with pdfplumber.open(io.BytesIO(data)) as book:
        for page in book.pages:
            page.extract_text()
            page.close()


def with_pypdfium2(data: bytes) -> None:
    """The characters of each page in the order of the file."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()


def seconds(read: Callable[[bytes], object], data: bytes, runs: int) -> float:
    """The least processor time of some runs."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        read(data)
        times.append(time.process_time() - start)
    return min(times)


def bound(paths: list[Path], pages: int, folder: Path) -> Path:
    """A PDF of so many pages: those of the files, again and again."""
    whole = pypdfium2.PdfDocument.new()
    for path in itertools.cycle(paths):
        part = pypdfium2.PdfDocument(path)
        whole.import_pages(part, list(range(min(len(part), pages - len(whole)))))
        if len(whole) >= pages:
            break
    made = folder / "bound.pdf"
    whole.save(made)
    return made


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPORA)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pages", type=int, default=1000)
    options = parser.parse_args()
    print(f"{'':<42}{'pages':>6}{'lawcheck':>10}{'pypdfium2':>11}{'pdfplumber':>12}{'':>4}times pypdfium2, pdfplumber")
    rows: list[tuple[float, float, float]] = []
    read: list[Path] = []
    for path in sorted(options.folder.rglob("*.pdf")):
        data = path.read_bytes()
        try:
            pages = read_pdf(data, path.name).pages
        except UnreadableDocument as error:
            print(f"{path.name[:40]:<42}not read: {error.code}")
            continue
        own = seconds(lambda data: read_pdf(data, "law.pdf"), data, options.runs)
        plain = seconds(with_pypdfium2, data, options.runs)
        careful = seconds(with_pdfplumber, data, 1)
        print(
            f"{path.name[:40]:<42}{pages:>6}{own:>10.3f}{plain:>11.3f}{careful:>12.2f}"
            f"{own / plain:>14.2f}{careful / own:>14.1f}"
        )
        rows.append((own, plain, careful))
        read.append(path)
    own_times, plain_times, careful_times = zip(*rows, strict=True)
    print(
        f"\nlawcheck takes {sum(own_times) / sum(plain_times):.2f} times the time of plain pypdfium2 in all, "
        f"{statistics.median(own / plain for own, plain, _ in rows):.2f} at the median; "
        f"pdfplumber {sum(careful_times) / sum(own_times):.1f} times that of lawcheck in all, "
        f"{statistics.median(careful / own for own, _, careful in rows):.1f} at the median."
    )
    with tempfile.TemporaryDirectory() as folder:
        long = bound(read, options.pages, Path(folder))
        said = subprocess.run(
            [sys.executable, "-c", MEASURED, str(long)], check=True, stdout=subprocess.PIPE, text=True
        )
    pages_read, megabytes = said.stdout.split()
    print(f"A PDF of {pages_read} pages: {megabytes} MB at the most.")


if __name__ == "__main__":
    main()
