"""`lawcheck rules mutate`: whether verdicts hang on the words that they cite."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from lawcheck.cli.common import AT_OR_ABOVE, complain_of_file, fail, faults_of_rules, read_law
from lawcheck.cli.rules.chosen import chosen
from lawcheck.reports.wording import counted, inert, quoted, shortened

if TYPE_CHECKING:
    from lawcheck.measuring.mutation import Mutant
    from lawcheck.rules.loading import RuleSet

_MOST = 3  # wordings shown of one verdict
_Item = TypeVar("_Item")


@click.command("mutate", short_help="Change the words that verdicts rest on; list verdicts that stay.")
@click.argument("folder", metavar="[DIR]", required=False)
@click.option("--laws", "laws", metavar="DIR", multiple=True, help="A folder of laws to change too, beside the cases.")
def command(folder: str | None, laws: tuple[str, ...]) -> None:
    """Take the words that a verdict of met rests on out of the text, or negate them, and list verdicts that stay met.

    Each case that is met is changed, element by element, and each law of the folders given; with DIR, for the rules
    in that folder. A verdict that stays may be explained in a file of rules (survivors); exit code 1 where one is not.
    """
    from lawcheck.measuring.laws import laws_under
    from lawcheck.measuring.mutation import explanation_of, mutants_of_cases

    rules, ids = chosen(folder)
    for place in laws:
        if not Path(place).is_dir():
            fail(f"{place}: There is no such folder.")
    paths = [path for place in laws for path in laws_under(Path(place))]
    found: list[Mutant] = []
    with faults_of_rules():
        for name in _told(ids, "Changing cases"):
            found += mutants_of_cases(rules, [name])
        for path in _told(paths, "Changing laws"):
            found += _mutants_of(path, ids, rules)
    stayed = [mutant for mutant in found if mutant.survived]
    for mutant in stayed:
        click.echo(inert(_told_of(mutant, explanation_of(mutant, rules))) + "\n")
    unexplained = sum(explanation_of(mutant, rules) is None for mutant in stayed)
    total = f"{counted(len(found), 'change')} in the cases of {counted(len(ids), 'requirement')}"
    total += f" and in {counted(len(paths), 'law')}" if laws else ""
    click.echo(f"{total}: {counted(len(stayed), 'verdict')} stayed met, {unexplained} of them unexplained.")
    sys.exit(AT_OR_ABOVE if unexplained else 0)


def _told(items: list[_Item], label: str) -> Iterator[_Item]:
    """The items, with a bar of progress on a screen."""
    if items:
        with click.progressbar(items, label=label, file=sys.stderr) as bar:
            yield from bar


def _mutants_of(path: Path, ids: Iterable[str], rules: RuleSet) -> list[Mutant]:
    from lawcheck.measuring.mutation import mutants
    from lawcheck.sources import UnreadableDocument

    try:
        law = read_law(str(path), None, "accepted")
    except UnreadableDocument as error:
        complain_of_file(error)
        return []
    return list(mutants(law, path.name, ids, rules))


def _told_of(mutant: Mutant, why: str | None) -> str:
    still = [quoted(shortened(words, 100)) for words in mutant.still[:_MOST]]
    return "\n".join(
        (
            f"{mutant.requirement}: {mutant.source}",
            f"  {mutant.change:<9} {', '.join(quoted(shortened(words, 100)) for words in mutant.words[:_MOST])}",
            f"  still met by {', '.join(still) or 'words that no element rests on'} [{', '.join(mutant.elements)}]",
            f"  why: {why or 'not explained'}",
        )
    )
