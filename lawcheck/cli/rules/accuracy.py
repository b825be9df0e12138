"""`lawcheck rules accuracy`: verdicts held against those of careful readers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from lawcheck.cli.common import (
    UNREADABLE,
    complain_of_file,
    fail,
    faults_of_rules,
    output_option,
    read_law,
    rules_of,
    rules_option,
    write,
)


@click.command("accuracy", short_help="Hold verdicts against gold verdicts of careful readers.")
@click.argument("gold", metavar="[DIR]...", nargs=-1)
@rules_option
@output_option
def command(gold: tuple[str, ...], folders: tuple[str, ...], output: str) -> None:
    """Check each law that has gold verdicts (NAME.gold.yaml) in the folders, and say how far the verdicts agree.

    Without DIR, in the folder corpora. Where -o names a page that has figures already, only these are written anew.
    """
    from lawcheck.measuring.accuracy import judge_law
    from lawcheck.measuring.accuracy_page import figures_page, renewed
    from lawcheck.measuring.gold import GoldError, find_gold
    from lawcheck.sources import UnreadableDocument

    rules = rules_of(folders)
    judged = []
    try:
        for law in find_gold(Path(folder) for folder in gold or ("corpora",)):
            with faults_of_rules():
                judged += judge_law(read_law(str(law.path), None, "accepted"), law.gold, rules)
    except GoldError as error:
        fail(f"{error}.")
    except UnreadableDocument as error:
        complain_of_file(error)
        sys.exit(UNREADABLE)
    if not judged:
        fail(f"There are no gold verdicts in {', '.join(gold) or 'corpora'}.")
    figures = figures_page(judged)
    page = Path(output)
    old = page.read_text(encoding="utf-8") if output != "-" and page.is_file() else ""
    write(renewed(old, figures), output)
