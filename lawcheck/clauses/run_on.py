"""Numbers that a faulty print counts on through a whole law, (4) where section 5 opens, are counted anew.

Word files whose lists have lost their restarts are printed so. No law is numbered in this way on purpose: that its
subsections count on from section to section may be, but not that its letters do as well, to (z), (aa), (ab) and on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lawcheck.clauses.markers import Mark, leading_marks
from lawcheck.clauses.rows import Row
from lawcheck.clauses.sections import Candidate
from lawcheck.sources.document import Problem
from lawcheck.sources.numerals import letters, roman

_FEWEST = 3  # times that the numbers, and the letters, must go on with the count of the section above
_OPENS_LIST = re.compile(r"[:—–]\s*$")


@dataclass(slots=True)
class _Count:
    """A count of numbers, letters or roman numbers through the law."""

    names: Callable[[int], tuple[str, ...]]
    value: int = 0
    place: int = 0  # of the last of them in its own list
    went_on: int = 0  # lists that open with the next value
    others: int = 0  # lists, after the first, that open with another

    def take(self, name: str, *, anew: bool) -> bool:
        """Count a name, if it is the next or the first of its kind; `anew` says that a list of its own opens."""
        following = self.value + 1
        value = following if name in self.names(following) else 1
        if value == 1 and name not in self.names(1):
            return False
        if (anew or not self.place) and self.value:
            self.went_on += value == following
            self.others += value != following
        self.place = 1 if anew else self.place + 1
        self.value = value
        return True

    @property
    def runs_on(self) -> bool:
        """Whether the count goes on from list to list; one slip in ten is a fault of reading."""
        return self.went_on >= _FEWEST and self.others <= 0.1 * self.went_on


def count_anew(
    rows: Sequence[Row], chain: Sequence[Candidate], quoted: Iterable[int], text: str
) -> tuple[Problem, ...]:
    """Note in the rows of a law whose numbers run on what each of them is in its own section; say so as a problem."""
    counts = (_Count(lambda value: (str(value),)), _Count(_letters), _Count(lambda value: (roman(value),)))
    labels: list[tuple[_Count, Row, int, str]] = []
    example = ""
    for candidate, marks in zip(chain, _sections(rows, chain, frozenset(quoted), text), strict=True):
        for count in counts:
            count.place = 0
        for row, mark, opens_list in marks:
            if mark.style != "paren":
                continue
            name = mark.label.strip("() ")
            taken = next((at for at, count in enumerate(counts) if count.take(name, anew=opens_list and at > 0)), None)
            if taken is None:
                continue
            count = counts[taken]
            for deeper in counts[taken + 1 :]:
                deeper.place = 0
            if count.place < count.value:
                labels.append((count, row, mark.start, f"({count.names(count.place)[0]})"))
                example = example or f"section {candidate.number} goes on with {mark.label}"
    if not all(count.runs_on for count in counts[:2]):
        return ()
    for count, row, start, label in labels:
        if count.runs_on:
            row.counted[start] = label
    message = (
        f"Subsection numbers and paragraph letters run on from section to section through the whole print ({example}), "
        "as print does from a Word file that has lost where its lists start anew. They are counted anew in each "
        "section here, as the law is cited: give the Word file, or compare citations with it."
    )
    return (Problem("numbers-run-on", message),)


def _sections(
    rows: Sequence[Row], chain: Sequence[Candidate], quoted: frozenset[int], text: str
) -> Iterator[Iterator[tuple[Row, Mark, bool]]]:
    ends = [candidate.row for candidate in chain[1:]] + [len(rows)]
    for candidate, end in zip(chain, ends[: len(chain)], strict=True):
        yield _marks(rows, candidate, end, quoted, text)


def _marks(
    rows: Sequence[Row], candidate: Candidate, end: int, quoted: frozenset[int], text: str
) -> Iterator[tuple[Row, Mark, bool]]:
    """The marks at the starts of rows of a section, and whether each opens a list after words that call for one."""
    plain = False  # words that no mark opens stand between this mark and the one before
    for index in range(candidate.row, end):
        row = rows[index]
        if row.noise or row.note or index in quoted or not row.fresh:
            continue
        marks = leading_marks(text, candidate.end if index == candidate.row else row.start, row.end)
        for mark in marks:
            before = text[max(mark.start - 8, 0) : mark.start]
            yield row, mark, plain and _OPENS_LIST.search(before) is not None
        plain = not marks


def _letters(value: int) -> tuple[str, str]:
    """The letters that stand for a place in a list: 28 is bb or ab."""
    times, place = divmod(value - 1, 26)
    return letters(value), (chr(96 + times) if times else "") + chr(97 + place)
