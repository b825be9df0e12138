"""`lawcheck framework`: the laws of one country read together."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawcheck.cli.common import (
    AT_OR_ABOVE,
    DONE,
    FAILING,
    UNREADABLE,
    complain_of_file,
    console,
    fail,
    fail_on_option,
    faults_of,
    language_at_hand,
    ocr_option,
    output_option,
    read_law,
    reading_options,
    rules_of,
    rules_option,
    scope_option,
    spare_the_law,
    spare_the_screen,
    write,
)
from lawcheck.cli.settings import settings_in_force
from lawcheck.reports.formats import FORMATS, render

if TYPE_CHECKING:
    from lawcheck.checking.findings import Report
    from lawcheck.configuration import Settings
    from lawcheck.reading.law import Law
    from lawcheck.sources.document import UnreadableDocument

_TOGETHER = [name for name in FORMATS if name not in ("annotated", "sarif")]  # those mark one file


@click.command("framework", short_help="Read the laws of one country together, and report.")
@click.argument("places", metavar="DIR|FILE...", nargs=-1, required=True)
@scope_option
@click.option(
    "--format", "kind", type=click.Choice(["terminal", "json", *_TOGETHER]), default="terminal", show_default=True
)
@output_option
@rules_option
@reading_options
@ocr_option
@fail_on_option
@click.pass_context
def command(
    ctx: click.Context,
    places: tuple[str, ...],
    scope: str | tuple[str, ...],
    kind: str,
    output: str,
    folders: tuple[str, ...],
    lang: str | None,
    revisions: str,
    fail_on: str,
) -> None:
    """Read the laws of one country together: one verdict for each requirement, and what they say against each other.

    DIR is a folder of laws, with all folders in it; FILE is a PDF, Word or text file. Laws against each other count
    as conflicts for --fail-on.

    \b
    Exit codes:
      0  done
      1  done, with verdicts that --fail-on names
      2  wrong usage, or rules that can't be used
      3  a file could not be read; the others were read together
    """
    settings = settings_in_force(ctx, places[0] if os.path.isdir(places[0]) else ".")
    name, files, unread = _found(places, settings)
    for error in unread:
        complain_of_file(error)
    if not files:
        fail(f"{places[0]}: There is no law in this folder.")
    spare_the_screen(kind, output)
    spare_the_law(files, output)
    rules = rules_of(settings.rules)
    language_at_hand(settings.language, rules)
    laws = _read(files, settings.language, revisions, unread)
    if not laws:
        sys.exit(UNREADABLE)
    languages = sorted({law.language for law in laws})
    if len(languages) > 1:
        fail(f"The laws are written in several languages ({', '.join(languages)}); give those of one language.")
    from lawcheck.frameworks import check_framework
    from lawcheck.sources import UnreadableDocument

    try:
        with faults_of(places[0], "reading these laws together"):
            report = check_framework(name, laws, rules, settings.scope, [error.path for error in unread])
            content = _rendered(report, unread, kind)
    except UnreadableDocument as error:
        fail(f"{error.path}: {error.message}")
    if content is None:
        from lawcheck.reports.terminal import print_report

        with console(output) as page:
            print_report(report, page, auto=settings.scope == "auto")
    else:
        write(content, output)
    sys.exit(_exit_code(report, unread, settings.fail_on))


def _found(places: tuple[str, ...], settings: Settings) -> tuple[str, list[str], list[UnreadableDocument]]:
    """What the framework is called, its laws, and what could not be opened or leads out of a folder."""
    from lawcheck.configuration import ConfigurationError
    from lawcheck.scanning.folders import Folders
    from lawcheck.scanning.walking import walk
    from lawcheck.sources import UnreadableDocument

    name = f"{len(places)} files"
    files: list[str] = []
    unread: list[UnreadableDocument] = []
    for place in places:
        if not os.path.isdir(place):
            files.append(place)
            continue
        root = Path(place)
        walked = walk(root)
        try:
            folders = Folders(root, settings, walked.configured)
        except ConfigurationError as error:
            fail(str(error))
        files += [str(root / law.path) for law in walked.laws if folders.role(law.path) == "law"]
        unread += [UnreadableDocument(str(root / each.path), each.code, each.message) for each in walked.unread]
        if len(places) == 1:
            name = folders.name
    return os.path.basename(places[0]) if places == tuple(files[:1]) else name, files, unread


def _read(files: list[str], lang: str | None, revisions: str, unread: list[UnreadableDocument]) -> list[Law]:
    """The laws that can be read; `unread` takes up the others."""
    from lawcheck.sources import UnreadableDocument

    laws: list[Law] = []
    for file in files:
        try:
            laws.append(read_law(file, lang, revisions))
        except UnreadableDocument as error:
            complain_of_file(error)
            unread.append(error)
    return laws


def _rendered(report: Report, unread: list[UnreadableDocument], kind: str) -> str | bytes | None:
    """The report in a format; None for that of the screen."""
    if kind == "terminal":
        return None
    if kind == "json":
        from lawcheck.reports.json_report import json_report

        return json_report(report, unread)
    from lawcheck.reports.model import view_of

    return render(kind, view_of(report, unread))


def _exit_code(report: Report, unread: list[UnreadableDocument], fail_on: str) -> int:
    if unread:
        return UNREADABLE
    [checked] = report.laws
    verdicts: set[str] = {finding.verdict for finding in checked.findings}
    if checked.contradictions:
        verdicts.add("conflict")
    return AT_OR_ABOVE if verdicts & FAILING[fail_on] else DONE
