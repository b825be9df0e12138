"""`lawcheck rules test`: the cases that stand beside the rules."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from lawcheck.cli.common import AT_OR_ABOVE, faults_of_rules
from lawcheck.cli.rules.chosen import chosen
from lawcheck.reports.wording import counted, inert

if TYPE_CHECKING:
    from lawcheck.checking.cases import CaseResult
    from lawcheck.rules.loading import RuleSet


@click.command("test", short_help="Run the cases that stand beside the rules.")
@click.argument("folder", metavar="[DIR]", required=False)
def command(folder: str | None) -> None:
    """Run the cases that stand beside the rules; with DIR, those of the rules in that folder.

    Exit code 1 where a case gets another verdict than it expects.
    """
    from lawcheck.checking.cases import run_cases

    rules, ids = chosen(folder)
    with faults_of_rules():
        results = list(run_cases(rules, ids))
    failed = [result for result in results if not result.passed]
    for result in failed:
        click.echo(inert(_failure(result, rules)) + "\n")
    total = f"{counted(len(results), 'case')} of {counted(len(ids), 'requirement')}"
    if failed:
        worst = Counter(result.requirement for result in failed).most_common()
        names = ", ".join(f"{name} ({number})" for name, number in worst)
        click.echo(f"{len(failed)} of {total} failed: {names}")
        sys.exit(AT_OR_ABOVE)
    click.echo(f"All {total} passed.")


def _failure(result: CaseResult, rules: RuleSet) -> str:
    case = result.case
    lines = [
        f"{result.requirement}: {case.name}",
        f"  in {rules.files[result.requirement].with_suffix('.cases.yaml')}",
        f"  verdict    expected {case.verdict}, got {result.verdict}",
    ]
    for name, expected, got in (
        ("missing", case.missing, result.missing),
        ("conflicts", case.conflicts, result.conflicts),
        ("clauses", case.at, result.cited),
    ):
        if expected or (got and name != "clauses"):
            lines.append(f"  {name:<10} expected {', '.join(expected) or 'none'}, got {', '.join(got) or 'none'}")
    return "\n".join(lines)
