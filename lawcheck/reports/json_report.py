"""The report as JSON, for programs: schema `lawcheck-report/1`, the same bytes for the same input."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import lawcheck
from lawcheck.reports.members import member_at
from lawcheck.reports.places import boxes, quote
from lawcheck.reports.tree_report import problems_json

if TYPE_CHECKING:
    from lawcheck.checking.findings import CheckedLaw, Evidence, Finding, NearMiss, Report
    from lawcheck.reports.model import Decision, Decisions, States
    from lawcheck.sources.document import UnreadableDocument


def json_report(
    report: Report,
    unread: Sequence[UnreadableDocument] = (),
    decisions: Decisions | None = None,
    stray: Sequence[tuple[Decision, str]] = (),
    states: States | None = None,
) -> str:
    """The report as one JSON object.

    `unread` are the documents of the same call that could not be read; `decisions` are those of people, by path of the
    law and requirement, and `stray` those that fit nothing, with the reason; `states` lay findings beside a baseline.
    Offsets count the characters of the text that `lawcheck tree --format json` gives; boxes are left, top, right and
    bottom in points from the page's top left corner, one for each printed line.
    """
    content = {
        "schema": "lawcheck-report/1",
        "tool": {
            "name": "lawcheck",
            "version": lawcheck.__version__,
            "rules": {"sha256": report.rules.sha256, "requirements": len(report.rules.requirements)},
        },
        "documents": [_document(checked, decisions or {}, states or {}) for checked in report.laws],
        "unread": [{"path": error.path, "code": error.code, "message": error.message} for error in unread],
    }
    if stray:
        content["stray_decisions"] = [
            {"path": decision.law, "requirement": decision.requirement, **_decision(decision), "why": why}
            for decision, why in stray
        ]
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _document(checked: CheckedLaw, decisions: Decisions, states: States) -> dict[str, Any]:
    law, document = checked.law, checked.law.document
    return {
        "path": document.path,
        "sha256": document.sha256,
        "format": document.format,
        "title": law.tree.title,
        "language": law.language,
        "pages": document.pages,
        "words": len(document.text.split()),
        "kinds": list(checked.kinds),
        "scope": list(checked.scope),
        "out_of_scope": checked.out_of_scope,
        "problems": problems_json(law),
        "findings": [
            _finding(checked, finding, decisions.get(key), states.get(key))
            for finding in checked.findings
            for key in [(document.path, finding.requirement.id)]
        ],
        **_together(checked),
    }


def _together(checked: CheckedLaw) -> dict[str, Any]:
    """The laws that were read together, and what they say against each other."""
    if not checked.members:
        return {}
    return {
        "laws": [
            {
                "path": member.law.document.path,
                "sha256": member.law.document.sha256,
                "format": member.law.document.format,
                "title": member.law.tree.title,
                "label": member.label,
                "pages": member.law.document.pages,
            }
            for member in checked.members
        ],
        "contradictions": [
            {
                "kind": each.kind,
                "says": each.says,
                "places": [_evidence(checked, place) for place in each.places],
                "remedy": each.remedy,
            }
            for each in checked.contradictions
        ],
    }


def _finding(checked: CheckedLaw, finding: Finding, decision: Decision | None, state: str | None) -> dict[str, Any]:
    requirement = finding.requirement
    return {
        "requirement": requirement.id,
        "instrument": requirement.instrument,
        "article": requirement.article,
        "title": requirement.title,
        "theme": requirement.theme,
        "strength": requirement.strength,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "elements": [
            {"id": name, "found": name in finding.found, "says": element.says}
            for name, element in requirement.elements.items()
        ],
        "missing": list(finding.missing),
        "conflicts": list(finding.conflicts),
        "evidence": [_evidence(checked, evidence) for evidence in finding.evidence],
        "near_misses": [{**_place(checked, miss), "why": miss.why} for miss in finding.near_misses],
        "notes": list(finding.notes),
        "message": finding.message,
        "remedy": finding.remedy,
        **({"decision": _decision(decision)} if decision else {}),
        **({"baseline": state} if state else {}),
    }


def _decision(decision: Decision) -> dict[str, str]:
    return {
        "decision": decision.decision,
        "responsible": decision.responsible,
        "comment": decision.comment,
        "evaluation": decision.evaluation,
    }


def _evidence(checked: CheckedLaw, evidence: Evidence) -> dict[str, Any]:
    law = checked.law
    by_page = boxes(law.document, evidence.start, evidence.end)
    place = _place(checked, evidence)
    return {
        **place,
        "boxes": by_page.pop(place["page"], []),
        "continued": [{"page": page, "boxes": found} for page, found in by_page.items()],
        "via": [law.clause(index).citation for index in evidence.via],
    }


def _place(checked: CheckedLaw, found: Evidence | NearMiss) -> dict[str, Any]:
    law = checked.law
    clause = law.clause(found.clause)
    member = member_at(checked, found.start)
    eid, base = clause.eid, 0
    if member:  # of laws read together, the place in the one that the words stand in
        eid = member.law.clause(found.clause - member.clause - 1).eid if found.clause > member.clause else ""
        base = member.start
    return {
        **({"law": member.law.document.path} if member else {}),
        "element": found.element,
        "citation": clause.citation,
        "eid": eid,
        "quote": quote(law.document, found.start, found.end),
        "start": found.start - base,
        "end": found.end - base,
        "page": law.document.page_of(found.start),
    }
