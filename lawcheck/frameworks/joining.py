"""Joins the acts of a framework into one law: each act a clause of its own, references and definitions followed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from lawcheck.clauses.tree import Clause, ClauseTree, Span
from lawcheck.frameworks.acts import Act, acts_of
from lawcheck.frameworks.linking import Link, Linker, has_definitions, meant
from lawcheck.reading.law import Age, Definition, Law, Passage, Penalty, Reference, Words
from lawcheck.reading.uses import read_uses
from lawcheck.sources.document import Document, Line, Problem

ACT = "act"
"""Kind of the clause that holds a whole act."""

_GAP = "\n\n"
_Read = TypeVar("_Read", Definition, Reference, Penalty, Age)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of another act, where it stands in the joined law, and what it came to."""

    act: int  # in which it stands
    reference: Reference  # in the joined law
    link: Link


@dataclass(frozen=True)
class Joined:
    """The acts of a framework as one law."""

    name: str
    acts: tuple[Act, ...]
    law: Law
    roots: tuple[int, ...]  # by act: index of the clause that holds it
    starts: tuple[int, ...]  # by act: offset of its text in the joined text
    words: tuple[int, ...]  # by act: index of its first word
    cited: tuple[Cited, ...]

    @cached_property
    def act_of(self) -> tuple[int, ...]:
        """By index of the clause: the act that it belongs to."""
        ends = (*self.roots[1:], len(self.law.tree.clauses))
        spans = zip(self.roots, ends, strict=True)
        return tuple(act for act, (first, last) in enumerate(spans) for _ in range(first, last))

    def clause(self, act: int, index: int) -> int:
        """The clause of the joined law that a clause of an act became."""
        return self.roots[act] + 1 + index


def join(name: str, laws: Sequence[Law], codes: Collection[int] = ()) -> Joined:
    """Join the laws of a framework, in the order given; all must be written in one language.

    `codes` are the places of codes whose definitions serve every act that does not define the term itself.
    """
    acts = acts_of(laws)
    linker = Linker(acts)
    roots, starts, firsts = _bases(acts)
    cited: list[Cited] = []
    parts = [_Part(act, acts, linker, roots, starts[act.place], firsts[act.place]) for act in acts]
    definitions = tuple(definition for part in parts for definition in part.definitions())
    references = tuple(reference for part in parts for reference in part.references(cited))
    law = Law(
        tree=ClauseTree(
            _document(name, acts, starts),
            name,
            tuple(clause for part in parts for clause in part.clauses()),
            tuple(problem for act in acts for problem in _problems(act, act.law.tree.problems)),
        ),
        language=laws[0].language,
        words=_words(parts),
        roles=tuple(roles for act in acts for roles in (frozenset[str](), *act.law.roles)),
        definitions=definitions,
        references=references,
        penalties=tuple(part.moved(each) for part in parts for each in part.act.law.penalties),
        ages=tuple(part.moved(each) for part in parts for each in part.act.law.ages),
        uses=tuple(use for part, base in zip(parts, _counts(acts), strict=True) for use in part.uses(base)),
        negated=tuple(
            replace(
                each,
                first=each.first + part.word,
                last=each.last + part.word,
                cue=(each.cue[0] + part.start, each.cue[1] + part.start),
            )
            for part in parts
            for each in part.act.law.negated
        ),
    )
    joined = Joined(name, acts, law, roots, starts, firsts, tuple(cited))
    return replace(joined, law=replace(law, uses=tuple(sorted({*law.uses, *_served(joined, codes)}))))


def with_problems(law: Law, problems: Sequence[Problem]) -> Law:
    """A law with further problems of its document."""
    document = replace(law.document, problems=(*law.document.problems, *problems))
    return replace(law, tree=replace(law.tree, document=document))


def _served(joined: Joined, codes: Collection[int]) -> Iterator[tuple[int, int]]:
    """Uses of terms that a code defines, in acts that do not define them."""
    law, act_of = joined.law, joined.act_of
    if not codes:
        return
    roots = {joined.roots[code] for code in codes}
    wide = [replace(each, within=None) if each.within in roots else each for each in law.definitions]
    for clause, definition in read_uses(law.tree, law.words, wide, law.language):
        home = act_of[wide[definition].clause]
        if home in codes and wide[definition].within is None and home != act_of[clause]:
            yield clause, definition


def _bases(acts: Sequence[Act]) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """By act: the index of its root clause, the offset of its text, and the index of its first word."""
    roots, starts, words = [], [], []
    clause = offset = word = 0
    for act in acts:
        roots.append(clause)
        starts.append(offset + len(act.label) + 1)
        words.append(word)
        clause += 1 + len(act.law.tree.clauses)
        offset = starts[-1] + len(act.law.document.text) + len(_GAP)
        word += len(act.law.words.norm)
    return tuple(roots), tuple(starts), tuple(words)


def _counts(acts: Sequence[Act]) -> list[int]:
    """By act: how many definitions the acts before it have."""
    counts = [0]
    for act in acts[:-1]:
        counts.append(counts[-1] + len(act.law.definitions))
    return counts


class _Part:
    """One act, moved to its place in the joined law."""

    def __init__(
        self, act: Act, acts: Sequence[Act], linker: Linker, roots: Sequence[int], start: int, word: int
    ) -> None:
        self.act = act
        self.start = start
        self.word = word
        self._acts = acts
        self._linker = linker
        self._roots = roots
        self._root = roots[act.place]

    def moved(self, each: _Read) -> _Read:
        """What was read in the act, where it stands in the joined law."""
        return replace(each, clause=self.at(each.clause), start=each.start + self.start, end=each.end + self.start)

    def clauses(self) -> Iterator[Clause]:
        """The act as a clause, and its clauses under it, cited by its label."""
        law, label = self.act.law, self.act.label
        prefix = f"act_{self.act.place + 1}"
        tops = tuple(self.at(clause.index) for clause in law.tree.clauses if clause.parent is None)
        heading = (self.start - len(label) - 1, self.start - 1)
        end = self.start + len(law.document.text)
        yield Clause(self._root, prefix, ACT, None, heading, label, None, tops, heading[0], end, ())
        for clause in law.tree.clauses:
            yield replace(
                clause,
                index=self.at(clause.index),
                eid=f"{prefix}__{clause.eid}",
                heading=self._span(clause.heading) if clause.heading else None,
                citation=f"{label}, {clause.citation}",
                parent=self._root if clause.parent is None else self.at(clause.parent),
                children=tuple(map(self.at, clause.children)),
                start=clause.start + self.start,
                end=clause.end + self.start,
                words=tuple(map(self._span, clause.words)),
            )

    def definitions(self) -> Iterator[Definition]:
        """The definitions, each with what other acts say of its meaning where it points there."""
        for definition in self.act.law.definitions:
            pointer = tuple(map(self.at, definition.pointer))
            outside = definition.outside
            link = self._linker.link(self.act.place, outside) if outside else None
            if link and link.place and not link.why:
                found = meant(link.place, self._acts[link.place.act], [definition.term])
                if found:
                    pointer += tuple(self._in(link.place.act, clause) for clause in found)
                    outside = None
            within = self._root if definition.within is None else self.at(definition.within)
            yield replace(self.moved(definition), within=within, outside=outside, pointer=pointer)

    def references(self, cited: list[Cited]) -> Iterator[Reference]:
        """The references, those to other acts led there; `cited` takes up the latter."""
        for reference in self.act.law.references:
            there = replace(self.moved(reference), targets=tuple(map(self.at, reference.targets)))
            if reference.whole_law:
                there = replace(there, targets=(self._root,), whole_law=False)
            elif reference.outside is not None:
                link = self._linker.link(self.act.place, reference.outside)
                if link.place and not link.why:
                    there = replace(there, outside=None, targets=self._targets(reference, link))
                cited.append(Cited(self.act.place, there, link))
            yield there

    def _targets(self, reference: Reference, link: Link) -> tuple[int, ...]:
        """The clauses that a reference leads to: of an interpretation section, the terms that are spoken of."""
        place = link.place
        assert place is not None
        act = self._acts[place.act]
        if reference.relation == "meaning" and (not place.clauses or has_definitions(place, act)):
            law = self.act.law
            said = law.document.text[law.clause(reference.clause).start : reference.start].lower()
            terms = [d.term for d in act.law.definitions if d.term.lower() in said]
            clauses = meant(place, act, terms) if terms else place.clauses
        else:
            clauses = place.clauses
        return tuple(self._in(place.act, clause) for clause in clauses) or (self._roots[place.act],)

    def uses(self, base: int) -> Iterator[tuple[int, int]]:
        """Clauses that use a term, with the index of its definition among all; `base` is the first of this act."""
        for clause, definition in self.act.law.uses:
            yield self.at(clause), base + definition

    def passages(self) -> Iterator[Passage]:
        """The passages of the act."""
        for passage in self.act.law.words.passages:
            yield Passage(self.at(passage.clause), passage.first + self.word, passage.last + self.word)

    def at(self, clause: int) -> int:
        """The clause of the joined law that a clause of the act became."""
        return self._root + 1 + clause

    def _in(self, act: int, clause: int) -> int:
        return self._roots[act] + 1 + clause

    def _span(self, span: Span) -> Span:
        return span[0] + self.start, span[1] + self.start


def _words(parts: Sequence[_Part]) -> Words:
    read = [(part.act.law.words, part) for part in parts]
    return Words(
        norm=tuple(word for words, _ in read for word in words.norm),
        start=tuple(at + part.start for words, part in read for at in words.start),
        end=tuple(at + part.start for words, part in read for at in words.end),
        clause=tuple(part.at(clause) for words, part in read for clause in words.clause),
        passages=tuple(passage for part in parts for passage in part.passages()),
    )


def _document(name: str, acts: Sequence[Act], starts: Sequence[int]) -> Document:
    lines: list[Line] = []
    pieces = []
    text: list[str] = []
    for act, start in zip(acts, starts, strict=True):
        document = act.law.document
        text.append(f"{act.label}\n{document.text}")
        lines.append(Line(start - len(act.label) - 1, start - 1, bold=True, centred=True))
        lines += [line._replace(start=line.start + start, end=line.end + start) for line in document.lines]
        pieces += [piece._replace(start=piece.start + start, end=piece.end + start) for piece in document.pieces]
    shas = "".join(act.law.document.sha256 for act in acts)
    return Document(
        path=name,
        format="framework",
        sha256=hashlib.sha256(shas.encode()).hexdigest(),
        text=_GAP.join(text),
        lines=tuple(lines),
        pieces=tuple(pieces),
        problems=tuple(problem for act in acts for problem in _problems(act, act.law.document.problems)),
    )


def _problems(act: Act, problems: Sequence[Problem]) -> Iterator[Problem]:
    for problem in problems:
        yield replace(problem, message=f"{act.label}: {problem.message}")
