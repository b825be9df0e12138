"""What changed between two versions of a law as a table: a row for each change, as a workbook and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import xlsxwriter

from lawcheck.reports.concordance import FORMULA, NEVER, WRITTEN_AS_TEXT, cut, height
from lawcheck.reports.diff_model import CLAUSES, HEADINGS, MEANINGS

if TYPE_CHECKING:
    from lawcheck.reports.diff_model import ClauseShown, DiffView
    from lawcheck.reports.model import Quotation

COLUMNS = {
    "Change": 12,
    "Treaty article": 20,
    "Requirement": 26,
    "Old verdict": 12,
    "New verdict": 12,
    "What": 36,
    "Old words": 40,
    "New words": 40,
    "Caused by": 50,
    "What to do": 44,
    "Id": 24,
}
"""Headings of the table and the widths of the columns, in characters."""

CLAUSE_COLUMNS = {"Change": 12, "Old clause": 20, "New clause": 20, "Old words": 70, "New words": 70}

_COLOURS = {"New": "#FBDCDC", "Reopened": "#FBE8D0", "Closed": "#E0F2E5", "Moved": "#D9EAFA"}


def diff_csv(view: DiffView) -> str:
    """The table as CSV; a cell that could be taken for a formula begins with an apostrophe."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(view):
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row])
    return "\ufeff" + written.getvalue()


def diff_xlsx(view: DiffView) -> bytes:
    """The table as a workbook, with a sheet of all clauses that were changed; all text is written as text."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, WRITTEN_AS_TEXT) as book:
        book.set_properties({"title": "What changed", "author": "lawcheck", "created": NEVER})
        head = book.add_format({"bold": True, "bg_color": "#14304D", "font_color": "#FFFFFF", "border": 1})
        look = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#C5CDD5", "font_size": 10}
        cell = book.add_format(look)
        tinted = {name: book.add_format(look | {"bg_color": colour, "bold": True}) for name, colour in _COLOURS.items()}
        sheets = (
            ("Changes", COLUMNS, list(_rows(view))),
            (
                "Clauses",
                {"Change": 12, "Old clause": 20, "New clause": 20, "Old words": 70, "New words": 70},
                _clauses(view),
            ),
            ("Summary", {"": 20, " ": 80}, _summary(view)),
        )
        for title, columns, rows in sheets:
            sheet = book.add_worksheet(title)
            for column, (heading, width) in enumerate(columns.items()):
                sheet.set_column(column, column, width)
                if heading.strip():
                    sheet.write_string(0, column, heading, head)
            for number, row in enumerate(rows, 1):
                sheet.set_row(number, height(row, columns.values()))
                for column, text in enumerate(row):
                    sheet.write_string(number, column, text, tinted.get(text, cell) if column == 0 else cell)
            sheet.freeze_panes(1, 0)
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
    return written.getvalue()


def _rows(view: DiffView) -> Iterator[list[str]]:
    for change in view.changes:
        label = "No longer " if change.kind == "closed" else ""
        wording = f"\nSuggested wording: “{change.wording}”" if change.wording else ""
        row = [
            HEADINGS[change.kind],
            change.source,
            change.title,
            change.before,
            change.after,
            "\n".join(f"{label}{kind.lower()}: {says}" for kind, says in change.points),
            _words(change.old_words),
            _words(change.new_words),
            "\n".join(_said(clause) for clause in change.causes) or change.note,
            change.action + wording,
            change.id,
        ]
        yield list(map(cut, row))


def _clauses(view: DiffView) -> list[list[str]]:
    shown = dict.fromkeys([*(clause for change in view.changes for clause in change.causes), *view.others])
    return [
        [
            CLAUSES[clause.kind],
            clause.old,
            clause.new,
            cut(clause.words("same", "struck")) if clause.old else "",
            cut(clause.words("same", "added")) if clause.new else "",
        ]
        for clause in shown
    ]


def _summary(view: DiffView) -> list[list[str]]:
    rows = [["Old text", view.old.facts], ["New text", view.new.facts], *(["", remark] for remark in view.remarks)]
    rows += [[HEADINGS[kind], f"{number}: {MEANINGS[kind]}"] for kind, number in view.counts.items()]
    rows.append(["As before", view.stayed])
    for version, name in ((view.old, "old"), (view.new, "new")):
        rows += [[f"Not read, or doubtful, in the {name} text", problem] for problem in version.problems]
    return [list(map(cut, row)) for row in rows]


def _words(quotations: tuple[Quotation, ...]) -> str:
    return "\n".join(f"{quotation.where}: “{quotation.words}”" for quotation in quotations)


def _said(clause: ClauseShown) -> str:
    if clause.kind == "moved":
        return clause.says
    words = [f"was “{clause.words('same', 'struck')}”"] if clause.old else []
    words += [f"now “{clause.words('same', 'added')}”"] if clause.new else []
    return f"{clause.says}: {', '.join(words)}"
