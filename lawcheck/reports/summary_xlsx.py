"""The summary of a scan as a workbook: the matrix, countries, conflicts, laws, and what was not read."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import xlsxwriter

from lawcheck.reports.concordance import COLOURS, NEVER, cut
from lawcheck.reports.excerpts import place
from lawcheck.reports.matrix import SIGNS
from lawcheck.reports.model import EVALUATIONS, MEANINGS, NAMES, plain
from lawcheck.reports.summary_words import lead, name_of
from lawcheck.reports.wording import KINDS, STRENGTHS, listed, source

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from lawcheck.reports.summary import Summary

_MOST_COUNTRIES = 16_000  # Excel has 16,384 columns

Cell = str | int | tuple[str | int, str]
"""What stands in a cell, and the verdict that colours it."""


def summary_xlsx(summary: Summary) -> bytes:
    """The summary as a workbook. All text is written as text: nothing in it is taken for a formula or a link."""
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"title": "Summary of a scan", "author": "lawcheck", "created": NEVER})
        _Book(book, summary).write()
    return written.getvalue()


class _Book:
    """Writes the sheets."""

    def __init__(self, book: xlsxwriter.Workbook, summary: Summary) -> None:
        self._book = book
        self._summary = summary
        base = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True}
        cell = base | {"border": 1, "border_color": "#C5CDD5"}
        self._text = book.add_format(base | {"text_wrap": False})
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._cell = book.add_format(cell)
        self._head = book.add_format(cell | {"bold": True, "bg_color": "#14304D", "font_color": "#FFFFFF"})
        self._verdicts: dict[str, Format] = {
            verdict: book.add_format(cell | {"bg_color": back, "font_color": fore, "bold": True})
            for verdict, (back, fore) in COLOURS.items()
        }

    def write(self) -> None:
        """All sheets: first what was checked."""
        self._front()
        summary = self._summary
        countries = summary.countries[:_MOST_COUNTRIES]
        self._sheet(
            "Matrix",
            {"Treaty article": 24, "Requirement": 44, "Strength": 14, **{plain(each.name): 11 for each in countries}},
            (
                [
                    plain(source(asked.instrument, asked.article)),
                    plain(asked.title),
                    STRENGTHS[asked.strength],
                    *(
                        (f"{SIGNS[cell.verdict]} {EVALUATIONS[cell.verdict]}", cell.verdict) if cell else "–"
                        for cell in (country.cells.get(asked.id) for country in countries)
                    ),
                ]
                for asked in summary.asked
            ),
            frozen=2,
        )
        self._sheet(
            "Conflicts",
            {
                "Country": 16,
                "Treaty article": 22,
                "Requirement": 34,
                "What the law says": 40,
                "Where": 16,
                "Words": 60,
                "Law": 34,
                "File": 40,
            },
            (
                [
                    plain(law.country),
                    plain(source(asked.instrument, asked.article)),
                    plain(asked.title),
                    (conflict.says, "conflict"),
                    place(conflict.citation, conflict.page),
                    conflict.quote,
                    law.title,
                    plain(law.path),
                ]
                for law, conflict in summary.contradictions
                for asked in [summary.requirements[conflict.requirement]]
            ),
        )
        self._sheet(
            "Laws",
            {
                "Country": 16,
                "Law": 44,
                "File": 44,
                "Pages": 8,
                "Words": 10,
                "Reads as a law on": 34,
                **dict.fromkeys(NAMES.values(), 10),
                "Not read, or doubtful": 60,
            },
            (
                [
                    plain(law.country),
                    law.title,
                    plain(law.path),
                    law.pages or "",
                    law.words,
                    "none of the treaties"
                    if law.out_of_scope
                    else listed([KINDS.get(kind, kind) for kind in law.kinds]),
                    *((number, verdict) if number else 0 for verdict, number in law.counts.items()),
                    "\n".join(law.problems),
                ]
                for law in sorted(summary.laws, key=lambda law: law.country)
            ),
        )
        same = (
            [plain(file.path), "duplicate", f"Has the words of {plain(file.law.path)}."] for file in summary.duplicates
        )
        self._sheet(
            "Not checked",
            {"File": 60, "Code": 16, "Why": 90},
            (
                *([plain(file.path), file.code, plain(file.message)] for file in summary.unread),
                *same,
                *([plain(file.path), file.code, plain(file.message)] for file in summary.passed),
            ),
        )

    def _front(self) -> None:
        summary = self._summary
        sheet = self._added("Countries", [30, 10, *[12] * len(NAMES), 10])
        sheet.write_string(0, 0, cut(name_of(summary)), self._title)
        sheet.write_string(1, 0, cut(lead(summary)), self._text)
        for column, heading in enumerate(("Country", "Laws", *NAMES.values(), "Not read")):
            sheet.write_string(3, column, heading, self._head)
        row = 3
        for row, country in enumerate(summary.countries, 4):
            counts = [(number, verdict) if number else 0 for verdict, number in country.counts.items()]
            not_read: Cell = (country.unread, "gap") if country.unread else 0
            self._row(sheet, row, [plain(country.name), len(country.laws), *counts, not_read])
        notes = [f"{EVALUATIONS[verdict]}: {MEANINGS[verdict]}" for verdict in NAMES]
        notes.append(
            "Each figure counts requirements. The verdict of a country is the best that any one of its laws gives; a "
            "conflict in any law outranks it."
        )
        notes.append(
            "Where nothing was found, but a file of the country could not be read, the verdict is “to be reviewed”."
        )
        for at, note in enumerate(notes, row + 2):
            sheet.write_string(at, 0, note, self._text)

    def _sheet(self, name: str, columns: dict[str, int], rows: Iterable[Sequence[Cell]], *, frozen: int = 1) -> None:
        sheet = self._added(name, list(columns.values()))
        for column, heading in enumerate(columns):
            sheet.write_string(0, column, cut(heading), self._head)
        last = 0
        for last, row in enumerate(rows, 1):
            self._row(sheet, last, row)
        if last:
            sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.freeze_panes(1, frozen)
        sheet.repeat_rows(0)

    def _row(self, sheet: Worksheet, row: int, cells: Sequence[Cell]) -> None:
        for column, cell in enumerate(cells):
            value, verdict = cell if isinstance(cell, tuple) else (cell, "")
            look = self._verdicts[verdict] if verdict else self._cell
            if isinstance(value, int):
                sheet.write_number(row, column, value, look)
            else:
                sheet.write_string(row, column, cut(value), look)

    def _added(self, name: str, widths: list[int]) -> Worksheet:
        sheet: Worksheet = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(8 if len(widths) > 8 else 9)  # A3, A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&8&A&R&8&P / &N")
        return sheet
