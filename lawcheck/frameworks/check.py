"""Holds the laws of one country, read together, against a rule set."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from lawcheck.checking.findings import CheckedLaw, Contradiction, Member, Report
from lawcheck.checking.scope import AUTO, INSTRUMENTS
from lawcheck.checking.verdicts import LAW_NOT_READ
from lawcheck.frameworks.duties import ordered_and_forbidden
from lawcheck.frameworks.exemptions import exempted_and_punished
from lawcheck.frameworks.joining import Joined, join, with_problems
from lawcheck.frameworks.meanings import ages_apart, meanings_apart
from lawcheck.frameworks.penalties import penalties_apart
from lawcheck.frameworks.references import broken_references, not_at_hand
from lawcheck.frameworks.repeals import repealed_acts
from lawcheck.frameworks.together import Reading, decide_together, read_together
from lawcheck.reading.law import Law
from lawcheck.rules.loading import RuleSet
from lawcheck.sources.document import Problem

_FINDERS = (
    ages_apart,
    meanings_apart,
    penalties_apart,
    exempted_and_punished,
    ordered_and_forbidden,
    broken_references,
)
_MOST_NAMED = 8


def check_framework(
    name: str,
    laws: Sequence[Law],
    rules: RuleSet,
    scope: str | Collection[str] = AUTO,
    unread: Sequence[str] = (),
) -> Report:
    """Check the laws of one country together; `name` is what the framework is called.

    The report holds one law, which they make, with what they say against each other. Laws of one text are read once,
    and a law that another one repeals is left out; both are said. `unread` are files of the country that could not be
    read: what is missing may stand there, and is for review. Raises ValueError where the laws are written in
    several languages, or where there are none.
    """
    if len({law.language for law in laws}) != 1:
        raise ValueError("the laws of a framework must be written in one language")
    kept, problems = _kept(name, laws)
    problems += [
        Problem(LAW_NOT_READ, f"{path} could not be read; what is missing may stand there.") for path in unread
    ]
    reading = read_together(name, kept, rules, problems)
    findings = tuple(decide_together(reading, scope))
    instruments = {finding.requirement.instrument for finding in findings}
    held = tuple(instrument for instrument in INSTRUMENTS if instrument in instruments)
    kinds = {kind for each in reading.kinds for kind in each}
    law = with_problems(reading.joined.law, tuple(_missing_acts(reading)))
    checked = CheckedLaw(
        law,
        tuple(kind for kind in rules.kinds if kind in kinds),
        held,
        findings,
        out_of_scope=scope == AUTO and not findings,
        members=_members(reading.joined),
        contradictions=contradictions_of(reading),
    )
    return Report(rules, (checked,))


def contradictions_of(reading: Reading) -> tuple[Contradiction, ...]:
    """What the laws say against each other, kind by kind."""
    return tuple(found for finder in _FINDERS for found in finder(reading))


def _kept(name: str, laws: Sequence[Law]) -> tuple[list[Law], list[Problem]]:
    """The laws to be read, and why others are left out."""
    problems = []
    first: dict[str, Law] = {}
    for law in laws:
        same = first.setdefault(" ".join(law.document.text.split()), law)
        if same is not law:
            message = f"{law.document.path} has the same text as {same.document.path}, and is read once."
            problems.append(Problem("same-text", message))
    kept = list(first.values())
    joined = join(name, kept)
    gone = repealed_acts(joined)
    for act, cited in gone.items():
        where = joined.law.clause(cited.reference.clause).citation
        message = f"{joined.acts[act].label} is not read: it is repealed ({where})."
        problems.append(Problem("repealed-act", message))
    return [law for place, law in enumerate(kept) if place not in gone], problems


def _missing_acts(reading: Reading) -> Iterator[Problem]:
    """One problem that names the acts that are cited and were not read, those cited most first."""
    law = reading.joined.law
    acts = sorted(not_at_hand(reading).items(), key=lambda act: -len(act[1]))
    if not acts:
        return
    named = [f"“{act}” ({law.clause(clauses[0]).citation})" for act, clauses in acts[:_MOST_NAMED]]
    more = f" and {len(acts) - _MOST_NAMED} more" if len(acts) > _MOST_NAMED else ""
    what = "An act that is cited is" if len(acts) == 1 else f"{len(acts)} acts that are cited are"
    message = f"{what} not among the laws at hand, and what they say was not read: {', '.join(named)}{more}."
    yield Problem("act-not-at-hand", message.replace("what they say", "what it says") if len(acts) == 1 else message)


def _members(joined: Joined) -> tuple[Member, ...]:
    return tuple(Member(act.label, act.law, joined.roots[act.place], joined.starts[act.place]) for act in joined.acts)
