"""The end of a scan on the terminal: what was checked, the worst conflicts, what was not read, and where to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawcheck.reports.sheet import Sheet
from lawcheck.reports.summary_words import lead, name_of, unread_heading
from lawcheck.reports.wording import counted, quoted, shortened, source

if TYPE_CHECKING:
    from rich.console import Console

    from lawcheck.reports.summary import Summary

_CONFLICTS = 5
_FILES = 10
_QUOTED = 200


def print_summary(summary: Summary, console: Console, where: str) -> None:
    """Print the summary; `where` is the file that holds the whole of it."""
    sheet = Sheet(console)
    sheet.line(name_of(summary), style="bold")
    sheet.line(lead(summary))
    conflicts = summary.contradictions
    if conflicts:
        sheet.heading(f"{counted(len(conflicts), 'conflict')}, the worst first", "bold red")
        for law, conflict in conflicts[:_CONFLICTS]:
            asked = summary.requirements[conflict.requirement]
            sheet.line(f"{law.country}: {conflict.says}", lead="✕ ")
            sheet.line(f"{source(asked.instrument, asked.article)}; {law.path}, {conflict.citation}", indent=2)
            if conflict.quote:
                sheet.line(quoted(shortened(conflict.quote, _QUOTED)), indent=2)
        _more(sheet, len(conflicts) - _CONFLICTS)
    if summary.unread:
        sheet.heading(unread_heading(summary), "bold yellow")
        for file in summary.unread[:_FILES]:
            sheet.line(f"{file.path}: {file.message}", lead="• ")
        _more(sheet, len(summary.unread) - _FILES)
    sheet.line()
    sheet.line(f"The whole summary, with a report on each law: {where}")


def _more(sheet: Sheet, number: int) -> None:
    if number > 0:
        sheet.line(f"and {number:,} more", indent=2)
