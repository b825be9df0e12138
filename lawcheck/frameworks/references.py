"""References to acts and sections that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawcheck.checking.findings import Contradiction, Evidence
from lawcheck.frameworks.acts import Act
from lawcheck.frameworks.repeals import repealed_names
from lawcheck.frameworks.together import Reading
from lawcheck.reading.structure import TOP

_NAMES_ACT = re.compile(r"\w+ .*\b(?:Act|Code|Ordinance|Law|Decree)\b")


def broken_references(reading: Reading) -> Iterator[Contradiction]:
    """Operative references to a section that an act does not have, or to an act that is repealed or is another one."""
    joined = reading.joined
    gone = repealed_names(joined)
    for cited in joined.cited:
        reference, link = cited.reference, cited.link
        if not joined.law.operative[reference.clause] or joined.law.clause(reference.clause).quoted:
            continue
        here = joined.acts[cited.act].label
        at = Evidence("reference", reference.clause, reference.start, reference.end)
        if link.place and link.why == "no-clause":
            act = joined.acts[link.place.act]
            last = _last(act)
            number = joined.law.clause(joined.clause(act.place, last)).citation
            yield Contradiction(
                "reference",
                f"The {here} refers to {_the(link.cited, link.act)}, which is not there; the last one is {number}.",
                (at, _opening(reading, joined.clause(act.place, last))),
                "Correct the number, or say which provision is meant.",
            )
        elif link.place and link.why == "namesake":
            act = joined.acts[link.place.act]
            yield Contradiction(
                "reference",
                f"The {here} refers to “{link.cited}”; the act of that name is the {act.law.tree.title}, of another "
                "year or number.",
                (at, _opening(reading, joined.roots[act.place])),
                "Refer to the act that is in force.",
            )
        elif repeals := gone.get(link.act.lower()):
            if any(repeal.act == cited.act for repeal in repeals):
                continue  # in an act that repeals it, where it may save what was done before
            repeal = repeals[0]
            there = joined.acts[repeal.act].label
            yield Contradiction(
                "reference",
                f"The {here} refers to the {link.act}, which the {there} repeals.",
                (at, Evidence("reference", repeal.reference.clause, repeal.reference.start, repeal.reference.end)),
                "Refer to the act that has taken its place.",
            )


def not_at_hand(reading: Reading) -> dict[str, tuple[int, ...]]:
    """Names of acts that are cited in operative text and are not in the framework, and the clauses that cite them."""
    joined = reading.joined
    gone = repealed_names(joined)
    found: dict[str, dict[int, None]] = {}
    for cited in joined.cited:
        clause = cited.reference.clause
        named = cited.link.why == "no-act" and cited.link.act.lower() not in gone and _NAMES_ACT.search(cited.link.act)
        if named and joined.law.operative[clause] and not joined.law.clause(clause).quoted:
            found.setdefault(cited.link.act, {}).setdefault(clause)
    return {name: tuple(clauses) for name, clauses in sorted(found.items())}


def _last(act: Act) -> int:
    """The last section of an act."""
    tops = [clause.index for clause in act.law.tree.clauses if clause.kind in TOP and not clause.quoted]
    return tops[-1]


def _opening(reading: Reading, clause: int) -> Evidence:
    return Evidence("reference", clause, *reading.opening(clause))


def _the(cited: str, act: str) -> str:
    return cited.replace(f"of {act}", f"of the {act}")
