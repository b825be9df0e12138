"""The files of a summary, each with what writes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawcheck.reports.summary import Summary

FILES = ("summary.json", "summary.html", "summary.xlsx")
"""Names of the files."""


def written(summary: Summary) -> Iterator[tuple[str, bytes]]:
    """Each file of the summary: its name and what it holds."""
    from lawcheck.reports.summary_html import summary_html
    from lawcheck.reports.summary_json import summary_json
    from lawcheck.reports.summary_xlsx import summary_xlsx

    yield "summary.json", summary_json(summary).encode("utf-8", "backslashreplace")
    yield "summary.html", summary_html(summary).encode("utf-8", "backslashreplace")
    yield "summary.xlsx", summary_xlsx(summary)
