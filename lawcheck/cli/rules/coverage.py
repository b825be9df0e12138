"""`lawcheck rules coverage`: what the cases leave unproved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from lawcheck.cli.common import faults_of_rules
from lawcheck.cli.rules.chosen import chosen
from lawcheck.reports.wording import counted, inert

if TYPE_CHECKING:
    from lawcheck.measuring.coverage import Uncovered
    from lawcheck.rules.schema import Concept

LANGUAGE = "en"  # of the cases


@click.command("coverage", short_help="List elements, conflicts and concepts that no case exercises.")
@click.argument("folder", metavar="[DIR]", required=False)
def command(folder: str | None) -> None:
    """List the elements, conflicts and concepts of the lexicon that no case exercises.

    With DIR, those of the rules in that folder.
    """
    from lawcheck.checking.cases import run_cases
    from lawcheck.measuring.coverage import uncovered

    rules, ids = chosen(folder)
    with faults_of_rules():
        results = list(run_cases(rules, ids, LANGUAGE))
        _print(uncovered(rules, ids, results, LANGUAGE), rules.lexicons[LANGUAGE])
    click.echo(f"{counted(len(results), 'case')} of {counted(len(ids), 'requirement')} looked at.")


def _print(left: Uncovered, lexicon: Mapping[str, Concept]) -> None:
    for heading, names in (
        ("Elements that no case finds", [f"{requirement}: {element}" for requirement, element in left.never_found]),
        ("Elements that no case misses", [f"{requirement}: {element}" for requirement, element in left.never_missing]),
        ("Conflicts that no case has", [f"{requirement}: {name}" for requirement, name in left.never_in_conflict]),
        ("Concepts that no case holds", [f"{name}: {_says(lexicon[name].says)}" for name in left.concepts]),
        ("Regions that no rule leads to", list(left.unused_regions)),
        (
            "Concepts that no rule leads to (the program may look for them by itself)",
            [f"{name}: {_says(lexicon[name].says)}" for name in left.unused],
        ),
    ):
        click.echo(f"{heading}: {len(names) or 'none'}")
        for name in names:
            click.echo(inert(f"  {name}"))


def _says(says: str) -> str:
    return " ".join(says.split())
