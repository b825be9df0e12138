"""What is written beside the words of a law: the notes of annotated Word files and PDFs, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lawcheck.reports.model import NAMES, summary_of
from lawcheck.reports.placing import span_for
from lawcheck.reports.wording import listed

if TYPE_CHECKING:
    from lawcheck.reports.model import CheckedView, Entry

_LONGEST = 1500  # characters of one paragraph
_MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Note:
    """A note and the words that it stands beside."""

    verdict: str  # empty for the summary of the whole law
    entry: Entry | None
    start: int
    end: int
    heading: str
    lines: tuple[str, ...]


def notes_of(view: CheckedView) -> list[Note]:
    """A note on the whole law, one for each place of a conflict, and one for each gap, partial and review, by place.

    What a baseline knows is named in the note on the whole law.
    """
    notes = [_summary(view)]
    for entry in view.entries:
        if entry.verdict != "met" and entry.state != "known":
            notes += _notes(view, entry)
    return [notes[0], *sorted(notes[1:], key=lambda note: (note.start, note.entry.number if note.entry else 0))]


def _summary(view: CheckedView) -> Note:
    text = view.law.document.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    lines = [view.scope]
    if view.entries:
        lines.append(f"{summary_of(view)}.".capitalize())
    lines += [f"Not read, or doubtful: {problem}" for problem in view.problems[:_MOST_PLACES]]
    if len(view.problems) > _MOST_PLACES:
        lines.append(f"and {len(view.problems) - _MOST_PLACES} more that were not read or are doubtful.")
    met = [f"{entry.title} [{entry.id}]" for entry in view.by_verdict("met")]
    if met:
        lines.append(f"Met: {'; '.join(met)}.")
    if view.known:
        names = [f"{entry.verdict_name}: {entry.title} [{entry.id}]" for entry in view.known]
        lines += [view.since, f"Known from the baseline: {'; '.join(names)}."]
    lines.append("Made by rule from this text alone, and no legal advice. Each note is to be judged by a lawyer.")
    return Note("", None, start, end if end > start else len(text), "lawcheck", tuple(lines))


def _notes(view: CheckedView, entry: Entry) -> Iterator[Note]:
    anchors = _anchors(view, entry)
    if not anchors:
        start, end, why = span_for(view, entry)
        yield _note(entry, start, end, why)
        return
    if entry.verdict == "conflict":
        for start, end, _ in anchors:
            yield _note(entry, start, end, "")
        return
    (start, end, _), *others = anchors
    places = [where for *_, where in others]
    rest = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
    yield _note(entry, start, end, f"See also {listed(places[:_MOST_PLACES])}{rest}." if places else "")


def _anchors(view: CheckedView, entry: Entry) -> list[tuple[int, int, str]]:
    """Start, end and citation of the words in each clause that carries the verdict."""
    kind = {"conflict": "conflict", "review": "review"}.get(entry.verdict)
    chosen = [part.id for part in entry.parts if part.kind == kind and part.quotations]
    spans: dict[int, tuple[int, int]] = {}
    for evidence in entry.finding.evidence:
        if chosen and evidence.element not in chosen:
            continue
        start, end = spans.get(evidence.clause, (evidence.start, evidence.end))
        spans[evidence.clause] = min(start, evidence.start), max(end, evidence.end)
    return [(start, end, view.law.clause(clause).citation) for clause, (start, end) in spans.items()]


def _note(entry: Entry, start: int, end: int, where: str) -> Note:
    lines = [entry.title, entry.message, where]
    if entry.action:
        lines.append(f"What to do: {entry.action}")
    if entry.wording:
        lines.append(f"Suggested wording: “{entry.wording}”")
    if entry.decision:
        decision = entry.decision
        lines.append(f"Decision: {decision.decision}. {decision.comment} {decision.remark}".rstrip())
    lines.append(f"[{entry.id}]")
    heading = f"{NAMES[entry.verdict]}: {entry.source}"
    return Note(entry.verdict, entry, start, end, heading, tuple(_cut(line) for line in lines if line))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
