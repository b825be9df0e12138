"""`lawcheck rules list`: all requirements, a line for each."""

from __future__ import annotations

import click

from lawcheck.cli.common import console, rules_of, rules_option


@click.command("list")
@rules_option
def command(folders: tuple[str, ...]) -> None:
    """Name all requirements, by instrument and article."""
    from lawcheck.reports.requirements import print_list

    rules = rules_of(folders)
    with console("-") as page:
        print_list(rules, page)
