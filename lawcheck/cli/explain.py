"""`lawcheck explain`: what a requirement asks, and why a law gets the verdict it gets."""

from __future__ import annotations

import sys

import click

from lawcheck.cli.common import (
    UNREADABLE,
    complain_of_file,
    console,
    faults_of,
    language_at_hand,
    ocr_option,
    output_option,
    read_law,
    reading_options,
    requirement_of,
    rules_of,
    rules_option,
    spare_the_law,
)


@click.command("explain", short_help="Say why a verdict is what it is.")
@click.argument("requirement")
@click.argument("file", required=False)
@output_option
@rules_option
@reading_options
@ocr_option
def command(
    requirement: str, file: str | None, output: str, folders: tuple[str, ...], lang: str | None, revisions: str
) -> None:
    """Explain a REQUIREMENT, as in tip-3a-means; with a FILE, why that law gets its verdict.

    `lawcheck rules list` names all requirements.
    """
    spare_the_law(filter(None, [file]), output)
    rules = rules_of(folders)
    asked = requirement_of(requirement, rules)
    language_at_hand(lang, rules)
    if file is None:
        from lawcheck.reports.requirements import print_requirement

        with console(output) as page:
            print_requirement(asked, rules, page)
        return

    import lawcheck
    from lawcheck.reports.explanation import print_explanation
    from lawcheck.sources import UnreadableDocument

    try:
        law = read_law(file, lang, revisions)
        with faults_of(file, "checking this law"):
            [checked] = lawcheck.check([law], rules, (asked.instrument,)).laws
    except UnreadableDocument as error:
        complain_of_file(error)
        sys.exit(UNREADABLE)
    finding = next(finding for finding in checked.findings if finding.requirement.id == asked.id)
    with console(output) as page:
        print_explanation(law, finding, rules, page)
