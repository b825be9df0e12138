"""The summary of a scan as one HTML page: countries, conflicts, the matrix, and what was not read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

import lawcheck
from lawcheck.reports.excerpts import place
from lawcheck.reports.html_report import asset, environment, hash_of
from lawcheck.reports.matrix import SIGNS
from lawcheck.reports.model import EVALUATIONS, MEANINGS, NAMES, plain
from lawcheck.reports.summary_words import lead, name_of, unread_heading
from lawcheck.reports.wording import INSTRUMENTS, STRENGTHS, source

if TYPE_CHECKING:
    from lawcheck.reports.summary import Cell, NotRead, Summary

_Item = TypeVar("_Item")
_MOST = 200  # conflicts, files not read and the like; the workbook has all


def summary_html(summary: Summary) -> str:
    """The summary as a self-contained page; its links lead to the reports beside it."""
    style = asset("report.css") + asset("summary.css")
    parts = (
        ("countries", "Countries", len(summary.countries)),
        ("conflicts", "Conflicts", len(summary.contradictions)),
        ("matrix", "Countries by requirements", len(summary.asked)),
        ("laws", "Laws", len(summary.laws)),
        ("duplicates", "Files with the text of another one", len(summary.duplicates)),
        ("passed", "Passed over", len(summary.passed)),
    )
    return (
        environment()
        .get_template("summary.html")
        .render(
            summary=summary,
            name=name_of(summary),
            lead=lead(summary),
            parts=[part for part in parts if part[2]],
            conflicts=summary.contradictions[:_MOST],
            unread=_shown(summary.unread),
            unread_heading=unread_heading(summary),
            passed=_shown(summary.passed),
            duplicates=summary.duplicates[:_MOST],
            by_country=_grouped(sorted(summary.laws, key=lambda law: law.country), lambda law: law.country),
            by_instrument=_grouped(summary.asked, lambda asked: asked.instrument),
            signs=[(verdict, SIGNS[verdict]) for verdict in NAMES],
            sign=SIGNS,
            names=NAMES,
            meanings=MEANINGS,
            evaluations=EVALUATIONS,
            instruments=INSTRUMENTS,
            strengths=STRENGTHS,
            source=source,
            place=place,
            plain=plain,
            described=_described,
            version=lawcheck.__version__,
            style=style,
            policy=f"default-src 'none'; style-src 'sha256-{hash_of(style)}'; base-uri 'none'; form-action 'none'",
        )
    )


def _grouped(items: Iterable[_Item], key: Callable[[_Item], str]) -> list[tuple[str, list[_Item]]]:
    return [(name, list(group)) for name, group in groupby(items, key)]


def _shown(files: tuple[NotRead, ...]) -> list[NotRead]:
    shown = [replace(file, path=plain(file.path), message=plain(file.message)) for file in files[:_MOST]]
    if len(files) > _MOST:
        shown.append(replace(files[-1], path=f"{len(files) - _MOST:,} more", message="see summary.xlsx"))
    return shown


def _described(cell: Cell) -> str:
    """What stands behind a sign of the matrix."""
    if cell.unsure:
        return "Nothing was found, but a file of the country could not be read"
    return f"{EVALUATIONS[cell.verdict]}: {cell.law.title}"
