"""The summary of a scan as JSON, for programs: schema `lawcheck-scan/1`, the same bytes for the same input."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import lawcheck

if TYPE_CHECKING:
    from lawcheck.reports.summary import NotRead, ScannedLaw, Summary


def summary_json(summary: Summary) -> str:
    """The summary as one JSON object; paths of laws start at the scanned folder, those of reports at this file's."""
    content = {
        "schema": "lawcheck-scan/1",
        "tool": {
            "name": "lawcheck",
            "version": lawcheck.__version__,
            "rules": {"sha256": summary.rules_sha256, "requirements": len(summary.requirements)},
        },
        "name": summary.name,
        "counts": summary.counts,
        "countries": [
            {
                "name": country.name,
                "laws": [law.path for law in country.laws],
                "unread": country.unread,
                "counts": country.counts,
                "requirements": {
                    name: {"verdict": cell.verdict, "law": cell.law.path, "unsure": cell.unsure}
                    for name, cell in country.cells.items()
                },
            }
            for country in summary.countries
        ],
        "conflicts": [
            {"country": law.country, "path": law.path, **asdict(contradiction)}
            for law, contradiction in summary.contradictions
        ],
        "unread": [_not_read(file) for file in summary.unread],
        "duplicates": [
            {"path": file.path, "country": file.country, "same_as": file.law.path} for file in summary.duplicates
        ],
        "passed_over": [_not_read(file) for file in summary.passed],
        "documents": [_document(law) for law in summary.laws],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _document(law: ScannedLaw) -> dict[str, Any]:
    return {
        "path": law.path,
        "country": law.country,
        "sha256": law.sha256,
        "format": law.format,
        "title": law.title,
        "language": law.language,
        "pages": law.pages,
        "words": law.words,
        "kinds": list(law.kinds),
        "scope": list(law.scope),
        "out_of_scope": law.out_of_scope,
        "problems": list(law.problems),
        "counts": law.counts,
        "verdicts": dict(law.verdicts),
        "reports": dict(law.reports),
    }


def _not_read(file: NotRead) -> dict[str, str]:
    return {name: value for name, value in asdict(file).items() if value}
