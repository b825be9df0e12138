"""`lawcheck check`: verdicts on one or more laws, each by itself."""

from __future__ import annotations

import sys
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
from lawcheck.cli.earlier import earlier_laws, since_baseline, states_of
from lawcheck.cli.settings import settings_in_force
from lawcheck.reports.formats import FORMATS, render

if TYPE_CHECKING:
    from lawcheck.checking.findings import Report
    from lawcheck.comparing import Comparison
    from lawcheck.reports.decisions import Stray
    from lawcheck.reports.model import Decision
    from lawcheck.rules.loading import RuleSet
    from lawcheck.sources.document import UnreadableDocument


@click.command("check", short_help="Check laws and draft bills, and report.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@scope_option
@click.option(
    "--format", "kind", type=click.Choice(["terminal", "json", *FORMATS]), default="terminal", show_default=True
)
@output_option
@click.option(
    "--decisions",
    "table",
    metavar="TABLE",
    help="A table of concordance (.xlsx or .csv) with decisions filled in, to be shown beside the verdicts.",
)
@click.option(
    "--baseline",
    metavar="REPORT",
    help="An earlier report (--format json): what it knows is listed in short, and --fail-on counts only what is new.",
)
@rules_option
@reading_options
@ocr_option
@fail_on_option
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    scope: str | tuple[str, ...],
    kind: str,
    output: str,
    table: str | None,
    baseline: str | None,
    folders: tuple[str, ...],
    lang: str | None,
    revisions: str,
    fail_on: str,
) -> None:
    """Check laws and draft bills, each by itself, and report what meets the treaties and what does not.

    FILE is a PDF, Word or text file; - reads text from standard input. A lawcheck.yaml in the current folder may set
    the scope, the language, further rules and the exit code; see lawcheck config.

    \b
    Exit codes:
      0  done
      1  done, with verdicts that --fail-on names
      2  wrong usage, or rules that can't be used
      3  a file could not be read; the others were checked
    """
    spare_the_law([*files, *filter(None, [table, baseline])], output)
    spare_the_screen(kind, output)
    settings = settings_in_force(ctx)
    scope, lang, fail_on = settings.scope, settings.language, settings.fail_on
    decided = _decisions(table) if table else []
    rules = rules_of(settings.rules)
    language_at_hand(lang, rules)
    earlier = earlier_laws(baseline, rules) if baseline else []
    report, unread = _check(files, rules, scope, lang, revisions)
    since = since_baseline(report, baseline, earlier) if baseline else None
    states = states_of(since)
    matched, stray = _matched(decided, report)
    for decision, why in stray:
        complain(f"{table}: {decision.law}, {decision.requirement}: decision not shown, {why}.")
    if kind == "json":
        from lawcheck.reports.json_report import json_report

        write(json_report(report, unread, matched, stray, states), output)
    elif kind in FORMATS:
        from lawcheck.reports.model import view_of
        from lawcheck.sources import UnreadableDocument

        if report.laws:
            try:
                with faults_of(output, f"writing the report as {kind}"):
                    content = render(kind, view_of(report, unread, matched, stray, states))
            except UnreadableDocument as error:
                fail(f"{error.path}: {error.message}")
            write(content, output)
    elif report.laws:
        from lawcheck.reports.terminal import print_report

        with console(output) as page:
            print_report(report, page, unread=unread, auto=scope == "auto", decisions=matched, states=states)
    sys.exit(_exit_code(report, unread, fail_on, since))


def _decisions(table: str) -> list[Decision]:
    from lawcheck.reports.decisions import DecisionsError, read_decisions

    try:
        return read_decisions(table)
    except DecisionsError as error:
        fail(f"{table}: {error}")
    except OSError as error:
        fail(f"{table}: The table can't be opened: {(error.strerror or str(error)).lower()}.")


def _matched(decided: list[Decision], report: Report) -> tuple[dict[tuple[str, str], Decision], list[Stray]]:
    if not decided:
        return {}, []
    from lawcheck.reports.decisions import match

    return match(decided, report)


def _check(
    files: tuple[str, ...], rules: RuleSet, scope: str | tuple[str, ...], lang: str | None, revisions: str
) -> tuple[Report, list[UnreadableDocument]]:
    import lawcheck
    from lawcheck.checking import CheckedLaw, Report
    from lawcheck.sources import UnreadableDocument

    checked: list[CheckedLaw] = []
    unread: list[UnreadableDocument] = []
    for path in files:
        try:
            law = read_law(path, lang, revisions)
            with faults_of(path, "checking this law"):
                checked += lawcheck.check([law], rules, scope).laws
        except UnreadableDocument as error:
            complain_of_file(error)
            unread.append(error)
    return Report(rules, tuple(checked)), unread


def _exit_code(
    report: Report, unread: list[UnreadableDocument], fail_on: str, since: dict[str, Comparison] | None
) -> int:
    if unread:
        return UNREADABLE
    if since is not None:
        opened = {verdict for comparison in since.values() for verdict in comparison.opened()}
        return AT_OR_ABOVE if opened & FAILING[fail_on] else DONE
    verdicts = {finding.verdict for law in report.laws for finding in law.findings}
    return AT_OR_ABOVE if verdicts & FAILING[fail_on] else DONE
