"""What rule files may say: requirements, their conditions, regions, concepts and cases."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

Instrument = Literal["tip", "som", "untoc"]
Strength = Literal["mandatory", "conditional", "consider", "optional", "practice"]
Verdict = Literal["met", "partial", "gap", "conflict", "review"]
Unit = Literal["item", "provision", "section"]
"""How much text is read together: an item with its lead-in and closing words, a provision (a subsection with all its
items, a definition, or a section that has no subsections), or a whole section."""

Role = Literal[
    "definition",
    "offence",
    "penalty",
    "defence",
    "duty",
    "power",
    "right",
    "objects",
    "citation",
    "preamble",
    "contents",
    "note",
    "treaty",
    "repealed",
    "quoted",
]
"""What a clause does."""


def _as_tuple(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]
"""One name or a list of names, any of which will do."""

Roles = Annotated[tuple[Role, ...], BeforeValidator(_as_tuple)]

NamesOrAll = Annotated[Literal["all"] | Names, Field(union_mode="left_to_right")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Place(_Strict):
    """Where a condition looks."""

    in_: Names = Field((), alias="in")  # regions: the clause belongs to one of them
    not_in: Names = ()  # regions: the clause belongs to none of them
    about: Names = ()  # regions: the provision belongs to one, refers to it, or names its offence
    role: Roles = ()  # the clause, or one that it hangs from, has one of these roles
    not_role: Roles = ()


class Find(Place):
    """A concept stands in operative text, in the right place and company."""

    find: Names
    with_: tuple[Names, ...] = Field((), alias="with")  # each of these stands in the same unit
    without: Names = ()  # none of these does
    near: int | None = None  # `with` concepts stand within so many words, in one passage
    unit: Unit = "provision"
    negated: Literal["no", "yes", "either"] = "no"  # whether it stands under an exclusion; `with` may too, unless "no"


class AgeLimit(Place):
    """A clause sets an age, in a definition or beside a concept."""

    age: Names  # concept that names the persons (child, minor), as a defined term or in the same provision
    below: float | None = None  # the limit is lower than that
    at_least: float | None = None  # the limit is that or higher
    declared: Names = ()  # words by which a clause that defines no term says who counts as one


class MaximumPenalty(_Strict):
    """The highest maximum of imprisonment for an offence, by one adult, on any mode of trial."""

    penalty: str  # region of the offence
    at_least: float | None = None  # years
    below: float | None = None  # years; a fine as the only penalty counts as below
    elsewhere: bool = False  # the penalty is a class or degree fixed by another law, or has a minimum and no maximum
    aggravated: bool = False  # look at the aggravated forms, and not at the basic one
    lacks: Names = ()  # leave out provisions that only refer to the offence and have one of these


class GraverPenalty(_Strict):
    """One offence is punished more severely than another one: by a higher maximum in years, form against form."""

    graver: str  # region of the graver offence
    than: str  # region of the other one; its forms that belong to the first are left out


class Forms(_Strict):
    """Every form, or some form, of an offence has and lacks these concepts (definitions and references included)."""

    every: str | None = None  # region
    some: str | None = None  # region
    has: tuple[Names, ...] = ()
    lacks: Names = ()
    only: Names = ()  # look only at forms that have one of these in their own words
    but_not: Names = ()  # leave out forms that have one of these in their own words


class TakenOver(_Strict):
    """The meaning of a term is taken over from outside the text at hand."""

    outside: Names  # concepts, one of which the term matches
    in_: Names = Field((), alias="in")


class InRegion(_Strict):
    """The law has such clauses at all."""

    region: str
    role: Roles = ()  # one of its forms has one of these roles
    share: float = 0  # its forms stand in at least this share of the sections


class Subject(_Strict):
    """The law is on a subject: its title or the heading of a part names it, or the headings of several sections."""

    subject: Names


class AnyOf(_Strict):
    """One of the conditions holds."""

    any: tuple[Condition, ...]


class AllOf(_Strict):
    """Each condition holds, wherever in the law."""

    all: tuple[Condition, ...]


class Not(_Strict):
    """The condition does not hold."""

    not_: Condition = Field(alias="not")


_KINDS: dict[str, type[BaseModel]] = {
    "find": Find,
    "age": AgeLimit,
    "penalty": MaximumPenalty,
    "graver": GraverPenalty,
    "every": Forms,
    "some": Forms,
    "outside": TakenOver,
    "region": InRegion,
    "subject": Subject,
    "any": AnyOf,
    "all": AllOf,
    "not": Not,
}


def _kind(value: Any) -> str | None:
    if isinstance(value, dict):
        return next((kind.__name__ for key, kind in _KINDS.items() if key in value), None)
    return type(value).__name__


Condition = Annotated[
    Annotated[Find, Tag("Find")]
    | Annotated[AgeLimit, Tag("AgeLimit")]
    | Annotated[MaximumPenalty, Tag("MaximumPenalty")]
    | Annotated[GraverPenalty, Tag("GraverPenalty")]
    | Annotated[Forms, Tag("Forms")]
    | Annotated[TakenOver, Tag("TakenOver")]
    | Annotated[InRegion, Tag("InRegion")]
    | Annotated[Subject, Tag("Subject")]
    | Annotated[AnyOf, Tag("AnyOf")]
    | Annotated[AllOf, Tag("AllOf")]
    | Annotated[Not, Tag("Not")],
    Discriminator(
        _kind,
        custom_error_type="condition",
        custom_error_message=f"a condition begins with one of: {', '.join(_KINDS)}",
    ),
]


class Element(_Strict):
    """One thing that must be found."""

    says: str
    when: Condition
    remedy: str | None = None  # what to add where it is missing


class Conflict(_Strict):
    """Wording that contradicts the duty."""

    says: str
    when: Condition
    remedy: str  # what to change


class Doubt(_Strict):
    """What leaves the question to a person, or meets the duty for some cases alone."""

    says: str
    when: Condition
    excuses: NamesOrAll = ()  # elements that need not be found where this holds


class Remedy(_Strict):
    """What to draft where something is missing."""

    add: str
    wording: str  # in words of our own


class Requirement(_Strict):
    """What one provision of an instrument asks of a national law."""

    id: str
    instrument: Instrument
    article: str
    title: str
    strength: Strength
    theme: str
    laws: tuple[str, ...]
    asks: str
    elements: dict[str, Element] = Field(min_length=1)
    met_when: Literal["all", "any"] | int = "all"
    conflicts: dict[str, Conflict] = {}
    partial: tuple[Doubt, ...] = ()  # met for some cases alone
    review: tuple[Doubt, ...] = ()  # only a person can tell
    remedy: Remedy
    cannot_see: str  # what the rule does not look at, for its page in the docs

    @property
    def needed(self) -> int:
        """How many elements must be found."""
        if self.met_when == "all":
            return len(self.elements)
        return 1 if self.met_when == "any" else self.met_when


class Seed(Place):
    """How a form of the offence, or another clause of a region, is known."""

    defines: Names = ()  # it is the definition of a term that matches one of these concepts
    has: tuple[Names, ...] = ()
    lacks: Names = ()
    heading: Names = ()  # its heading, or that of its section, has one of these concepts
    part: Names = ()  # the heading of a part or chapter that it stands in has one of these concepts
    unit: Unit = "provision"


class Region(_Strict):
    """Clauses that belong together: those that define or create an offence, with what they use and refer to."""

    says: str
    seeds: tuple[Seed, ...] = ()
    base: Names = Field((), alias="from")  # the forms of another region (the first that has any), followed further
    has: tuple[Names, ...] = ()  # each form, with all that it reaches, has one of each list; other forms are left out
    definitions: NamesOrAll = ()  # concepts: definitions of such terms are followed ...
    further: bool = True  # ... and what those definitions use, whatever it is called
    references: bool = True  # clauses that the forms refer to belong to it
    schedules: bool = False  # schedules that the forms refer to belong to it, whole
    names: Names = ()  # concepts that name the offence, for clauses about it


class Concept(_Strict):
    """What a concept means and the words for it in one language."""

    says: str
    patterns: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()  # wording around a hit that makes it mean something else
    terms: tuple[str, ...] = ()  # how a definition begins whose term then counts as this concept, whatever it is called


class Kind(_Strict):
    """A kind of law (trafficking, laundering ...) and how a law on that subject is known."""

    says: str
    when: Condition


class Case(_Strict):
    """A short law and the verdict that it must get."""

    name: str
    text: str
    verdict: Verdict
    missing: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    at: Names = ()  # citations of the deciding clauses


class CaseFile(_Strict):
    """The cases of one requirement."""

    requirement: str
    cases: tuple[Case, ...]


Change = Literal["removed", "negated"]
"""What is done to the words that a verdict rests on, to see whether it changes."""


class Survivor(_Strict):
    """Why a verdict of met may stay so although the words it rests on are changed."""

    requirement: str
    elements: Names
    change: Change
    why: str


class SurvivorFile(_Strict):
    """Explanations of what `lawcheck rules mutate` finds."""

    survivors: tuple[Survivor, ...]


class LexiconFile(BaseModel):
    """Concepts of one language; a file may hold other language data beside them."""

    concepts: dict[str, Concept]


class Stated(_Strict):
    """A condition that has a name, for the rules that ask for the same."""

    says: str
    when: Condition


class RegionFile(_Strict):
    """Regions and conditions, used by many requirements."""

    regions: dict[str, Region]
    conditions: dict[str, Stated] = Field(default_factory=dict)


class KindFile(_Strict):
    """Kinds of law."""

    kinds: dict[str, Kind]
