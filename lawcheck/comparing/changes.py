"""What changed between two versions of a law: each point that was opened or closed, and what only stands elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lawcheck.comparing.alignment import Alignment, ClauseChange, align
from lawcheck.comparing.causes import causes_of
from lawcheck.comparing.standings import Place, Point, Side, Standing
from lawcheck.comparing.units import likeness
from lawcheck.rules.schema import Verdict

Kind = Literal["new", "reopened", "closed", "moved"]
State = Literal["new", "known", "closed"]
KINDS: tuple[Kind, ...] = ("new", "reopened", "closed", "moved")

_ALIKE = 0.6  # share of common words of a conflict's old and new words
_PRESSING = ("conflict", "gap", "partial", "review", "met")


@dataclass(frozen=True, slots=True)
class Change:
    """What changed on one requirement.

    `new`: open, and it was not; `reopened`: the old text answered it, and the new one no longer does; `closed`: open
    in the old text alone; `moved`: the same words carry the same verdict in another place.
    """

    kind: Kind
    old: Standing | None  # None where the old text was not held against the requirement
    new: Standing | None
    points: tuple[Point, ...]  # opened or closed; empty for moved
    moves: tuple[tuple[Place, Place], ...] = ()
    causes: tuple[ClauseChange, ...] = ()

    @property
    def standing(self) -> Standing:
        """The verdict that counts now, or counted last."""
        standing = self.new or self.old
        assert standing
        return standing


@dataclass(frozen=True)
class Comparison:
    """Two versions of a law and what changed between them."""

    old: Side
    new: Side
    changes: tuple[Change, ...]  # new first, then reopened, closed and moved; the most pressing first in each
    unchanged: tuple[Standing, ...]
    alignment: Alignment | None  # None where the old text is not at hand

    def states(self) -> dict[str, State]:
        """By requirement: `new` where something was opened, `known` where it is open as before, or `closed`."""
        states: dict[str, State] = {}
        for name, standing in self.new.standings.items():
            kinds = {change.kind for change in self.changes if change.standing.requirement == name}
            if kinds & {"new", "reopened"}:
                states[name] = "new"
            elif standing.verdict != "met":
                states[name] = "known"
            elif "closed" in kinds:
                states[name] = "closed"
        return states

    def opened(self) -> set[Verdict]:
        """The verdicts that the new text has and the old one had not; a conflict counts where it is new itself."""
        return {
            change.new.verdict
            for change in self.changes
            if change.kind in ("new", "reopened") and change.new
            if change.new.verdict != "conflict" or any(point.kind == "conflict" for point in change.points)
        }


def compare(old: Side, new: Side) -> Comparison:
    """Compare how two versions of a law stand; clauses are compared where the text of both is at hand."""
    alignment = align(old.law, new.law) if old.law and new.law else None
    changes: list[Change] = []
    unchanged = []
    for name in {**new.standings, **old.standings}:
        found = _changes(old.standings.get(name), new.standings.get(name), alignment)
        changes += found
        if not found:
            unchanged.append(new.standings[name])
    changes.sort(key=lambda change: (KINDS.index(change.kind), _PRESSING.index(change.standing.verdict)))
    return Comparison(old, new, tuple(changes), tuple(unchanged), alignment)


def _changes(old: Standing | None, new: Standing | None, alignment: Alignment | None) -> list[Change]:
    opened, closed = _points(old, new, alignment)
    if any(point.kind == "conflict" for point in opened):  # it outranks what is missing
        opened = [point for point in opened if point.kind != "missing"]
    answered = [point for point in opened if old and point.kind == "missing" and point.id in old.found]
    sorted_out: list[tuple[Kind, list[Point]]] = [
        ("new", [point for point in opened if point not in answered]),
        ("reopened", answered),
        ("closed", closed),
    ]
    found = [
        Change(kind, old, new, tuple(points), causes=causes_of(kind, points, old, new, alignment))
        for kind, points in sorted_out
        if points
    ]
    if not found and old and new and alignment and (moves := _moves(old, new, alignment)):
        clauses = {place.clause for place, _ in moves}
        causes = tuple(change for change in alignment.changes if change.old in clauses)
        found.append(Change("moved", old, new, (), moves, causes))
    return found


def _points(old: Standing | None, new: Standing | None, alignment: Alignment | None) -> tuple[list[Point], list[Point]]:
    """What is open in the new text alone, and in the old one alone."""
    before, after = list(old.points if old else ()), list(new.points if new else ())
    for kind, same in (("conflict", _same_conflict), ("missing", _same_id), ("doubt", _same_id), ("limit", _same_id)):
        for grade in (3, 2, 1):
            for point in [point for point in before if point.kind == kind]:
                for other in after:
                    if other.kind == kind and same(point, other, alignment) >= grade:
                        before.remove(point)
                        after.remove(other)
                        break
    return after, [point for point in before if _is_closed(point, new)]


def _same_id(old: Point, new: Point, alignment: Alignment | None) -> int:
    return 3 if old.id == new.id else 0


def _same_conflict(old: Point, new: Point, alignment: Alignment | None) -> int:
    """How surely two conflicts are the same: 3 in the same clause, 2 in the same words, 1 in like words, 0 not."""
    if old.id != new.id:
        return 0
    if not old.place or not new.place:
        return 3
    if alignment and old.place.clause is not None and alignment.forward.get(old.place.clause) == new.place.clause:
        return 3
    if old.place.words == new.place.words:
        return 2
    return 1 if likeness(old.place.words, new.place.words) >= _ALIKE else 0


def _is_closed(point: Point, new: Standing | None) -> bool:
    """Whether a point that is no longer open was settled, and not only outranked by a graver one."""
    if new is None:
        return True
    if point.kind == "missing":
        return new.verdict != "review" or point.id in new.found
    if point.kind == "doubt":
        return new.verdict == "met"
    return point.kind == "conflict" or new.verdict in ("met", "review")


def _moves(old: Standing, new: Standing, alignment: Alignment) -> tuple[tuple[Place, Place], ...]:
    """The words that stand in another place than before."""
    return tuple(
        (place, other)
        for place in old.places
        if place.clause is not None and place.clause in alignment.moved
        for other in _named(new.places, place.element)
        if other.clause == alignment.forward.get(place.clause)
    )


def _named(places: Sequence[Place], element: str) -> list[Place]:
    return [place for place in places if place.element == element]
