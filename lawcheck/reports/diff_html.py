"""What changed between two versions of a law as one HTML file; nothing is fetched, and it needs no JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lawcheck
from lawcheck.reports.diff_model import CLAUSES, HEADINGS, MEANINGS
from lawcheck.reports.html_report import asset, environment, hash_of

if TYPE_CHECKING:
    from lawcheck.reports.diff_model import DiffView


def diff_html(view: DiffView) -> str:
    """The comparison as a self-contained HTML document."""
    style = asset("report.css") + asset("diff.css")
    return (
        environment()
        .get_template("diff.html")
        .render(
            view=view,
            headings=HEADINGS,
            meanings=MEANINGS,
            clauses=CLAUSES,
            version=lawcheck.__version__,
            style=style,
            policy=f"default-src 'none'; style-src 'sha256-{hash_of(style)}'; base-uri 'none'; form-action 'none'",
        )
    )
