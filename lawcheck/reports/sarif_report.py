"""The report as SARIF 2.1.0, for code review and continuous integration: a result for each finding."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as percent

import lawcheck
from lawcheck.reports.model import plain
from lawcheck.reports.wording import source

if TYPE_CHECKING:
    from lawcheck.checking.findings import Evidence
    from lawcheck.reading.law import Law
    from lawcheck.reports.model import CheckedView, Entry, View
    from lawcheck.rules.schema import Requirement

_KINDS = {"conflict": "fail", "gap": "fail", "partial": "fail", "review": "review", "met": "pass"}
_LEVELS = {"conflict": "error", "gap": "warning", "partial": "warning", "review": "none", "met": "none"}
_STATES = {"new": "new", "known": "unchanged", "closed": "updated"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif_report(view: View) -> str:
    """The report as one SARIF log with one run."""
    requirements = list(view.report.rules.requirements.values())
    places = {requirement.id: number for number, requirement in enumerate(requirements)}
    notes = [{"level": "error", "message": {"text": f"{path}: {message}"}} for path, message in view.unread] + [
        {"level": "warning", "message": {"text": problem}, "locations": [{"physicalLocation": _artifact(law)}]}
        for law in view.laws
        for problem in law.problems
    ]
    run = {
        "tool": {
            "driver": {
                "name": "lawcheck",
                "version": lawcheck.__version__,
                "rules": [_rule(requirement) for requirement in requirements],
                "properties": {"rulesSha256": view.report.rules.sha256},
            }
        },
        "invocations": [{"executionSuccessful": not view.unread, "toolExecutionNotifications": notes}],
        "columnKind": "unicodeCodePoints",
        "artifacts": [
            {
                "location": {"uri": _uri(law)},
                "hashes": {"sha-256": law.law.document.sha256},
                "description": {"text": law.title},
                "properties": {"scope": list(law.checked.scope), "outOfScope": law.checked.out_of_scope},
            }
            for law in view.laws
        ],
        "results": [_result(law, entry, places[entry.id]) for law in view.laws for entry in law.entries],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(requirement: Requirement) -> dict[str, Any]:
    return {
        "id": requirement.id,
        "name": plain(requirement.title),
        "shortDescription": {"text": plain(requirement.title)},
        "fullDescription": {
            "text": f"{plain(requirement.asks)} ({source(requirement.instrument, requirement.article)})"
        },
        "help": {"text": plain(f"{requirement.remedy.add} Suggested wording: “{requirement.remedy.wording.strip()}”")},
        "properties": {
            "tags": [requirement.instrument, requirement.theme, requirement.strength],
            "article": plain(requirement.article),
        },
    }


def _result(law: CheckedView, entry: Entry, rule: int) -> dict[str, Any]:
    said = [entry.title + ": " + entry.message, entry.action, entry.wording and f"Suggested wording: “{entry.wording}”"]
    locations = [_location(law, evidence) for evidence in entry.finding.evidence]
    result: dict[str, Any] = {
        "ruleId": entry.id,
        "ruleIndex": rule,
        "kind": _KINDS[entry.verdict],
        "level": _LEVELS[entry.verdict],
        "message": {"text": " ".join(filter(None, said))},
        "locations": locations[:1] or [{"physicalLocation": _artifact(law)}],
        "partialFingerprints": {"requirement/v1": f"{_uri(law)}#{entry.id}"},
        "properties": {
            "verdict": entry.verdict,
            "severity": entry.severity,
            "missing": list(entry.finding.missing),
            "conflicts": list(entry.finding.conflicts),
        },
    }
    if len(locations) > 1:
        result["relatedLocations"] = [location | {"id": number} for number, location in enumerate(locations[1:], 1)]
    if entry.state:
        result["baselineState"] = _STATES[entry.state]
    if entry.decision:
        result["properties"]["decision"] = f"{entry.decision.decision}: {entry.decision.comment}"
    return result


def _uri(law: CheckedView) -> str:
    path = law.law.document.path
    return "stdin" if path == "-" else percent(PurePath(path).as_posix(), errors="replace")


def _artifact(law: CheckedView) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(law)}}


def _location(law: CheckedView, evidence: Evidence) -> dict[str, Any]:
    clause = law.law.clause(evidence.clause)
    return {
        "physicalLocation": _artifact(law) | {"region": _region(law.law, evidence)},
        "logicalLocations": [{"name": plain(clause.citation), "fullyQualifiedName": clause.eid, "kind": "element"}],
        "message": {"text": f"{plain(clause.citation)} ({evidence.element.replace('-', ' ')})"},
    }


def _region(law: Law, evidence: Evidence) -> dict[str, Any]:
    """Lines and columns of a text file; the page of a PDF; the paragraph of a Word file."""
    document = law.document
    words = {"text": plain(document.text[evidence.start : evidence.end])}
    first, last = document.places(evidence.start, evidence.start + 1), document.places(evidence.end - 1, evidence.end)
    region: dict[str, Any] = {"charOffset": evidence.start, "charLength": evidence.end - evidence.start}
    if document.format == "text" and first and last and first[0].paragraph is not None:
        region = {"startLine": first[0].paragraph + 1, "startColumn": first[0].offset + 1}
        if last[0].paragraph is not None:
            region |= {"endLine": last[0].paragraph + 1, "endColumn": last[0].offset + 2}
    elif first and first[0].page is not None:
        region["properties"] = {"page": first[0].page}
    elif first and first[0].paragraph is not None:
        region["properties"] = {"paragraph": first[0].paragraph + 1}
    return region | {"snippet": words}
