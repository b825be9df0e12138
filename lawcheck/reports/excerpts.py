"""The words of a law that evidence rests on, with enough around them to be understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lawcheck.reports.places import quote
from lawcheck.reports.wording import on_one_line

if TYPE_CHECKING:
    from lawcheck.checking.findings import Evidence, NearMiss
    from lawcheck.reading.law import Law

_MOST = 150  # characters of an excerpt


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of one clause and where they stand."""

    citation: str
    page: int | None
    words: str  # on one line; an ellipsis where the clause goes on
    chain: str = ""  # of laws read together, the clauses that lead to this one: Fraud Act, s 3 → Penal Code, art 2

    @property
    def where(self) -> str:
        """`s 4(1)(a), page 7`."""
        return place(self.citation, self.page)


def excerpts(law: Law, found: Iterable[Evidence | NearMiss]) -> list[Excerpt]:
    """One excerpt for each clause that carries evidence, in the order of the evidence."""
    spans: dict[int, tuple[int, int]] = {}
    chains: dict[int, str] = {}
    for item in found:
        if item.clause not in chains:
            chains[item.clause] = _chain(law, item)
        start, end = spans.get(item.clause, (item.start, item.end))
        joined = min(start, item.start), max(end, item.end)
        spans[item.clause] = joined if joined[1] - joined[0] <= _MOST else (start, end)
    return [
        Excerpt(
            law.clause(index).citation, law.document.page_of(start), _excerpt(law, index, start, end), chains[index]
        )
        for index, (start, end) in spans.items()
    ]


def _chain(law: Law, item: Evidence | NearMiss) -> str:
    via = getattr(item, "via", ())
    if law.document.format != "framework" or len({_act(law, clause) for clause in (*via, item.clause)}) < 2:
        return ""
    return " → ".join(law.clause(index).citation for index in (*via, item.clause))


def _act(law: Law, clause: int) -> int:
    """The clause that holds the whole act, of laws read together."""
    return next((above.index for above in law.tree.ancestors(law.clause(clause)) if above.kind == "act"), clause)


def where(law: Law, clause: int, start: int) -> str:
    """`s 4(1)(a), page 7`."""
    return place(law.clause(clause).citation, law.document.page_of(start))


def place(citation: str, page: int | None) -> str:
    """`s 4(1)(a), page 7`; without a page where the format has none."""
    return f"{citation}, page {page}" if page else citation


def _excerpt(law: Law, index: int, start: int, end: int) -> str:
    text = law.document.text
    if end - start >= _MOST:
        return _cut(quote(law.document, start, end))
    first, last = next(
        ((first, last) for first, last in law.clause(index).words if first <= start and end <= last), (start, end)
    )
    room = _MOST - (end - start)
    left = max(first, start - max(room // 2, room - (last - end)))
    right = min(last, end + room - (start - left))
    while left > first and left < start and not text[left - 1].isspace():
        left += 1
    while right < last and right > end and not text[right].isspace():
        right -= 1
    before, after = "… " if left > first else "", " …" if right < last else ""
    return before + on_one_line(text[left:right]) + after


def _cut(words: str) -> str:
    """A long quotation: its beginning and its end."""
    if len(words) <= 2 * _MOST:
        return words
    head, tail = words[:_MOST].rsplit(" ", 1)[0], words[-_MOST:].split(" ", 1)[-1]
    return f"{head} … {tail}"
