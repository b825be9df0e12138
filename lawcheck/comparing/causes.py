"""Which changes of clauses caused a change of findings: those of the words, else of what these words hang on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lawcheck.comparing.alignment import Alignment, ClauseChange, provision_of
from lawcheck.comparing.standings import DOUBT, Point, Standing
from lawcheck.reading.law import Law

if TYPE_CHECKING:
    from lawcheck.comparing.changes import Kind


def causes_of(
    kind: Kind, points: Sequence[Point], old: Standing | None, new: Standing | None, alignment: Alignment | None
) -> tuple[ClauseChange, ...]:
    """The changes of clauses that bear on these points, from the nearest circle in which there are any.

    First the clauses that carry the words, or whose words no longer count, and those they hang from; then the rest of
    their sections, the definitions they use and the clauses they refer to; then all that carries the requirement.
    """
    if alignment is None:
        return ()
    names = {point.id or DOUBT for point in points}
    everything = {place.element for standing in (old, new) if standing for place in standing.places}
    for wanted in (names, everything):
        before, after = _carrying(old, wanted, kind), _carrying(new, wanted, kind)
        for widen in (_upwards, _around):
            olds, news = widen(alignment.old, before), widen(alignment.new, after)
            found = tuple(change for change in alignment.changes if change.old in olds or change.new in news)
            if found:
                return found
    return ()


def _carrying(standing: Standing | None, names: Iterable[str], kind: Kind) -> set[int]:
    """The clauses with words for some elements, conflicts or doubts, found or ruled out."""
    if standing is None:
        return set()
    wanted = set(names)
    found = {
        clause
        for place in standing.places
        if place.element in wanted and place.clause is not None
        for clause in (place.clause, *place.via)
    }
    return found or {clause for name, clause in standing.misses if name in wanted}


def _upwards(law: Law, clauses: set[int]) -> set[int]:
    """Clauses and those that they hang from."""
    return {above.index for at in clauses for above in (law.clause(at), *law.tree.ancestors(law.clause(at)))}


def _around(law: Law, clauses: set[int]) -> set[int]:
    """The sections of clauses, the definitions they use and the clauses they refer to."""
    reached = set(clauses)
    reached |= {law.definitions[number].clause for clause, number in law.uses if clause in clauses}
    reached |= {target for ref in law.references if ref.clause in clauses for target in ref.targets}
    homes = {provision_of(law, clause) for clause in reached} - {-1}
    return reached | {clause.index for home in homes for clause in law.tree.subtree(law.clause(home))}
