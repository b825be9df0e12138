"""The report as JSON, for programs: schema `lawcheck-report/1`, the same bytes for the same input."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import lawcheck
from lawcheck.reports.places import boxes, quote
from lawcheck.reports.tree_report import problems_json

if TYPE_CHECKING:
    from lawcheck.checking.findings import CheckedLaw, Evidence, Finding, NearMiss, Report
    from lawcheck.reading.law import Law
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
            _finding(law, finding, decisions.get(key), states.get(key))
            for finding in checked.findings
            for key in [(document.path, finding.requirement.id)]
        ],
    }


def _finding(law: Law, finding: Finding, decision: Decision | None, state: str | None) -> dict[str, Any]:
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
        "evidence": [_evidence(law, evidence) for evidence in finding.evidence],
        "near_misses": [{**_place(law, miss), "why": miss.why} for miss in finding.near_misses],
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


def _evidence(law: Law, evidence: Evidence) -> dict[str, Any]:
    by_page = boxes(law.document, evidence.start, evidence.end)
    place = _place(law, evidence)
    return {
        **place,
        "boxes": by_page.pop(place["page"], []),
        "continued": [{"page": page, "boxes": found} for page, found in by_page.items()],
        "via": [law.clause(index).citation for index in evidence.via],
    }


def _place(law: Law, found: Evidence | NearMiss) -> dict[str, Any]:
    clause = law.clause(found.clause)
    return {
        "element": found.element,
        "citation": clause.citation,
        "eid": clause.eid,
        "quote": quote(law.document, found.start, found.end),
        "start": found.start,
        "end": found.end,
        "page": law.document.page_of(found.start),
    }
