"""The formats that reports are written in, each rendered from the same view and loaded when asked for."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawcheck.reports.diff_model import DiffView
    from lawcheck.reports.model import View

FORMATS = {
    "html": "lawcheck.reports.html_report:html_report",
    "annotated": "lawcheck.reports.annotated:annotated_report",
    "docx": "lawcheck.reports.docx_report:docx_report",
    "markdown": "lawcheck.reports.markdown_report:markdown_report",
    "sarif": "lawcheck.reports.sarif_report:sarif_report",
    "xlsx": "lawcheck.reports.concordance:xlsx_report",
    "csv": "lawcheck.reports.concordance:csv_report",
}
"""Name of each format and the function that renders a view in it."""

DIFF_FORMATS = {
    "html": "lawcheck.reports.diff_html:diff_html",
    "docx": "lawcheck.reports.diff_docx:diff_docx",
    "markdown": "lawcheck.reports.diff_markdown:diff_markdown",
    "xlsx": "lawcheck.reports.diff_table:diff_xlsx",
    "csv": "lawcheck.reports.diff_table:diff_csv",
}
"""The same for what changed between two versions of a law; other formats render the new version, with what is known."""

BINARY = frozenset({"docx", "annotated", "xlsx"})


def render(kind: str, view: View) -> str | bytes:
    """The report in one of the formats."""
    return _rendered(FORMATS[kind], view)


def render_diff(kind: str, view: DiffView) -> str | bytes:
    """A comparison in one of its formats."""
    return _rendered(DIFF_FORMATS[kind], view)


def _rendered(place: str, view: View | DiffView) -> str | bytes:
    module, _, name = place.partition(":")
    content: str | bytes = getattr(importlib.import_module(module), name)(view)
    return content
