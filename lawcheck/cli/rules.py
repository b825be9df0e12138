"""`lawcheck rules`: the rule set, for those who read and write rules."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawcheck.cli.common import (
    AT_OR_ABOVE,
    console,
    fail,
    faults_of_rules,
    requirement_of,
    rules_of,
    rules_option,
    write,
)
from lawcheck.reports.wording import counted, inert, listed

if TYPE_CHECKING:
    from lawcheck.checking.cases import CaseResult
    from lawcheck.rules.loading import RuleSet


@click.group("rules")
def command() -> None:
    """List, show, validate and test the rules."""


@command.command("list")
@rules_option
def list_rules(folders: tuple[str, ...]) -> None:
    """Name all requirements, by instrument and article."""
    from lawcheck.reports.requirements import print_list

    rules = rules_of(folders)
    with console("-") as page:
        print_list(rules, page)


@command.command("show", short_help="Show a rule as it is written.")
@click.argument("requirement", metavar="ID")
@rules_option
def show(requirement: str, folders: tuple[str, ...]) -> None:
    """Show the rule file of a requirement, and its cases, as they are written."""
    rules = rules_of(folders)
    path = rules.files[requirement_of(requirement, rules).id]
    parts = [path, path.with_name(f"{path.stem}.cases.yaml")]
    write("\n".join(f"# {part}\n{part.read_text(encoding='utf-8')}" for part in parts if part.is_file()), "-")


@command.command("validate", short_help="Check that the rules can be used.")
@click.argument("folder", metavar="[DIR]", required=False)
def validate(folder: str | None) -> None:
    """Check that the rules can be used; with DIR, those in that folder together with those of lawcheck.

    A fault is named with its file and line, and ends in exit code 2.
    """
    rules = rules_of((folder,) if folder else ())
    with faults_of_rules():
        for language in rules.lexicons:
            rules.matcher(language)
    numbers = (
        counted(len(rules.requirements), "requirement"),
        counted(sum(map(len, rules.cases.values())), "case"),
        *(
            f"{counted(len(concepts), 'concept')} in the lexicon '{language}'"
            for language, concepts in sorted(rules.lexicons.items())
        ),
    )
    click.echo(f"The rules can be used: {listed(list(numbers))}.")


@command.command("test", short_help="Run the cases that stand beside the rules.")
@click.argument("folder", metavar="[DIR]", required=False)
def test(folder: str | None) -> None:
    """Run the cases that stand beside the rules; with DIR, those of the rules in that folder.

    Exit code 1 where a case gets another verdict than it expects.
    """
    from lawcheck.checking.cases import run_cases

    rules = rules_of((folder,) if folder else ())
    ids = _requirements_under(Path(folder), rules) if folder else list(rules.requirements)
    if not ids:
        fail(f"There is no requirement to test{f' in {folder}' if folder else ''}.")
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


def _requirements_under(folder: Path, rules: RuleSet) -> list[str]:
    here = folder.resolve()
    return [name for name, path in rules.files.items() if path.resolve().is_relative_to(here)]


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
