"""The report as Markdown, for a pull request or a wiki: short, with every finding named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawcheck.reports.matrix import SIGNS, matrix_of
from lawcheck.reports.model import MEANINGS, NAMES
from lawcheck.reports.wording import on_one_line, shortened

if TYPE_CHECKING:
    from lawcheck.reports.model import CheckedView, Entry, View

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~@$]|:(?=//)|(?<=www)\.|&(?=[#\w]+;)|^(?:[-+=#]|\d+(?=[.)]))", re.IGNORECASE)
_LONGEST = 1000  # characters of one piece of text
_MOST_PLACES = 5


def markdown_report(view: View) -> str:
    """The report as Markdown of the common flavours; what comes from the law is escaped."""
    return "\n".join(_lines(view)).rstrip() + "\n"


def safe(text: str) -> str:
    """Text that Markdown shows as it stands: on one line, no links, no markup, no mentions."""
    shown = on_one_line(text[:_LONGEST]) + (" …" if len(text) > _LONGEST else "")
    return _SPECIAL.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], shown)


def _lines(view: View) -> Iterator[str]:
    if view.unread:
        yield "## Files that could not be read\n"
        for path, message in view.unread:
            yield f"- **{safe(path)}**: {safe(message)}"
        yield ""
    if view.stray:
        yield "## Decisions that are not shown beside a verdict\n"
        for decision, why in view.stray:
            yield f"- {safe(decision.law)}, `{code(decision.requirement)}`: {safe(decision.decision)} ({safe(why)})"
        yield ""
    if len(view.laws) > 1:
        yield from _comparison(view)
    for law in view.laws:
        yield from _law(law)


def _comparison(view: View) -> Iterator[str]:
    matrix = matrix_of(view)
    yield "## All laws side by side\n"
    yield ", ".join(f"{sign} {meaning}" for sign, _, meaning in matrix.legend()) + ", – not asked of this law\n"
    yield f"| Requirement | {' | '.join(safe(shortened(name, 60)) for name in matrix.laws)} |"
    yield "| --- |" + " --- |" * len(matrix.laws)
    for row in matrix.rows:
        cells = " | ".join(f"{SIGNS[cell.verdict]} {cell.evaluation}" if cell else "–" for cell in row.cells)
        yield f"| {safe(row.first.title)}, {safe(row.first.source)} | {cells} |"
    yield ""


def _against(law: CheckedView) -> Iterator[str]:
    yield f"{safe(law.laws_read)}\n"
    yield f"## The laws against each other ({len(law.contradictions)})\n"
    for each in law.contradictions:
        yield f"- **{safe(each.name)}**: {safe(each.says)}"
        for quotation in each.quotations:
            yield f"  - {safe(quotation.where)}: “{safe(quotation.words)}”"
        yield f"  - {safe(each.action)}"
    if not law.contradictions:
        yield "No contradiction was found of the kinds that lawcheck looks for."
    yield ""


def _law(law: CheckedView) -> Iterator[str]:
    yield f"# {safe(law.title)}\n"
    yield f"{' · '.join(map(safe, law.facts))}\n"
    yield f"{safe(law.scope)}\n"
    if law.entries:
        yield "| " + " | ".join(NAMES.values()) + " |"
        yield "| ---: " * len(NAMES) + "|"
        yield "| " + " | ".join(map(str, law.counts.values())) + " |\n"
    if law.since:
        yield f"{law.since}\n"
    if law.laws_read:
        yield from _against(law)
    if law.problems:
        yield f"## Not read, or doubtful ({len(law.problems)})\n"
        yield from (f"- {safe(problem)}" for problem in law.problems)
        yield ""
    for verdict, name in NAMES.items():
        entries = law.by_verdict(verdict)
        if not entries:
            continue
        yield f"## {name}: {MEANINGS[verdict]} ({len(entries)})\n"
        if verdict == "met":
            yield "<details><summary>What is met, and where</summary>\n"
            yield "| Requirement | Article | Where |"
            yield "| --- | --- | --- |"
            for entry in entries:
                where = ", ".join(dict.fromkeys(quotation.citation for quotation in entry.provisions))
                yield f"| {safe(entry.title)} `{code(entry.id)}` | {safe(entry.source)} | {safe(where)} |"
                if entry.decision:
                    yield f"| Decision: {_decision(entry)} | | |"
            yield "\n</details>\n"
            continue
        for entry in entries:
            yield from _entry(entry)
    if law.known:
        yield f"## Known from the baseline ({len(law.known)})\n"
        yield "| Requirement | Article | Verdict |"
        yield "| --- | --- | --- |"
        for entry in law.known:
            yield f"| {safe(entry.title)} `{code(entry.id)}` | {safe(entry.source)} | {entry.verdict_name} |"
        yield ""


def _entry(entry: Entry) -> Iterator[str]:
    yield f"### {entry.number}\\. {safe(entry.title)} `{code(entry.id)}`\n"
    yield f"{safe(entry.source)} · {safe(entry.strength_name)} · priority {entry.severity}\n"
    yield f"{safe(entry.message)}\n"
    for quotation in entry.provisions[:_MOST_PLACES]:
        yield f"> {safe(quotation.where)}: “{safe(quotation.words)}”\n"
    if len(entry.provisions) > _MOST_PLACES:
        rest = ", ".join(quotation.citation for quotation in entry.provisions[_MOST_PLACES:])
        yield f"> Also in {safe(rest)}\n"
    if entry.action:
        yield f"**What to do:** {safe(entry.action)}\n"
    if entry.wording:
        yield f"**Suggested wording:** “{safe(entry.wording)}”\n"
    if entry.decision:
        yield f"**Decision:** {_decision(entry)}\n"


def _decision(entry: Entry) -> str:
    decision = entry.decision
    return safe(f"{decision.decision}. {decision.comment} {decision.remark}".rstrip()) if decision else ""


def code(name: str) -> str:
    """A name that stands between backticks, in a table as well."""
    return name.replace("`", "'").replace("|", "/")
