"""`lawcheck tree`: the clauses of a law as the program sees them."""

from __future__ import annotations

import sys

import click

from lawcheck.cli.common import (
    UNREADABLE,
    complain_of_file,
    language_at_hand,
    output_option,
    read_law,
    reading_options,
    rules_of,
    spare_the_law,
    write,
)


@click.command("tree", short_help="Show the clauses of a law as they were read.")
@click.argument("file")
@click.option("--format", "kind", type=click.Choice(["text", "json", "akn"]), default="text", show_default=True)
@output_option
@reading_options
def command(file: str, kind: str, output: str, lang: str | None, revisions: str) -> None:
    """Show the clauses of FILE, what each does, and what was left out of the text.

    FILE is a PDF, Word, HTML, Markdown, Akoma Ntoso or text file; - reads text from standard input. JSON gives offsets
    into the text for programs, and akn the law as Akoma Ntoso 3.0 for other legislative tools.
    """
    from lawcheck.reports.akn import tree_akn
    from lawcheck.reports.tree_report import tree_json, tree_text
    from lawcheck.sources import UnreadableDocument

    spare_the_law([file], output)
    if lang:
        language_at_hand(lang, rules_of(()))
    try:
        law = read_law(file, lang, revisions)
    except UnreadableDocument as error:
        complain_of_file(error)
        sys.exit(UNREADABLE)
    renderer = {"text": tree_text, "json": tree_json, "akn": tree_akn}[kind]
    write(renderer(law), output)
