"""An earlier report in JSON, read back as how its laws stood; a report is a file like any other, and not trusted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from lawcheck.comparing.standings import Place, Side, Standing, points_of
from lawcheck.comparing.units import words_of
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import Verdict

_LARGEST = 200_000_000  # bytes
_SCHEMA = "lawcheck-report/1"


class EarlierError(Exception):
    """The report can't be used; the message says in one sentence why and what to do."""


class _Element(BaseModel):
    id: str
    found: bool


class _Evidence(BaseModel):
    element: str
    citation: str
    eid: str
    quote: str
    page: int | None = None


class _Finding(BaseModel):
    requirement: str
    instrument: Literal["tip", "som", "untoc"]
    article: str
    title: str
    theme: str
    strength: Literal["mandatory", "conditional", "consider", "optional", "practice"]
    verdict: Verdict
    severity: Literal["high", "medium", "low", "none"]
    elements: list[_Element]
    missing: list[str]
    conflicts: list[str]
    evidence: list[_Evidence]
    notes: list[str] = []
    message: str
    remedy: str


class _Document(BaseModel):
    path: str
    sha256: str
    title: str
    scope: list[str]
    findings: list[_Finding]


class _Report(BaseModel):
    schema_: Annotated[Literal["lawcheck-report/1"], Field(alias="schema")]
    documents: list[_Document]


def earlier_report(path: str | Path, rules: RuleSet) -> list[Side]:
    """How the laws of a report stood when it was written by `lawcheck check --format json`.

    Raises EarlierError, and OSError where the file can't be opened.
    """
    if Path(path).stat().st_size > _LARGEST:
        raise EarlierError("The report is too large; give one that lawcheck check --format json wrote.")
    data = Path(path).read_bytes()
    if not is_report(data):
        raise EarlierError("This is no report in JSON; give one that lawcheck check --format json wrote.")
    try:
        report = _Report.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise EarlierError(
            f"The report is damaged or of another version, at {where}; write it anew with lawcheck check --format json."
        ) from error
    return [_side(document, rules) for document in report.documents]


def is_report(data: bytes) -> bool:
    """Whether a file begins as a report in JSON does."""
    head = data[:400].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"{") and _SCHEMA.encode() in head


def side_for(sides: Iterable[Side], path: str, *, alone: bool) -> Side | None:
    """The law of an earlier report that a path means: of that path or file name, or the only one where it is `alone`.

    A bill changes its name from draft to draft.
    """
    sides = list(sides)
    if alone and len(sides) == 1:
        return sides[0]
    same = [side for side in sides if side.path == path]
    same = same or [side for side in sides if PurePath(side.path).name == PurePath(path).name]
    return same[0] if len(same) == 1 else None


def _side(document: _Document, rules: RuleSet) -> Side:
    standings = {finding.requirement: _standing(finding, rules) for finding in document.findings}
    return Side(document.path, document.sha256, document.title, tuple(document.scope), standings)


def _standing(finding: _Finding, rules: RuleSet) -> Standing:
    found = frozenset(element.id for element in finding.elements if element.found)
    by_clause = {(evidence.element, evidence.eid): evidence for evidence in reversed(finding.evidence)}
    places = tuple(
        Place(evidence.element, evidence.citation, evidence.page, evidence.quote, words_of(evidence.quote))
        for evidence in reversed(by_clause.values())
    )
    asked = rules.requirements.get(finding.requirement)
    return Standing(
        finding.requirement,
        finding.instrument,
        finding.article,
        finding.title,
        finding.theme,
        finding.strength,
        finding.verdict,
        finding.severity,
        finding.message,
        finding.remedy,
        found,
        points_of(asked, finding.verdict, found, finding.missing, finding.conflicts, finding.notes, places),
        places,
    )
