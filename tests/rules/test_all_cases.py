"""Every case that stands beside a rule gets the verdict it names, with its missing elements, conflicts and clauses."""

from __future__ import annotations

import pytest

import lawcheck
from lawcheck.checking.cases import run_cases

RULES = lawcheck.load_rules()


@pytest.mark.parametrize("instrument", ["tip", "som", "untoc"])
def test_every_case_gets_what_it_expects(instrument: str) -> None:
    """`lawcheck rules test` shows what a case that fails has got."""
    ids = [name for name, rule in RULES.requirements.items() if rule.instrument == instrument]
    results = list(run_cases(RULES, ids))
    assert {result.requirement for result in results} == set(ids)
    failed = [f"{result.requirement}: {result.case.name}: {result.verdict}" for result in results if not result.passed]
    assert failed == []
