"""`lawcheck scan`: a folder tree of laws, with a report on each and a summary."""

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
    console,
    fail,
    fail_on_option,
    faults_of_rules,
    language_at_hand,
    ocr_asked,
    ocr_option,
    reading_options,
    rules_of,
    rules_option,
    scope_option,
)
from lawcheck.cli.settings import limit_options, settings_in_force

if TYPE_CHECKING:
    from lawcheck.reports.summary import Summary

_FORMATS = ("html", "json", "docx", "xlsx", "csv", "markdown", "sarif")


@click.command("scan", short_help="Check a folder tree of laws.")
@click.argument("folder", metavar="DIR")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    required=True,
    help="The folder for the reports: new, empty, or of an earlier scan.",
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 1000),
    help="How many laws to check at a time; by default one for each core.",
)
@click.option(
    "--resume", is_flag=True, help="Go on with a scan that was stopped; refuses where its options were others."
)
@click.option("--cluster", metavar="ADDRESS", help="Check on a Dask cluster, as in: tcp://10.0.0.1:8786.")
@scope_option
@click.option(
    "--format",
    "formats",
    type=click.Choice(_FORMATS),
    multiple=True,
    default=("html", "json"),
    show_default=True,
    help="Format of the report on each law; may be given several times.",
)
@rules_option
@reading_options
@ocr_option
@limit_options
@fail_on_option
@click.pass_context
def command(
    ctx: click.Context,
    folder: str,
    output: str,
    jobs: int | None,
    resume: bool,
    cluster: str | None,
    scope: str | tuple[str, ...],
    formats: tuple[str, ...],
    folders: tuple[str, ...],
    lang: str | None,
    revisions: str,
    time_limit: float,
    memory_limit: int,
    fail_on: str,
) -> None:
    """Check every law below DIR, each by itself, and write a report on each and a summary into OUT.

    The first folder below DIR is the country, unless a lawcheck.yaml says otherwise. A second scan into the same OUT
    checks only what has changed.

    \b
    Exit codes:
      0  done
      1  done, with verdicts that --fail-on names
      2  wrong usage, or rules or a lawcheck.yaml that can't be used
      3  a file could not be read; the others were checked
    """
    from lawcheck.cli.progress import watching
    from lawcheck.configuration import ConfigurationError
    from lawcheck.reports.summary_text import print_summary
    from lawcheck.scanning.scan import Plan, ScanError, scan

    settings = settings_in_force(ctx, folder)
    language_at_hand(settings.language, rules_of(settings.rules))
    plan = Plan(
        Path(folder),
        Path(output),
        settings,
        "original" if revisions == "original" else "accepted",
        tuple(kind for kind in _FORMATS if kind in formats),
        jobs or _cores(),
        resume,
        ocr_asked(),
        cluster,
    )
    try:
        with faults_of_rules(), watching() as watcher:
            summary = scan(plan, watcher)
    except (ScanError, ConfigurationError) as error:
        fail(str(error))
    with console("-") as page:
        print_summary(summary, page, os.path.join(output, "summary.html"))
    sys.exit(_exit_code(summary, settings.fail_on))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _exit_code(summary: Summary, fail_on: str) -> int:
    if summary.unread:
        return UNREADABLE
    verdicts = {verdict for law in summary.laws for verdict in law.verdicts.values()}
    return AT_OR_ABOVE if verdicts & FAILING[fail_on] else DONE
