"""Why a verdict on one requirement is what it is, element by element and clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lawcheck.reports.excerpts import excerpts, where
from lawcheck.reports.requirements import advice, title
from lawcheck.reports.sheet import Sheet
from lawcheck.reports.wording import VERDICTS, shortened

if TYPE_CHECKING:
    from rich.console import Console

    from lawcheck.checking.findings import Evidence, Finding, NearMiss
    from lawcheck.reading.law import Law

_MOST_MISSES = 12  # shown of one element


def print_explanation(law: Law, finding: Finding, console: Console) -> None:
    """Print the verdict, then for each element and conflict what was found, or what did not count and why."""
    sheet = Sheet(console)
    requirement = finding.requirement
    title(sheet, requirement)
    sheet.line(law.tree.title or law.document.path)
    sheet.line()
    sheet.line(f"{finding.verdict}: {VERDICTS[finding.verdict]}.", style="bold")
    sheet.line(finding.message)
    sheet.heading("What must be found")
    for name, element in requirement.elements.items():
        state = "found" if name in finding.found else "not found"
        _part(sheet, law, finding, name, f"{name} ({state}): {element.says}")
    if requirement.conflicts:
        sheet.heading("What would contradict it")
        for name, conflict in requirement.conflicts.items():
            state = "stands in the text" if name in finding.conflicts else "not in the text"
            _part(sheet, law, finding, name, f"{name} ({state}): {conflict.says}")
    doubts = [evidence for evidence in finding.evidence if evidence.element == "review"]
    if finding.notes or doubts:
        sheet.heading("What is left open")
        for note in finding.notes:
            sheet.line(note, lead="- ")
        _evidence(sheet, law, doubts)
    if finding.remedy:
        sheet.heading("What to draft")
        advice(sheet, finding.remedy)


def _part(sheet: Sheet, law: Law, finding: Finding, name: str, says: str) -> None:
    sheet.line()
    sheet.line(says)
    found = [evidence for evidence in finding.evidence if evidence.element == name]
    _evidence(sheet, law, found)
    misses = [miss for miss in finding.near_misses if miss.element == name]
    if misses:
        _misses(sheet, law, misses)
    elif not found and name not in finding.found and name not in finding.conflicts:
        sheet.line("Nothing was found that comes near.", indent=4)


def _evidence(sheet: Sheet, law: Law, found: Sequence[Evidence]) -> None:
    chains = {evidence.clause: evidence.via for evidence in reversed(found)}
    for clause, excerpt in zip(dict.fromkeys(item.clause for item in found), excerpts(law, found), strict=True):
        sheet.line(f"{excerpt.where}: “{excerpt.words}”", indent=4, lead="> ")
        steps = [law.clause(index).citation for index in (*chains[clause], clause)]
        if len(steps) > 1:
            sheet.line(f"reached by way of {' → '.join(steps)}", indent=6)


def _misses(sheet: Sheet, law: Law, misses: Sequence[NearMiss]) -> None:
    sheet.line("Looked at, but not counted:", indent=4)
    for miss in misses[:_MOST_MISSES]:
        words = shortened(law.document.text[miss.start : miss.end], 80)
        sheet.line(f"{where(law, miss.clause, miss.start)}: “{words}”: {miss.why}", indent=4, lead="- ")
    if len(misses) > _MOST_MISSES:
        sheet.line(f"and {len(misses) - _MOST_MISSES} more", indent=4, lead="- ")
