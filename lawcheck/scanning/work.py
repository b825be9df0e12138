"""What a worker does with one file: tell its text from others, or check it; and how that comes back."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import lawcheck
from lawcheck.rules.location import languages_at_hand
from lawcheck.sources import Revisions, UnreadableDocument, read_document
from lawcheck.sources.faults import fault_of

if TYPE_CHECKING:
    from lawcheck.checking.findings import CheckedLaw, Report
    from lawcheck.reports.model import CheckedView
    from lawcheck.reports.summary import Contradiction
    from lawcheck.rules.loading import RuleSet
    from lawcheck.sources.document import Document

_SIGNS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Options:
    """How a law is checked and reported."""

    scope: str | tuple[str, ...] = "auto"
    language: str | None = None
    revisions: Revisions = "accepted"
    formats: tuple[str, ...] = ("html", "json")
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One file and what to do with it. `content` is None where the worker reads the file itself."""

    step: Literal["identify", "check"]
    path: str
    options: Options
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a task; `found` holds plain values alone, and can be written as JSON.

    `found` is {"unread": {code, message}}, {"identity": {fingerprint, words}} or {"law": {...}}.
    """

    found: dict[str, Any]
    sha256: str = ""  # of the bytes that were read
    reports: dict[str, bytes] = field(default_factory=dict, repr=False)  # by format


def unread(code: str, message: str) -> Result:
    """The result of a file that gives nothing."""
    return Result({"unread": {"code": code, "message": message}})


def perform(task: Task, rules: RuleSet, read: Callable[[str], bytes]) -> Result:
    """Do a task; whatever goes wrong with the file becomes a result. `read` gives the bytes of a file."""
    doing = "reading this file" if task.step == "identify" else "checking this law"
    try:
        content = read(task.path) if task.content is None else task.content
        digest = hashlib.sha256(content).hexdigest()
        done = _identify(task, content) if task.step == "identify" else _check(task, content, rules)
        return Result(done.found, digest, done.reports)
    except UnreadableDocument as error:
        return unread(error.code, error.message)
    except MemoryError:
        raise
    except Exception as error:
        fault = fault_of(task.path, doing, error)
        return unread(fault.code, fault.message)


def _identify(task: Task, content: bytes) -> Result:
    options = task.options
    languages = [options.language] if options.language else languages_at_hand()
    document = read_document(
        task.path, revisions=options.revisions, languages=languages, content=content, ocr=options.ocr
    )
    return Result({"identity": {"fingerprint": fingerprint(document), "words": len(document.text.split())}})


def fingerprint(document: Document) -> str:
    """The same for two documents only where they have the same letters and figures, in force and read in full."""
    digest = hashlib.sha256()
    repealed = False
    for line in document.lines:
        if line.repealed != repealed:
            repealed = line.repealed
            digest.update(b"\0")
        text = unicodedata.normalize("NFKC", document.text[line.start : line.end]).lower()
        digest.update("".join(_SIGNS.findall(text)).encode("utf-8", "replace"))
    digest.update(b"\0" * any(problem.code == "page-without-text" for problem in document.problems))
    return digest.hexdigest()


def _check(task: Task, content: bytes, rules: RuleSet) -> Result:
    from lawcheck.reports.model import view_of

    options = task.options
    law = lawcheck.read(
        task.path, language=options.language, revisions=options.revisions, content=content, ocr=options.ocr
    )
    report = lawcheck.check([law], rules, options.scope)
    [checked] = report.laws
    view = view_of(report)
    [shown] = view.laws
    reports = {kind: _rendered(kind, report, view) for kind in options.formats}
    return Result({"law": _found(checked, shown)}, reports=reports)


def _rendered(kind: str, report: Report, view: Any) -> bytes:
    if kind == "json":
        from lawcheck.reports.json_report import json_report

        content: str | bytes = json_report(report)
    else:
        from lawcheck.reports.formats import render

        content = render(kind, view)
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


def _found(checked: CheckedLaw, shown: CheckedView) -> dict[str, Any]:
    from lawcheck.reports.html_report import place_of

    document = checked.law.document
    return {
        "title": shown.title,
        "sha256": document.sha256,
        "format": document.format,
        "language": checked.law.language,
        "pages": document.pages,
        "words": len(document.text.split()),
        "kinds": list(checked.kinds),
        "scope": list(checked.scope),
        "out_of_scope": checked.out_of_scope,
        "problems": list(shown.problems),
        "verdicts": {finding.requirement.id: finding.verdict for finding in checked.findings},
        "places": {entry.id: place_of(1, entry.number) for entry in shown.entries},
        "contradictions": [asdict(contradiction) for contradiction in _contradictions(shown)],
    }


def _contradictions(shown: CheckedView) -> Iterator[Contradiction]:
    from lawcheck.reports.summary import Contradiction

    for entry in shown.by_verdict("conflict"):
        for part in entry.parts:
            if part.kind == "conflict":
                words = part.quotations[0] if part.quotations else None
                citation, page, quote = (words.citation, words.page, words.words) if words else ("", None, "")
                yield Contradiction(entry.id, part.says, citation, page, quote)
