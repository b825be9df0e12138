"""Requirements for people: the list of them, and what one asks, finds, forbids and proposes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lawcheck.reports.phrases import samples
from lawcheck.reports.searched import Searched, searched
from lawcheck.reports.sheet import Sheet
from lawcheck.reports.wording import INSTRUMENTS, KINDS, STRENGTHS, counted, listed, quoted, shortened, source
from lawcheck.rules.schema import Conflict

if TYPE_CHECKING:
    from rich.console import Console

    from lawcheck.rules.loading import RuleSet
    from lawcheck.rules.schema import Concept, Element, Requirement

_SAMPLES = 6  # of wording, shown of one element
_MOST = 5  # places, and things looked for, named of one element


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
    sheet.heading(f"What must be found: {needed_in_words(requirement)}")
    _wording(sheet, requirement.elements, rules)
    if requirement.conflicts:
        sheet.heading("What contradicts it")
        _wording(sheet, requirement.conflicts, rules)
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
    sheet.line("Suggested wording:")
    sheet.line(requirement.remedy.wording.strip(), indent=2)
    sheet.heading("What this rule does not see")
    sheet.line(requirement.cannot_see)
    sheet.line()
    sheet.line(f"The rule and its cases as they are written: lawcheck rules show {requirement.id}")


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
        sheet.line(wording.strip().removeprefix("“").removesuffix("”"), indent=indent + 2)


def needed_in_words(requirement: Requirement) -> str:
    """How many of its elements must be found: `all of these`."""
    if requirement.needed == len(requirement.elements):
        return "all of these" if requirement.needed > 1 else "this"
    return f"{requirement.needed} of these {len(requirement.elements)}"


def _wording(sheet: Sheet, parts: Mapping[str, Element] | Mapping[str, Conflict], rules: RuleSet) -> None:
    """What is looked for and where, with samples of the wording in each language."""
    languages = sorted(rules.lexicons)
    found = {name: searched(part.when, rules, languages[0]) for name, part in parts.items()}
    common = print_common_places(sheet, list(found.values()))
    for name, part in parts.items():
        sheet.line()
        sheet.line(f"{part.says} [{name}]", style="bold")
        print_searched(sheet, found[name], places=not common)
        for language in languages:
            if shown := wording_of(found[name], rules.lexicons[language]):
                sheet.line(f"{', '.join(shown)}, and the like", indent=4, lead=f"Such as ({language}): ")
        if isinstance(part, Conflict):
            sheet.line(part.remedy, indent=4, lead="What to do: ")


def wording_of(found: Searched, lexicon: Mapping[str, Concept]) -> list[str]:
    """Samples of the wording that is looked for, in quotation marks."""
    known = [concept for concept in found.concepts if concept in lexicon]
    phrases = (quoted(phrase) for concept in known for phrase in samples(concept, lexicon, 3))
    return list(dict.fromkeys(phrases))[:_SAMPLES]


def print_common_places(sheet: Sheet, found: list[Searched]) -> bool:
    """Where all of them search, when it is the same for all; whether it was printed."""
    common = len(found) > 1 and len({each.places for each in found}) == 1
    if common:
        sheet.line(series(found[0].places), lead="Where: ")
    return common


def print_searched(sheet: Sheet, found: Searched, *, places: bool = True) -> None:
    """Where is searched, and for what."""
    if places:
        sheet.line(series(found.places), indent=4, lead="Where: ")
    sheet.line(series(found.words), indent=4, lead="For:   ")


def series(parts: tuple[str, ...]) -> str:
    """Places, or things looked for; of a long list the first ones."""
    return "; ".join((*parts[:_MOST], "and others") if len(parts) > _MOST else parts)
