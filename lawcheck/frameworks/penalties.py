"""One offence that two acts punish in two ways."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from lawcheck.checking.findings import Contradiction, Evidence
from lawcheck.checking.regions import Form
from lawcheck.frameworks.meanings import AT_LARGE, FOR_SOME
from lawcheck.frameworks.repeals import repealed_sections
from lawcheck.frameworks.together import Reading
from lawcheck.reading.law import Penalty


@dataclass(frozen=True, slots=True)
class _Offence:
    name: str
    region: str  # of its forms
    kinds: frozenset[str]  # of the acts that may create it
    called: tuple[str, ...] = ()  # concepts of the lexicon, one of which stands in the heading of its section


OFFENCES = (
    _Offence("Trafficking in persons", "trafficking-named", frozenset({"trafficking", "criminal"})),
    _Offence(
        "The smuggling of migrants",
        "smuggling-act-alone",
        frozenset({"smuggling", "trafficking", "immigration", "criminal"}),
        ("smuggling-by-name",),
    ),
    _Offence(
        "Money laundering",
        "laundering-conduct",
        frozenset({"laundering", "criminal"}),
        ("laundering", "laundering-law"),
    ),
    _Offence("The giving of bribes", "bribery-active-conduct", frozenset({"corruption", "criminal"})),
    _Offence("The taking of bribes", "bribery-passive-conduct", frozenset({"corruption", "criminal"})),
    _Offence("Taking part in an organised criminal group", "group-offence", frozenset({"organized-crime", "criminal"})),
)

_NARROWED = ("aggravation", "private-sector", "foreign-official")


def penalties_apart(reading: Reading) -> Iterator[Contradiction]:
    """The maximum for the basic offence is one here and another there, and neither act yields to the other."""
    gone = repealed_sections(reading.joined)
    for offence in OFFENCES:
        if offence.region not in reading.rules.regions:
            continue
        found = [
            (act, penalty)
            for act, kinds in enumerate(reading.kinds)
            if not offence.kinds.isdisjoint(kinds) and (penalty := _penalty(reading, act, offence))
        ]
        for (act, penalty), (other, other_penalty) in combinations(found, 2):
            sections = reading.section_of(penalty.clause), reading.section_of(other_penalty.clause)
            if penalty.maximum == other_penalty.maximum or not gone.isdisjoint(sections[0] | sections[1]):
                continue
            if reading.cites(sections[0], sections[1]) or reading.cites(sections[1], sections[0]):
                continue
            here, there = reading.joined.acts[act].label, reading.joined.acts[other].label
            most, other_most = _term(penalty), _term(other_penalty)
            yield Contradiction(
                "penalty",
                f"{offence.name} carries at most {most} under the {here}, and {other_most} under the {there}.",
                tuple(Evidence("penalty", p.clause, p.start, p.end) for p in (penalty, other_penalty)),
                "Repeal one of the two offences, or say which of them applies.",
            )


def _penalty(reading: Reading, act: int, offence: _Offence) -> Penalty | None:
    """The penalty for the basic offence in an act; None where its forms for any person carry several maxima."""
    judge = reading.judges[act]
    forms = [
        form
        for form in judge.regions[offence.region].forms
        if "offence" in judge.regions.own_roles(form)
        and not judge.regions.stands(form.own, _NARROWED)
        and (judge.regions.stands(form.own, (AT_LARGE,)) or not judge.regions.stands(form.own, FOR_SOME))
        and (not offence.called or _is_called(reading, form, offence.called))
    ]
    penalties = [
        penalty
        for form in forms
        for penalty in judge.punished(form.unit)
        if penalty.maximum is not None
        and reading.joined.act_of[penalty.clause] == act
        and not judge.aggravated(penalty)
    ]
    return penalties[0] if len({penalty.maximum for penalty in penalties}) == 1 else None


def _is_called(reading: Reading, form: Form, called: tuple[str, ...]) -> bool:
    """Whether the heading of a form's section has the name of the offence; its own words, where it has no heading."""
    heading = reading.general.heading_concepts.get(reading.index.section[form.unit])
    return reading.judges[0].regions.stands(form.own, called) if heading is None else not heading.isdisjoint(called)


def _term(penalty: Penalty) -> str:
    years = penalty.maximum or 0.0
    if math.isinf(years):
        return "imprisonment for life"
    if years < 1:
        return f"{years * 12:.0f} months"
    return f"{years:g} years" if years != 1 else "one year"
