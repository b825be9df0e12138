"""Definitions: which terms a law defines, where they hold, where their meaning comes from, and who uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lawcheck.clauses.tree import Clause, ClauseTree
from lawcheck.reading.law import Definition, Passage, Reference, Words
from lawcheck.reading.lexicon import Lexicon
from lawcheck.reading.sentences import SENTENCE_ENDS, sentences
from lawcheck.reading.structure import TOP
from lawcheck.rules.matcher import Hit

_OPENING, _CLOSING = "“‘\"„«'”", "”’\"“»'"
_QUOTED = re.compile(rf"[{_OPENING}]\s*([^{_OPENING}{_CLOSING}\n;]{{1,90}}?)\s*[{_CLOSING}]")
_DASHED = re.compile(r"([^\n.;:–—]{2,90}?)\s*(?:\s[-–—]|[–—:])\s+\S")
_LONGEST_TERM = 12  # words
_LONGEST_UNQUOTED = 7
_LONGEST_PLACE = 14  # words of: for the purposes of section 5 and of this Part,
_LONGEST_BARE_PLACE = 7  # words of: for the purposes of this section
_LONGEST_STATED = 6  # words of a term that a sentence explains with is
_COPULAS = ("is", "are")
_LONGEST_QUALIFIER = 200  # characters between a term and "means": in relation to a child,
_LONGEST_LIST = 600  # characters of the terms that one clause defines together, and of what qualifies them
_LONGEST_POINTER = 16  # words between "means" and the reference that gives the meaning
_LONGEST_SOURCE = 90  # characters


@dataclass(frozen=True, slots=True)
class _Term:
    term: str
    clause: int
    start: int
    end: int
    body: int  # offset where what is said about the term begins
    body_end: int


def defined_terms(
    tree: ClauseTree, runs: Words, cues: dict[str, list[Hit]], lexicon: Lexicon
) -> tuple[list[_Term], frozenset[str]]:
    """Find the terms that the clauses define; and the same terms in small letters, to be looked up."""
    finder = _Finder(tree, runs, cues, lexicon)
    terms = sorted({(term.clause, term.start): term for term in finder.find()}.values(), key=lambda term: term.start)
    return terms, frozenset(term.term.lower() for term in terms)


def read_definitions(
    tree: ClauseTree,
    terms: list[_Term],
    references: Sequence[Reference],
    runs: Words,
    cues: dict[str, list[Hit]],
    lexicon: Lexicon,
) -> tuple[Definition, ...]:
    """Say of each defined term where it holds and where its meaning comes from."""
    by_clause: dict[int, list[Reference]] = {}
    for reference in references:
        by_clause.setdefault(reference.clause, []).append(reference)
    taking_over = sorted(runs.end[hit.last - 1] for hit in cues.get("taking-over", ()))
    points = lexicon.words("definitions", "points")
    definitions = []
    for term in terms:
        pointer: list[int] = []
        outside: str | None = None
        text = tree.document.text
        taken = next((end for end in taking_over if term.body <= end <= term.body_end), None)
        for reference in by_clause.get(term.clause, ()):
            if not term.body <= reference.start < term.body_end:
                continue
            means = reference.relation == "meaning" or (taken is not None and reference.start - taken < _LONGEST_SOURCE)
            between = text[term.body : reference.start].lower().split()
            longest = _LONGEST_POINTER * (2 if pointer else 1)
            near = 0 < len(between) <= longest and between[-1] in points
            if reference.outside and means:
                outside = outside or reference.outside
            elif reference.targets and (means or near):
                pointer.extend(reference.targets)
        if taken is not None and not pointer and outside is None:
            source = " ".join(text[taken : min(term.body_end, taken + _LONGEST_SOURCE)].split()).strip(" .;,:")
            outside = source or None
        definitions.append(
            Definition(
                term.term,
                term.clause,
                term.start,
                term.end,
                _scope(tree, term, by_clause),
                outside,
                tuple(dict.fromkeys(pointer)),
            )
        )
    return tuple(definitions)


def _scope(tree: ClauseTree, term: _Term, references: dict[int, list[Reference]]) -> int | None:
    """The clause within which a definition holds, said in front of it: in this Part, for the purposes of section 5.

    For the purposes of a subsection next to it, it holds in the whole section: the other subsections carry it on.
    """
    clause = tree.clauses[term.clause]
    line = [clause, *tree.ancestors(clause)]
    for above in line:
        first = term.start if above is clause else tree.clauses[above.children[0]].start
        for reference in reversed(references.get(above.index, ())):
            if reference.end <= first and reference.outside is None:
                if reference.whole_law or not reference.targets:
                    return None
                target = tree.clauses[reference.targets[0]]
                section = next((other for other in (target, *tree.ancestors(target)) if other.kind in TOP), target)
                return section.index if section in line else target.index
        if above.kind in TOP:
            break
    return None


class _Finder:
    def __init__(self, tree: ClauseTree, runs: Words, cues: dict[str, list[Hit]], lexicon: Lexicon) -> None:
        self._tree = tree
        self._text = tree.document.text
        self._runs = runs
        self._hits = cues.get("defining", [])
        self._noun = lexicon.words("definitions", "noun_means")
        self._noun_before = lexicon.words("definitions", "noun_means_before")
        self._places = lexicon.words("definitions", "places")
        self._foreign = lexicon.words("definitions", "not_in_term")
        self._persons = lexicon.words("ages", "persons")
        self._whatever = lexicon.words("definitions", "whatever")
        self._all = lexicon.words("definitions", "explains")
        self._introduces = lexicon.words("definitions", "introduces")
        self._announces = lexicon.words("definitions", "announces")
        self._this = lexicon.words("references", "this")
        self._units = lexicon.kinds("references", "units")
        self._laws = lexicon.words("references", "laws")
        self._lists: dict[int, bool] = {}

    def find(self) -> Iterator[_Term]:
        place = 0
        for run in self._runs.passages:
            clause = self._tree.clauses[run.clause]
            hits = []
            while place < len(self._hits) and self._hits[place].first < run.last:
                hits.append(self._hits[place])
                place += 1
            yield from self._in_run(clause, run, hits)

    def _in_run(self, clause: Clause, run: Passage, hits: list[Hit]) -> Iterator[_Term]:
        start, end = self._runs.start[run.first], self._runs.end[run.last - 1]
        found = list(self._quoted(clause, run, hits))
        if clause.term and clause.kind == "definition" and start >= clause.start:
            at = self._text.find(clause.term, clause.start, end)
            noun = any(
                self._runs.start[hit.first] - at - len(clause.term) in (0, 1) and self._is_noun(hit) for hit in hits
            )
            if at >= 0 and not noun and not any(term.start < at + len(clause.term) and at < term.end for term in found):
                body = at + len(clause.term)
                found.append(_Term(clause.term, clause.index, at, body, body, clause.end))
        if not found and hits:
            found.extend(self._unquoted(clause, run, hits[0]))
        if not found:
            found.extend(self._stated(run))
        if not found and self._in_list(clause):
            found.extend(self._dashed(clause, start, end))
        yield from found

    def _quoted(self, clause: Clause, run: Passage, hits: list[Hit]) -> Iterator[_Term]:
        """Terms in quotation marks in front of a defining word, several of them too: “A” or “B” means."""
        low = max(self._runs.start[run.first] - 3, clause.start)
        last_body = self._runs.end[run.last - 1]
        groups: list[tuple[list[re.Match[str]], int]] = []
        for hit in hits:
            at = self._runs.start[hit.first]
            marks = list(_QUOTED.finditer(self._text, max(low, at - _LONGEST_LIST), at + 1))
            if not marks or not self._qualifies(self._text[marks[-1].end() : at]):
                continue
            terms = [marks[-1]]
            for mark in reversed(marks[:-1]):
                if not re.fullmatch(
                    r"[\s,]*(?:or|and|and/or)?[\s,]*(?:the (?:term|expression|word)s?)?\s*",
                    self._text[mark.end() : terms[-1].start()],
                ):
                    break
                terms.append(mark)
            groups.append((terms, self._runs.end[hit.last - 1]))
            low = at
        for place, (terms, body) in enumerate(groups):
            following = groups[place + 1][0][-1].start() if place + 1 < len(groups) else last_body
            closing = following if place + 1 < len(groups) else max(last_body, body)
            for mark in reversed(terms):
                yield _Term(
                    " ".join(mark.group(1).split()), clause.index, mark.start(1), mark.end(1), mark.end(), closing
                )

    @staticmethod
    def _qualifies(between: str) -> bool:
        bare = between.strip()
        return not bare or (
            len(between) <= _LONGEST_QUALIFIER
            and not re.search(r"[.;]", bare)
            and bool(
                re.match(r"[,(]|in |with |when |where |as |for |wherever |means|includes|shall|and |, ", bare.lower())
            )
        )

    def _unquoted(self, clause: Clause, run: Passage, hit: Hit) -> Iterator[_Term]:
        """A term without quotation marks that begins a clause: For the purposes of this section, coercion means."""
        norm = self._runs.norm
        begin = next((at + 1 for at in range(hit.first - 1, run.first, -1) if norm[at] in SENTENCE_ENDS), run.first)
        first = begin
        for at in range(begin, min(hit.first, begin + _LONGEST_PLACE)):
            if norm[at] in (",", ":") and self._says_where(begin, at):
                first = at + 1
        if first == begin:
            first = self._behind_place(begin, hit.first)
        if first == begin > run.first:
            return  # only where it says so can a later sentence define a term
        placed = first > begin or self._in_list(clause)
        while first < hit.first and norm[first] in self._introduces:
            first += 1
        words = norm[first : hit.first]
        if not 1 <= len(words) <= _LONGEST_UNQUOTED or self._is_noun(hit) or words[0] in self._places:
            return
        if not placed and norm[hit.first] != "means" and norm[hit.last - 1] != "mean":
            return
        if any(
            (word in self._foreign and not (word in self._persons and place > 1))  # exploitation of a person
            or not (word[0].isalnum() or word in ",()")
            for place, word in enumerate(words)
        ):
            return
        start, end = self._runs.start[first], self._runs.end[hit.first - 1]
        yield _Term(self._text[start:end].strip(" ,"), clause.index, start, end, end, self._runs.end[run.last - 1])

    def _stated(self, run: Passage) -> Iterator[_Term]:
        """A term that a sentence explains with is: here gains are the assets; a favour is anything that."""
        norm = self._runs.norm
        for begin, end in sentences(norm, run.first, run.last):
            first = next(
                (
                    at + 1
                    for at in range(begin, min(end, begin + _LONGEST_PLACE))
                    if norm[at] == "," and self._says_where(begin, at)
                ),
                0,
            ) or self._behind_place(begin, end)
            if first >= end:
                continue
            placed = first > begin
            infinitive = norm[first] == "to"
            first += norm[first] in self._introduces
            reach = range(first + 1, min(first + _LONGEST_STATED, end - 1))
            is_at = next((at for at in reach if norm[at] in _COPULAS), 0)
            if not is_at or any(not word[0].isalnum() or word in self._foreign for word in norm[first:is_at]):
                continue
            behind = norm[is_at + 1]
            if behind in self._whatever or (infinitive and behind == "to") or (placed and behind in self._all):
                start, stop = self._runs.start[first], self._runs.end[is_at - 1]
                yield _Term(self._text[start:stop], run.clause, start, stop, stop, self._runs.end[end - 1])

    def _behind_place(self, first: int, last: int) -> int:
        """The word behind a place that no comma closes: in this section coercion means."""
        norm = self._runs.norm
        for at in range(first + 2, min(first + _LONGEST_BARE_PLACE, last - 1)):
            if norm[at] in self._units or norm[at] in self._laws:
                at += 2 if norm[at + 1][0].isdigit() else 1
                return at if self._says_where(first, at) else first
        return first

    def _is_noun(self, hit: Hit) -> bool:
        """Whether "means" is the plural of mean: by any means, means of transport, by other means;"""
        norm = self._runs.norm
        if norm[hit.first] != "means":
            return False
        following = norm[hit.last] if hit.last < len(norm) else "."
        before = norm[hit.first - 1] if hit.first else ""
        return before in self._noun or following in self._noun_before or not following[0].isalnum()

    def _says_where(self, first: int, last: int) -> bool:
        words = self._runs.norm[first:last]
        return (
            bool(words)
            and words[0] in ("in", "for", "as", "under", "within", "wherever")
            and any(word in self._units or word in self._laws for word in words)
        )

    def _dashed(self, clause: Clause, start: int, end: int) -> Iterator[_Term]:
        found = _DASHED.match(self._text, start, end)
        if found and len(found.group(1).split()) <= _LONGEST_TERM:
            yield _Term(found.group(1).strip(), clause.index, found.start(1), found.end(1), found.end(1), end)

    def _in_list(self, clause: Clause) -> bool:
        """Whether the clause stands in a list of definitions, by the heading or the lead-in above it."""
        if clause.parent is None:
            return False
        if clause.parent not in self._lists:
            self._lists[clause.parent] = self._announced(self._tree.clauses[clause.parent])
        return self._lists[clause.parent]

    def _announced(self, clause: Clause) -> bool:
        said = [clause.heading] if clause.heading else []
        said += self._tree.lead_in(clause)
        if any(word in self._announces for span in said for word in self._text[span[0] : span[1]].lower().split()):
            return True
        return clause.kind not in TOP and self._in_list(clause)
