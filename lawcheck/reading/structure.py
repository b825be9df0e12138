"""Finds clauses by the numbers that references use: section 4A, Part II, subsection (1)(a), this Chapter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from lawcheck.clauses.tree import Clause, ClauseTree
from lawcheck.reading.numbers import NumberReader

TOP = frozenset({"section", "article", "regulation", "rule"})
"""Kinds of clause that are numbered through the whole law."""

_GROUP_KINDS = frozenset({"part", "chapter", "division", "subpart", "title", "schedule", "annex"})
_ALIKE = (TOP, frozenset({"schedule", "annex"}), frozenset({"paragraph", "subparagraph", "point"}))
_EXCERPT = 20  # a text whose first section has a higher number is a part of a larger code
_SEE_THROUGH = frozenset({"part", "chapter", "division", "subpart", "crossheading"})  # of a schedule
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ROMAN = re.compile(r"(?=[mdclxvi])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman(text: str) -> int | None:
    """The value of a roman numeral in small letters; None for anything else."""
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_DIGITS[letter] for letter in text]
    return sum(-now if now < then else now for now, then in zip(values, [*values[1:], 0], strict=True))


def key(number: str) -> str:
    """A number as it is compared: `(a)` and `a.` are `a`; `§ 1591` is `1591`; `127¹` is `127^1`; `V-A` is `VA`."""
    number = re.sub(r"(?<=\w)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda found: "^" + found.group().translate(_SUPERSCRIPT), number)
    number = re.sub(r"(?<=[0-9A-Z])[-‑](?=[A-Z]\b)", "", number).replace("–", "-")
    found = re.findall(r"[0-9A-Za-z^]+(?:[.-][0-9][0-9A-Za-z]*)*", number)
    plain = [word for word in found if any(letter.isdigit() for letter in word) or len(word) <= 5]
    return " ".join(plain[-2:] if plain and plain[-1].lower() in ("bis", "ter", "quater") else plain[-1:])


class Structure:
    """Clauses by number. Clauses of quoted text are found only from clauses of quoted text."""

    def __init__(self, tree: ClauseTree, numbers: NumberReader) -> None:
        self.tree = tree
        self._numbers = numbers
        self._top: dict[tuple[bool, str], list[int]] = {}
        self._groups: dict[tuple[str, str], list[int]] = {}
        self._children: dict[tuple[int, str], list[int]] = {}
        self.tops: list[int] = []
        for clause in tree.clauses:
            if clause.kind in ("contents", "note") or clause.number is None:
                continue
            number = key(clause.number)
            if clause.kind in TOP:
                self._top.setdefault((clause.quoted, number.lower()), []).append(clause.index)
                if not clause.quoted:
                    self.tops.append(clause.index)
            elif clause.kind in _GROUP_KINDS:
                for name in self._names(clause.number):
                    self._groups.setdefault((clause.kind, name), []).append(clause.index)
            if clause.parent is not None:
                self._children.setdefault((clause.parent, number), []).append(clause.index)
        self.is_excerpt = self._is_excerpt()

    def top(self, number: str, near: Clause) -> list[int]:
        """The section or article of that number; where several bear it, the one in the same schedule as `near`."""
        found = self._top.get((near.quoted, number.lower()), [])
        if len(found) > 1:
            home = None if near.kind in ("schedule", "annex") else self._schedule(near)  # SCHEDULE (Section 4)
            found = [index for index in found if self._schedule(self.tree.clauses[index]) == home] or found
            above = {clause.index for clause in self.tree.ancestors(near)}
            found = [index for index in found if self.tree.clauses[index].parent in above] or found
        return found[:1]

    def group(self, kind: str, number: str, near: Clause) -> list[int]:
        """The Part or Schedule of that number: of several the one in the same group as `near`, or the first."""
        found = self._groups.get((kind, number.lower()), [])
        if not found and kind in ("schedule", "annex"):
            other = "annex" if kind == "schedule" else "schedule"
            found = self._groups.get((other, number.lower()), [])
        above = {clause.index for clause in self.tree.ancestors(near)}
        for index in found:
            if self.tree.clauses[index].parent in above - {None}:
                return [index]
        return found[:1]

    @cached_property
    def the_schedule(self) -> list[int]:
        """The schedule or annex of a law that has just one; else empty."""
        kinds = ("schedule", "annex")
        found = [clause.index for clause in self.tree.clauses if clause.kind in kinds and not clause.quoted]
        return found if len(found) == 1 else []

    def below(self, clause: int, path: Sequence[str]) -> tuple[int, bool]:
        """Follow the numbers of a path downwards; the clause reached, and whether the whole path was found."""
        for number in path:
            found = self._child(clause, number)
            if found is None:
                return clause, False
            clause = found
        return clause, True

    def beside(self, clause: Clause, path: Sequence[str]) -> int | None:
        """The clause of that path as seen from `clause`: under it, beside it, or beside one it hangs from."""
        here: Clause | None = clause
        while here is not None:
            found, whole = self.below(here.index, path)
            if whole:
                return found
            if here.kind in TOP or here.parent is None:
                return None
            here = self.tree.clauses[here.parent]
        return None

    def enclosing(self, clause: Clause, kinds: Iterable[str]) -> int | None:
        """The clause itself or the nearest one it hangs from that is of one of these kinds."""
        if clause.kind in kinds:
            return clause.index
        return next((above.index for above in self.tree.ancestors(clause) if above.kind in kinds), None)

    def unit(self, clause: Clause, kind: str) -> int | None:
        """The clause that `this section`, `this Part` or `this subsection` means, said in `clause`.

        A section of one law is an article of another; a subsection is what stands next below it, however it is called.
        """
        if kind == "subsection":
            line = [clause, *self.tree.ancestors(clause)]
            return next((low.index for low, high in pairwise(line) if high.kind in TOP), None)
        if kind == "clause":
            found = self.enclosing(clause, ("clause",))
            return self.enclosing(clause, TOP) if found is None else found
        kinds = next((kinds for kinds in _ALIKE if kind in kinds), frozenset({kind}))
        return self.enclosing(clause, kinds)

    def between(self, first: int, last: int) -> list[int]:
        """All clauses of a range: from one clause to a later one of the same level."""
        start, end = self.tree.clauses[first], self.tree.clauses[last]
        if start.parent == end.parent and start.parent is not None:
            siblings = self.tree.clauses[start.parent].children
            return [index for index in siblings if first <= index <= last and self.tree.clauses[index].number]
        return [index for index in self.tops if first <= index <= last] or [first, last]

    def neighbour(self, clause: Clause, step: int, *, every: bool = False) -> list[int]:
        """The section before (-1) or after (+1) the one that `clause` stands in; or all those in the same group."""
        here = self.enclosing(clause, TOP)
        if here is None or here not in self.tops:
            return []
        if every:
            home = self.tree.clauses[here].parent
            beside = [index for index in self.tops if self.tree.clauses[index].parent == home]
            return [index for index in beside if (index - here) * step > 0]
        place = self.tops.index(here) + step
        return [self.tops[place]] if 0 <= place < len(self.tops) else []

    def is_first(self, clause: Clause) -> bool:
        """Whether a clause stands in the first section of the law."""
        return bool(self.tops) and self.enclosing(clause, TOP) == self.tops[0]

    def _is_excerpt(self) -> bool:
        first = re.match(r"[0-9]+", key(self.tree.clauses[self.tops[0]].number or "")) if self.tops else None
        return first is not None and int(first.group()) > _EXCERPT

    def _child(self, clause: int, number: str) -> int | None:
        for name in (number, number.lower(), number.upper()):
            if (clause, name) in self._children:
                return self._children[(clause, name)][0]
        for child in self.tree.clauses[clause].children:
            if self.tree.clauses[child].kind in _SEE_THROUGH:
                found = self._child(child, number)
                if found is not None:
                    return found
            if not self.tree.clauses[child].number and self.tree.clauses[child].children:
                found = self._child_of_unnumbered(child, number)
                if found is not None:
                    return found
        return None

    def _child_of_unnumbered(self, clause: int, number: str) -> int | None:
        if self.tree.clauses[clause].kind == "definition":
            return None
        return next(
            (
                self._children[(clause, name)][0]
                for name in (number, number.lower())
                if (clause, name) in self._children
            ),
            None,
        )

    def _names(self, number: str) -> set[str]:
        """How a Part or Schedule may be cited: Part IV as iv and 4, the Second Schedule as 2, Part One as 1."""
        names = set()
        for word in re.findall(r"[^\W_]+", number.lower()):
            value = roman(word) or self._numbers.ordinals.get(word)
            spelt = self._numbers.read((word,), 0)
            if value is not None:
                names |= {word, str(value)}
            elif spelt is not None:
                names.add(str(int(spelt[0])))
            elif len(word) <= 2 or word[0].isdigit():
                names.add(word)
        return names

    def _schedule(self, clause: Clause) -> int | None:
        return self.enclosing(clause, ("schedule", "annex"))
