"""`lawcheck rules docs`: the pages of the docs that follow from the rules."""

from __future__ import annotations

from pathlib import Path

import click

from lawcheck.cli.common import fail, reason, rules_of, rules_option


@click.command("docs", short_help="Write the lexicon and the requirements as pages.")
@click.argument("folder", metavar="[DIR]", default="docs")
@rules_option
def command(folder: str, folders: tuple[str, ...]) -> None:
    """Write lexicon.md and the pages of requirements/ into DIR (by default docs), in Markdown."""
    from lawcheck.reports.lexicon_page import lexicon_page
    from lawcheck.reports.rule_pages import requirement_pages

    rules = rules_of(folders)
    place = Path(folder)
    pages = {place / "requirements" / name: page for name, page in requirement_pages(rules).items()}
    pages[place / "lexicon.md"] = lexicon_page(rules)
    try:
        (place / "requirements").mkdir(parents=True, exist_ok=True)
        for path, page in pages.items():
            path.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        fail(f"The pages can't be written: {reason(error)}.")
    click.echo(f"Wrote {len(pages)} pages into {place}")
