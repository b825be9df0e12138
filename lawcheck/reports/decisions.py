"""Decisions of people on verdicts, read back from a table of concordance; they stand beside a verdict, never for it."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from lawcheck.reports.concordance import FOR_PEOPLE, FORMULA
from lawcheck.reports.model import Decision, plain

if TYPE_CHECKING:
    from lawcheck.checking.findings import Report

_NEEDED = ("Law", "Requirement", "Evaluation", *FOR_PEOPLE)
_LARGEST = 50_000_000  # bytes of the file, and of all that is packed in it
_MOST_ROWS = 100_000

Stray = tuple[Decision, str]
"""A decision that is not shown beside a verdict, and why."""


class DecisionsError(Exception):
    """The table can't be read; the message says in one sentence why and what to do."""


def read_decisions(path: str | Path) -> list[Decision]:
    """The decisions of a table in .xlsx or .csv; rows in which nobody wrote anything are left out.

    Raises DecisionsError, and OSError where the file can't be opened.
    """
    if Path(path).stat().st_size > _LARGEST:
        raise DecisionsError("The table is too large; give a table of concordance that lawcheck wrote.")
    data = Path(path).read_bytes()
    rows = _rows_of_workbook(data) if data.startswith(b"PK") else _rows_of_csv(data)
    headings = list(next(rows, ()))
    missing = [name for name in _NEEDED if name not in headings]
    if missing:
        raise DecisionsError(
            f"The table has no column “{missing[0]}”; give a table that lawcheck wrote with --format xlsx or csv."
        )
    places = [headings.index(name) for name in _NEEDED]
    found = []
    for row in rows:
        law, requirement, evaluation, *said = (row[at] if at < len(row) else "" for at in places)
        if any(said):
            found.append(Decision(law, requirement, said[0], said[1], said[2], evaluation))
    return found


def match(decisions: Iterable[Decision], report: Report) -> tuple[dict[tuple[str, str], Decision], list[Stray]]:
    """Lay decisions beside the findings: by path of the law and requirement, and those that fit nothing.

    A table on a single law is laid beside a single law whatever its name: a bill changes its name from draft to draft.
    """
    decisions = list(decisions)
    names = {decision.law for decision in decisions}
    single = len(names) == 1 and len(report.laws) == 1
    asked = {law.law.document.path: {f.requirement.id for f in law.findings} for law in report.laws}
    matched: dict[tuple[str, str], Decision] = {}
    stray: list[Stray] = []
    for decision in decisions:
        path = next(iter(asked)) if single else _law_of(decision.law, list(asked))
        key = (path or "", decision.requirement)
        if not decision.decision:
            stray.append((decision, "the column Decision is empty"))
        elif not decision.comment:
            stray.append((decision, "no reason is given in the column Comment"))
        elif path is None:
            stray.append((decision, "that law was not checked in this call"))
        elif decision.requirement not in report.rules.requirements:
            stray.append((decision, "the rules have no such requirement"))
        elif decision.requirement not in asked[path]:
            stray.append((decision, "the requirement was not asked of this law"))
        elif key in matched:
            stray.append((decision, "there is another decision on the same requirement above it"))
        else:
            matched[key] = decision
    return matched, stray


def _law_of(name: str, paths: Sequence[str]) -> str | None:
    if name in paths:
        return name
    same = [path for path in paths if PurePath(path).name == PurePath(name).name]
    return same[0] if len(same) == 1 else None


def _rows_of_workbook(data: bytes) -> Iterator[list[str]]:
    import openpyxl

    try:
        _refuse_traps(data)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book["Concordance"] if "Concordance" in book.sheetnames else book.worksheets[0]
        for number, row in enumerate(sheet.iter_rows(values_only=True)):
            if number > _MOST_ROWS:
                raise DecisionsError("The table has too many rows; give a table of concordance that lawcheck wrote.")
            yield [_cell("" if value is None else str(value)) for value in row]
    except DecisionsError:
        raise
    except Exception as error:
        raise DecisionsError("The workbook is damaged or locked; save it again as .xlsx and try anew.") from error


def _refuse_traps(data: bytes) -> None:
    """No archive that unpacks beyond measure, and no declarations of entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(item.file_size for item in package.infolist()) > _LARGEST:
            raise DecisionsError("The workbook is too large unpacked; give a table of concordance that lawcheck wrote.")
        for item in package.infolist():
            if item.filename.endswith((".xml", ".rels")) and b"<!" in package.read(item)[:4096].replace(b"<!--", b""):
                raise DecisionsError("The workbook holds declarations that no table needs; save it anew as .xlsx.")


def _rows_of_csv(data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise DecisionsError("The table is not UTF-8; save it as “CSV UTF-8”, or as .xlsx.") from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [_cell(cell) for cell in row]
    except csv.Error as error:
        raise DecisionsError("The table is no CSV that can be read; save it anew, or as .xlsx.") from error


def _cell(text: str) -> str:
    text = text.strip()
    if text.startswith("'") and text[1:].startswith(FORMULA):
        text = text[1:]
    return plain(text).strip()
