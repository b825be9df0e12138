"""Runs the cases that stand beside the rules: short laws, each with the verdict it must get."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lawcheck.checking.check import judge_of
from lawcheck.checking.findings import Finding
from lawcheck.checking.needed import needed_by
from lawcheck.checking.verdicts import decide
from lawcheck.clauses import build_tree
from lawcheck.reading import read_law
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import Case
from lawcheck.sources import read_text


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What a case got."""

    requirement: str
    case: Case
    finding: Finding
    cited: tuple[str, ...]  # citations of the clauses that carry the evidence
    concepts: frozenset[str]  # those that the requirement needs and that stand in the case's text

    @property
    def verdict(self) -> str:
        """The verdict it got."""
        return self.finding.verdict

    @property
    def missing(self) -> tuple[str, ...]:
        """The elements not found."""
        return self.finding.missing

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The conflicts found."""
        return self.finding.conflicts

    @property
    def passed(self) -> bool:
        """Verdict, missing elements and conflicts are the expected ones, and the expected clauses are cited."""
        case = self.case
        return (
            self.verdict == case.verdict
            and (not case.missing or set(self.missing) == set(case.missing))
            and set(self.conflicts) == set(case.conflicts)
            and set(case.at) <= set(self.cited)
        )


def run_cases(rules: RuleSet, ids: Collection[str] | None = None, language: str = "en") -> Iterator[CaseResult]:
    """Run the cases of some requirements, or of all, through the whole path from text to verdict."""
    for name, requirement in rules.requirements.items():
        if ids is not None and name not in ids:
            continue
        needed = needed_by([name], rules)
        for case in rules.cases[name]:
            law = read_law(build_tree(read_text(case.text, case.name)), language)
            judge = judge_of(law, needed)
            finding = decide(requirement, judge)
            cited = dict.fromkeys(law.clause(evidence.clause).citation for evidence in finding.evidence)
            yield CaseResult(name, case, finding, tuple(cited), frozenset(judge.index.by_concept))
