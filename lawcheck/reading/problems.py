"""Drafting problems: references that point to a clause which the law does not have."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from lawcheck.clauses.problems import PART_OF_LAW
from lawcheck.clauses.tree import Clause, ClauseTree
from lawcheck.reading.law import INOPERATIVE, Reference
from lawcheck.reading.structure import TOP, Structure, key, roman
from lawcheck.sources.document import Problem

_SCHEDULES = frozenset({"schedule", "annex"})
_GROUPS = frozenset({"part", "chapter", "division", "subpart", "title"})
_BEYOND = 3  # sections sought behind the last one, from which the end of the law is missing
_USUAL = 2  # references by a word that reach a clause of this law, from which the word is its own
_MOST = 20  # problems listed; more are counted
_AMENDED_WITHIN = 30  # characters behind a reference in which a bracket of amendment leaves in doubt what it says
_LOOKED_AT = 1000  # references that point nowhere; no law has so many, and a hostile text is not worth the time
_REACH = 400  # characters within which a sentence is looked through
_SENTENCE_END = re.compile(r"[.;:]\s")
_ANOTHER_BEFORE = re.compile(r"\b[A-Z]{3,},\s*$")  # MARPOL, Annex V
_ASIDE = re.compile(r"\([^()]*\bNo\.[^()]*$|\[[^\[\]]*$")  # (Gazette, No. 6, Article 71), [an editor's words


def find_reference_problems(
    tree: ClauseTree,
    structure: Structure,
    references: Sequence[Reference],
    roles: Sequence[Collection[str]],
    amending: Collection[int],
) -> tuple[Problem, ...]:
    """What of the references of a law points nowhere, in the order of the text.

    Only what can be relied on is reported: nothing in notes, treaties, repealed or inserted text, nothing where the
    sentence names another act or the section amends one (`amending` are the clauses that do), nothing in a law that is
    made up of such sections, and nothing singly where the file holds only a part of the law.
    """
    if not structure.tops or any(problem.code == PART_OF_LAW for problem in tree.problems):
        return ()
    finder = _Finder(tree, structure, references, roles, amending)
    if finder.amends:
        return ()
    return (*finder.schedules(), *finder.others())


class _Finder:
    def __init__(
        self,
        tree: ClauseTree,
        structure: Structure,
        references: Sequence[Reference],
        roles: Sequence[Collection[str]],
        amending: Collection[int],
    ) -> None:
        self._tree = tree
        self._structure = structure
        self._text = tree.document.text
        self._numbers = _numbers(tree, structure)
        self._outside: dict[int, list[Reference]] = {}
        for reference in references:
            if reference.outside:
                self._outside.setdefault(reference.clause, []).append(reference)
        self._changing = {self._unit(tree.clauses[index]) for index in amending}
        self._changing |= {self._unit(clause) for clause in tree.clauses if clause.quoted}
        self._usual = Counter(
            self._word(one) for one in references if any(tree.clauses[index].kind in TOP for index in one.targets)
        )
        self.amends = 2 * len(self._changing & set(structure.tops)) >= len(structure.tops)
        missing = [one for one in references if one.missing and not INOPERATIVE & set(roles[one.clause])]
        self._missing = [one for one in missing[:_LOOKED_AT] if not self._may_mean_another(one)]

    def schedules(self) -> list[Problem]:
        """One problem for all the schedules that the law speaks of and the file does not hold."""
        sought = [one for one in self._missing if one.sought[0] in _SCHEDULES]
        if not sought:
            return []
        names = list(dict.fromkeys(_schedule_name(one, self._said(one)) for one in sought))
        places = list(dict.fromkeys(self._tree.clauses[one.clause].citation for one in sought))
        message = (
            f"{_listed(names)} {'is' if len(names) == 1 else 'are'} not in the file, though {_listed(places)} "
            f"{'speaks' if len(places) == 1 else 'speak'} of {'it' if len(names) == 1 else 'them'}; add what was left "
            "out, or mend the reference."
        )
        return [self._problem("schedule-missing", sought[0], message)]

    def others(self) -> list[Problem]:
        """A problem for each other reference that points nowhere, or one for a law whose end is missing."""
        sure = [one for one in self._missing if one.sought[0] not in _SCHEDULES and self._is_sure(one)]
        last = self._numbers[-1] if self._numbers else 0
        beyond = [one for one in sure if one.sought[0] in TOP and (_leading(one.sought[1]) or 0) > last]
        if len({one.sought[1] for one in beyond}) >= _BEYOND:
            end = self._tree.clauses[self._structure.tops[-1]].citation
            message = (
                f"The file seems to end before the law does: it refers to {_listed(self._quoted(beyond))}, and its "
                f"last section is {end}. What was left out was not checked; a gap may be met there."
            )
            return [Problem(PART_OF_LAW, message)]
        found: dict[str, Problem] = {}
        for one in sure:
            message = self._message(one)
            found.setdefault(message, self._problem("reference-missing", one, message))
        problems = list(found.values())
        if len(problems) > _MOST:
            rest = f"{len(problems) - _MOST} more references point to clauses that were not found."
            problems[_MOST:] = [Problem("reference-missing", rest)]
        return problems

    def _message(self, one: Reference) -> str:
        place = self._tree.clauses[one.clause].citation or "the text"
        says = f"{place} says “{self._said(one)}”"
        if one.sought[0] == "this":
            return f"{says}, but stands in no {one.sought[1].capitalize()}; mend the reference."
        if one.sought[0] == "preceding":
            return f"{says}, but nothing stands before it; mend the reference."
        reached = [index for index in one.targets if not self._is_whole(one, index)]
        if not reached:
            return f"{says}, which this law does not have; mend the reference or the numbering."
        names = _listed([self._tree.clauses[index].citation for index in reached])
        meant = self._meant(one, reached[-1])
        hint = f" (perhaps {meant} is meant)" if meant else ""
        return f"{says}, but {names} has no such clause{hint}; mend the reference or the numbering."

    def _is_whole(self, one: Reference, index: int) -> bool:
        """Whether a clause that was reached is one of those sought, and not just the way to one."""
        return len(one.targets) > 1 and key(self._tree.clauses[index].number or "").lower() != self._way(one)

    def _way(self, one: Reference) -> str:
        reached = {key(self._tree.clauses[index].number or "").lower() for index in one.targets}
        return next((number for number in reversed(one.sought[1:]) if number.lower() in reached), "").lower()

    def _meant(self, one: Reference, reached: int) -> str | None:
        """The only clause below the one reached that bears the last number sought: 317(1)(e) for 317(e)."""
        clauses = self._tree.subtree(self._tree.clauses[reached])
        found = [clause for clause in clauses if key(clause.number or "") == one.sought[-1]]
        return found[0].citation if len(found) == 1 and found[0].index != reached else None

    def _is_sure(self, one: Reference) -> bool:
        clause = self._tree.clauses[one.clause]
        kind, *path = one.sought
        line = [clause, *self._tree.ancestors(clause)]
        if any(above.kind in _SCHEDULES for above in line) and kind in TOP | _GROUPS | {"this"}:
            return False  # a schedule may speak of the sections of the acts it lists
        if kind == "this":
            return path[0] in _SCHEDULES or any(other.kind == path[0] for other in self._tree.clauses)
        if kind == "preceding":
            return True
        if kind in TOP:
            return self._usual[self._word(one)] >= _USUAL and not self._lies_in_gap(path[0])
        beneath = [*line, *(self._tree.clauses[index] for index in one.targets)]
        bracketed = "[" in self._text[one.end : one.end + _AMENDED_WITHIN]
        return not bracketed and not self._is_first_unprinted(beneath, path)

    def _lies_in_gap(self, number: str) -> bool:
        """Whether a section is one of those that a gap in the numbering has been reported for."""
        value = _leading(number)
        return value is None or any(low < value < high for low, high in pairwise(self._numbers))

    def _is_first_unprinted(self, beneath: Sequence[Clause], path: Sequence[str]) -> bool:
        """Whether subsection (1) is sought in a section whose first words have no number, and (2) follows."""
        numbers = {key(self._tree.clauses[child].number or "") for clause in beneath for child in clause.children}
        first = {"1": "2", "a": "b", "i": "ii", "I": "2", "l": "2"}.get(path[0])  # (I) and (l) for (1): OCR
        return first in numbers and path[0] not in numbers

    def _may_mean_another(self, one: Reference) -> bool:
        """Whether the sentence of a reference names another act, or its section changes one."""
        if self._unit(self._tree.clauses[one.clause]) in self._changing:
            return True
        before = self._text[max(one.start - _REACH, self._tree.clauses[one.clause].start) : one.start]
        if _ANOTHER_BEFORE.search(before) or _ASIDE.search(before):
            return True
        others = self._outside.get(one.clause, [])
        low, high = (
            bisect.bisect_left(others, offset, key=_start) for offset in (one.start - _REACH, one.end + _REACH)
        )
        for other in others[max(low - 1, 0) : high]:
            first, last = min(one.end, other.end), max(one.start, other.start)
            if last - first < _REACH and not _SENTENCE_END.search(self._text, first, last):
                return True
        return False

    def _unit(self, clause: Clause) -> int:
        """The section, the paragraph of a schedule or the other outermost clause that a clause stands in."""
        line = [clause, *self._tree.ancestors(clause)]
        section = next((above for above in line if above.kind in TOP), None)
        return (section or line[max(len(line) - 2, 0)]).index

    def _word(self, one: Reference) -> str:
        """The word by which a reference calls what it refers to: section, article."""
        return re.split(r"[\W\d]", self._said(one), maxsplit=1)[0].lower().rstrip("s")

    def _said(self, one: Reference) -> str:
        said = " ".join(self._text[one.start : one.end].split())
        return said if said.count("(") >= said.count(")") else said.rstrip(")")

    def _quoted(self, references: Sequence[Reference]) -> list[str]:
        return list(dict.fromkeys(self._said(one) for one in references))

    def _problem(self, code: str, one: Reference, message: str) -> Problem:
        return Problem(code, message, page=self._tree.document.page_of(one.start))


def _schedule_name(one: Reference, said: str) -> str:
    """Schedule IV; the First Schedule, where it is called so."""
    kind, *path = one.sought
    if not path or said.lower().endswith(kind):
        return said[:1].upper() + said[1:]
    value = roman(path[0].lower())
    return f"{kind.capitalize()} {path[0].upper() if value else path[0]}"


def _numbers(tree: ClauseTree, structure: Structure) -> list[int]:
    """The whole numbers of the sections outside schedules, sorted."""
    found = set()
    for index in structure.tops:
        clause = tree.clauses[index]
        if not any(above.kind in _SCHEDULES for above in tree.ancestors(clause)):
            number = _leading(key(clause.number or ""))
            if number is not None:
                found.add(number)
    return sorted(found)


def _start(reference: Reference) -> int:
    return reference.start


def _leading(number: str) -> int | None:
    digits = re.match(r"[0-9]{1,6}", number)
    return int(digits.group()) if digits else None


def _listed(names: Sequence[str]) -> str:
    """`a`, `a and b`, or the first three and how many more."""
    names = [*names[:3], f"{len(names) - 3} more"] if len(names) > 4 else list(names)
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
