"""The table of concordance, as a workbook and as CSV: what each treaty article asks and what the law answers.

The last columns but one are left for people; `decisions.py` reads them back.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import xlsxwriter

from lawcheck.reports.matrix import SIGNS, matrix_of
from lawcheck.reports.model import EVALUATIONS, MEANINGS, NAMES, NOT_ASKED, plain, theme_name
from lawcheck.reports.wording import STRENGTHS, source

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from lawcheck.reports.model import Entry, View

COLUMNS = {
    "No.": 5,
    "Law": 18,
    "Treaty article": 20,
    "What it asks": 34,
    "National provision": 18,
    "Its words": 44,
    "Evaluation": 13,
    "Missing or contrary": 30,
    "What to do": 44,
    "Decision": 18,
    "Responsible": 16,
    "Comment": 30,
    "Strength": 15,
    "Theme": 17,
    "Priority": 9,
    "Requirement": 24,
}
"""Headings of the table and the widths of the columns, in characters."""

BASELINE = {"Since the baseline": 12}
"""A further column where there is a baseline: new, known or closed."""

FOR_PEOPLE = ("Decision", "Responsible", "Comment")

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%", "\t", "\r", "\n")
"""How a text begins that a spreadsheet could take for a formula or a command."""

_LONGEST = 32_000  # characters of a cell; Excel holds 32,767
_LINE = 13.5  # points
_CHOICES = ("change the text", "no change needed", "another law says it", "to be discussed")
COLOURS = {
    "conflict": ("#FBDCDC", "#A3161E"),
    "gap": ("#FBE8D0", "#8A4B00"),
    "partial": ("#FBF1B8", "#5C4E00"),
    "review": ("#D9EAFA", "#1B5489"),
    "met": ("#E0F2E5", "#25663F"),
}
NEVER = datetime.datetime(2000, 1, 1)
"""In place of the time of writing: the same input gives the same bytes."""

WRITTEN_AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Options of a workbook in which no text is taken for a formula, a link or a number."""


def csv_report(view: View) -> str:
    """The table as CSV with a byte order mark, by which spreadsheets know that it is UTF-8.

    A cell that could be taken for a formula begins with an apostrophe.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(_columns(view))
    for row, _ in _rows(view):
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in map(str, row)])
    return "\ufeff" + written.getvalue()


def xlsx_report(view: View) -> bytes:
    """The table as a workbook, with a summary, what was not read, and the laws side by side where there are several.

    All text is written as text: nothing in it is taken for a formula or a link.
    """
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, WRITTEN_AS_TEXT) as book:
        book.set_properties({"title": "Table of concordance", "author": "lawcheck", "created": NEVER})
        _Book(book, view).write()
    return written.getvalue()


def _columns(view: View) -> dict[str, int]:
    return COLUMNS | BASELINE if view.baseline else COLUMNS


def _rows(view: View) -> Iterator[tuple[list[Any], str]]:
    """Cells and verdict of each row, in the order of the rules; what was not asked of a law has no verdict."""
    number = 0
    names = Counter(PurePath(law.path).name for law in view.laws)
    for law in view.laws:
        name_of_law = PurePath(law.path).name
        shown = cut(name_of_law if names[name_of_law] == 1 else law.path)
        entries = {entry.id: entry for entry in law.entries}
        for name, asked in view.report.rules.requirements.items():
            number += 1
            entry = entries.get(name)
            since = [entry.state if entry else ""] if view.baseline else []
            if entry:
                yield [number, shown, *map(cut, _answers(entry)), *since], entry.verdict
                continue
            article = plain(source(asked.instrument, asked.article))
            strength = STRENGTHS[asked.strength]
            answers = (article, plain(asked.asks), "", "", NOT_ASKED, "", "", "", "", "", strength, theme_name(asked))
            yield [number, shown, *answers, "", name, *since], ""


def _answers(entry: Entry) -> list[str]:
    amiss = [part.says for part in entry.parts if part.kind == "conflict"]
    amiss += entry.missing or [part.says for part in entry.parts if part.kind == "review"]
    wording = f"\nSuggested wording: “{entry.wording}”" if entry.wording else ""
    decision = entry.decision
    return [
        entry.source,
        entry.asks,
        "\n".join(dict.fromkeys(quotation.where for quotation in entry.provisions)),
        "\n".join(f"{quotation.citation}: “{quotation.words}”" for quotation in entry.provisions),
        entry.evaluation,
        "\n".join(f"• {line}" for line in amiss) if len(amiss) > 1 else "".join(amiss),
        entry.action + wording,
        *((decision.decision, decision.responsible, decision.comment) if decision else ("", "", "")),
        entry.strength_name,
        entry.theme_name,
        entry.severity if entry.verdict != "met" else "",
        entry.id,
    ]


def cut(text: str) -> str:
    """Text cut to what a cell can hold."""
    """Text that fits into a cell."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"


def height(row: Iterable[Any], widths: Iterable[int]) -> float:
    """Points that the cells of a row need, by the widths of the columns in characters; Excel allows 409."""
    lines = max(
        sum(1 + len(line) // width for line in str(value)[:_LONGEST].split("\n"))
        for value, width in zip(row, widths, strict=True)
    )
    return min(lines * _LINE + 4, 409)


class _Book:
    """Writes the sheets."""

    def __init__(self, book: xlsxwriter.Workbook, view: View) -> None:
        self._book = book
        self._view = view
        base = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True}
        cell = base | {"border": 1, "border_color": "#C5CDD5"}
        self._text = book.add_format(base)
        self._cell = book.add_format(cell)
        self._open = book.add_format(cell | {"bg_color": "#F5F0FF"})
        self._grey = book.add_format(cell | {"font_color": "#5E6870"})
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._head = book.add_format(cell | {"bold": True, "bg_color": "#14304D", "font_color": "#FFFFFF"})
        self._verdicts: dict[str, Format] = {
            verdict: book.add_format(cell | {"bg_color": back, "font_color": fore, "bold": True})
            for verdict, (back, fore) in COLOURS.items()
        }

    def write(self) -> None:
        """All sheets; the table comes first."""
        self._table()
        self._summary()
        if len(self._view.laws) > 1:
            self._comparison()

    def _table(self) -> None:
        columns = _columns(self._view)
        sheet = self._sheet("Concordance", list(columns.values()))
        headings = list(columns)
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, self._head)
        last = 0
        for last, (row, verdict) in enumerate(_rows(self._view), 1):
            for column, (heading, value) in enumerate(zip(headings, row, strict=True)):
                look = self._verdicts[verdict] if verdict and heading == "Evaluation" else self._cell
                if not verdict:
                    look = self._grey
                if heading in FOR_PEOPLE:
                    look = self._open
                if heading == "No.":
                    sheet.write_number(last, column, value, look)
                else:
                    sheet.write_string(last, column, value, look)
            sheet.set_row(last, height(row, columns.values()))
        if last:
            sheet.autofilter(0, 0, last, len(headings) - 1)
            decision = headings.index("Decision")
            offered = {"validate": "list", "source": list(_CHOICES), "error_type": "information", "show_error": False}
            sheet.data_validation(1, decision, last, decision, offered)
        sheet.freeze_panes(1, 3)
        sheet.repeat_rows(0)

    def _summary(self) -> None:
        sheet = self._sheet("Summary", [30, 24, 13, 13, 13, 14, 13])
        row = 0
        for law in self._view.laws:
            sheet.write_string(row, 0, cut(law.title), self._title)
            for line in (" · ".join(law.facts), law.scope):
                row += 1
                self._line(sheet, row, line)
            row += 2
            for column, heading in enumerate(("Instrument", "Theme", *(EVALUATIONS[v] for v in NAMES))):
                sheet.write_string(row, column, heading, self._head)
            for instrument, theme, counts in law.tally():
                row += 1
                sheet.write_string(row, 0, instrument, self._cell)
                sheet.write_string(row, 1, theme, self._cell)
                self._figures(sheet, row, counts)
            row += 1
            sheet.write_string(row, 0, "All", self._head)
            sheet.write_string(row, 1, "", self._head)
            self._figures(sheet, row, law.counts)
            row += 2
            row = self._list(sheet, row, "Not read, or doubtful", law.problems)
        row = self._list(
            sheet, row, "Files that could not be read", [f"{path}: {why}" for path, why in self._view.unread]
        )
        stray = [f"{d.law}, {d.requirement}: {d.decision} {d.comment} ({why})" for d, why in self._view.stray]
        row = self._list(sheet, row, "Decisions not shown beside a verdict", stray)
        row = self._list(sheet, row, "What the evaluations say", [f"{EVALUATIONS[v]}: {MEANINGS[v]}" for v in NAMES])
        self._list(
            sheet,
            row,
            "How to use this table",
            (
                "Fill in the columns Decision, Responsible and Comment of the sheet Concordance. A decision needs its "
                "reason in the column Comment.",
                "lawcheck check LAW --decisions TABLE.xlsx shows them beside the verdicts, and lists those that no "
                "longer fit. A decision never changes a verdict.",
                f"“{NOT_ASKED}”: a law of this kind does not normally carry the requirement, and it was not checked.",
            ),
        )

    def _figures(self, sheet: Worksheet, row: int, counts: dict[str, int]) -> None:
        for column, (verdict, number) in enumerate(counts.items(), 2):
            sheet.write_number(row, column, number, self._verdicts[verdict] if number else self._grey)

    def _list(self, sheet: Worksheet, row: int, heading: str, lines: list[str] | tuple[str, ...]) -> int:
        if not lines:
            return row
        sheet.write_string(row, 0, heading, self._title)
        for line in lines:
            row += 1
            self._line(sheet, row, line)
        return row + 2

    def _line(self, sheet: Worksheet, row: int, line: str) -> None:
        sheet.merge_range(row, 0, row, 6, "", self._text)
        sheet.write_string(row, 0, cut(line), self._text)
        sheet.set_row(row, min(_LINE * (1 + len(line) // 110) + 3, 409))

    def _comparison(self) -> None:
        matrix = matrix_of(self._view)
        sheet = self._sheet("Comparison", [22, 40, *[20] * len(matrix.laws)])
        for column, heading in enumerate(("Treaty article", "Requirement", *matrix.laws)):
            sheet.write_string(0, column, cut(heading), self._head)
        for row, line in enumerate(matrix.rows, 1):
            sheet.write_string(row, 0, line.first.source, self._cell)
            sheet.write_string(row, 1, line.first.title, self._cell)
            for column, cell in enumerate(line.cells, 2):
                if cell:
                    said = f"{SIGNS[cell.verdict]} {cell.evaluation}"
                    sheet.write_string(row, column, said, self._verdicts[cell.verdict])
                else:
                    sheet.write_string(row, column, "–", self._grey)
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)

    def _sheet(self, name: str, widths: list[int]) -> Worksheet:
        sheet: Worksheet = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(8 if len(widths) > 8 else 9)  # A3, A4
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.5)
        sheet.set_footer("&L&8&A&R&8&P / &N")
        return sheet
