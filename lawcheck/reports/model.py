"""The result as people read it: one entry for each finding, in the order of reading; every format renders this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lawcheck.checking.findings import SEVERITIES
from lawcheck.reading.language import name_of
from lawcheck.reports.excerpts import excerpts, place
from lawcheck.reports.members import KINDS_OF_CONTRADICTION, laws_read
from lawcheck.reports.tree_report import problems_of
from lawcheck.reports.wording import INSTRUMENTS, KINDS, STRENGTHS, VERDICTS, counted, inert, listed, shortened, source

if TYPE_CHECKING:
    from lawcheck.checking.findings import CheckedLaw, Contradiction, Evidence, Finding, Report
    from lawcheck.reading.law import Law
    from lawcheck.rules.schema import Requirement
    from lawcheck.sources.document import UnreadableDocument

NAMES = {"conflict": "Conflict", "gap": "Gap", "partial": "Partly met", "review": "For review", "met": "Met"}
"""The verdicts as headings and labels, the most pressing first."""

EVALUATIONS = {
    "met": "fully met",
    "partial": "partially met",
    "gap": "not met",
    "conflict": "contrary",
    "review": "to be reviewed",
}
"""The verdicts in the words of a table of concordance."""

STATES = {
    "new": "new since the baseline",
    "known": "known from the baseline",
    "closed": "closed since the baseline",
}
"""How an entry stands to a baseline."""

NOT_ASKED = "not applicable"

_INVISIBLE: dict[int, str | None] = {0x61C: None, 0x200E: None, 0x200F: None, 0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_MOST_MISSES = 3


def plain(text: str) -> str:
    """Text safe to show: no control characters, none that turn the direction of what follows."""
    return inert(text.translate(_INVISIBLE))


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the law and where they stand."""

    citation: str
    page: int | None
    words: str  # on one line, an ellipsis where the clause goes on
    start: int  # of the first evidence in the clause, an offset into the text
    note: str = ""  # why the words did not count, of a near miss
    chain: str = ""  # of laws read together, the clauses that lead to these words

    @property
    def where(self) -> str:
        """`s 4(1)(a), page 7`."""
        return place(self.citation, self.page)


@dataclass(frozen=True, slots=True)
class Part:
    """An element, a conflict or a doubt: what it asks or says, whether it was found, and the words."""

    id: str
    says: str
    kind: str  # element, conflict or review
    found: bool
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on a verdict, read back from a table of concordance."""

    law: str  # path or name of the law, as the table gives it
    requirement: str
    decision: str
    responsible: str
    comment: str  # the reason
    evaluation: str  # the evaluation that stood beside it
    remark: str = ""  # what has changed since it was made


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding with everything a reader is shown of it."""

    finding: Finding
    number: int  # in the order of reading, from 1
    id: str
    title: str
    instrument: str
    instrument_name: str
    article: str
    source: str
    strength: str
    strength_name: str
    theme: str
    theme_name: str
    verdict: str
    verdict_name: str
    evaluation: str
    severity: str
    asks: str
    message: str
    parts: tuple[Part, ...]
    provisions: tuple[Quotation, ...]  # one for each clause that carries evidence
    misses: tuple[Quotation, ...]
    action: str  # what to add or change
    wording: str  # what the law could say; empty where none is suggested
    decision: Decision | None
    state: str = ""  # new, known or closed since the baseline; empty without one

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of all parts, each once."""
        return tuple(dict.fromkeys(quotation for part in self.parts for quotation in part.quotations))

    @property
    def missing(self) -> tuple[str, ...]:
        """What the elements say that were not found and are needed."""
        return tuple(part.says for part in self.parts if part.id in self.finding.missing and part.kind == "element")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What two laws say against each other."""

    name: str  # of its kind
    says: str
    quotations: tuple[Quotation, ...]
    action: str  # what to change


@dataclass(frozen=True, slots=True)
class CheckedView:
    """One law: facts, scope, problems, and its entries by urgency."""

    checked: CheckedLaw
    title: str
    path: str
    facts: tuple[str, ...]
    scope: str  # a sentence
    problems: tuple[str, ...]
    entries: tuple[Entry, ...]
    direction: str  # ltr or rtl
    laws_read: str  # a sentence, where several laws were read together
    contradictions: tuple[Disagreement, ...]

    @property
    def law(self) -> Law:
        """The law itself."""
        return self.checked.law

    @property
    def counts(self) -> dict[str, int]:
        """How many entries have each verdict, the most pressing first."""
        found = Counter(entry.verdict for entry in self.entries)
        return {verdict: found[verdict] for verdict in NAMES}

    def by_verdict(self, *verdicts: str) -> list[Entry]:
        """The entries with one of these verdicts, but for those that the baseline knows."""
        return [entry for entry in self.entries if entry.verdict in verdicts and entry.state != "known"]

    @property
    def known(self) -> list[Entry]:
        """The entries that the baseline knows."""
        return [entry for entry in self.entries if entry.state == "known"]

    @property
    def since(self) -> str:
        """`Since the baseline: 2 new, 14 known, 1 closed.`; empty without a baseline."""
        found = Counter(entry.state for entry in self.entries if entry.state)
        counts = ", ".join(f"{found[state]} {state}" for state in STATES)
        return f"Since the baseline: {counts}." if found else ""

    def tally(self) -> list[tuple[str, str, dict[str, int]]]:
        """Instrument, theme and the number of each verdict, for a summary table."""
        rows: dict[tuple[str, str], Counter[str]] = {}
        order = list(INSTRUMENTS)
        for entry in sorted(self.entries, key=lambda entry: (order.index(entry.instrument), entry.theme_name)):
            rows.setdefault((entry.instrument_name, entry.theme_name), Counter())[entry.verdict] += 1
        return [(name, theme, {verdict: found[verdict] for verdict in NAMES}) for (name, theme), found in rows.items()]


@dataclass(frozen=True, slots=True)
class View:
    """All laws of one call, the files that could not be read, and decisions that fit nothing."""

    report: Report
    laws: tuple[CheckedView, ...]
    unread: tuple[tuple[str, str], ...]  # file and message
    stray: tuple[tuple[Decision, str], ...]  # decisions not shown beside a verdict, and why
    baseline: bool = False  # whether entries are told new from known


Decisions = Mapping[tuple[str, str], Decision]
"""By path of the law and id of the requirement."""

States = Mapping[tuple[str, str], str]
"""How findings stand to a baseline (see STATES), by path of the law and id of the requirement."""


def view_of(
    report: Report,
    unread: Sequence[UnreadableDocument] = (),
    decisions: Decisions | None = None,
    stray: Sequence[tuple[Decision, str]] = (),
    states: States | None = None,
) -> View:
    """The report as people read it; `states` lay it beside a baseline."""
    laws = tuple(_law(checked, decisions or {}, states or {}) for checked in report.laws)
    files = tuple((plain(error.path), plain(error.message)) for error in unread)
    return View(report, laws, files, tuple(stray), states is not None)


def _law(checked: CheckedLaw, decisions: Decisions, states: States) -> CheckedView:
    law, document = checked.law, checked.law.document
    pages = counted(document.pages, "page") if document.pages else ""
    facts = (document.path, pages, counted(len(document.text.split()), "word"), name_of(law.language))
    order = list(NAMES)
    findings = sorted(
        checked.findings, key=lambda found: (order.index(found.verdict), SEVERITIES.index(found.severity))
    )
    return CheckedView(
        checked,
        title=plain(law.tree.title or document.path),
        path=plain(document.path),
        facts=tuple(plain(fact) for fact in facts if fact),
        scope=_scope(checked),
        problems=problem_lines(law),
        entries=tuple(
            _entry(law, finding, number, decisions.get(key), states.get(key, ""))
            for number, finding in enumerate(findings, 1)
            for key in [(document.path, finding.requirement.id)]
        ),
        direction="rtl" if law.language in _RIGHT_TO_LEFT else "ltr",
        laws_read=plain(laws_read(checked)) if checked.members else "",
        contradictions=tuple(_disagreement(law, each) for each in checked.contradictions),
    )


def _disagreement(law: Law, found: Contradiction) -> Disagreement:
    name = KINDS_OF_CONTRADICTION[found.kind]
    return Disagreement(name, plain(found.says), _quotations(law, found.places), plain(found.remedy))


def _scope(checked: CheckedLaw) -> str:
    if checked.out_of_scope:
        return (
            "Not checked: this text deals with none of the treaties that lawcheck knows (trafficking in persons, "
            "smuggling of migrants, organized crime with money laundering and corruption). "
            "If that is wrong, name the treaties with --scope."
        )
    asked = Counter[str](finding.requirement.instrument for finding in checked.findings)
    names = [f"{INSTRUMENTS[name]} ({counted(asked[name], 'requirement')})" for name in checked.scope]
    kinds = listed([KINDS.get(kind, kind) for kind in checked.kinds])
    reads = "The laws read as laws" if checked.members else "The text reads as a law"
    return f"Checked against: {listed(names)}." + (f" {reads} on {kinds}." if kinds else "")


def problem_lines(law: Law) -> tuple[str, ...]:
    """What was not read or is doubtful, each message once, with its pages."""
    found: dict[str, list[int]] = {}
    for problem in problems_of(law):
        found.setdefault(problem.message, []).extend([problem.page] if problem.page else [])
    return tuple(
        plain((f"Page {', '.join(map(str, sorted(set(pages))))}: " if pages else "") + message)
        for message, pages in found.items()
    )


def _entry(law: Law, finding: Finding, number: int, decision: Decision | None, state: str) -> Entry:
    asked = finding.requirement
    action, wording = remedy_of(finding.remedy)
    evaluation = EVALUATIONS[finding.verdict]
    if decision and decision.evaluation and decision.evaluation != evaluation:
        remark = f"Decided when the evaluation was “{decision.evaluation}”; look at it again."
        decision = replace(decision, remark=remark)
    return Entry(
        finding,
        number=number,
        id=asked.id,
        title=plain(asked.title),
        instrument=asked.instrument,
        instrument_name=INSTRUMENTS[asked.instrument],
        article=plain(asked.article),
        source=plain(source(asked.instrument, asked.article)),
        strength=asked.strength,
        strength_name=STRENGTHS[asked.strength],
        theme=asked.theme,
        theme_name=theme_name(asked),
        verdict=finding.verdict,
        verdict_name=NAMES[finding.verdict],
        evaluation=evaluation,
        severity=finding.severity,
        asks=plain(asked.asks),
        message=plain(finding.message),
        parts=_parts(law, finding),
        provisions=_quotations(law, finding.evidence),
        misses=tuple(
            Quotation(
                plain(law.clause(miss.clause).citation),
                law.document.page_of(miss.start),
                plain(shortened(law.document.text[miss.start : miss.end], 100)),
                miss.start,
                plain(miss.why),
            )
            for miss in finding.near_misses[:_MOST_MISSES]
        ),
        action=plain(action),
        wording=plain(wording),
        decision=decision,
        state=state,
    )


def theme_name(requirement: Requirement) -> str:
    """`Means and consent`."""
    return plain(requirement.theme.replace("-", " ").capitalize())


def remedy_of(remedy: str) -> tuple[str, str]:
    """What to do, and the wording suggested, without its quotation marks."""
    action, _, wording = remedy.partition("Suggested wording:")
    return action.strip(), wording.strip().removeprefix("“").removesuffix("”")


def _parts(law: Law, finding: Finding) -> tuple[Part, ...]:
    by_part: dict[str, list[Evidence]] = {}
    for evidence in finding.evidence:
        by_part.setdefault(evidence.element, []).append(evidence)
    asked = finding.requirement
    parts = [
        Part(name, plain(conflict.says), "conflict", True, _quotations(law, by_part.pop(name, [])))
        for name, conflict in asked.conflicts.items()
        if name in finding.conflicts
    ]
    doubts = by_part.pop("review", [])
    for at, note in enumerate(finding.notes or ([finding.message] if doubts else [])):
        parts.append(Part("review", plain(note), "review", True, _quotations(law, doubts if at == 0 else [])))
    parts += [
        Part(name, plain(element.says), "element", name in finding.found, _quotations(law, by_part.pop(name, [])))
        for name, element in asked.elements.items()
    ]
    parts += [Part(name, plain(name), "element", True, _quotations(law, rest)) for name, rest in by_part.items()]
    return tuple(parts)


def _quotations(law: Law, found: Sequence[Evidence]) -> tuple[Quotation, ...]:
    first: dict[int, int] = {}
    for evidence in found:
        first[evidence.clause] = min(first.get(evidence.clause, evidence.start), evidence.start)
    return tuple(
        Quotation(plain(excerpt.citation), excerpt.page, plain(excerpt.words), start, chain=plain(excerpt.chain))
        for excerpt, start in zip(excerpts(law, found), first.values(), strict=True)
    )


def summary_of(view: CheckedView) -> str:
    """`3 conflicts, 12 gaps, 7 partly met, 1 for review, 32 met`."""
    return ", ".join(tallied(verdict, number) for verdict, number in view.counts.items())


def tallied(verdict: str, number: int) -> str:
    """`1 conflict`, `12 gaps`, `7 partly met`."""
    return counted(number, verdict) if verdict in ("conflict", "gap") else f"{number} {NAMES[verdict].lower()}"


MEANINGS = VERDICTS
"""What each verdict says, in a few words."""
