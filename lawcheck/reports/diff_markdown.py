"""What changed between two versions of a law as Markdown, for a pull request or a wiki."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawcheck.reports.diff_model import HEADINGS, MEANINGS
from lawcheck.reports.markdown_report import code, safe

if TYPE_CHECKING:
    from lawcheck.reports.diff_model import ChangeShown, ClauseShown, DiffView

_MOST_PLACES = 5
_MOST_CAUSES = 5


def diff_markdown(view: DiffView) -> str:
    """The comparison as Markdown of the common flavours; what comes from the law is escaped."""
    return "\n".join(_lines(view)).rstrip() + "\n"


def _lines(view: DiffView) -> Iterator[str]:
    yield f"# What changed: {safe(view.new.title)}\n"
    yield f"Old text: {safe(view.old.facts)}  "
    yield f"New text: {safe(view.new.facts)}\n"
    yield from (f"{safe(remark)}\n" for remark in view.remarks)
    yield "| " + " | ".join(HEADINGS[kind] for kind in view.counts) + " |"
    yield "| ---: " * len(view.counts) + "|"
    yield "| " + " | ".join(map(str, view.counts.values())) + " |\n"
    yield f"{safe(view.stayed)}\n"
    for version, name in ((view.old, "old"), (view.new, "new")):
        if version.problems:
            yield f"## Not read, or doubtful, in the {name} text ({len(version.problems)})\n"
            yield from (f"- {safe(problem)}" for problem in version.problems)
            yield ""
    for kind, heading in HEADINGS.items():
        changes = view.of_kind(kind)
        if changes:
            yield f"## {heading}: {MEANINGS[kind]} ({len(changes)})\n"
        for change in changes:
            yield from _change(change)
    if view.others:
        yield f"## Clauses changed without effect on a finding ({len(view.others)})\n"
        yield from (f"- {safe(clause.says)}" for clause in view.others)


def _change(change: ChangeShown) -> Iterator[str]:
    yield f"### {change.number}\\. {safe(change.title)} `{code(change.id)}`\n"
    yield f"{safe(change.source)} · {safe(change.strength_name)} · **{change.became}**\n"
    label = "No longer " if change.kind == "closed" else ""
    said = [f"- {label}{kind.lower() if label else kind}: {safe(says)}" for kind, says in change.points]
    yield from [*said, ""] if said else []
    for label, quotations in (("Old text", change.old_words), ("New text", change.new_words)):
        for quotation in quotations[:_MOST_PLACES]:
            yield f"> {label}, {safe(quotation.where)}: “{safe(quotation.words)}”\n"
    if change.note:
        yield f"{safe(change.note)}\n"
    if change.causes:
        yield "Caused by:\n"
        yield from map(_clause, change.causes[:_MOST_CAUSES])
        rest = [cause.says for cause in change.causes[_MOST_CAUSES:]]
        if rest:
            yield f"- also {safe('; '.join(rest))}"
        yield ""
    if change.action:
        yield f"**What to do:** {safe(change.action)}\n"
    if change.wording:
        yield f"**Suggested wording:** “{safe(change.wording)}”\n"


def _clause(clause: ClauseShown) -> str:
    marks = {"same": "", "struck": "~~", "added": "**"}
    words = " ".join(marks[part.kind] + safe(part.text) + marks[part.kind] for part in clause.stretches)
    return f"- {safe(clause.says)}" + ("" if clause.kind == "moved" else f": {words}")
