"""Offences spoken of by name: an offence of trafficking in persons, where one section creates that offence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawcheck.clauses.tree import Clause, ClauseTree
from lawcheck.reading.law import Reference, Words
from lawcheck.reading.lexicon import Lexicon
from lawcheck.reading.structure import TOP
from lawcheck.reading.uses import stem
from lawcheck.reading.words import words_of

_LONGEST_NAME = 8  # words

Name = tuple[str, ...]
"""The stems of the words that an offence is called by."""


def read_named_offences(
    tree: ClauseTree,
    runs: Words,
    roles: Sequence[frozenset[str]],
    references: Sequence[Reference],
    lexicon: Lexicon,
    language: str,
) -> tuple[Reference, ...]:
    """References to offences by name, together with the references given, sorted by place.

    A section is called by its heading where it creates an offence, and by what it says is committed: commits the
    offence of money laundering. A shorter name means every offence whose name begins so.
    """
    reader = _NameReader(runs, lexicon)
    sections: dict[Name, list[int]] = {}
    for clause in tree.clauses:
        if clause.kind in TOP and clause.heading and not clause.quoted and _creates_offence(tree, clause, roles):
            heading = [stem(word) for _, _, word in words_of(tree.text(clause.heading), language) if word[0].isalnum()]
            name = reader.bare(heading)
            if name:
                sections.setdefault(name, []).append(clause.index)
    mentions = list(reader.mentions())
    for at, _, name in mentions:
        clause = tree.clauses[runs.clause[at]]
        if "offence" in roles[clause.index] and reader.is_created(at):
            section = next((above for above in (clause, *tree.ancestors(clause)) if above.kind in TOP), clause)
            sections.setdefault(name, []).append(section.index)
    taken = {reference.start for reference in references}
    found = list(references)
    for at, end, name in mentions:
        clause = tree.clauses[runs.clause[at]]
        line = {clause.index, *(above.index for above in tree.ancestors(clause))}
        targets = sorted({index for called, at_home in sections.items() if _same(called, name) for index in at_home})
        if targets and not line & set(targets) and not clause.quoted and runs.start[at] not in taken:
            found.append(Reference(clause.index, runs.start[at], runs.end[end - 1], tuple(targets), offence=True))
    return tuple(sorted(found, key=lambda reference: (reference.start, reference.end)))


def _creates_offence(tree: ClauseTree, section: Clause, roles: Sequence[frozenset[str]]) -> bool:
    return any("offence" in roles[clause.index] for clause in tree.subtree(section))


def _same(called: Name, name: Name) -> bool:
    shorter = min(len(called), len(name))
    return called[:shorter] == name[:shorter]


class _NameReader:
    def __init__(self, runs: Words, lexicon: Lexicon) -> None:
        self._runs = runs
        self._offence = lexicon.words("references", "offence")
        self._naming = lexicon.words("references", "offence_naming")
        self._ends = lexicon.words("references", "offence_name_ends")
        self._before = {stem(word) for word in lexicon.words("references", "offence_heading")}
        self._committing = lexicon.words("references", "committing")

    def bare(self, heading: list[str]) -> Name:
        """The name in a heading: trafficking in persons, of Prohibition of trafficking in persons."""
        while heading and heading[0] in self._before:
            heading = heading[1:]
        return tuple(heading[:_LONGEST_NAME])

    def mentions(self) -> Iterator[tuple[int, int, Name]]:
        """Words that speak of an offence by name: first and last word, and the name."""
        norm = self._runs.norm
        for run in self._runs.passages:
            for at in range(run.first, run.last - 2):
                if norm[at] in self._offence and norm[at + 1] in self._naming:
                    end = at + 2
                    while end < run.last and end - at <= _LONGEST_NAME and norm[end] not in self._ends:
                        if not norm[end][0].isalnum():
                            break
                        end += 1
                    name = tuple(stem(word) for word in norm[at + 2 : end])
                    if name:
                        yield at, end, name

    def is_created(self, at: int) -> bool:
        """Whether the offence named at a word is committed there, not only spoken of."""
        return any(word in self._committing for word in self._runs.norm[max(at - 3, 0) : at])
