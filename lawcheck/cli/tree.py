"""`lawcheck tree`: the clauses of a law as the program sees them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import click

from lawcheck.cli.common import (
    UNREADABLE,
    complain_of_file,
    fail,
    faults_of,
    language_at_hand,
    ocr_option,
    output_option,
    read_law,
    reading_options,
    rules_of,
    spare_the_law,
    write,
)

if TYPE_CHECKING:
    from lawcheck.reading.law import Law


@click.command("tree", short_help="Show the clauses of a law as they were read.")
@click.argument("file")
@click.option("--format", "kind", type=click.Choice(["text", "json", "akn"]), default="text", show_default=True)
@click.option("--picture", metavar="PAGE", type=int, help="A page of a PDF as PNG, with what was read laid over it.")
@output_option
@reading_options
@ocr_option
def command(file: str, kind: str, picture: int | None, output: str, lang: str | None, revisions: str) -> None:
    """Show the clauses of FILE, what each does, and what was left out of the text.

    FILE is a PDF, Word, HTML, Markdown, Akoma Ntoso or text file; - reads text from standard input. JSON gives offsets
    into the text for programs, and akn the law as Akoma Ntoso 3.0 for other legislative tools. To see how a page of a
    PDF was read, ask for its picture: lawcheck tree act.pdf --picture 7 -o page-7.png
    """
    from lawcheck.sources import UnreadableDocument

    spare_the_law([file], output)
    if picture is not None and output == "-" and sys.stdout.isatty():
        fail(f"A picture can't be shown here; name a file for it, as in -o page-{picture}.png.")
    if lang:
        language_at_hand(lang, rules_of(()))
    try:
        law = read_law(file, lang, revisions)
        with faults_of(file, "showing its clauses"):
            content = _renderer(kind, picture)(law)
    except UnreadableDocument as error:
        complain_of_file(error)
        sys.exit(UNREADABLE)
    write(content, output)


def _renderer(kind: str, picture: int | None) -> Callable[[Law], str | bytes]:
    if picture is not None:
        from lawcheck.reports.picture import page_picture

        return partial(page_picture, number=picture)
    from lawcheck.reports.akn import tree_akn
    from lawcheck.reports.tree_report import tree_json, tree_text

    return {"text": tree_text, "json": tree_json, "akn": tree_akn}[kind]
