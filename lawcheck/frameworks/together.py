"""Reads the laws of one country together: one verdict for each requirement, best where one act carries it best."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lawcheck.checking.check import judge_of
from lawcheck.checking.conditions import Judge
from lawcheck.checking.findings import Evidence, Finding, NearMiss
from lawcheck.checking.scope import ALL, AUTO, kinds_of
from lawcheck.checking.verdicts import decide
from lawcheck.frameworks.joining import Joined, join, with_problems
from lawcheck.frameworks.judging import General, JointIndex, joint_judge
from lawcheck.reading.law import Law
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import Requirement
from lawcheck.sources.document import Problem

_CODES = ("penal-code", "criminal-procedure")
_SPECIAL = frozenset(
    {"trafficking", "migrant-smuggling", "laundering-law", "corruption-law", "immigration-law", "organised-crime-law"}
)
_GOODNESS = ("gap", "partial", "review", "met")


@dataclass(frozen=True)
class Reading:
    """The acts of a framework, each judged by itself, and read as one."""

    joined: Joined
    singles: tuple[Judge, ...]
    kinds: tuple[tuple[str, ...], ...]  # by act
    index: JointIndex
    general: General
    rules: RuleSet

    @cached_property
    def judges(self) -> tuple[Judge, ...]:
        """By act: what decides conditions as that act has them."""
        homes = range(len(self.joined.acts))
        return tuple(joint_judge(self.joined, self.index, self.general, home, self.rules) for home in homes)

    def opening(self, clause: int) -> tuple[int, int]:
        """Offsets of the first words of a clause."""
        return self.judges[0].opening(clause)

    def cites(self, clauses: Collection[int], others: Collection[int]) -> bool:
        """Whether one of the clauses cites one of the others, or their whole act: they say how both are read."""
        acts = {self.joined.act_of[other] for other in others}
        return any(
            cited.reference.clause in clauses
            and cited.link.place is not None
            and cited.link.place.act in acts
            and (not cited.link.place.clauses or not set(cited.reference.targets).isdisjoint(others))
            for cited in self.joined.cited
        )

    def section_of(self, clause: int) -> frozenset[int]:
        """The clauses of the section of a clause."""
        return self.index.clauses_of(self.index.section[clause])


def read_together(name: str, laws: Sequence[Law], rules: RuleSet, problems: Sequence[Problem] = ()) -> Reading:
    """Read the laws of one country together; `name` is what it is called, `problems` what was left out or not read."""
    singles = tuple(judge_of(law, rules) for law in laws)
    codes = [place for place, judge in enumerate(singles) if _is_code(judge)]
    penal = [code for code in codes if _CODES[0] in singles[code].regions.concepts_of_title()]
    joined = join(name, laws, penal)
    joined = replace(joined, law=with_problems(joined.law, problems))
    index = JointIndex(joined, [judge.index for judge in singles])
    kinds = tuple(kinds_of(judge, rules) for judge in singles)
    return Reading(joined, singles, kinds, index, General(joined, index, singles, kinds, codes), rules)


def decide_together(reading: Reading, scope: str | Collection[str] = AUTO) -> Iterator[Finding]:
    """Decide each requirement in scope over all acts; places are those of the joined law."""
    for requirement in reading.rules.requirements.values():
        homes = [place for place, kinds in enumerate(reading.kinds) if not set(kinds).isdisjoint(requirement.laws)]
        if scope not in (AUTO, ALL) and requirement.instrument not in scope:
            continue
        if not homes and scope == AUTO:
            continue
        homes = homes or list(range(len(reading.judges)))
        yield _best(requirement, [_of_home(requirement, reading, home) for home in homes])


def _of_home(requirement: Requirement, reading: Reading, home: int) -> Finding:
    """The verdict from the point of view of one act: no worse than of that act alone, unless it left a doubt open."""
    alone = _moved(decide(requirement, reading.singles[home]), reading.joined, home)
    if alone.verdict == "conflict":
        return alone
    together = _with_chains(decide(requirement, reading.judges[home]), reading.general.leads[home])
    if together.verdict == "conflict" or alone.verdict == "review":
        return together
    return alone if _goodness(alone) >= _goodness(together) else together


def _with_chains(finding: Finding, leads: Mapping[int, tuple[int, ...]]) -> Finding:
    """Say of words in another act by what clause they count here: a definition that points there, a general part."""
    evidence = dict.fromkeys(
        replace(each, via=leads[each.clause]) if not each.via and each.clause in leads else each
        for each in finding.evidence
    )
    return replace(finding, evidence=tuple(evidence))


def _best(requirement: Requirement, findings: list[Finding]) -> Finding:
    """The verdict over all acts: a conflict in one stays a conflict; else that of the act that meets most."""
    against = [finding for finding in findings if finding.verdict == "conflict"]
    if against:
        return _all_conflicts(requirement, against)
    return max(findings, key=_goodness)


def _all_conflicts(requirement: Requirement, findings: list[Finding]) -> Finding:
    fired = tuple(name for name in requirement.conflicts if any(name in each.conflicts for each in findings))
    first = findings[0]
    if set(first.conflicts) == set(fired):
        message, remedy = first.message, first.remedy
    else:
        message = "; ".join(requirement.conflicts[name].says for name in fired)
        message = f"The text contradicts the duty: {message.rstrip('.')}."
        remedy = " ".join(requirement.conflicts[name].remedy for name in fired)
    return replace(
        first,
        conflicts=fired,
        evidence=tuple(dict.fromkeys(evidence for each in findings for evidence in each.evidence)),
        near_misses=(),
        message=message,
        remedy=remedy,
    )


def _goodness(finding: Finding) -> tuple[int, bool, int]:
    """Which of two verdicts on one requirement is better, and of two alike which has more found."""
    return (_GOODNESS.index(finding.verdict), not finding.missing, len(finding.found))


def _moved(finding: Finding, joined: Joined, act: int) -> Finding:
    """A finding on one act with the places that it has in the joined law."""
    start = joined.starts[act]

    def evidence(found: Iterable[Evidence]) -> Iterator[Evidence]:
        for each in found:
            via = tuple(joined.clause(act, clause) for clause in each.via)
            clause = joined.clause(act, each.clause)
            yield replace(each, clause=clause, start=each.start + start, end=each.end + start, via=via)

    def misses(found: Iterable[NearMiss]) -> Iterator[NearMiss]:
        for each in found:
            clause = joined.clause(act, each.clause)
            yield replace(each, clause=clause, start=each.start + start, end=each.end + start)

    return replace(finding, evidence=tuple(evidence(finding.evidence)), near_misses=tuple(misses(finding.near_misses)))


def _is_code(judge: Judge) -> bool:
    """Whether a law is a code whose general part serves the others: a penal code or a code of procedure."""
    concepts = judge.regions.concepts_of_title()
    return not concepts.isdisjoint(_CODES) and concepts.isdisjoint(_SPECIAL)
