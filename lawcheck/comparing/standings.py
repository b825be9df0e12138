"""How a law stands on each requirement, told by this run or by an earlier report: points that are open, and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from lawcheck.checking.findings import CheckedLaw, Finding
from lawcheck.comparing.units import Words, words_of
from lawcheck.reading.law import Law
from lawcheck.rules.schema import Requirement, Verdict

DOUBT = "review"
"""The name under which the words of a doubt stand among the evidence."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words that an element, a conflict or a doubt rests on; one place for each clause."""

    element: str
    citation: str
    page: int | None
    quote: str
    words: Words  # of the quotation, without numbers
    start: int | None = None  # offset into the text, and index of the clause, where the law is at hand
    clause: int | None = None
    via: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is open on a requirement.

    A conflict in certain words, an element that is missing, a doubt that a person must judge, or a limit: the duty is
    met for some cases alone.
    """

    kind: Literal["conflict", "missing", "doubt", "limit"]
    id: str  # of the conflict or element; empty for doubts and limits
    says: str
    place: Place | None = None  # the words of a conflict


@dataclass(frozen=True, slots=True)
class Standing:
    """The verdict on one requirement, as it is compared."""

    requirement: str
    instrument: str
    article: str
    title: str
    theme: str
    strength: str
    verdict: Verdict
    severity: str
    message: str
    remedy: str
    found: frozenset[str]
    points: tuple[Point, ...]
    places: tuple[Place, ...]
    misses: tuple[tuple[str, int], ...] = ()  # element and clause of words that did not count, where the law is at hand


@dataclass(frozen=True)
class Side:
    """One of the two versions."""

    path: str
    sha256: str
    title: str
    scope: tuple[str, ...]
    standings: Mapping[str, Standing]  # by requirement
    checked: CheckedLaw | None = None  # None where it is known from an earlier report

    @property
    def law(self) -> Law | None:
        """The law itself, where it is at hand."""
        return self.checked.law if self.checked else None


def side_of(checked: CheckedLaw) -> Side:
    """The standings of a law that has just been checked."""
    document = checked.law.document
    standings = {finding.requirement.id: _standing(checked.law, finding) for finding in checked.findings}
    return Side(document.path, document.sha256, checked.law.tree.title, checked.scope, standings, checked)


def _standing(law: Law, finding: Finding) -> Standing:
    asked = finding.requirement
    places = tuple(_places(law, finding))
    return Standing(
        asked.id,
        asked.instrument,
        asked.article,
        asked.title,
        asked.theme,
        asked.strength,
        finding.verdict,
        finding.severity,
        finding.message,
        finding.remedy,
        frozenset(finding.found),
        points_of(asked, finding.verdict, finding.found, finding.missing, finding.conflicts, finding.notes, places),
        places,
        tuple(dict.fromkeys((miss.element, miss.clause) for miss in finding.near_misses)),
    )


def points_of(
    asked: Requirement | None,
    verdict: str,
    found: Iterable[str],
    missing: Iterable[str],
    conflicts: Iterable[str],
    notes: Iterable[str],
    places: Iterable[Place],
) -> tuple[Point, ...]:
    """What is open. Elements that a conflict outranks are open behind it; `asked` is None for a rule that is gone."""
    found, missing, notes = set(found), list(missing), "; ".join(notes)
    points: list[Point] = []
    for name in conflicts:
        says = asked.conflicts[name].says if asked and name in asked.conflicts else name.replace("-", " ")
        spots: list[Place | None] = [place for place in places if place.element == name]
        points += [Point("conflict", name, says, spot) for spot in spots or [None]]
    if verdict == "conflict" and asked and len(found) < asked.needed:
        missing = [name for name in asked.elements if name not in found]
    for name in missing:
        says = asked.elements[name].says if asked and name in asked.elements else name.replace("-", " ")
        points.append(Point("missing", name, says))
    if verdict == "review":
        points.append(Point("doubt", "", notes))
    elif verdict == "partial" and not missing:
        points.append(Point("limit", "", notes))
    return tuple(points)


def _places(law: Law, finding: Finding) -> Iterable[Place]:
    seen = set()
    for evidence in finding.evidence:
        if (evidence.element, evidence.clause) in seen:
            continue
        seen.add((evidence.element, evidence.clause))
        quote = " ".join(law.document.text[evidence.start : evidence.end].split())
        yield Place(
            evidence.element,
            law.clause(evidence.clause).citation,
            law.document.page_of(evidence.start),
            quote,
            words_of(quote),
            evidence.start,
            evidence.clause,
            evidence.via,
        )
