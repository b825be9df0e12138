"""A law as read: its clause tree, and what each clause defines, refers to, does and threatens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lawcheck.clauses.tree import Clause, ClauseTree
from lawcheck.sources.document import Document, Problem

ROLES = (
    "definition",  # says what a term means
    "offence",  # creates an offence, or forbids conduct that another clause punishes
    "penalty",  # says how an offence is punished
    "defence",  # takes liability away: defence, exception, immunity, saving
    "duty",  # binds someone: shall, must, is to
    "power",  # empowers someone: may, is authorised to, has power to
    "right",  # entitles someone
    "objects",  # purpose and objects clauses, principles that are only wished for
    "citation",  # short title, commencement, extent, application of the act
    "preamble",  # long title, recitals, enacting words, explanatory memoranda, signatures
    "contents",  # arrangement of sections
    "note",  # editorial, marginal and amendment notes, examples
    "treaty",  # text of a treaty reproduced in a schedule
    "form",  # a form to be filled in
    "repealed",
    "quoted",  # text inserted into another act
)
INOPERATIVE = frozenset({"preamble", "contents", "note", "treaty", "form", "repealed", "quoted"})
"""Clauses with one of these roles are never evidence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause as it is read: the lead-ins it hangs from, its own words, and the words that close its list.

    `first`..`last` index into `Words`. There is one passage for each clause without children, and one for each
    clause whose lead-in is a sentence of its own.
    """

    clause: int
    first: int
    last: int  # exclusive


@dataclass(frozen=True, slots=True)
class Words:
    """The words of all passages one after the other, each with its place in the text and the clause that owns it.

    A lead-in shared by several items stands once in each of their passages. Numbers of clauses, headings and notes
    are left out; a punctuation mark is a word of its own.
    """

    norm: tuple[str, ...]  # lower case, typographic variants made plain
    start: tuple[int, ...]  # offsets into Document.text
    end: tuple[int, ...]
    clause: tuple[int, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A term that a clause defines, and the part of the law in which it holds."""

    term: str  # as printed, without quotation marks
    clause: int
    start: int  # of the term
    end: int
    within: int | None = None  # clause in which the definition holds; None for the whole law
    outside: str | None = None  # where the meaning is taken over from, when it stands outside this text
    pointer: tuple[int, ...] = ()  # clauses of this law that give the meaning ("has the meaning in section 3")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to clauses of this law, or to another act."""

    clause: int  # where it stands
    start: int
    end: int
    targets: tuple[int, ...] = ()  # clauses of this law
    outside: str | None = None  # name of the other act or treaty
    relation: str = "plain"  # plain, exception (subject to, notwithstanding), meaning (as defined in)
    missing: bool = False  # points inside this law, to a clause that is not there
    whole_law: bool = False  # "this Act", "the present Law": targets is empty, and every clause is meant
    offence: bool = False  # speaks of an offence there: "an offence under this Part", "contravenes section 3"
    sought: tuple[str, ...] = ()  # where missing, what was looked for: ("section", "3", "1"), ("this", "part")


@dataclass(frozen=True, slots=True)
class Penalty:
    """A punishment as figures. Years are fractions of a year; None where the text gives no figure."""

    clause: int
    start: int
    end: int
    maximum: float | None = None  # years of deprivation of liberty; infinity for life or death
    minimum: float | None = None
    fine: bool = False
    imprisonment: bool = False  # liberty is taken, even where the text gives no figure
    elsewhere: bool = False  # a class, level or degree that another law turns into figures
    legal_person: bool = False  # for bodies corporate only


@dataclass(frozen=True, slots=True)
class Age:
    """A limit of age that a clause sets: under 18, has not completed eighteen years, 18 or over."""

    clause: int
    start: int
    end: int
    years: float
    below: bool  # True: persons younger than that; False: that age or older


@dataclass(frozen=True, slots=True)
class Negated:
    """Words under a negation or an exception; the cue itself ("does not include") stands before `first`."""

    first: int  # index into Words
    last: int  # exclusive
    kind: str  # exclusion (does not include, other than, except, is not) or prohibition (shall not, no person may)
    cue: tuple[int, int]  # offsets of the cue into Document.text


@dataclass(frozen=True)
class Law:
    """A clause tree and everything read in it; tuples are sorted by place."""

    tree: ClauseTree
    language: str
    words: Words
    roles: tuple[frozenset[str], ...]  # by index of the clause
    definitions: tuple[Definition, ...] = ()
    references: tuple[Reference, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    ages: tuple[Age, ...] = ()
    uses: tuple[tuple[int, int], ...] = ()  # (clause, index of the definition whose term it uses)
    negated: tuple[Negated, ...] = ()
    problems: tuple[Problem, ...] = ()  # of drafting: references that point nowhere

    @property
    def document(self) -> Document:
        """The document that the law was read from."""
        return self.tree.document

    @cached_property
    def operative(self) -> tuple[bool, ...]:
        """By index of the clause: whether it can be evidence."""
        return tuple(not (roles & INOPERATIVE) for roles in self.roles)

    def clause(self, index: int) -> Clause:
        """The clause at an index."""
        return self.tree.clauses[index]
