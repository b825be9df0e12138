"""Immigration offences that reach victims or smuggled migrants whom another act exempts."""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.checking.findings import Contradiction, Evidence
from lawcheck.checking.occurrences import Occurrence
from lawcheck.frameworks.judging import ANY_LAW
from lawcheck.frameworks.together import Reading

ENTERS = "enters-or-stays-unlawfully"  # by the person himself or herself
SPARED = (
    ("smuggled migrants", "migrant-spared"),
    ("victims of trafficking", "nonpunishment"),
)
"""Whom an act exempts, and the concept of the exemption."""

_FOR_ENTRY = ("illegal-entry", "unlawful-stay", "immigration-offences")
_TRAFFICKED_OR_SMUGGLED = ("trafficked-victim", "smuggled-person")
_OTHERS = (*_TRAFFICKED_OR_SMUGGLED, "assisting-illegal-entry", "smuggling")
_VICTIMS = (*_TRAFFICKED_OR_SMUGGLED, "victim", "migrant")
_ALL_LAWS = (ANY_LAW, "notwithstanding-other-laws")


def exempted_and_punished(reading: Reading) -> Iterator[Contradiction]:
    """One act exempts from liability for entry or stay those whom another act punishes for it, without a word of them.

    No contradiction where the exemption is from offences under any law, or names the act or the section that punishes.
    """
    punishing = list(_punishing(reading))
    told: set[tuple[int, int]] = set()
    for who, concept in SPARED:
        for exempting in _exempting(reading, concept):
            home = reading.joined.act_of[exempting.clause]
            for offence in punishing:
                act = reading.joined.act_of[offence.clause]
                pair = offence.clause, reading.index.provision[exempting.clause]
                if act == home or pair in told or _spares(reading, act) or _governs(reading, exempting, offence):
                    continue
                told.add(pair)
                here, there = reading.joined.acts[act].label, reading.joined.acts[home].label
                yield Contradiction(
                    "exemption",
                    f"The {here} punishes entry or stay without right, {who} included; the {there} exempts them.",
                    tuple(_place(each) for each in (offence, exempting)),
                    f"Except {who} from the offence in the {here}, or let the exemption in the {there} apply to "
                    "offences under any law.",
                )


def _punishing(reading: Reading) -> Iterator[Occurrence]:
    """Offences of entering or staying without right, each once."""
    seen: set[int] = set()
    regions, index = reading.judges[0].regions, reading.index
    for occurrence in index.by_concept.get(ENTERS, ()):
        section = index.section[occurrence.clause]
        roles = regions.roles(occurrence.clause, index.provision[occurrence.clause])
        counts = "offence" in roles and not roles & {"defence", "definition", "objects"}
        counts = counts and occurrence.negated is None and _operative(reading, occurrence)
        if counts and section not in seen and not regions.stands(index.clauses_of(section), _OTHERS):
            seen.add(section)
            yield occurrence


def _exempting(reading: Reading, concept: str) -> Iterator[Occurrence]:
    """Provisions that exempt from liability for entry or stay, each once."""
    seen: set[int] = set()
    regions, index = reading.judges[0].regions, reading.index
    for occurrence in index.by_concept.get(concept, ()):
        provision = index.provision[occurrence.clause]
        clauses = index.clauses_of(provision)
        exempts = all(regions.stands(clauses, names, negated=True) for names in (_FOR_ENTRY, _VICTIMS))
        exempts = exempts and not reading.joined.law.roles[occurrence.clause] & {"objects", "definition"}
        if exempts and provision not in seen and _operative(reading, occurrence):
            seen.add(provision)
            yield occurrence


def _spares(reading: Reading, act: int) -> bool:
    """Whether an act itself exempts victims or smuggled migrants somewhere."""
    return any(
        reading.joined.act_of[o.clause] == act and _operative(reading, o)
        for _, concept in SPARED
        for o in reading.index.by_concept.get(concept, ())
        if reading.judges[0].regions.stands(reading.section_of(o.clause), _TRAFFICKED_OR_SMUGGLED, negated=True)
    )


def _governs(reading: Reading, exempting: Occurrence, offence: Occurrence) -> bool:
    """Whether the exemption reaches into the act that punishes, or the offence yields to it."""
    there, here = reading.section_of(exempting.clause), reading.section_of(offence.clause)
    if reading.judges[0].regions.stands(there, _ALL_LAWS, negated=True):
        return True
    act = reading.joined.act_of[offence.clause]
    whole = frozenset(c for c, at in enumerate(reading.joined.act_of) if at == act)
    return reading.cites(there, whole) or reading.cites(here, there)


def _operative(reading: Reading, occurrence: Occurrence) -> bool:
    clause = reading.joined.law.clause(occurrence.clause)
    return reading.joined.law.operative[clause.index] and not clause.quoted


def _place(occurrence: Occurrence) -> Evidence:
    return Evidence("exemption", occurrence.clause, occurrence.start, occurrence.end)
