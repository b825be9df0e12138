"""Rows of PDF pages become drafted lines: chunks of characters with their boxes, and what layout says of the line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from lawcheck.sources.builder import Chunk, Draft, without_brackets_of_marks
from lawcheck.sources.pdf_furniture import Sheet, is_raised
from lawcheck.sources.pdf_layout import Row, joined, row_of
from lawcheck.sources.pdf_page import ASCENT, DESCENT, Page
from lawcheck.sources.pdf_tables import TableRow
from lawcheck.sources.words import SUPERSCRIPTS, is_mark_after

_NEAR = 6  # chunks before a raised figure that tell what it is


def drafts_of(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Draft]:
    """The lines of a page, its rows given in the order of reading; rows of tables go on until the row ends."""
    notes = sheet.notes[::-1]
    columns = list(dict.fromkeys(row.column for row in rows))
    reach: defaultdict[tuple[float, float], float] = defaultdict(float)
    for row in rows:
        reach[row.column] = max(reach[row.column], row.right)
    for row in rows:
        full = row.right >= reach[row.column] - 0.12 * (reach[row.column] - row.column[0])
        drafts = list(_parts(row, sheet, full))
        for draft in drafts:
            draft.layout["column"] = columns.index(row.column) + 1 if len(columns) > 1 else None
        while notes and notes[-1][0] <= row.base + 0.6 * row.size:
            drafts[0].chunks.insert(0, Chunk("", furniture=notes.pop()[1]))
        yield from drafts
    sheet.furniture += [note for _, note in reversed(notes)]


def _parts(row: Row, sheet: Sheet, full: bool) -> Iterator[Draft]:
    tables = [run for run in row.runs if isinstance(run, TableRow)]
    if tables:
        words = [run for run in row.runs if not isinstance(run, TableRow)]
        if not words:
            for table in tables:
                yield from _cells(table, row, sheet)
            return
        column, row = row.column, row_of(words)
        row.column = column
    yield Draft(_chunks(row, sheet), _layout(row, sheet.page), full)
    for table in tables:
        yield from _cells(table, row, sheet)


def _cells(table: TableRow, row: Row, sheet: Sheet) -> Iterator[Draft]:
    """A row of a table: one line where each cell is one paragraph, else a line for each paragraph."""
    one_line = len(table.cells) > 1 and all(len(cell) == 1 for cell in table.cells)
    for at, cell in enumerate(table.cells):
        for paragraph in cell:
            for number, line in enumerate(paragraph):
                line.column = row.column
                draft = Draft(_chunks(line, sheet), {**_layout(line, sheet.page), "kind": "table", "centred": False})
                draft.full = number + 1 < len(paragraph)
                if number:
                    draft.joint = " "
                elif at and one_line:
                    draft.joint = "\t"
                yield draft


def _layout(row: Row, page: Page) -> dict[str, Any]:
    left, right = row.column
    before, after = row.left - left, right - row.right
    one = len(row.runs) == 1
    main = row.runs[0] if one else max(row.runs, key=lambda run: len(run.text))
    return {
        "page": page.number,
        "box": page.shown(row.left, row.base - ASCENT * row.size, row.right, row.base + DESCENT * row.size),
        "size": round(main.size, 2),
        "bold": main.bold and (one or _share(row, "bold") > 0.9),
        "italic": main.italic and (one or _share(row, "italic") > 0.9),
        "centred": min(before, after) > 0.06 * (right - left) and abs(before - after) < 0.03 * (right - left),
        "indent": round(before, 2),
    }


def _share(row: Row, weight: str) -> float:
    """The share of the characters of a row that are bold, or italic."""
    return sum(len(run.text) for run in row.runs if getattr(run, weight)) / sum(len(run.text) for run in row.runs)


def _chunks(row: Row, sheet: Sheet) -> list[Chunk]:
    page = sheet.page
    if len(row.runs) == 1 and id(row.runs[0]) not in sheet.marks:
        (run,) = row.runs
        box = page.shown(run.left, run.base - ASCENT * run.size, run.right, run.base + DESCENT * run.size)
        return [Chunk(run.text.replace("\ufffe", "-"), page.number, box)]
    chunks: list[Chunk] = []
    for joint, run in joined(row.runs):
        if joint:
            chunks.append(Chunk(joint, page.number))
        text = run.text.replace("\ufffe", "-")
        is_mark = id(run) in sheet.marks
        if text.isdecimal() and is_raised(run, row):
            is_mark = is_mark or is_mark_after("".join(chunk.text for chunk in chunks[-_NEAR:]))
            text = text.translate(SUPERSCRIPTS)
        if is_mark:
            chunks.append(Chunk("", page.number, furniture=sheet.left_out("footnote-mark", run.text, [run])))
        else:
            box = page.shown(run.left, run.base - ASCENT * run.size, run.right, run.base + DESCENT * run.size)
            chunks.append(Chunk(text, page.number, box))
    return without_brackets_of_marks(chunks)
