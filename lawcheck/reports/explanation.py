"""Why a verdict on one requirement is what it is, element by element and clause by clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lawcheck.reports.excerpts import excerpts, where
from lawcheck.reports.requirements import advice, print_common_places, print_searched, title
from lawcheck.reports.searched import searched
from lawcheck.reports.sheet import Sheet
from lawcheck.reports.wording import VERDICTS, enumerated, quoted, shortened

if TYPE_CHECKING:
    from rich.console import Console

    from lawcheck.checking.findings import Evidence, Finding, NearMiss
    from lawcheck.reading.law import Law
    from lawcheck.rules.loading import RuleSet
    from lawcheck.rules.schema import Conflict, Element

_STATES = {
    (False, True): "Found",
    (False, False): "Not found",
    (True, True): "In the text",
    (True, False): "Not in the text",
}
"""By whether it is a conflict, and whether it holds."""
_MOST_PLACES = 6  # quoted for one element
_MOST_MISSES = 3  # shown of one element, after the nearest


def print_explanation(law: Law, finding: Finding, rules: RuleSet, console: Console) -> None:
    """Print the verdict, then for each element and conflict what was searched, what was found and what not counted."""
    sheet = Sheet(console)
    requirement = finding.requirement
    title(sheet, requirement)
    sheet.line(law.tree.title or law.document.path)
    sheet.line()
    sheet.line(f"{finding.verdict}: {VERDICTS[finding.verdict]}.", style="bold")
    if finding.verdict != "met":
        sheet.line(finding.message)
    sheet.heading("What must be found")
    _parts(sheet, law, finding, requirement.elements, rules)
    if requirement.conflicts:
        sheet.heading("What would contradict it")
        _parts(sheet, law, finding, requirement.conflicts, rules)
    doubts = [evidence for evidence in finding.evidence if evidence.element == "review"]
    if finding.notes or doubts:
        sheet.heading("What is left open")
        for note in finding.notes:
            sheet.line(note, lead="- ")
        _evidence(sheet, law, doubts)
    if finding.remedy:
        sheet.heading("What to draft")
        advice(sheet, finding.remedy)


def _parts(
    sheet: Sheet, law: Law, finding: Finding, parts: Mapping[str, Element] | Mapping[str, Conflict], rules: RuleSet
) -> None:
    looked_for = {name: searched(part.when, rules, law.language) for name, part in parts.items()}
    common = print_common_places(sheet, list(looked_for.values()))
    for name, part in parts.items():
        is_conflict = name in finding.requirement.conflicts
        holds = name in (finding.conflicts if is_conflict else finding.found)
        sheet.line()
        sheet.line(f"{_STATES[is_conflict, holds]}: {part.says} [{name}]", style="bold")
        print_searched(sheet, looked_for[name], places=not common)
        _evidence(sheet, law, [evidence for evidence in finding.evidence if evidence.element == name])
        misses = [miss for miss in finding.near_misses if miss.element == name]
        if is_conflict:
            misses = [miss for miss in misses if not miss.far][:1]
        if misses:
            _misses(sheet, law, misses)
        elif not holds and not is_conflict:
            sheet.line("Nothing was found that comes near.", indent=4)


def _evidence(sheet: Sheet, law: Law, found: Sequence[Evidence]) -> None:
    chains = {evidence.clause: evidence.via for evidence in reversed(found)}
    clauses = list(dict.fromkeys(evidence.clause for evidence in found))
    for clause, excerpt in list(zip(clauses, excerpts(law, found), strict=True))[:_MOST_PLACES]:
        sheet.line(f"{excerpt.where}: {quoted(excerpt.words)}", indent=4, lead="> ")
        if chains[clause]:
            offence = "offence " if "offence" in law.roles[chains[clause][0]] else ""
            steps = " → ".join(_step(law, at) for at in (*chains[clause], clause))
            sheet.line(f"reached by way of {offence}{steps}", indent=6)
    rest = [law.clause(clause).citation for clause in clauses[_MOST_PLACES:]]
    if rest:
        sheet.line(f"and in {enumerated(rest, _MOST_PLACES)}", indent=4)


def _step(law: Law, index: int) -> str:
    """A clause on the way from the offence to the words: `s 3`, `“servitude” s 2`."""
    clause = law.clause(index)
    if clause.term:
        place = clause.citation.replace(f" '{clause.term}'", "")
        return f"{quoted(clause.term)} {place}"
    return clause.citation


def _misses(sheet: Sheet, law: Law, misses: Sequence[NearMiss]) -> None:
    near = [miss for miss in misses if not miss.far] or misses
    for number, miss in enumerate(near[: 1 + _MOST_MISSES]):
        if number < 2:
            sheet.line("Also looked at:" if number else "Nearest, but not counted:", indent=4)
        words = quoted(shortened(law.document.text[miss.start : miss.end], 80))
        sheet.line(f"{where(law, miss.clause, miss.start)}: {words}: {miss.why}", indent=4, lead="- ")
