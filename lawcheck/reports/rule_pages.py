"""The requirements as pages of the docs, in Markdown: one for each article of an instrument, and an index of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lawcheck.reports.requirements import needed_in_words, series, wording_of
from lawcheck.reports.searched import searched
from lawcheck.reports.wording import INSTRUMENTS, KINDS, STRENGTHS, counted, listed, on_one_line, source

if TYPE_CHECKING:
    from lawcheck.rules.loading import RuleSet
    from lawcheck.rules.schema import Conflict, Doubt, Element, Requirement

GENERATED = "<!-- Written by `lawcheck rules docs` from the rules; change those, and call `make docs`. -->"
_LANGUAGE = "en"
_MARKS = re.compile(r"([\\`*_\[\]<>|])")
_LIMITS = """\
## What no rule sees

Each requirement says what its rule cannot see. Some things none of them sees:

- **other laws**: what the penal code, the code of procedure or the constitution provides is a gap of the law at hand,
  unless the laws of a country are read together;
- **regulations, case-law and practice**: where a matter is left to regulations the verdict is `review`; what they say,
  how courts read the law, and what authorities do is not looked at;
- **what the words come to**: rules find wording in its place. Whether a penalty deters, a period is long enough for a
  victim, or a service exists is for a person to judge;
- **wording that the [lexicon](../lexicon.md) does not have**: it makes a gap of what stands there in other words. [How
  often that happens](../accuracy.md) is measured;
- **pages that could not be read**: what is missing may stand there, and the verdict is `review`.
"""


def requirement_pages(rules: RuleSet) -> dict[str, str]:
    """Name of the file and content of each page, the index first."""
    pages: dict[str, list[Requirement]] = {}
    for requirement in rules.requirements.values():
        pages.setdefault(_page_of(requirement), []).append(requirement)
    return {
        "README.md": "\n".join(_index(pages)) + "\n",
        **{name: "\n".join(_page(requirements, rules)) + "\n" for name, requirements in sorted(pages.items())},
    }


def plain(text: str) -> str:
    """Text on one line, in which no character is taken for a mark of Markdown."""
    return _MARKS.sub(r"\\\1", on_one_line(text))


def _page_of(requirement: Requirement) -> str:
    article = re.match(r"\d+", requirement.article)
    return f"{requirement.instrument}-{article[0] if article else 'practice'}.md"


def _title(requirement: Requirement) -> str:
    article = re.match(r"\d+", requirement.article)
    name = INSTRUMENTS[requirement.instrument]
    return f"{name}, Article {article[0]}" if article else f"{name}: practice beyond its articles"


def _index(pages: Mapping[str, Sequence[Requirement]]) -> Iterator[str]:
    total = sum(map(len, pages.values()))
    yield from ("# Requirements", "", GENERATED, "")
    yield f"{counted(total, 'requirement')}, on a page for each article: what is asked, what must be found and where,"
    yield "what contradicts it, what to draft, and what the rule cannot see."
    for instrument, name in INSTRUMENTS.items():
        own = {page: found for page, found in pages.items() if found[0].instrument == instrument}
        if own:
            yield from ("", f"## {name}", "", "| requirement | asks | strength | theme |", "| --- | --- | --- | --- |")
        for page, requirements in own.items():
            for r in requirements:
                yield f"| [{r.id}]({page}#{r.id}) | {plain(r.title)} | {r.strength} | {r.theme} |"
    yield from ("", _LIMITS.rstrip())


def _page(requirements: Sequence[Requirement], rules: RuleSet) -> Iterator[str]:
    yield from (f"# {_title(requirements[0])}", "", GENERATED, "", "[All requirements](README.md)")
    for requirement in requirements:
        yield from _requirement(requirement, rules)


def _requirement(requirement: Requirement, rules: RuleSet) -> Iterator[str]:
    yield from ("", f'<a id="{requirement.id}"></a>', "", f"## {plain(requirement.title)}", "")
    about = source(requirement.instrument, requirement.article), STRENGTHS[requirement.strength]
    yield f"`{requirement.id}` · {plain('; '.join(about))} · {requirement.theme}"
    yield from ("", plain(requirement.asks), "")
    yield f"Laws that normally carry it are on {listed([KINDS.get(kind, kind) for kind in requirement.laws], 'or')}."
    yield from ("", f"**What must be found: {needed_in_words(requirement)}**", "")
    yield from _parts(requirement.elements, rules)
    if requirement.conflicts:
        yield from ("", "**What contradicts it**", "", *_parts(requirement.conflicts, rules))
    yield from _doubts("What meets it for some cases alone", requirement.partial)
    yield from _doubts("What only a person can decide", requirement.review)
    yield from ("", "**What to draft where something is missing**", "", plain(requirement.remedy.add), "")
    yield f"> {plain(requirement.remedy.wording)}"
    yield from ("", "**What this rule cannot see**", "", plain(requirement.cannot_see))


def _parts(parts: Mapping[str, Element] | Mapping[str, Conflict], rules: RuleSet) -> Iterator[str]:
    for name, part in parts.items():
        found = searched(part.when, rules, _LANGUAGE)
        yield f"- **{plain(part.says)}** (`{name}`)"
        yield f"  - where: {plain(series(found.places))}"
        yield f"  - for: {plain(series(found.words))}"
        if samples := wording_of(found, rules.lexicons[_LANGUAGE]):
            yield f"  - such as: {plain(', '.join(samples))}, and the like"
        if part.remedy:
            yield f"  - what to do: {plain(part.remedy)}"


def _doubts(heading: str, doubts: Sequence[Doubt]) -> Iterator[str]:
    if doubts:
        yield from ("", f"**{heading}**", "", *(f"- {plain(doubt.says)}" for doubt in doubts))
