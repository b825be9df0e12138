"""The report for a screen: summary, conflicts, gaps, what is partly there, what a person must decide, what is met."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from lawcheck.reading.language import name_of
from lawcheck.reports.excerpts import excerpts, where
from lawcheck.reports.members import KINDS_OF_CONTRADICTION, laws_read
from lawcheck.reports.model import STATES
from lawcheck.reports.requirements import advice
from lawcheck.reports.sheet import Sheet
from lawcheck.reports.tree_report import problems_of
from lawcheck.reports.wording import (
    INSTRUMENTS,
    KINDS,
    STRENGTHS,
    VERDICTS,
    counted,
    enumerated,
    inert,
    listed,
    quoted,
    shortened,
    source,
)

if TYPE_CHECKING:
    from rich.console import Console

    from lawcheck.checking.findings import CheckedLaw, Finding, Report
    from lawcheck.reading.law import Law
    from lawcheck.reports.model import Decision, Decisions, States
    from lawcheck.sources.document import UnreadableDocument

_STYLES = {"conflict": "bold red", "gap": "bold yellow", "partial": "yellow", "review": "cyan", "met": "green"}
_HEADINGS = {
    "conflict": "Conflicts: the text contradicts the treaty",
    "gap": "Gaps: nothing was found on these",
    "partial": "Partly there: something is missing",
    "review": "For your decision: only a person can tell",
    "met": "Met",
}
_SEVERITIES = ("high", "medium", "low", "none")
_MOST_PROBLEMS = 12
_MOST_CHAINS = 3
_MOST_PLACES = 4  # quoted for one element or conflict
_MOST_MISSES = 2
_MOST_CITED = 4  # other places, named without their words


def print_report(
    report: Report,
    console: Console,
    *,
    unread: Sequence[UnreadableDocument] = (),
    auto: bool = True,
    decisions: Decisions | None = None,
    states: States | None = None,
) -> None:
    """Print the findings on each law, and a table over all where there are several files.

    `auto` says that lawcheck chose the instruments; `unread` are files of the same call that could not be read;
    `decisions` are those of people, by path of the law and requirement; `states` lay findings beside a baseline.
    """
    sheet = Sheet(console)
    for number, checked in enumerate(report.laws):
        if number:
            sheet.line()
            sheet.line("═" * sheet.width)
        _law(sheet, checked, auto, decisions or {}, states or {})
    if len(report.laws) + len(unread) > 1:
        _overview(sheet, report, unread)


def _law(sheet: Sheet, checked: CheckedLaw, auto: bool, decisions: Decisions, states: States) -> None:
    path = checked.law.document.path
    of = {finding.requirement.id: states.get((path, finding.requirement.id), "") for finding in checked.findings}
    known = [finding for finding in checked.findings if of[finding.requirement.id] == "known"]
    _summary(sheet, checked, auto, Counter(filter(None, of.values())))
    if checked.members:
        _contradictions(sheet, checked)
    groups = {verdict: [f for f in checked.findings if f.verdict == verdict and f not in known] for verdict in VERDICTS}
    number = 0
    for verdict in ("conflict", "gap", "partial", "review"):
        findings = sorted(groups[verdict], key=lambda finding: _SEVERITIES.index(finding.severity))
        if findings:
            sheet.heading(f"{_HEADINGS[verdict]} ({len(findings)})", _STYLES[verdict])
        for finding in findings:
            number += 1
            _finding(sheet, checked.law, finding, number)
            _decision(sheet, decisions.get((path, finding.requirement.id)))
    if groups["met"]:
        sheet.heading(f"{_HEADINGS['met']} ({len(groups['met'])})", _STYLES["met"])
        _met(sheet, checked.law, groups["met"], decisions)
    if known:
        sheet.heading(f"Known from the baseline ({len(known)})")
        for finding in sorted(known, key=lambda finding: list(VERDICTS).index(finding.verdict)):
            sheet.line(f"{finding.requirement.title} [{finding.requirement.id}]", lead=f"{finding.verdict:<9}")
    if checked.findings:
        _next_steps(sheet, checked, {verdict: len(found) for verdict, found in groups.items()})


def _summary(sheet: Sheet, checked: CheckedLaw, auto: bool, states: Counter[str]) -> None:
    law, document = checked.law, checked.law.document
    sheet.line(law.tree.title or document.path, style="bold")
    pages = counted(document.pages, "page") if document.pages else None
    facts = (document.path, pages, counted(len(document.text.split()), "word"), name_of(law.language))
    sheet.line(" · ".join(fact for fact in facts if fact))
    sheet.line()
    if checked.out_of_scope:
        sheet.line(
            "Not checked: this text deals with none of the treaties that lawcheck knows (trafficking in persons, "
            "smuggling of migrants, organized crime with money laundering and corruption)."
        )
        sheet.line("If that is wrong, name the treaties yourself: --scope tip,som,untoc")
    else:
        _scope(sheet, checked, auto)
        if checked.members:
            sheet.line(laws_read(checked))
        sheet.line()
        _counts(sheet, checked)
        if states:
            sheet.line()
            sheet.line(f"{', '.join(f'{states[state]} {state}' for state in STATES)}.", lead="Since the baseline: ")
    _problems(sheet, law)


def _scope(sheet: Sheet, checked: CheckedLaw, auto: bool) -> None:
    asked = Counter[str](finding.requirement.instrument for finding in checked.findings)
    names = [f"{INSTRUMENTS[name]} ({counted(asked[name], 'requirement')})" for name in checked.scope]
    sheet.line(f"{listed(names)}.", lead="Checked against: ")
    kinds = listed([KINDS.get(kind, kind) for kind in checked.kinds])
    if auto:
        reads = "they read as laws" if checked.members else "it reads as a law"
        sheet.line(f"{reads} on {kinds}. To choose yourself: --scope tip,som,untoc", lead="Why these:       ")
    else:
        sheet.line("you named them with --scope.", lead="Why these:       ")


def _contradictions(sheet: Sheet, checked: CheckedLaw) -> None:
    """What the laws say against each other, with the words of both."""
    found = checked.contradictions
    if not found:
        sheet.heading("The laws against each other")
        sheet.line("No contradiction was found of the kinds that lawcheck looks for.")
        return
    sheet.heading(f"The laws against each other ({len(found)})", _STYLES["conflict"])
    for number, each in enumerate(found, 1):
        sheet.line()
        sheet.line(KINDS_OF_CONTRADICTION[each.kind], lead=f"{number:>2}. ", style="bold")
        sheet.line(each.says, indent=4)
        for excerpt in excerpts(checked.law, each.places):
            sheet.line(f"{excerpt.where}: {quoted(excerpt.words)}", indent=4, lead="> ")
        sheet.line(each.remedy, indent=4, lead="To do: ")


def _counts(sheet: Sheet, checked: CheckedLaw) -> None:
    counts = Counter[str](finding.verdict for finding in checked.findings)
    for verdict, meaning in VERDICTS.items():
        row = Text(f"{verdict:<9}{counts[verdict]:>4}   ", _STYLES[verdict] if counts[verdict] else "")
        sheet.line(row + Text(meaning, ""), indent=2)


def _problems(sheet: Sheet, law: Law) -> None:
    found: dict[str, list[int]] = {}
    for problem in problems_of(law):
        found.setdefault(problem.message, []).extend([problem.page] if problem.page else [])
    if not found:
        return
    sheet.heading(f"Not read, or doubtful ({len(found)})")
    for message, pages in list(found.items())[:_MOST_PROBLEMS]:
        sheet.line(f"{_pages(pages)}{message}", lead="- ")
    if len(found) > _MOST_PROBLEMS:
        sheet.line(f"and {len(found) - _MOST_PROBLEMS} more; --format json lists all.", lead="- ")


def _pages(pages: list[int]) -> str:
    """`Page 3: `, `Pages 3-5, 9: `."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    shown = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
    return f"{'Page' if shown.isdigit() else 'Pages'} {shown}: " if shown else ""


def _finding(sheet: Sheet, law: Law, finding: Finding, number: int) -> None:
    requirement = finding.requirement
    sheet.line()
    sheet.line(f"{requirement.title} [{requirement.id}]", lead=f"{number:>2}. ", style="bold")
    about = (source(requirement.instrument, requirement.article), STRENGTHS[requirement.strength])
    sheet.line("; ".join((*about, f"priority {finding.severity}")), indent=4)
    sheet.line(requirement.asks, indent=4, lead="Asked: ")
    if finding.verdict in ("conflict", "review") or not finding.missing:
        sheet.line(finding.message, indent=4)
    if finding.verdict == "conflict":
        for name in finding.conflicts:
            _places(sheet, law, finding, name)
    elif finding.found:
        sheet.line("Found in the text:", indent=4)
        _found(sheet, law, finding)
    if finding.verdict in ("gap", "partial") and finding.missing:
        sheet.line("Missing:", indent=4)
        for name in finding.missing:
            sheet.line(requirement.elements[name].says, indent=4, lead="- ")
        _near_misses(sheet, law, finding)
    if finding.verdict == "review":
        quoted_above = {evidence.clause for evidence in finding.evidence if evidence.element in finding.found}
        _places(sheet, law, finding, "review", quoted_above)
    advice(sheet, finding.remedy, indent=4)


def _decision(sheet: Sheet, decision: Decision | None, indent: int = 4) -> None:
    if decision:
        by = f" ({decision.responsible})" if decision.responsible else ""
        sheet.line(f"{decision.decision}: {decision.comment}{by}", indent=indent, lead="Decision: ")


def _found(sheet: Sheet, law: Law, finding: Finding) -> None:
    """A quotation for each clause that elements stand in first, with their names."""
    first = {evidence.element: evidence.clause for evidence in reversed(finding.evidence)}
    together: dict[int, list[str]] = {}
    for name in finding.found:
        if name in first:
            together.setdefault(first[name], []).append(name)
    for clause, names in together.items():
        evidence = [item for item in finding.evidence if item.element in names]
        [excerpt] = excerpts(law, (item for item in evidence if item.clause == clause))
        label = listed([name.replace("-", " ") for name in names])
        sheet.line(f"{label}, {excerpt.where}: {quoted(excerpt.words)}", indent=4, lead="> ")
        if excerpt.chain:
            sheet.line(excerpt.chain, indent=6, lead="by way of ")
        rest = {item.clause: law.clause(item.clause).citation for item in evidence if item.clause != clause}
        _also(sheet, list(rest.values()))


def _places(sheet: Sheet, law: Law, finding: Finding, element: str, without: Collection[int] = ()) -> None:
    """Quotations for an element or conflict, but for the clauses that are quoted elsewhere."""
    evidence = (item for item in finding.evidence if item.element == element and item.clause not in without)
    found = excerpts(law, evidence)
    for excerpt in found[:_MOST_PLACES]:
        sheet.line(f"{excerpt.where}: {quoted(excerpt.words)}", indent=4, lead="> ")
    _also(sheet, [excerpt.citation for excerpt in found[_MOST_PLACES:]])


def _also(sheet: Sheet, citations: list[str]) -> None:
    if citations:
        sheet.line(f"also in {enumerated(citations, _MOST_CITED)}", indent=6)


def _near_misses(sheet: Sheet, law: Law, finding: Finding) -> None:
    """The nearest miss of each element that is missing; words that lack their place and all company are left out."""
    nearest = {miss.element: miss for miss in reversed(finding.near_misses) if not miss.far}
    misses = list(dict.fromkeys(nearest[name] for name in finding.missing if name in nearest))
    if not misses:
        return
    sheet.line("Looked at, but not counted:", indent=4)
    for miss in misses[:_MOST_MISSES]:
        words = quoted(shortened(law.document.text[miss.start : miss.end], 60))
        sheet.line(f"{where(law, miss.clause, miss.start)}: {words}: {miss.why}", indent=4, lead="- ")


def _met(sheet: Sheet, law: Law, findings: Iterable[Finding], decisions: Decisions) -> None:
    instrument = ""
    for finding in findings:
        requirement = finding.requirement
        if requirement.instrument != instrument:
            instrument = requirement.instrument
            sheet.line(INSTRUMENTS[instrument])
        cited = list(dict.fromkeys(law.clause(evidence.clause).citation for evidence in finding.evidence))
        places = f": {enumerated(cited, _MOST_CITED)}" if cited else ""
        chains = list(dict.fromkeys(e.chain for e in excerpts(law, finding.evidence) if e.chain))
        article = requirement.article.split(";")[0]
        sheet.line(f"{requirement.title}{places}", indent=2, lead=f"{article:<13} ")
        for chain in chains[:_MOST_CHAINS]:
            sheet.line(chain, indent=16, lead="by way of ")
        _decision(sheet, decisions.get((law.document.path, requirement.id)), indent=16)


def _next_steps(sheet: Sheet, checked: CheckedLaw, counts: dict[str, int]) -> None:
    sheet.heading("What to do next")
    steps = []
    if problems_of(checked.law):
        steps.append("Look first at what was not read or is doubtful: what stands there may change a verdict.")
    if counts["conflict"]:
        steps.append("Change the text where it contradicts the treaty.")
    if checked.contradictions:
        steps.append("Let the laws say the same where they stand against each other.")
    if counts["gap"] or counts["partial"]:
        apart = "A law that is not among these may already say it."
        if not checked.members:
            apart = (
                "Each law is checked by itself: another law (a criminal or procedure code) may already say it, so "
                "look there before you draft."
            )
        steps.append(f"Add what is missing, that of high priority first. {apart}")
    if counts["review"]:
        steps.append("Decide for yourself what only a person can tell.")
    steps.append("Read the clauses that carry each verdict: lawcheck finds them by rule, and a lawyer must judge them.")
    for number, step in enumerate(steps, 1):
        sheet.line(step, lead=f"{number}. ")
    if checked.members:
        return
    pressing = min(checked.findings, key=lambda finding: list(VERDICTS).index(finding.verdict))
    sheet.line()
    sheet.line("Why a verdict is what it is:")
    sheet.verbatim(f"lawcheck explain {pressing.requirement.id} {shlex.quote(checked.law.document.path)}", indent=2)


def _overview(sheet: Sheet, report: Report, unread: Sequence[UnreadableDocument]) -> None:
    sheet.line()
    sheet.line("═" * sheet.width)
    sheet.heading("All files")
    room = sheet.width - 9 * len(VERDICTS)
    sheet.line(f"{'':<{room}}" + "".join(f"{verdict:>9}" for verdict in VERDICTS))
    for checked in report.laws:
        name = _tail(checked.law.document.path, room - 1)
        counts = Counter[str](finding.verdict for finding in checked.findings)
        figures = "".join(f"{counts[verdict]:>9}" for verdict in VERDICTS)
        sheet.line(f"{name:<{room}}" + ("  not checked: another subject" if checked.out_of_scope else figures))
    for error in unread:
        sheet.line(f"{_tail(error.path, room - 1):<{room}}  could not be read (see the message)")


def _tail(path: str, most: int) -> str:
    """The end of a path, which tells files apart."""
    path = inert(path).replace("\n", "\ufffd")
    return path if len(path) <= most else "…" + path[1 - most :]
