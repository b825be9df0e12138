"""`lawcheck rules show`: a rule as it is written."""

from __future__ import annotations

import click

from lawcheck.cli.common import requirement_of, rules_of, rules_option, write


@click.command("show", short_help="Show a rule as it is written.")
@click.argument("requirement", metavar="ID")
@rules_option
def command(requirement: str, folders: tuple[str, ...]) -> None:
    """Show the rule file of a requirement, and its cases, as they are written."""
    rules = rules_of(folders)
    path = rules.files[requirement_of(requirement, rules).id]
    parts = [path, path.with_name(f"{path.stem}.cases.yaml")]
    write("\n".join(f"# {part}\n{part.read_text(encoding='utf-8')}" for part in parts if part.is_file()), "-")
