"""Sections whose numbers start again in each chapter, as in the codes of the North: they are counted on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lawcheck.clauses.numbers import group_number
from lawcheck.clauses.rows import Row
from lawcheck.clauses.sections import Candidate
from lawcheck.clauses.tree import Clause

_CHAPTER = re.compile(r"(?:chapter|title|part)\s+(?P<number>\d{1,3}[a-z]?|[IVXLC]+)\b(?!\s*(?:of|and|or)\b)", re.I)
_LONGEST_HEADING = 160  # characters
_FEWEST = 3  # chapters that start again before it is a way of counting


def count_on(found: Sequence[Candidate], rows: Sequence[Row]) -> list[Candidate]:
    """The candidates, those of chapters that count from 1 with keys that rise through the whole law."""
    chapters = [
        (index, group_number(match["number"]) or 0)
        for index, row in enumerate(rows)
        if len(row.text) < _LONGEST_HEADING and (match := _CHAPTER.match(row.text))
    ]
    counted = [one for family in ("section", "article", "sign") for one in _of_family(found, family, chapters)]
    others = {one.row for one in counted}
    return sorted([*counted, *(one for one in found if one.row not in others)], key=lambda one: one.row)


def _of_family(found: Sequence[Candidate], family: str, chapters: Sequence[tuple[int, int]]) -> list[Candidate]:
    own = [one for one in found if one.family == family]
    again = [later for one, later in pairwise(own) if later.key <= one.key]
    headed = [one for one in again if _chapter_above(one, own, chapters)]
    if len(headed) < _FEWEST or len(headed) * 10 < len(again) * 8:
        return []
    counted: list[Candidate] = []
    base = last = chapter = 0
    for at, one in enumerate(own):
        heading = _chapter_above(one, own, chapters)
        if at and heading:
            base = 0 if heading <= chapter else last  # the body after a contents list counts from the beginning
        chapter = heading or chapter
        last = base + one.key[0]
        counted.append(replace(one, key=(last, *one.key[1:]), base=base))
    return counted


def _chapter_above(one: Candidate, own: Sequence[Candidate], chapters: Sequence[tuple[int, int]]) -> int:
    """The number of a chapter whose heading stands between a candidate and the one before it; 0 where none does."""
    before = max((other.row for other in own if other.row < one.row), default=-1)
    return next((number for row, number in reversed(chapters) if before < row < one.row), 0)


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


_SHORT = {"chapter": "ch", "title": "title", "part": "pt"}
