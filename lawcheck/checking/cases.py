"""Runs the cases that stand beside the rules: short laws, each with the verdict it must get."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lawcheck.checking.check import judge_of
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
    verdict: str
    missing: tuple[str, ...]
    conflicts: tuple[str, ...]
    cited: tuple[str, ...]

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
        for case in rules.cases[name]:
            law = read_law(build_tree(read_text(case.text, case.name)), language)
            finding = decide(requirement, judge_of(law, rules))
            cited = dict.fromkeys(law.clause(evidence.clause).citation for evidence in finding.evidence)
            yield CaseResult(name, case, finding.verdict, finding.missing, finding.conflicts, tuple(cited))
