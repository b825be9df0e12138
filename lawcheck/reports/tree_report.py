"""The clause tree of a law as JSON for programs, and as indented text for people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lawcheck.reports.places import quote
from lawcheck.reports.wording import counted, inert, shortened

if TYPE_CHECKING:
    from lawcheck.clauses.tree import Clause
    from lawcheck.reading.law import Law
    from lawcheck.sources.document import Problem

_EXCERPT = 72  # characters of a clause's own words
_LEFT_OUT = {
    "running-head": ("running head", "running heads"),
    "running-foot": ("running foot", "running feet"),
    "page-number": ("page number", "page numbers"),
    "line-number": ("line number", "line numbers"),
    "footnote": ("footnote", "footnotes"),
    "footnote-mark": ("footnote mark", "footnote marks"),
    "margin": ("marginal note", "marginal notes"),
    "other-language": ("column in another language", "columns in another language"),
    "header": ("header or footer", "headers and footers"),
    "deleted": ("tracked change left out", "tracked changes left out"),
}


def tree_json(law: Law) -> str:
    """The tree as one JSON object, schema `lawcheck-tree/1`; offsets count the characters of `text`."""
    tree, document = law.tree, law.document
    terms: dict[int, list[str]] = {}
    for definition in law.definitions:
        terms.setdefault(definition.clause, []).append(definition.term)
    notes: dict[int, list[str]] = {}
    for note in tree.notes:
        notes.setdefault(note.clause, []).append(note.text)
    targets: dict[int, dict[str, None]] = {}
    for reference in law.references:
        names = [tree.clauses[target].eid for target in reference.targets]
        targets.setdefault(reference.clause, {}).update(dict.fromkeys(names))
    content = {
        "schema": "lawcheck-tree/1",
        "path": document.path,
        "sha256": document.sha256,
        "format": document.format,
        "title": tree.title,
        "language": law.language,
        "pages": document.pages,
        "text": document.text,
        "clauses": [
            _clause(law, clause, terms.get(clause.index, []), list(targets.get(clause.index, ())))
            | {"notes": notes.get(clause.index, [])}
            for clause in tree.clauses
        ],
        "furniture": [
            {"kind": item.kind, "text": item.text, "page": item.page, "at": item.at} for item in document.furniture
        ],
        "problems": problems_json(law),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def problems_json(law: Law) -> list[dict[str, Any]]:
    """What of a law could not be read, placed or decided."""
    return [
        {"code": problem.code, "page": problem.page, "line": problem.line, "message": problem.message}
        for problem in problems_of(law)
    ]


def problems_of(law: Law) -> tuple[Problem, ...]:
    """The problems of the document, of its clause tree, and of what the law refers to."""
    return (*law.document.problems, *law.tree.problems, *law.problems)


def _clause(law: Law, clause: Clause, terms: list[str], targets: list[str]) -> dict[str, Any]:
    document = law.document
    return {
        "eid": clause.eid,
        "kind": clause.kind,
        "number": clause.number,
        "heading": quote(document, *clause.heading) if clause.heading else None,
        "citation": clause.citation,
        "parent": None if clause.parent is None else law.clause(clause.parent).eid,
        "start": clause.start,
        "end": clause.end,
        "page": document.page_of(clause.start),
        "role": sorted(law.roles[clause.index]),
        "defines": terms,
        "refers_to": targets,
        "quoted": clause.quoted,
        "repealed": clause.repealed,
    }


def tree_text(law: Law) -> str:
    """The tree as text: a line for each clause, indented by depth, with its kind, roles and first words."""
    return "\n".join(map(inert, _lines(law))) + "\n"


def _lines(law: Law) -> Iterator[str]:
    yield law.tree.title or law.document.path
    pages = f", {counted(law.document.pages, 'page')}" if law.document.pages else ""
    yield f"{counted(len(law.tree.clauses), 'clause')}{pages}"
    for problem in problems_of(law):
        yield f"! {f'page {problem.page}: ' if problem.page else ''}{problem.message}"
    yield ""
    depth: dict[int | None, int] = {None: -1}
    for clause in law.tree.clauses:
        depth[clause.index] = depth[clause.parent] + 1
        yield "  " * depth[clause.index] + _line(law, clause)
    left_out = Counter(item.kind for item in law.document.furniture)
    if left_out:
        yield ""
        names = [counted(number, *_LEFT_OUT.get(kind, (kind, kind))) for kind, number in sorted(left_out.items())]
        yield f"Left out of the text: {', '.join(names)}"


def _line(law: Law, clause: Clause) -> str:
    tree = law.tree
    name = clause.citation or clause.number or clause.kind
    heading = quote(law.document, *clause.heading) if clause.heading else ""
    roles = sorted(law.roles[clause.index] - {clause.kind})
    words = shortened(" … ".join(filter(None, map(tree.text, clause.words))), _EXCERPT)
    said = ". ".join(part for part in (heading.rstrip("."), words) if any(map(str.isalnum, part)))
    return f"{name} [{'; '.join(filter(None, (clause.kind, ', '.join(roles))))}]{' ' + said if said else ''}"
