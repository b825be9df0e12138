"""What a condition looks for and where, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lawcheck.rules.plain import concept_in_words, concepts_in_words, region_in_words, roles_in_words
from lawcheck.rules.schema import (
    AgeLimit,
    AllOf,
    AnyOf,
    Condition,
    Find,
    Forms,
    GraverPenalty,
    InRegion,
    MaximumPenalty,
    Subject,
    TakenOver,
)

if TYPE_CHECKING:
    from lawcheck.rules.loading import RuleSet


_EVERYWHERE = "all provisions"


@dataclass(frozen=True, slots=True)
class Searched:
    """Clauses that are searched and what is looked for in them, each in the order of the rule."""

    places: tuple[str, ...]
    words: tuple[str, ...]
    concepts: tuple[str, ...]  # names of the concepts among `words`


def searched(condition: Condition, rules: RuleSet, language: str) -> Searched:
    """Gather from all parts of a condition; what must not stand in the text is left out."""
    parts = list(_parts(condition))
    parts = [part for part in parts if not isinstance(part, InRegion | Subject)] or parts
    places = tuple(dict.fromkeys(place for part in parts for place in _places(part, rules, language)))
    concepts = tuple(dict.fromkeys(name for part in parts for name in _concepts(part)))
    figures = (words for part in parts for words in _figures(part))
    return Searched(
        (_EVERYWHERE,) if _EVERYWHERE in places else places,
        tuple(dict.fromkeys((*(concept_in_words(name, rules, language) for name in concepts), *figures))),
        concepts,
    )


def _parts(condition: Condition) -> Iterator[Condition]:
    match condition:
        case AnyOf(any=parts) | AllOf(all=parts):
            for part in parts:
                yield from _parts(part)
        case _:
            yield condition


def _concepts(part: Condition) -> Iterable[str]:
    match part:
        case Find():
            return part.find
        case Forms():
            return [name for names in part.has for name in names]
        case TakenOver():
            return part.outside
        case Subject():
            return part.subject
        case _:
            return ()


def _figures(part: Condition) -> Iterator[str]:
    match part:
        case AgeLimit():
            yield f"an age {_range(part.at_least, part.below)}"
        case MaximumPenalty(elsewhere=True):
            yield "a penalty that another law fixes"
        case MaximumPenalty():
            yield f"a maximum {_range(part.at_least, part.below)}"
        case GraverPenalty():
            yield "a higher maximum than for the other offence"
        case InRegion():
            yield "such clauses"


def _range(at_least: float | None, below: float | None) -> str:
    limits = [f"of {at_least:g} years or more"] if at_least is not None else []
    limits += [f"below {below:g} years"] if below is not None else []
    return " and ".join(limits) or "in years"


def _places(part: Condition, rules: RuleSet, language: str) -> Iterator[str]:
    match part:
        case Find():
            places = [region_in_words(name, rules) for name in part.in_]
            places += [f"provisions that belong or refer to {region_in_words(name, rules)}" for name in part.about]
            yield from places or [f"clauses with {roles_in_words(part.role)}" if part.role else _EVERYWHERE]
        case AgeLimit():
            yield f"definitions of {concepts_in_words(part.age, rules, language)}"
        case MaximumPenalty():
            yield f"penalties for {region_in_words(part.penalty, rules)}"
        case GraverPenalty():
            yield f"penalties for {region_in_words(part.graver, rules)}"
        case Forms():
            yield region_in_words(part.every or part.some or "", rules)
        case TakenOver():
            yield "meanings taken over from other laws"
        case InRegion():
            yield region_in_words(part.region, rules)
        case Subject():
            yield "title and headings"
