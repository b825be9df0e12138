"""The lexicon as a page of the docs, in Markdown: every concept with its meaning and wording, and the regions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from lawcheck.reports.rule_pages import GENERATED, plain
from lawcheck.reports.wording import counted
from lawcheck.rules.loading import names_in

if TYPE_CHECKING:
    from lawcheck.rules.loading import RuleSet
    from lawcheck.rules.schema import Concept

_LANGUAGE = "en"
_MARKS = """\
`word~` stands for the word and its inflections, `word*` for any word that begins so, `(a|b)` for one of these, `[a|b]`
for one of these or nothing, `<4>` for up to four words of any kind, `{concept}` for the wording of another concept.
[How to write rules](writing-rules.md) says more."""


def lexicon_page(rules: RuleSet) -> str:
    """The whole page."""
    return "\n".join(_lines(rules)) + "\n"


def _lines(rules: RuleSet) -> Iterator[str]:
    lexicon, files = rules.lexicons[_LANGUAGE], rules.concept_files[_LANGUAGE]
    chapters: dict[str, list[str]] = {}
    for name in lexicon:
        chapters.setdefault(files[name].stem, []).append(name)
    yield from ("# The lexicon", "", GENERATED, "")
    yield f"{counted(len(lexicon), 'concept')}: what each means, and the words by which a law may say it. Requirements"
    yield "speak of concepts, and only the lexicon knows words: look a phrase up here to see whether lawcheck knows it."
    yield from ("", _MARKS, "")
    for chapter, names in chapters.items():
        yield f"- [{_heading(chapter)}](#{chapter}): {counted(len(names), 'concept')}"
    yield "- [Regions](#regions): the clauses in which concepts are looked for"
    used = _users(rules)
    for chapter, names in chapters.items():
        yield from ("", f'<a id="{chapter}"></a>', "", f"## {_heading(chapter)}")
        for name in names:
            yield from _concept(name, lexicon[name], used.get(name, []))
    yield from ("", '<a id="regions"></a>', "", "## Regions", "")
    yield "A region is the clauses that belong together: those that define or create an offence, with the definitions"
    yield from ("they use and the clauses they refer to.", "")
    yield from (f"- `{name}`: {plain(region.says)}" for name, region in rules.regions.items())


def _heading(chapter: str) -> str:
    return chapter.replace("-", " ").capitalize()


def _concept(name: str, concept: Concept, users: list[str]) -> Iterator[str]:
    yield from ("", f"### {name}", "", f"{plain(concept.says).rstrip('.')}. {_used(users)}".rstrip(), "")
    yield from (f"- `{pattern}`" for pattern in concept.patterns)
    if concept.unless:
        yield from ("", f"Not where it stands in: {_phrases(concept.unless)}")
    if concept.terms:
        yield from ("", f"Also any term whose definition begins: {_phrases(concept.terms)}")


def _phrases(patterns: Iterable[str]) -> str:
    return " · ".join(f"`{pattern}`" for pattern in patterns)


def _used(users: list[str]) -> str:
    return f"Used by {', '.join(users)}." if users else ""


def _users(rules: RuleSet) -> Mapping[str, list[str]]:
    """By concept: the requirements that speak of it themselves."""
    users: dict[str, list[str]] = {}
    for name, requirement in rules.requirements.items():
        for kind, concept in dict.fromkeys(names_in(requirement)):
            if kind == "concept":
                users.setdefault(concept, []).append(name)
    return users
