"""Sections whose numbers start again in each chapter, as in the codes of the North: they are counted on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lawcheck.clauses.headings import groups_in
from lawcheck.clauses.rows import Row
from lawcheck.clauses.sections import Candidate
from lawcheck.clauses.tree import Clause

_FAMILIES = ("section", "article", "sign")  # numbers that a word or a sign tells from those of items
_FEWEST = 3  # chapters that start again before it is a way of counting
_SHORT = {"chapter": "ch", "title": "title", "part": "pt"}


def count_on(found: Sequence[Candidate], rows: Sequence[Row]) -> list[Candidate]:
    """The candidates, those of chapters that count from 1 with keys that rise through the whole law."""
    counted = {one.row: one for family in _FAMILIES for one in _of_family(found, family, rows)}
    return [counted.get(one.row, one) for one in found]


def _of_family(found: Sequence[Candidate], family: str, rows: Sequence[Row]) -> list[Candidate]:
    own = [one for one in found if one.family == family]
    again = sum(later.key <= one.key for one, later in pairwise(own))
    if again < _FEWEST:
        return []
    chapters = [0, *(_chapter_between(one, later, rows) for one, later in pairwise(own))]
    headed = sum(
        later.key <= one.key and chapter > 0 for (one, later), chapter in zip(pairwise(own), chapters[1:], strict=True)
    )
    if headed < _FEWEST or headed * 10 < again * 8:
        return []
    counted: list[Candidate] = []
    base = last = current = 0
    for one, chapter in zip(own, chapters, strict=True):
        if chapter:
            base = 0 if chapter <= current else last  # the body after a contents list counts from the beginning
            current = chapter
        last = base + one.key[0]
        counted.append(replace(one, key=(last, *one.key[1:]), base=base))
    return counted


def _chapter_between(one: Candidate, later: Candidate, rows: Sequence[Row]) -> int:
    """The number of the last chapter whose heading stands between two candidates; 0 where none does."""
    between = range(one.row + 1, later.row)
    groups = [group for index in between for group in groups_in(rows[index], index, sections=False)]
    return next((group.value for group in reversed(groups) if group.kind in _SHORT), 0)


def cite_chapters(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses, with the chapter in the citation of sections whose number stands in several chapters."""
    homes: dict[tuple[str, str], set[int]] = {}
    for clause in clauses:
        if clause.kind in ("section", "article") and clause.number and not clause.quoted and clause.parent is not None:
            homes.setdefault((clause.kind, clause.number), set()).add(clause.parent)
    if sum(len(parents) > 1 for parents in homes.values()) < 2:
        return list(clauses)
    cited: list[Clause] = []
    prefixes: list[str] = []
    for clause in clauses:
        above = clauses[clause.parent] if clause.parent is not None else None
        prefix = prefixes[clause.parent] if clause.parent is not None else ""
        if above is not None and clause.kind in ("section", "article") and above.kind in _SHORT and above.number:
            prefix = f"{_SHORT[above.kind]} {above.number} "
        prefixes.append(prefix)
        cited.append(replace(clause, citation=prefix + clause.citation) if prefix else clause)
    return cited
