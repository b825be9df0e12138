"""`lawcheck framework`: the laws of one country read together."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawcheck.cli.common import (
    AT_OR_ABOVE,
    DONE,
    FAILING,
    UNREADABLE,
    complain,
    complain_of_file,
    console,
    fail,
    fail_on_option,
    faults_of,
    language_at_hand,
    output_option,
    read_law,
    reading_options,
    rules_of,
    rules_option,
    scope_option,
    spare_the_law,
    write,
)
from lawcheck.reports.formats import BINARY, FORMATS, render

if TYPE_CHECKING:
    from lawcheck.checking.findings import Report
    from lawcheck.reading.law import Law
    from lawcheck.sources.document import UnreadableDocument

_TOGETHER = [name for name in FORMATS if name not in ("annotated", "sarif")]  # those mark one file
_LAWS = frozenset({".pdf", ".docx", ".txt", ".md", ".html", ".htm", ".xml"})


@click.command("framework", short_help="Read the laws of one country together, and report.")
@click.argument("places", metavar="DIR|FILE...", nargs=-1, required=True)
@scope_option
@click.option(
    "--format", "kind", type=click.Choice(["terminal", "json", *_TOGETHER]), default="terminal", show_default=True
)
@output_option
@rules_option
@reading_options
@fail_on_option
def command(
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

    DIR is a folder of laws, with all folders in it; FILE is a PDF, Word or text file.

    \b
    Exit codes:
      0  done
      1  done, with verdicts that --fail-on names (laws against each other are conflicts)
      2  wrong usage, or rules that can't be used
      3  a file could not be read; the others were read together
    """
    files = [file for place in places for file in _files(place)]
    if not files:
        fail(f"{places[0]}: There is no law in this folder; lawcheck reads {', '.join(sorted(_LAWS))} files.")
    if kind in BINARY and output == "-" and sys.stdout.isatty():
        fail(f"A report as {kind} can't be shown on the screen; name a file to write it to: -o REPORT.")
    spare_the_law(files, output)
    rules = rules_of(folders)
    language_at_hand(lang, rules)
    laws, unread = _read(files, lang, revisions)
    if not laws:
        sys.exit(UNREADABLE)
    languages = sorted({law.language for law in laws})
    if len(languages) > 1:
        fail(
            f"The laws are written in several languages ({', '.join(languages)}); read those of one language at a time."
        )
    from lawcheck.frameworks import check_framework
    from lawcheck.sources import UnreadableDocument

    try:
        with faults_of(places[0], "reading these laws together"):
            report = check_framework(_name(places), laws, rules, scope)
            content = _rendered(report, unread, kind)
    except UnreadableDocument as error:
        fail(f"{error.path}: {error.message}")
    if content is None:
        from lawcheck.reports.terminal import print_report

        with console(output) as page:
            print_report(report, page, auto=scope == "auto")
    else:
        write(content, output)
    sys.exit(_exit_code(report, unread, fail_on))


def _files(place: str) -> Iterator[str]:
    """The laws in a folder and all folders in it, sorted; links that lead out of it are not followed."""
    if not os.path.isdir(place):
        yield place
        return
    home = Path(place).resolve()
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if path.suffix.lower() in _LAWS and not name.startswith((".", "~")):
                if path.resolve().is_relative_to(home):
                    yield str(path)
                else:
                    complain(f"{path}: not read: the link leads out of the folder.")


def _read(files: list[str], lang: str | None, revisions: str) -> tuple[list[Law], list[UnreadableDocument]]:
    from lawcheck.sources import UnreadableDocument

    laws: list[Law] = []
    unread: list[UnreadableDocument] = []
    for file in files:
        try:
            laws.append(read_law(file, lang, revisions))
        except UnreadableDocument as error:
            complain_of_file(error)
            unread.append(error)
    return laws, unread


def _name(places: tuple[str, ...]) -> str:
    """What the framework is called: the folder, or the number of files."""
    return os.path.basename(os.path.abspath(places[0])) if len(places) == 1 else f"{len(places)} files"


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
