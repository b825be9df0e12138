"""Holds a law against a rule set."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lawcheck.checking.conditions import Judge
from lawcheck.checking.findings import CheckedLaw, Report
from lawcheck.checking.occurrences import ConceptIndex
from lawcheck.checking.regions import Regions
from lawcheck.checking.scope import AUTO, INSTRUMENTS, kinds_of, requirements_in
from lawcheck.checking.verdicts import decide
from lawcheck.reading.law import Law
from lawcheck.rules.loading import RuleSet


def check(laws: Iterable[Law], rules: RuleSet, scope: str | Collection[str] = AUTO) -> Report:
    """Check each law by itself; `scope` is auto, all, or a collection of instruments (tip, som, untoc)."""
    return Report(rules, tuple(check_law(law, rules, scope) for law in laws))


def check_law(law: Law, rules: RuleSet, scope: str | Collection[str] = AUTO) -> CheckedLaw:
    """Check one law."""
    judge = judge_of(law, rules)
    kinds = kinds_of(judge, rules)
    requirements = requirements_in(scope, kinds, rules)
    findings = tuple(decide(requirement, judge) for requirement in requirements)
    instruments = {requirement.instrument for requirement in requirements}
    held = tuple(instrument for instrument in INSTRUMENTS if instrument in instruments)
    return CheckedLaw(law, kinds, held, findings, out_of_scope=scope == AUTO and not requirements)


def judge_of(law: Law, rules: RuleSet) -> Judge:
    """Find all concepts in a law, and make ready to decide conditions on it."""
    matcher = rules.matcher(law.language)
    index = ConceptIndex(law, matcher)
    return Judge(law, index, Regions(law, index, rules, matcher), rules)
