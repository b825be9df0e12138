"""What changed between two versions of a law, for a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lawcheck.reports.diff_model import HEADINGS, MEANINGS
from lawcheck.reports.sheet import Sheet
from lawcheck.reports.wording import enumerated, quoted

if TYPE_CHECKING:
    from rich.console import Console

    from lawcheck.reports.diff_model import ChangeShown, ClauseShown, DiffView, Version
    from lawcheck.reports.model import Quotation

_STYLES = {"new": "bold red", "reopened": "bold yellow", "closed": "green", "moved": "cyan"}
_MOST_CAUSES = 3
_MOST_PLACES = 3
_MOST_POINTS = 6
_MOST_OTHERS = 12
_MOST_PROBLEMS = 6


def print_diff(view: DiffView, console: Console) -> None:
    """Print what is new, reopened, closed and moved, and how much is as it was."""
    sheet = Sheet(console)
    sheet.line(f"What changed: {view.new.title}", style="bold")
    sheet.line(view.old.facts, lead="Old text: ")
    sheet.line(view.new.facts, lead="New text: ")
    for remark in view.remarks:
        sheet.line()
        sheet.line(remark)
    sheet.line()
    for kind, number in view.counts.items():
        row = Text(f"{HEADINGS[kind].lower():<10}{number:>4}   ", _STYLES[kind] if number else "")
        sheet.line(row + Text(MEANINGS[kind], ""), indent=2)
    sheet.line()
    sheet.line(view.stayed)
    for version, name in ((view.old, "old"), (view.new, "new")):
        _problems(sheet, version, name)
    for kind, heading in HEADINGS.items():
        changes = view.of_kind(kind)
        if changes:
            sheet.heading(f"{heading}: {MEANINGS[kind]} ({len(changes)})", _STYLES[kind])
        for change in changes:
            _change(sheet, change)
    if view.others:
        sheet.heading(f"Clauses changed without effect on a finding ({len(view.others)})")
        sheet.line(f"{enumerated([clause.says for clause in view.others], _MOST_OTHERS)}.")


def _problems(sheet: Sheet, version: Version, name: str) -> None:
    if not version.problems:
        return
    sheet.heading(f"Not read, or doubtful, in the {name} text ({len(version.problems)})")
    for problem in version.problems[:_MOST_PROBLEMS]:
        sheet.line(problem, lead="- ")
    if len(version.problems) > _MOST_PROBLEMS:
        sheet.line(f"and {len(version.problems) - _MOST_PROBLEMS} more; lawcheck tree lists all.", lead="- ")


def _change(sheet: Sheet, change: ChangeShown) -> None:
    sheet.line()
    sheet.line(f"{change.title} [{change.id}]", lead=f"{change.number:>2}. ", style="bold")
    sheet.line(f"{change.source}; {change.strength_name}", indent=4)
    sheet.line(change.became, indent=4, lead="Verdict: ")
    label = "No longer " if change.kind == "closed" else ""
    for kind, says in change.points[:_MOST_POINTS]:
        sheet.line(f"{label}{kind.lower()}: {says}", indent=4, lead="- ")
    if len(change.points) > _MOST_POINTS:
        sheet.line(f"and {len(change.points) - _MOST_POINTS} more", indent=4, lead="- ")
    _places(sheet, "Old text", change.old_words)
    _places(sheet, "New text", change.new_words)
    if change.note:
        sheet.line(change.note, indent=4)
    if change.causes:
        sheet.line("Caused by:", indent=4)
        for cause in change.causes[:_MOST_CAUSES]:
            _clause(sheet, cause)
        rest = [cause.says for cause in change.causes[_MOST_CAUSES:]]
        if rest:
            sheet.line(f"also {enumerated(rest, _MOST_CAUSES)}", indent=6)
    if change.action:
        sheet.line(change.action, indent=4, lead="What to do: ")
    if change.wording:
        sheet.line(quoted(change.wording), indent=4, lead="Suggested wording: ")


def _places(sheet: Sheet, label: str, quotations: tuple[Quotation, ...]) -> None:
    for quotation in quotations[:_MOST_PLACES]:
        sheet.line(f"{label}, {quotation.where}: {quoted(quotation.words)}", indent=4, lead="> ")
    rest = [quotation.citation for quotation in quotations[_MOST_PLACES:]]
    if rest:
        sheet.line(f"also in {enumerated(rest, _MOST_PLACES)}", indent=6)


def _clause(sheet: Sheet, clause: ClauseShown) -> None:
    sheet.line(clause.says, indent=6, lead="- ")
    if clause.kind == "moved":
        return
    if clause.kind != "added":
        sheet.line(clause.words("same", "struck"), indent=8, lead="was: ")
    if clause.kind != "struck":
        sheet.line(clause.words("same", "added"), indent=8, lead="now: ")
