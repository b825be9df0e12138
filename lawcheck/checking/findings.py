"""What a check finds: one finding for each requirement in scope, with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from lawcheck.reading.law import Law
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import Requirement, Verdict

SEVERITIES = ("high", "medium", "low", "none")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the law that an element or a conflict rests on."""

    element: str  # id of the element or of the conflict
    clause: int  # index of the smallest clause that carries the words
    start: int  # offsets into Document.text
    end: int
    via: tuple[int, ...] = ()  # clauses through which it was reached, from the offence to the definition


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Words that were found and did not count, and what ruled them out."""

    element: str
    clause: int
    start: int
    end: int
    why: str
    far: bool = False  # they stand in another place than is asked, and without the company that is asked


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one requirement."""

    requirement: Requirement
    verdict: Verdict
    severity: str  # one of SEVERITIES
    found: tuple[str, ...]  # ids of the elements found
    missing: tuple[str, ...]  # ids of the elements not found, where they are needed
    conflicts: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    near_misses: tuple[NearMiss, ...]
    notes: tuple[str, ...]  # why it is review, or partial for some cases alone
    message: str  # one plain sentence
    remedy: str  # what to add or change, with suggested wording; empty where met


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What two laws of one country say against each other, or a reference of one that leads to nothing in another."""

    kind: str  # meaning, penalty, exemption, duty, reference
    says: str  # one plain sentence
    places: tuple[Evidence, ...]  # one in each law
    remedy: str


@dataclass(frozen=True, slots=True)
class Member:
    """One of the laws that were read together, and where it stands in the joined law."""

    label: str  # by which its clauses are cited
    law: Law
    clause: int  # index of the clause that holds it
    start: int  # offset of its text


@dataclass(frozen=True, slots=True)
class CheckedLaw:
    """A law, which instruments and kinds of law it was checked as, and what was found.

    Where several laws were read together it is the law that they make, with `members` and what they say against each
    other.
    """

    law: Law
    kinds: tuple[str, ...]  # kinds of law it was taken for
    scope: tuple[str, ...]  # instruments
    findings: tuple[Finding, ...]
    out_of_scope: bool = False  # deals with none of the instruments, under --scope auto
    members: tuple[Member, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What one call of `check` found, law by law."""

    rules: RuleSet
    laws: tuple[CheckedLaw, ...]
