"""`lawcheck diff`: what changed between two versions of a law."""

from __future__ import annotations

import sys
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
from lawcheck.cli.earlier import earlier_laws, looks_like_report, states_of
from lawcheck.cli.settings import settings_in_force
from lawcheck.reports.formats import DIFF_FORMATS, FORMATS, render, render_diff

if TYPE_CHECKING:
    from lawcheck.comparing import Comparison, Side
    from lawcheck.rules.loading import RuleSet


@click.command("diff", short_help="Say what changed between two versions of a bill.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@scope_option
@click.option(
    "--format", "kind", type=click.Choice(["terminal", "json", *FORMATS]), default="terminal", show_default=True
)
@output_option
@rules_option
@reading_options
@ocr_option
@fail_on_option
@click.pass_context
def command(
    ctx: click.Context,
    old: str,
    new: str,
    scope: str | tuple[str, ...],
    kind: str,
    output: str,
    folders: tuple[str, ...],
    lang: str | None,
    revisions: str,
    fail_on: str,
) -> None:
    """Say which findings are new, reopened, closed or moved between two versions of a law, and by which clauses.

    OLD and NEW are PDF, Word or text files; - reads text from standard input. OLD may also be a report of an earlier
    run, written with --format json; then the clauses are not compared. Findings are matched by requirement and words:
    new numbers of sections and new line breaks change nothing.

    The formats annotated and sarif give NEW itself, with what was known before marked as such.

    \b
    Exit codes:
      0  done
      1  done, with new or reopened findings that --fail-on names
      2  wrong usage, or rules that can't be used
      3  a file could not be read
    """
    spare_the_law([old, new], output)
    spare_the_screen(kind, output)
    settings = settings_in_force(ctx)
    scope, lang, fail_on = settings.scope, settings.language, settings.fail_on
    rules = rules_of(settings.rules)
    language_at_hand(lang, rules)
    comparison = _compared(old, new, rules, scope, lang, revisions)
    _report(comparison, rules, kind, output)
    sys.exit(AT_OR_ABOVE if comparison.opened() & FAILING[fail_on] else DONE)


def _compared(
    old: str, new: str, rules: RuleSet, scope: str | tuple[str, ...], lang: str | None, revisions: str
) -> Comparison:
    import lawcheck
    from lawcheck.comparing import compare, side_of
    from lawcheck.sources import UnreadableDocument

    def read(path: str) -> Side:
        law = read_law(path, lang, revisions)
        with faults_of(path, "checking this law"):
            return side_of(lawcheck.check([law], rules, scope).laws[0])

    sides: list[Side] = []
    for path in (old, new):
        try:
            sides.append(_of_report(old, new, rules) if path == old and looks_like_report(old) else read(path))
        except UnreadableDocument as error:
            complain_of_file(error)
    if len(sides) < 2:
        sys.exit(UNREADABLE)
    try:
        with faults_of(new, "comparing the two texts"):
            return compare(*sides)
    except UnreadableDocument as error:
        complain_of_file(error)
        sys.exit(UNREADABLE)


def _of_report(report: str, new: str, rules: RuleSet) -> Side:
    from lawcheck.comparing.earlier import side_for

    laws = earlier_laws(report, rules)
    side = side_for(laws, new, alone=True)
    if side is None:
        fail(f"{report}: The report holds {len(laws)} laws and none named {new}; give a report on that law alone.")
    return side


def _report(comparison: Comparison, rules: RuleSet, kind: str, output: str) -> None:
    from lawcheck.reports.diff_json import diff_json
    from lawcheck.reports.diff_model import diff_view
    from lawcheck.reports.diff_terminal import print_diff
    from lawcheck.sources import UnreadableDocument

    try:
        with faults_of(output, f"writing the report as {kind}"):
            view = diff_view(comparison, rules)
            if kind == "terminal":
                with console(output) as page:
                    print_diff(view, page)
            elif kind == "json":
                write(diff_json(view), output)
            elif kind in DIFF_FORMATS:
                write(render_diff(kind, view), output)
            else:
                write(_of_new(comparison, rules, kind), output)
    except UnreadableDocument as error:
        fail(f"{error.path}: {error.message}")


def _of_new(comparison: Comparison, rules: RuleSet, kind: str) -> str | bytes:
    """A report on the new text, with what the old one had marked as known."""
    from lawcheck.checking import Report
    from lawcheck.reports.model import view_of

    checked = comparison.new.checked
    assert checked
    states = states_of({comparison.new.path: comparison})
    return render(kind, view_of(Report(rules, (checked,)), states=states))
