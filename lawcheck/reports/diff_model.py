"""What changed between two versions of a law, as people read it; every format of `lawcheck diff` renders this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lawcheck.comparing.changes import KINDS
from lawcheck.comparing.standings import DOUBT
from lawcheck.comparing.units import wording
from lawcheck.reports.diff_words import Stretch, stretches
from lawcheck.reports.excerpts import place
from lawcheck.reports.model import NAMES, Quotation, plain, problem_lines, remedy_of, tallied
from lawcheck.reports.wording import INSTRUMENTS, STRENGTHS, counted, listed, shortened, source

if TYPE_CHECKING:
    from lawcheck.comparing.alignment import Alignment, ClauseChange
    from lawcheck.comparing.changes import Change, Comparison, Kind
    from lawcheck.comparing.standings import Place, Side, Standing
    from lawcheck.reading.law import Law
    from lawcheck.rules.loading import RuleSet

HEADINGS: dict[Kind, str] = {"new": "New", "reopened": "Reopened", "closed": "Closed", "moved": "Moved"}
MEANINGS: dict[Kind, str] = {
    "new": "open now, and not open in the old text",
    "reopened": "the old text said it, the new one no longer does",
    "closed": "open in the old text, no longer in the new one",
    "moved": "the same words, now in another place",
}
CLAUSES = {"added": "added", "struck": "struck", "reworded": "changed", "moved": "moved"}
"""What happened to a clause, in one word."""

_POINTS = {"conflict": "Contrary", "missing": "Missing", "doubt": "To judge", "limit": "Met for some cases alone"}
_NOT_ASKED = "not asked"
_MOST_WORDS = 300  # characters of a quotation


@dataclass(frozen=True, slots=True)
class ClauseShown:
    """A clause that was changed, and its words before and after."""

    kind: str  # added, struck, reworded, moved
    old: str  # `s 4(1), page 3`; empty where it was added
    new: str
    stretches: tuple[Stretch, ...]

    @property
    def says(self) -> str:
        """`s 4(1), now s 5(1), changed`."""
        if not self.old or not self.new:
            return f"{self.old or self.new} {CLAUSES[self.kind]}"
        if self.old == self.new:
            return f"{self.new} {CLAUSES[self.kind]}"
        return f"{self.old}, now {self.new}, {CLAUSES[self.kind]}"

    def words(self, *kinds: str) -> str:
        """The stretches of some kinds, one after the other."""
        return " ".join(stretch.text for stretch in self.stretches if stretch.kind in kinds)


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A change with everything a reader is shown of it."""

    change: Change
    number: int
    kind: Kind
    id: str
    title: str
    source: str
    strength_name: str
    severity: str
    before: str  # name of the verdict
    after: str
    verdict: str  # the one that counts now, or counted last
    points: tuple[tuple[str, str], ...]  # `Missing`, and what
    old_words: tuple[Quotation, ...]
    new_words: tuple[Quotation, ...]
    causes: tuple[ClauseShown, ...]
    note: str  # why a verdict has nothing to be compared with, or no clause explains it; empty as a rule
    action: str
    wording: str

    @property
    def became(self) -> str:
        """`Met → Gap`; `Met` where the verdict is as it was."""
        return self.after if self.before == self.after else f"{self.before} → {self.after}"


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two texts: its title, path and facts."""

    title: str
    path: str
    facts: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DiffView:
    """Both versions, what changed and what stayed."""

    comparison: Comparison
    rules: RuleSet
    old: Version
    new: Version
    remarks: tuple[str, ...]  # what the reader must know before the changes
    changes: tuple[ChangeShown, ...]
    unchanged: dict[str, int]  # by verdict
    others: tuple[ClauseShown, ...]  # clauses that were changed without effect on a finding

    @property
    def counts(self) -> dict[Kind, int]:
        """How many changes there are of each kind."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in KINDS}

    def of_kind(self, kind: Kind) -> list[ChangeShown]:
        """The changes of one kind."""
        return [change for change in self.changes if change.kind == kind]

    @property
    def stayed(self) -> str:
        """`43 findings are as they were: 30 met, 13 gaps.`"""
        number = sum(self.unchanged.values())
        if not number:
            return "No finding is as it was."
        each = [tallied(verdict, count) for verdict, count in self.unchanged.items() if count]
        return f"{counted(number, 'finding')} {'is' if number == 1 else 'are'} as before: {', '.join(each)}."


def diff_view(comparison: Comparison, rules: RuleSet) -> DiffView:
    """The comparison as people read it."""
    alignment = comparison.alignment
    shown = {change: _clause(change, alignment) for change in alignment.changes} if alignment else {}
    causing = {cause for change in comparison.changes for cause in change.causes}
    verdicts = Counter[str](standing.verdict for standing in comparison.unchanged)
    return DiffView(
        comparison,
        rules,
        _version(comparison.old),
        _version(comparison.new),
        tuple(_remarks(comparison)),
        tuple(_change(change, number, shown) for number, change in enumerate(comparison.changes, 1)),
        {verdict: verdicts[verdict] for verdict in NAMES},
        tuple(clause for change, clause in shown.items() if change not in causing),
    )


def _version(side: Side) -> Version:
    facts = [plain(side.path)]
    if side.law:
        document = side.law.document
        facts += [counted(document.pages, "page")] if document.pages else []
        facts.append(counted(len(document.text.split()), "word"))
    else:
        facts.append("from an earlier report")
    problems = problem_lines(side.law) if side.law else ()
    return Version(plain(side.title or side.path), plain(side.path), " · ".join(facts), problems)


def _remarks(comparison: Comparison) -> Iterable[str]:
    old, new = comparison.old, comparison.new
    for side, name in ((old, "old"), (new, "new")):
        if not side.standings:
            yield f"The {name} text was not checked: it deals with none of the treaties. Name them with --scope."
    if set(old.scope) != set(new.scope) and old.scope and new.scope:
        names = [listed([INSTRUMENTS.get(name, name) for name in side.scope]) for side in (old, new)]
        yield f"The old text was checked against: {names[0]}; the new one against: {names[1]}."
    if comparison.alignment is None:
        yield (
            "Of the old text only an earlier report is at hand: the clauses that caused a change can't be shown, and "
            "words that only moved can't be told."
        )


def _change(change: Change, number: int, shown: dict[ClauseChange, ClauseShown]) -> ChangeShown:
    standing = change.standing
    action, suggested = remedy_of(standing.remedy) if change.kind in ("new", "reopened") else ("", "")
    old_words, new_words = _words(change)
    return ChangeShown(
        change,
        number,
        change.kind,
        standing.requirement,
        plain(standing.title),
        plain(source(standing.instrument, standing.article)),
        STRENGTHS[standing.strength],
        standing.severity,
        NAMES[change.old.verdict] if change.old else _NOT_ASKED,
        NAMES[change.new.verdict] if change.new else _NOT_ASKED,
        standing.verdict,
        tuple(dict.fromkeys((_POINTS[point.kind], plain(point.says)) for point in change.points)),
        old_words,
        new_words,
        tuple(shown[cause] for cause in change.causes),
        _note(change, bool(shown)),
        plain(action),
        plain(suggested),
    )


def _note(change: Change, has_clauses: bool) -> str:
    if change.old is None:
        return "The old text was not held against this requirement."
    if change.new is None:
        return "The new text was not held against this requirement."
    if has_clauses and not change.causes:
        return "No clause that carries these words was changed; the verdict follows from changes elsewhere."
    return ""


def _words(change: Change) -> tuple[tuple[Quotation, ...], tuple[Quotation, ...]]:
    """The words that answered or contradicted, on the side on which they stand."""
    if change.kind == "moved":
        return _quotations(old for old, _ in change.moves), _quotations(new for _, new in change.moves)
    if change.kind == "closed":
        old, new = change.old, change.new
        conflicts = [point.place for point in change.points if point.kind == "conflict" and point.place]
        names = {point.id for point in change.points if point.kind == "missing"}
        doubts = {DOUBT} if any(point.kind == "doubt" for point in change.points) else set()
        return _quotations([*conflicts, *_of(old, doubts)]), _quotations(_of(new, names))
    conflicts = [point.place for point in change.points if point.kind == "conflict" and point.place]
    doubts = {DOUBT} if any(point.kind == "doubt" for point in change.points) else set()
    names = {point.id for point in change.points if point.kind == "missing"}
    return _quotations(_of(change.old, names)), _quotations([*conflicts, *_of(change.new, doubts)])


def _of(standing: Standing | None, names: set[str]) -> list[Place]:
    return [spot for spot in standing.places if spot.element in names] if standing else []


def _quotations(places: Iterable[Place]) -> tuple[Quotation, ...]:
    return tuple(
        dict.fromkeys(
            Quotation(plain(spot.citation), spot.page, plain(shortened(spot.quote, _MOST_WORDS)), spot.start or 0)
            for spot in places
        )
    )


def _clause(change: ClauseChange, alignment: Alignment) -> ClauseShown:
    old = plain(wording(alignment.old, change.old)) if change.old is not None else ""
    new = plain(wording(alignment.new, change.new)) if change.new is not None else ""
    return ClauseShown(
        change.kind, _where(alignment.old, change.old), _where(alignment.new, change.new), stretches(old, new)
    )


def _where(law: Law, clause: int | None) -> str:
    if clause is None:
        return ""
    here = law.clause(clause)
    return plain(place(here.citation, law.document.page_of(here.start)))
