"""Where a provision that is missing would belong: with what the law already says on the same subject."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lawcheck.clauses.tree import Clause
    from lawcheck.reading.law import Law
    from lawcheck.reports.model import CheckedView, Entry

_NEIGHBOURS = (
    ("criminalization", "means-and-consent", "sanctions", "corruption", "money-laundering", "non-liability"),
    ("protection", "non-liability", "safeguards"),
    ("procedure", "jurisdiction", "confiscation", "cooperation", "sanctions"),
    ("prevention", "coordination", "borders", "cooperation"),
)
"""Themes that stand side by side in a law, for requirements of whose own theme the law says nothing."""

_UNITS = frozenset({"section", "article"})
_NOT_HERE = frozenset({"schedule", "annex", "quotation"})


def span_for(view: CheckedView, entry: Entry) -> tuple[int, int, str]:
    """The last line of the section that a missing provision would follow, and why it is that one."""
    law = view.law
    sections = list(_sections(law))
    for same_instrument in (True, False):
        for themes in _circles(entry.theme):
            section = _busiest(view, sections, entry, themes, same_instrument)
            if section:
                return *_last_line(law, section), f"It would belong with {section.citation}, on the same subject."
    if sections:
        return *_last_line(law, sections[-1]), "The text says nothing near it; it could follow the last section."
    end = len(law.document.text.rstrip())
    return max(law.document.text.rfind("\n", 0, end) + 1, 0), end, "The text has no section that it would belong with."


def _circles(theme: str) -> Iterator[set[str]]:
    """The theme itself, then its neighbours."""
    yield {theme}
    near = {name for group in _NEIGHBOURS if theme in group for name in group}
    if near:
        yield near


def _sections(law: Law) -> Iterator[Clause]:
    for clause in law.tree.clauses:
        if clause.kind not in _UNITS or clause.quoted or clause.repealed or not law.operative[clause.index]:
            continue
        if not any(above.kind in _NOT_HERE for above in law.tree.ancestors(clause)):
            yield clause


def _busiest(
    view: CheckedView, sections: list[Clause], entry: Entry, themes: set[str], same_instrument: bool
) -> Clause | None:
    """The section with most evidence on these themes; of several, the first."""
    starts = [
        evidence.start
        for other in view.entries
        if other.theme in themes and (other.instrument == entry.instrument or not same_instrument)
        for evidence in other.finding.evidence
    ]
    counts = Counter(section.index for section in sections for start in starts if section.start <= start < section.end)
    if not counts:
        return None
    return max(sections, key=lambda section: (counts[section.index], -section.index))


def _last_line(law: Law, section: Clause) -> tuple[int, int]:
    text = law.document.text
    end = section.start + len(text[section.start : section.end].rstrip())
    start = max(text.rfind("\n", section.start, end) + 1, section.start)
    return start, max(end, start + 1)
