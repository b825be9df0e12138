"""The files of a summary, each with what writes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawcheck.reports.summary import Summary

FILES = ("summary.json",)
"""Names of the files."""


def written(summary: Summary) -> Iterator[tuple[str, bytes]]:
    """Each file of the summary: its name and what it holds."""
    from lawcheck.reports.summary_json import summary_json

    yield "summary.json", summary_json(summary).encode("utf-8", "backslashreplace")
