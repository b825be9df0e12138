"""`lawcheck rules new`: a rule and its cases, with blanks to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from lawcheck.cli.common import fail, reason, rules_of


@click.command("new", short_help="Write a rule and its cases, with blanks to fill in.")
@click.argument("requirement", metavar="ID")
@click.argument("folder", metavar="[DIR]", default=".")
def command(requirement: str, folder: str) -> None:
    """Write the files of a new requirement into the rules of DIR (by default this folder), with blanks to fill in.

    ID begins with the instrument (tip, som or untoc) and the article, as in tip-6-2-interpreters.
    """
    from lawcheck.rules.skeleton import NoSuchId, skeleton

    rules = rules_of(())
    if requirement in rules.requirements:
        fail(f"There is a requirement '{requirement}' already, in {rules.files[requirement]}; choose another id.")
    try:
        rule, cases = skeleton(requirement, rules)
    except NoSuchId as error:
        fail(f"{error}.")
    place = Path(folder) / requirement.split("-")[0]
    files = {place / f"{requirement}.yaml": rule, place / f"{requirement}.cases.yaml": cases}
    try:
        place.mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(content)
            click.echo(f"Wrote {path}")
    except FileExistsError as error:
        fail(f"{error.filename}: There is such a file already, and it is left as it is; choose another id.")
    except OSError as error:
        fail(f"The rule can't be written: {reason(error)}.")
    click.echo(
        f"Fill in both; `lawcheck rules validate {folder}` names what is left, "
        f"and `lawcheck rules test {folder}` runs the cases."
    )
