"""The acts of a framework by name: titles, numbers and years, and what other acts call them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lawcheck.reading.law import Law
from lawcheck.reading.lexicon import plain_words

_HEAD = 3000  # characters at the head of an act in which its number stands
_NUMBER = re.compile(
    r"\b(?:act|law|code|ordinance|decree(?:-law)?|proclamation)\s+no\.?\s*([0-9]{1,5}[a-z]?)\s*(?:of|/)\s*((?:1[6-9]|20)[0-9]{2})",
    re.I,
)
_YEAR = re.compile(r"(?:1[6-9]|20)[0-9]{2}")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[0-9][^()\[\]]*[)\]]")
_AS_AMENDED = re.compile(r"\bas\s+(?:amended|in\s+force|consolidated)\b.*", re.I)
_NAMES_ACT = re.compile(r"(?:ACT|BILL|CODE|LAW|ORDINANCE)[^A-Z]*")
_UNCAPITALISED = frozenset(
    {"the", "a", "an", "and", "or", "of", "on", "for", "in", "to", "by", "against", "from", "with"}
)
_SMALL = frozenset({"the", "a", "an", "and", "of", "no", "on", "for"})


@dataclass(frozen=True, slots=True)
class Name:
    """What an act is called: its words without small ones, its number and its year where they are given."""

    words: tuple[str, ...]
    number: str | None = None
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One law of a framework."""

    place: int  # in the framework
    law: Law
    label: str  # by which it is cited: Penal Code
    names: tuple[Name, ...]


def acts_of(laws: Sequence[Law]) -> tuple[Act, ...]:
    """The acts with their names; no two have the same label."""
    short = [_label(law) for law in laws]
    labels: list[str] = []
    for law, label in zip(laws, short, strict=True):
        wanted = label if short.count(label) == 1 else law.tree.title or label
        alike = sum(other == wanted or other.startswith(f"{wanted} [") for other in labels)
        labels.append(f"{wanted} [{alike + 1}]" if alike else wanted)
    return tuple(Act(place, law, labels[place], _names(law)) for place, law in enumerate(laws))


def name_of(cited: str) -> Name:
    """A name as it is written in a citation."""
    numbered = _NUMBER.search(cited)
    bare = _BRACKETED.sub(" ", _NUMBER.sub(" ", _AS_AMENDED.sub("", cited)))
    year = _YEAR.search(cited)
    words = tuple(word for word in plain_words(bare) if word not in _SMALL and not _YEAR.fullmatch(word))
    if numbered:
        return Name(words, numbered[1].lower(), numbered[2])
    return Name(words, None, year[0] if year else None)


def called(cited: str, acts: Sequence[Act]) -> list[Act]:
    """The acts of that name, number or year; more than one where the name does not tell them apart."""
    wanted = name_of(cited)
    return [act for act in acts if any(_same(wanted, name) for name in act.names)]


def namesakes(cited: str, acts: Sequence[Act]) -> list[Act]:
    """Acts of that name whose year or number is another one."""
    wanted = name_of(cited)
    alike = [act for act in acts if any(len(wanted.words) > 1 and wanted.words == name.words for name in act.names)]
    return [act for act in alike if not any(_same(wanted, name) for name in act.names)]


def _same(wanted: Name, name: Name) -> bool:
    if wanted.number and name.number:
        return (wanted.number, wanted.year) == (name.number, name.year)
    if len(wanted.words) < 2 or wanted.words != name.words:
        return False
    return wanted.year is None or name.year is None or wanted.year == name.year


def _names(law: Law) -> tuple[Name, ...]:
    head = law.document.text[:_HEAD]
    numbered = _NUMBER.search(head.split("\n1.", 1)[0])
    titles = [name_of(law.tree.title), name_of(_label(law))]
    lines = [line.strip() for line in head.splitlines()[:12]]
    titles += [name_of(line) for line in lines if line.isupper() and _NAMES_ACT.search(line)]
    number, year = (numbered[1].lower(), numbered[2]) if numbered else (None, None)
    found = {Name(title.words, title.number or number, title.year or year): None for title in titles if title.words}
    return tuple(found)


def _label(law: Law) -> str:
    """The title without number, year and brackets that hold figures: Penal Code, Immigration Act."""
    title = _BRACKETED.sub("", law.tree.title)
    title = re.sub(r"[\s,]+(?:no\.?\s*[0-9]+\s*)?(?:of\s+)?(?:1[6-9]|20)[0-9]{2}\s*$", "", title.strip(), flags=re.I)
    title = re.sub(r"^the\s+", "", title.strip(" ,.;–—-"), flags=re.I)
    if title.isupper():
        title = " ".join(word.lower() if word.lower() in _UNCAPITALISED else word.title() for word in title.split())
    return title or law.document.path
