"""Requirements by laws: what each of several laws says on each requirement, and what none of them says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lawcheck.reports.model import EVALUATIONS, NAMES

if TYPE_CHECKING:
    from lawcheck.reports.model import Entry, View

SIGNS = {"met": "●", "partial": "◐", "gap": "○", "conflict": "✕", "review": "?"}
"""A sign for each verdict that reads without colour."""


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement and the entry of each law on it, None where it was not asked of that law."""

    first: Entry
    cells: tuple[Entry | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The names of the laws, and a row for each requirement that was asked of one of them."""

    laws: tuple[str, ...]
    rows: tuple[Row, ...]

    def legend(self) -> list[tuple[str, str, str]]:
        """Sign, verdict and what it means, the most pressing first."""
        return [(SIGNS[verdict], verdict, EVALUATIONS[verdict]) for verdict in NAMES]


def matrix_of(view: View) -> Matrix:
    """The comparison matrix of a call with several laws, in the order of the rules."""
    found = [{entry.id: entry for entry in law.entries} for law in view.laws]
    rows = []
    for name in view.report.rules.requirements:
        cells = tuple(entries.get(name) for entries in found)
        first = next((cell for cell in cells if cell), None)
        if first:
            rows.append(Row(first, cells))
    return Matrix(tuple(law.title for law in view.laws), tuple(rows))
