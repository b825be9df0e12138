"""Requirements for people: the list of them, and what one asks, finds, forbids and proposes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text

from lawcheck.reports.sheet import Sheet
from lawcheck.reports.wording import INSTRUMENTS, KINDS, STRENGTHS, counted, listed, shortened, source

if TYPE_CHECKING:
    from pydantic import BaseModel
    from rich.console import Console

    from lawcheck.rules.loading import RuleSet
    from lawcheck.rules.schema import Requirement

_PATTERNS = 5  # shown of one concept


def print_list(rules: RuleSet, console: Console) -> None:
    """A line for each requirement, by instrument and article."""
    sheet = Sheet(console)
    for instrument, title in INSTRUMENTS.items():
        requirements = [r for r in rules.requirements.values() if r.instrument == instrument]
        if not requirements:
            continue
        sheet.heading(f"{title} ({counted(len(requirements), 'requirement')})")
        for requirement in requirements:
            article = shortened(requirement.article.split(";")[0], 14)
            title = shortened(requirement.title, sheet.width - 43)
            sheet.line(f"{requirement.id:<27} {article:<14} {title}")


def print_requirement(requirement: Requirement, rules: RuleSet, console: Console) -> None:
    """What a requirement asks, what must be found and by which words, what is a conflict, and what to draft."""
    sheet = Sheet(console)
    title(sheet, requirement)
    sheet.line()
    sheet.line(requirement.asks)
    kinds = listed([KINDS.get(kind, kind) for kind in requirement.laws], "or")
    sheet.line(f"Laws that normally carry it are on {kinds}.")
    sheet.heading(f"What must be found: {_needed(requirement)}")
    for name, element in requirement.elements.items():
        _wording(sheet, name, element.says, element, rules)
    if requirement.conflicts:
        sheet.heading("What contradicts it")
        for name, conflict in requirement.conflicts.items():
            _wording(sheet, name, conflict.says, conflict, rules)
            sheet.line(conflict.remedy, indent=4, lead="What to do: ")
    for heading, doubts in (
        ("What meets it for some cases alone", requirement.partial),
        ("What only a person can decide", requirement.review),
    ):
        if doubts:
            sheet.heading(heading)
        for doubt in doubts:
            sheet.line(doubt.says, lead="- ")
    sheet.heading("What to draft where something is missing")
    sheet.line(requirement.remedy.add)
    sheet.line(f"“{requirement.remedy.wording.strip()}”", indent=4)
    sheet.heading("What this rule does not see")
    sheet.line(requirement.cannot_see)
    sheet.line()
    sheet.line(
        "In the words looked for, <4> stands for up to four words of any kind, [ ] for words that may be left out, "
        "( | ) for one of several, ~ for any ending of the word, and { } for another list of words."
    )


def title(sheet: Sheet, requirement: Requirement) -> None:
    """The name of a requirement and where it comes from."""
    sheet.line(requirement.title, style="bold")
    about = (source(requirement.instrument, requirement.article), STRENGTHS[requirement.strength])
    sheet.line("; ".join((*about, f"[{requirement.id}]")))


def advice(sheet: Sheet, remedy: str, indent: int = 0) -> None:
    """What to do, and on lines of their own the wording that is suggested."""
    what, _, wording = remedy.partition("Suggested wording:")
    if what.strip():
        sheet.line(what.strip(), indent=indent, lead="What to do: ")
    if wording.strip():
        sheet.line("Suggested wording:", indent=indent)
        sheet.line(wording.strip(), indent=indent + 2)


def _needed(requirement: Requirement) -> str:
    if requirement.needed == len(requirement.elements):
        return "all of these" if requirement.needed > 1 else "this"
    return f"{requirement.needed} of these {len(requirement.elements)}"


def _wording(sheet: Sheet, name: str, says: str, rule: BaseModel, rules: RuleSet) -> None:
    sheet.line()
    sheet.line(Text.assemble((name, "bold"), ": ", says))
    for concept in dict.fromkeys(_concepts(rule)):
        for language, lexicon in sorted(rules.lexicons.items()):
            if concept in lexicon:
                sheet.line(_sample(lexicon[concept].patterns), indent=4, lead=f"{concept} ({language}): ")


def _concepts(rule: BaseModel) -> Iterable[str]:
    from lawcheck.rules.loading import names_in

    return (name for kind, name in names_in(rule) if kind == "concept")


def _sample(patterns: tuple[str, ...]) -> str:
    shown = ", ".join(f"“{pattern}”" for pattern in patterns[:_PATTERNS])
    rest = len(patterns) - _PATTERNS
    return f"{shown} and {rest} more" if rest > 0 else shown
