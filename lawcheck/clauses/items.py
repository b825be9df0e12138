"""The marks inside a section become levels: the reading that explains the whole run at least cost wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lawcheck.clauses.markers import Reading

BEAM = 12  # readings of the run so far that are kept
HOPELESS = 7.0  # a reading that costs so much more than the best is given up
MOST_LEVELS = 12
_UNCOUNTED = frozenset({"flush", "note"})  # paragraphs without a number, whose depth tells no readings apart
NO_RIVAL = 99.0  # margin of a run that can be read in one way only

# What it costs to start a list of one family straight under another; families not named here cost _STRANGE.
_STRANGE = 0.5
_UNDER: dict[str, dict[str, float]] = {
    "": {"1": 0.0, "a": 0.0, "i": 0.3, "A": 0.3, "I": 0.4, "aa": 1.5},
    "1": {"a": 0.0, "i": 0.2, "A": 0.1, "I": 0.5, "aa": 1.0},
    "a": {"i": 0.0, "1": 0.1, "A": 0.3, "aa": 0.4, "I": 0.3},
    "i": {"A": 0.1, "aa": 0.1, "a": 0.4, "1": 0.4, "I": 0.1},
    "A": {"i": 0.0, "I": 0.1, "1": 0.3, "a": 0.4, "AA": 0.3},
    "I": {"aa": 0.1, "AA": 0.2, "A": 0.3, "a": 0.3, "i": 0.3, "1": 0.3},
    "aa": {"A": 0.1, "i": 0.2, "1": 0.3, "AA": 0.3},
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that starts in the run: a numbered item, a definition, a proviso, or a paragraph without a number.

    `skip` is what it costs to take it for plain words, `take` what it costs to take it for a clause. `opens` is True
    where the words before call for a list, False where they close a sentence, None where they do not tell; for a
    paragraph without a number True means that it goes on with a sentence begun before.
    """

    kind: str  # item, definition, hanging (a proviso or an explanation), flush, note
    readings: tuple[Reading, ...] = ()
    skip: float = 6.0
    opens: bool | None = None
    adjacent: bool = False  # stands straight after another number: (2)(A)
    indent: float | None = None
    take: float = 0.0
    anywhere: bool = False  # may start a list in its midst: text that a bill inserts into another act


class Level(NamedTuple):
    """One list that is open: its family, where it has got to, and whether it stands inside a sentence."""

    family: str
    value: int
    sub: int
    inside: bool
    indent: float | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What became of an event: its depth from 1; 0 for words of the section itself; None for plain words."""

    depth: int | None
    family: str = ""


@dataclass(frozen=True, slots=True)
class Solution:
    """The cheapest reading of a run: the step of each event, and how sure it is.

    `margin` is how much dearer the runner-up is, the cheapest reading that gives some event another depth, and
    `parting` the first event at which it does so (None where there is no other reading).
    """

    steps: tuple[Step, ...]
    margin: float = NO_RIVAL
    parting: int | None = None
    instead: int | None = None  # depth of that event in the runner-up; None for plain words


@dataclass(slots=True, eq=False)
class _State:
    cost: float
    levels: tuple[Level, ...]
    before: _State | None
    step: Step | None
    shape: int  # tells readings apart that give the events other depths
    margin: float  # to the nearest other reading that has led to these levels
    rival: tuple[_State, _State] | None = None  # where that one parts: the state it led to, and the one it lost to


def solve(events: Sequence[Event]) -> Solution:
    """The cheapest reading of a run of events."""
    states = [_State(0.0, (), None, None, 0, NO_RIVAL)]
    for event in events:
        following: dict[tuple[Level, ...], _State] = {}
        for state in states:
            for cost, levels, step in _choices(event, state.levels):
                shape = state.shape if step.family in _UNCOUNTED else hash((state.shape, step.depth or 0))
                reached = _State(state.cost + cost, levels, state, step, shape, state.margin, state.rival)
                known = following.get(levels)
                following[levels] = reached if known is None else _better(known, reached)
        ranked = sorted(following.values(), key=_cost)[:BEAM]
        limit = ranked[0].cost + HOPELESS
        states = [state for state in ranked if state.cost < limit]
    best = states[0]
    for state in states[1:]:
        best = _better(best, state)
    steps = _steps(best)
    if best.rival is None:
        return Solution(steps)
    other, own = (_steps(state) for state in best.rival)
    parting = next(
        at
        for at, (one, two) in enumerate(zip(own, other, strict=True))
        if one.depth != two.depth and not {one.family, two.family} <= _UNCOUNTED
    )
    return Solution(steps, best.margin, parting, other[parting].depth)


def _better(one: _State, two: _State) -> _State:
    """The cheaper of two readings of the events so far, the first where they cost the same; it remembers the other."""
    best, other = (two, one) if two.cost < one.cost else (one, two)
    apart = other.cost - best.cost
    if other.shape != best.shape and apart < best.margin:
        best.margin, best.rival = apart, (other, best)
    return best


def _steps(state: _State) -> tuple[Step, ...]:
    steps: list[Step] = []
    at: _State | None = state
    while at is not None and at.step is not None:
        steps.append(at.step)
        at = at.before
    return tuple(reversed(steps))


def _cost(state: _State) -> float:
    return state.cost


def _choices(event: Event, levels: tuple[Level, ...]) -> list[tuple[float, tuple[Level, ...], Step]]:
    if event.kind == "note":
        return [(0.0, levels, Step(len(levels), "note"))]
    if event.kind == "flush":
        return _flush(event, levels)
    if event.kind == "hanging":
        return _hanging(event, levels)
    found: list[tuple[float, tuple[Level, ...], Step]] = [(event.skip, levels, Step(None))]
    if event.kind == "definition":
        return found + _definition(event, levels)
    for place, reading in enumerate(event.readings):
        late = 0.15 * place + event.take
        found += [(cost + late, kept, step) for cost, kept, step in _continue(event, reading, levels)]
        if len(levels) < MOST_LEVELS:
            found.append(_push(event, reading, levels, late))
        unseen = reading.family.endswith(":1") and all(level.family != reading.family for level in levels)
        if reading.value == 2 and not reading.sub and levels and unseen:
            level = Level(reading.family, 2, 0, False, event.indent)  # (2) where (1) was not printed
            found.append((1.6 + late, (level,), Step(1, reading.family)))
    return found


def _flush(event: Event, levels: tuple[Level, ...]) -> list[tuple[float, tuple[Level, ...], Step]]:
    """A paragraph without a number belongs to the clause whose sentence its list interrupts."""
    home = len(levels)
    if home and levels[-1].family == "definition" and not event.opens:
        home -= 1  # a sentence behind a definition that has no list is not part of it
    while home and levels[home - 1].inside and levels[home - 1].family != "definition":
        home -= 1
    found = []
    for depth in range(len(levels) + 1):
        cost = 0.3 * abs(depth - home) if depth >= home else 2.0 * (home - depth)
        if depth == len(levels) > home and event.opens:
            cost += 0.5
        found.append((cost, levels[:depth], Step(depth, "flush")))
    return found


def _hanging(event: Event, levels: tuple[Level, ...]) -> list[tuple[float, tuple[Level, ...], Step]]:
    """A proviso or an explanation hangs on what the one before it hangs on, or on the clause its list belongs to."""
    home = next((at for at, level in enumerate(levels) if level.family == "hanging"), -1)
    found = []
    for cost, kept, _ in _flush(event, levels):
        depth = len(kept)
        if depth < MOST_LEVELS:
            own = cost if home < 0 else 0.3 * abs(depth - home)
            found.append((own, (*kept, Level("hanging", 0, 0, False, event.indent)), Step(depth + 1, "hanging")))
    return found


def _definition(event: Event, levels: tuple[Level, ...]) -> list[tuple[float, tuple[Level, ...], Step]]:
    found = []
    open_at = next((at for at in range(len(levels) - 1, -1, -1) if levels[at].family == "definition"), None)
    if open_at is not None:
        found.append((0.0, levels[: open_at + 1], Step(open_at + 1, "definition")))
    for depth in range(len(levels) + 1):
        if depth < MOST_LEVELS and not any(level.family == "definition" for level in levels[:depth]):
            cost = 0.3 + (0.6 if open_at is not None else 0.0) + 0.8 * (len(levels) - depth)
            kept = (*levels[:depth], Level("definition", 0, 0, True, event.indent))
            found.append((cost, kept, Step(depth + 1, "definition")))
    return found


def _continue(event: Event, reading: Reading, levels: tuple[Level, ...]) -> list[tuple[float, tuple[Level, ...], Step]]:
    found = []
    for at in range(len(levels) - 1, -1, -1):
        level = levels[at]
        if level.family != reading.family:
            continue
        cost = _step_cost(level, reading) + 0.02 * (len(levels) - 1 - at)
        if at == len(levels) - 1:
            cost += {True: 1.0, None: 0.2, False: 0.0}[event.opens]
        if event.adjacent:
            cost += 4.0
        cost += _indent_cost(level.indent, event.indent)
        kept = (*levels[:at], Level(reading.family, reading.value, reading.sub, level.inside, level.indent))
        found.append((cost, kept, Step(at + 1, reading.family)))
    return found


def _step_cost(level: Level, reading: Reading) -> float:
    ahead = reading.value - level.value
    if reading.family == "bullet" or (ahead == 1 and not reading.sub):
        return 0.0
    if ahead == 0:
        return 0.3 if reading.sub > level.sub else 3.0
    if ahead > 0:
        return 1.2 + 0.3 * min(ahead, 8) if ahead > 1 else 0.6
    return 8.0


def _indent_cost(known: float | None, indent: float | None) -> float:
    if known is None or indent is None:
        return 0.0
    apart = abs(known - indent)
    return 0.0 if apart < 6 else min(apart / 40, 0.6)


def _push(
    event: Event, reading: Reading, levels: tuple[Level, ...], late: float
) -> tuple[float, tuple[Level, ...], Step]:
    cost = 0.3 + late
    if event.anywhere and not levels:
        cost += 0.2
    elif reading.value > 1:
        cost += 4.0 + 0.4 * min(reading.value, 8)
    elif reading.sub:
        cost += 2.0
    parent = next((level.family for level in reversed(levels) if level.family not in ("definition", "hanging")), "")
    direct = not levels or levels[-1].family not in ("definition", "hanging")
    if direct:
        if any(level.family == reading.family for level in levels):
            cost += 2.5
        cost += _UNDER.get(parent.rpartition(":")[2], {}).get(reading.family.rpartition(":")[2], _STRANGE)
    if event.opens is False and not event.adjacent and levels:
        cost += 0.8
    if event.indent is not None and levels and levels[-1].indent is not None and event.indent < levels[-1].indent - 6:
        cost += 0.4
    inside = event.opens is not False and not (event.adjacent and not levels)
    if event.adjacent and levels:
        inside = False
    kept = (*levels, Level(reading.family, reading.value, reading.sub, inside, event.indent))
    return cost, kept, Step(len(levels) + 1, reading.family)
