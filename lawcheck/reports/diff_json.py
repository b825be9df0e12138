"""What changed between two versions of a law as JSON, for programs: schema `lawcheck-diff/1`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import lawcheck
from lawcheck.comparing.units import wording

if TYPE_CHECKING:
    from lawcheck.comparing.alignment import Alignment, ClauseChange
    from lawcheck.comparing.changes import Change
    from lawcheck.comparing.standings import Place, Side, Standing
    from lawcheck.reading.law import Law
    from lawcheck.reports.diff_model import DiffView


def diff_json(view: DiffView) -> str:
    """The comparison as one JSON object; a cause is the place of a change in `clauses`, counted from 0."""
    comparison = view.comparison
    clauses = comparison.alignment.changes if comparison.alignment else ()
    places = {change: number for number, change in enumerate(clauses)}
    content = {
        "schema": "lawcheck-diff/1",
        "tool": {
            "name": "lawcheck",
            "version": lawcheck.__version__,
            "rules": {"sha256": view.rules.sha256, "requirements": len(view.rules.requirements)},
        },
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "remarks": list(view.remarks),
        "summary": {str(kind): number for kind, number in view.counts.items()}
        | {"unchanged": len(comparison.unchanged)},
        "findings": [_change(change, places) for change in comparison.changes],
        "unchanged": [
            {"requirement": standing.requirement, "verdict": standing.verdict} for standing in comparison.unchanged
        ],
        "clauses": [_clause(change, comparison.alignment) for change in clauses if comparison.alignment],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _side(side: Side) -> dict[str, Any]:
    return {
        "path": side.path,
        "sha256": side.sha256,
        "title": side.title,
        "scope": list(side.scope),
        "from_report": side.checked is None,
    }


def _change(change: Change, places: dict[ClauseChange, int]) -> dict[str, Any]:
    standing = change.standing
    return {
        "change": change.kind,
        "requirement": standing.requirement,
        "instrument": standing.instrument,
        "article": standing.article,
        "title": standing.title,
        "theme": standing.theme,
        "strength": standing.strength,
        "severity": standing.severity,
        "verdict": {
            "old": change.old.verdict if change.old else None,
            "new": change.new.verdict if change.new else None,
        },
        "points": [
            {
                "kind": point.kind,
                "id": point.id,
                "says": point.says,
                "at": _place(point.place) if point.place else None,
            }
            for point in change.points
        ],
        "moves": [{"old": _place(old), "new": _place(new)} for old, new in change.moves],
        "evidence": {"old": _places(change.old), "new": _places(change.new)},
        "causes": [places[cause] for cause in change.causes],
        "message": standing.message,
        "remedy": standing.remedy if change.kind in ("new", "reopened") else "",
    }


def _places(standing: Standing | None) -> list[dict[str, Any]]:
    return [_place(place) for place in standing.places] if standing else []


def _place(place: Place) -> dict[str, Any]:
    return {"element": place.element, "citation": place.citation, "page": place.page, "quote": place.quote}


def _clause(change: ClauseChange, alignment: Alignment) -> dict[str, Any]:
    return {
        "change": change.kind,
        "moved": change.moved,
        "old": _wording(alignment.old, change.old),
        "new": _wording(alignment.new, change.new),
    }


def _wording(law: Law, clause: int | None) -> dict[str, Any] | None:
    if clause is None:
        return None
    here = law.clause(clause)
    return {
        "citation": here.citation,
        "eid": here.eid,
        "page": law.document.page_of(here.start),
        "words": wording(law, clause),
    }
