"""Terms that two acts define in two ways: the age of a child, and offences by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from lawcheck.checking.findings import Contradiction, Evidence
from lawcheck.checking.verdicts import decide
from lawcheck.frameworks.together import Reading
from lawcheck.reading.law import Age, Definition, Law

CHILD = "child-term"  # concept of the lexicon: the term for persons below an age
OFFENCES = (
    ("trafficking in persons", "trafficking-named", ("tip-3a-acts", "tip-3a-means", "tip-3a-purpose")),
    ("an organised criminal group", "group-definition", ("untoc-2a-group",)),
)
"""What is defined, the region of its forms, and the requirements whose elements say what a definition covers."""

FOR_SOME = ("child-object", "woman-child-object")
AT_LARGE = "person-acted"
"""Concepts of the lexicon: an offence against some persons alone, and one against any."""

_LONGEST_TERM = 3  # words of a term for a child
_LEAST_APART = 2  # elements by which two meanings differ, so that a slip in reading one is no contradiction
_MOST_NAMED = 4
_LIMITED = re.compile(r"\b(?:for the purposes? of|in relation to|in respect of|with reference to)\b", re.I)


def ages_apart(reading: Reading) -> Iterator[Contradiction]:
    """A child ends at one age here and at another there.

    Looked at are definitions for the whole of an act. The lower one counts where its act bears on the treaties: who is
    too young to work is no child of another age.
    """
    found = [
        (act, definition, age)
        for act, judge in enumerate(reading.singles)
        for definition, age in _children(judge.law)
        if judge.regions.term_matches(definition, (CHILD,))
    ]
    if not found:
        return
    highest = max(age.years for _, _, age in found)
    full = next((act, age) for act, _, age in found if age.years == highest)
    for act, definition, age in found:
        if age.years == highest or not reading.kinds[act] or act == full[0]:
            continue
        here, there = reading.joined.acts[act].label, reading.joined.acts[full[0]].label
        yield Contradiction(
            "meaning",
            f"“{definition.term}” ends at {age.years:g} in the {here}, and at {highest:g} in the {there}.",
            (_age(reading, act, age), _age(reading, *full)),
            f"Raise the age in the {here} to {highest:g}, or use another term there.",
        )


def _children(law: Law) -> Iterator[tuple[Definition, Age]]:
    """Definitions for the whole of a law that set an upper limit of age, with that limit."""
    for definition in law.definitions:
        if definition.within is not None or definition.outside or not law.operative[definition.clause]:
            continue
        inside = {clause.index for clause in law.tree.subtree(law.clause(definition.clause))}
        ends = min((d.start for d in law.definitions if d.start > definition.start), default=len(law.document.text))
        ages = [a for a in law.ages if a.below and a.clause in inside and definition.end < a.start < ends]
        if not ages or len(definition.term.split()) > _LONGEST_TERM:
            continue
        age = max(ages, key=lambda age: age.years)
        if not _LIMITED.search(law.document.text, definition.end, age.start):
            yield definition, age


def _age(reading: Reading, act: int, age: Age) -> Evidence:
    start = reading.joined.starts[act]
    return Evidence("meaning", reading.joined.clause(act, age.clause), age.start + start, age.end + start)


def meanings_apart(reading: Reading) -> Iterator[Contradiction]:
    """What bears one name covers one thing here and another there, and neither leads to the other."""
    for name, region, requirements in OFFENCES:
        known = [reading.rules.requirements[each] for each in requirements if each in reading.rules.requirements]
        if region not in reading.rules.regions or not known:
            continue
        covered = [(act, units) for act in range(len(reading.joined.acts)) if (units := _units(reading, act, region))]
        for (act, units), (other, other_units) in combinations(covered, 2):
            if _linked(reading, act, region, other_units) or _linked(reading, other, region, units):
                continue
            says = {name: element.says for each in known for name, element in each.elements.items()}
            mine, theirs = (
                {e for each in known for e in decide(each, reading.judges[place]).found} for place in (act, other)
            )
            if not mine or not theirs or len(mine ^ theirs) < _LEAST_APART:
                continue
            if len(theirs) > len(mine):
                act, other, units, other_units, mine, theirs = other, act, other_units, units, theirs, mine
            lacking = [says[element] for element in says if element in mine - theirs]
            more = "" if len(lacking) <= _MOST_NAMED else f" and {len(lacking) - _MOST_NAMED} more"
            wide, narrow = reading.joined.acts[act].label, reading.joined.acts[other].label
            yield Contradiction(
                "meaning",
                f"{name[0].upper()}{name[1:]} means one thing in the {wide} and another in the {narrow}, which leaves "
                f"out: {'; '.join(lacking[:_MOST_NAMED])}{more}.",
                tuple(Evidence("meaning", u, *reading.opening(u)) for u in (units[0], other_units[0])),
                f"Let the {narrow} take over the meaning that the {wide} gives.",
            )


def _units(reading: Reading, act: int, region: str) -> list[int]:
    """The forms of a region in an act: definitions, and offences that are for any person in their own words."""
    regions = reading.judges[act].regions
    return [
        form.unit
        for form in regions[region].forms
        if "definition" in regions.own_roles(form)
        or regions.stands(form.own, (AT_LARGE,))
        or not regions.stands(form.own, FOR_SOME)
    ]


def _linked(reading: Reading, act: int, region: str, units: list[int]) -> bool:
    """Whether the forms of one act lead to those of another."""
    reach = reading.judges[act].regions[region].reach
    return any(below in reach for unit in units for below in reading.index.clauses_of(unit))
