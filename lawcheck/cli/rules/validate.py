"""`lawcheck rules validate`: whether the rules can be used."""

from __future__ import annotations

import click

from lawcheck.cli.common import faults_of_rules, rules_of
from lawcheck.reports.wording import counted, listed


@click.command("validate", short_help="Check that the rules can be used.")
@click.argument("folder", metavar="[DIR]", required=False)
def command(folder: str | None) -> None:
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
