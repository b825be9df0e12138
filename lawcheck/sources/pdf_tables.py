"""Ruled tables of a PDF: cut into cells by pdfplumber, and read row by row."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from lawcheck.sources.document import Box
from lawcheck.sources.pdf_layout import Row, rows_of
from lawcheck.sources.pdf_page import ASCENT, DESCENT, Page, Run

_MOST_PAGES = 300  # with ruled tables that are cut into cells; later ones are read line by line
_OPENS = re.compile(r"(?:\(?\w{1,4}[.)]|[•–—-])\s")
_CLOSED = re.compile(r"[.;:]\W*$")
_LEADING = 1.6  # ems from line to line inside a paragraph, at most


@dataclass(slots=True)
class TableRow(Run):
    """A row of a table, which stands in its page as a run does; a cell is a list of paragraphs, these of lines."""

    cells: list[list[list[Row]]] = field(default_factory=list)


def put_tables(pages: Iterable[Page], data: bytes) -> None:
    """Put one `TableRow` in place of the runs of each row of a table, on the pages that are ruled."""
    ruled = [page for page in pages if page.ruled and page.runs and not page.turns][:_MOST_PAGES]
    if not ruled:
        return
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(_lines_only(data, [page.number - 1 for page in ruled]))) as book:
            for page, sheet in zip(ruled, book.pages, strict=True):
                for cells in _tables(sheet, page):
                    page.runs = _with_rows(page.runs, cells)
    except Exception:  # of whatever kind: a table that cannot be cut is read line by line, as it stands
        return


def _lines_only(data: bytes, pages: Sequence[int]) -> bytes:
    """A PDF of these pages without their text, which pdfplumber would spend most of its time on."""
    whole, part = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    try:
        part.import_pages(whole, list(pages))
        for sheet in part:
            for drawn in list(sheet.get_objects(max_depth=1)):
                if drawn.type != pdfium.FPDF_PAGEOBJ_PATH:
                    sheet.remove_obj(drawn)
            sheet.gen_content()
        written = io.BytesIO()
        part.save(written)
        return written.getvalue()
    finally:
        part.close()
        whole.close()


def _tables(sheet: Any, page: Page) -> list[list[list[Box]]]:
    """The cells of each table of a page, row by row, measured as the runs of the page are."""
    along, up = page.corner[0], page.corner[1] - sheet.mediabox[3]
    tables = []
    for table in sheet.find_tables():
        rows = [
            [(x0 - along, top + up, x1 - along, bottom + up) for x0, top, x1, bottom in filter(None, row.cells)]
            for row in table.rows
        ]
        if sum(len(row) > 1 for row in rows) > 1:
            tables.append(rows)
    sheet.close()
    return tables


def _with_rows(runs: Sequence[Run], table: Sequence[Sequence[Box]]) -> list[Run]:
    taken: set[int] = set()
    made: list[Run] = []
    for boxes in table:
        cells = []
        for box in boxes:
            inside = [run for run in runs if id(run) not in taken and _stands_in(run, box)]
            taken.update(map(id, inside))
            if inside:
                cells.append(list(_paragraphs(rows_of(inside))))
        made += [_table_row(row) for row in _rows_within(cells)]
    return [run for run in runs if id(run) not in taken] + made


def _rows_within(cells: list[list[list[Row]]]) -> list[list[list[list[Row]]]]:
    """The rows that stand between two ruled lines: several, where the paragraphs of all cells start side by side."""
    starts = [[round(paragraph[0].base) for paragraph in cell] for cell in cells]
    if len(cells) > 1 and len(starts[0]) > 1 and all(_near(other, starts[0]) for other in starts[1:]):
        return [[[paragraph] for paragraph in row] for row in zip(*cells, strict=True)]
    return [cells] if cells else []


def _near(places: Sequence[float], others: Sequence[float]) -> bool:
    return len(places) == len(others) and all(abs(a - b) <= 2 for a, b in zip(places, others, strict=True))


def _stands_in(run: Run, box: Box) -> bool:
    middle, height = (run.left + run.right) / 2, run.base - (ASCENT - DESCENT) / 2 * run.size
    return box[0] <= middle <= box[2] and box[1] <= height <= box[3]


def _paragraphs(lines: Sequence[Row]) -> Iterator[list[Row]]:
    paragraph: list[Row] = []
    for line in lines:
        if paragraph:
            above = paragraph[-1]
            opens = _CLOSED.search(above.text) and _OPENS.match(line.text)
            if opens or line.base - above.base > _LEADING * line.size:
                yield paragraph
                paragraph = []
        paragraph.append(line)
    yield paragraph


def _table_row(cells: list[list[list[Row]]]) -> TableRow:
    lines = [line for cell in cells for paragraph in cell for line in paragraph]
    first = min(lines, key=lambda line: line.base)
    runs = [run for line in lines for run in line.runs]
    text = "\t".join(" ".join(line.text for paragraph in cell for line in paragraph) for cell in cells)
    return TableRow(
        left=min(run.left for run in runs),
        right=max(run.right for run in runs),
        base=first.base,
        size=first.size,
        text=text,
        bold=all(run.bold for run in runs),
        italic=all(run.italic for run in runs),
        joint=None,
        cells=cells,
    )
