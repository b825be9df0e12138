"""Which clause of the old text is which of the new one, by their words; and so what was added, struck and changed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from lawcheck.comparing.units import Unit, Words, likeness, units
from lawcheck.reading.law import Law, Reference

_ALIKE = 0.5  # share of common words of a clause and its new version, where both stand between the same clauses
_ALIKE_ELSEWHERE = 0.75  # the same, anywhere else in the law
_FEWEST_ELSEWHERE = 6  # words
_COMMON = 40  # a word of more clauses than that tells nothing
_MOST_CANDIDATES = 6
_PROVISIONS = frozenset({"section", "article", "schedule", "annex", "preamble"})

Pairs = dict[int, int]
"""Index into the old units: index into the new ones."""


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause that is not as it was: `old` is its index in the old law, `new` in the new one."""

    kind: Literal["added", "struck", "reworded", "moved"]
    old: int | None
    new: int | None
    moved: bool = False  # stands in another place as well


@dataclass(frozen=True)
class Alignment:
    """Two versions of a law, clause by clause."""

    old: Law
    new: Law
    forward: dict[int, int]  # clause of the old law: the same clause of the new one
    changes: tuple[ClauseChange, ...]  # in the order of the new text, what was struck where it stood

    @cached_property
    def moved(self) -> frozenset[int]:
        """The clauses of the old law that stand in another place of the new one."""
        return frozenset(change.old for change in self.changes if change.moved and change.old is not None)


def align(old: Law, new: Law) -> Alignment:
    """Lay two versions of a law beside each other."""
    before, after = units(old), units(new)
    pairs = _paired(before, after)
    forward = {before[one].clause: after[other].clause for one, other in pairs.items()}
    _add_groups(old, new, forward)
    elsewhere = _elsewhere(pairs) | _in_another_provision(old, new, before, after, pairs)
    targets = _Targets(old, new, forward)
    changes: dict[int, ClauseChange] = {}
    for one, unit in enumerate(before):
        if one not in pairs:
            changes[unit.clause] = ClauseChange("struck", unit.clause, None)
            continue
        other = after[pairs[one]]
        moved = one in elsewhere
        if unit.words != other.words or targets.differ(unit.clause, other.clause):
            changes[unit.clause] = ClauseChange("reworded", unit.clause, other.clause, moved)
        elif moved:
            changes[unit.clause] = ClauseChange("moved", unit.clause, other.clause, True)
    met = set(pairs.values())
    added = [ClauseChange("added", None, unit.clause) for at, unit in enumerate(after) if at not in met]
    return Alignment(old, new, forward, tuple(_in_order([*changes.values(), *added], forward)))


def _in_order(changes: list[ClauseChange], forward: dict[int, int]) -> list[ClauseChange]:
    """By place in the new text; what was struck comes after what stood before it."""
    last, place = -1, {}
    for old in sorted({*forward, *(change.old for change in changes if change.old is not None)}):
        last = forward.get(old, last)
        place[old] = last
    return sorted(
        changes,
        key=lambda c: (c.new, 0, 0) if c.new is not None else (place[c.old or 0], 1, c.old or 0),
    )


def _paired(before: Sequence[Unit], after: Sequence[Unit]) -> Pairs:
    """Equal clauses first, then like ones between them, then what has gone elsewhere."""
    pairs = _equal(before, after, range(len(before)), range(len(after)))
    anchors = sorted(set(pairs.items()) - {(one, pairs[one]) for one in _elsewhere(pairs)})
    for (one, other), (next_one, next_other) in pairwise([(-1, -1), *anchors, (len(before), len(after))]):
        met = set(pairs.values())
        olds = [at for at in range(one + 1, next_one) if at not in pairs]
        news = [at for at in range(other + 1, next_other) if at not in met]
        if olds and news:
            pairs |= _in_turn(before, after, olds, news)
    met = set(pairs.values())
    olds = [at for at in range(len(before)) if at not in pairs and len(before[at].words) >= _FEWEST_ELSEWHERE]
    news = [at for at in range(len(after)) if at not in met and len(after[at].words) >= _FEWEST_ELSEWHERE]
    return pairs | _alike(before, after, olds, news, _ALIKE_ELSEWHERE)


def _equal(before: Sequence[Unit], after: Sequence[Unit], olds: Iterable[int], news: Iterable[int]) -> Pairs:
    """Clauses with the same words, where both sides have them equally often."""
    by_words: dict[Words, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at in olds:
        by_words[before[at].words][0].append(at)
    for at in news:
        by_words[after[at].words][1].append(at)
    return {
        one: other
        for ones, others in by_words.values()
        if len(ones) == len(others)
        for one, other in zip(ones, others, strict=True)
    }


def _in_turn(before: Sequence[Unit], after: Sequence[Unit], olds: list[int], news: list[int]) -> Pairs:
    """Clauses between the same neighbours: equal ones one after the other, then like ones."""
    pairs: Pairs = {}
    left: dict[Words, list[int]] = defaultdict(list)
    for at in reversed(news):
        left[after[at].words].append(at)
    for at in olds:
        if left[before[at].words]:
            pairs[at] = left[before[at].words].pop()
    met = set(pairs.values())
    olds, news = [at for at in olds if at not in pairs], [at for at in news if at not in met]
    return pairs | _alike(before, after, olds, news, _ALIKE)


def _alike(before: Sequence[Unit], after: Sequence[Unit], olds: list[int], news: list[int], least: float) -> Pairs:
    """Clauses with enough common words, the likest first."""
    holding: dict[str, list[int]] = defaultdict(list)
    for at in news:
        for word in set(after[at].words):
            holding[word].append(at)
    scored = []
    for one in olds:
        votes = Counter(
            at
            for word in set(before[one].words)
            if len(found := holding.get(word, ())) <= _COMMON or len(news) <= _COMMON
            for at in found
        )
        for other, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CANDIDATES]:
            score = likeness(before[one].words, after[other].words)
            if score >= least:
                scored.append((-score, one, other))
    pairs: Pairs = {}
    met: set[int] = set()
    for _, one, other in sorted(scored):
        if one not in pairs and other not in met:
            pairs[one] = other
            met.add(other)
    return pairs


def _elsewhere(pairs: Pairs) -> set[int]:
    """The clauses that are out of order: all but those of the longest run in which both texts agree."""
    ones = sorted(pairs)
    tails: list[int] = []  # of the best run of each length, its last new index
    ends: list[int] = []  # and which clause that is
    before: dict[int, int] = {}
    for one in ones:
        at = bisect_left(tails, pairs[one])
        before[one] = ends[at - 1] if at else -1
        tails[at : at + 1] = [pairs[one]]
        ends[at : at + 1] = [one]
    kept, one = set(), ends[-1] if ends else -1
    while one >= 0:
        kept.add(one)
        one = before[one]
    return set(ones) - kept


def _in_another_provision(old: Law, new: Law, before: Sequence[Unit], after: Sequence[Unit], pairs: Pairs) -> set[int]:
    """The clauses that stand in another section than most words of their old section."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    homes = {one: (provision_of(old, before[one].clause), provision_of(new, after[pairs[one]].clause)) for one in pairs}
    for one, (home, now) in homes.items():
        votes[home][now] += len(before[one].words)
    same = {home: max(found.items(), key=lambda item: (item[1], -item[0]))[0] for home, found in votes.items()}
    return {one for one, (home, now) in homes.items() if same[home] != now}


def provision_of(law: Law, clause: int) -> int:
    """The section, article or schedule in which a clause stands; what stands in none counts as one."""
    here = law.clause(clause)
    return next((each.index for each in (here, *law.tree.ancestors(here)) if each.kind in _PROVISIONS), -1)


def _add_groups(old: Law, new: Law, forward: dict[int, int]) -> None:
    """Clauses without words are those that their children are."""
    for clause in reversed(old.tree.clauses):
        if clause.index in forward:
            continue
        homes = Counter(
            parent
            for child in clause.children
            if child in forward and (parent := new.clause(forward[child]).parent) is not None
        )
        if homes:
            forward[clause.index] = max(homes.items(), key=lambda item: (item[1], -item[0]))[0]


class _Targets:
    """What the clauses refer to."""

    def __init__(self, old: Law, new: Law, forward: dict[int, int]) -> None:
        self._forward = forward
        self._old = _by_clause(old.references)
        self._new = _by_clause(new.references)

    def differ(self, old: int, new: int) -> bool:
        """Whether two clauses refer to other clauses; a clause referred to that is nowhere else counts as another."""
        now = [target for reference in self._new.get(new, ()) for target in reference.targets]
        then = [self._forward.get(target) for reference in self._old.get(old, ()) for target in reference.targets]
        return then != now


def _by_clause(references: Iterable[Reference]) -> dict[int, list[Reference]]:
    found: dict[int, list[Reference]] = defaultdict(list)
    for reference in references:
        found[reference.clause].append(reference)
    return found
