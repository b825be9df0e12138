"""Clauses as they are compared: by their words alone, whatever their numbers and the lines they are printed on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lawcheck.clauses.tree import Clause
from lawcheck.reading.law import Law

Words = tuple[str, ...]

_NUMBER = "§"
# A hyphen at the end of a printed line can be one of the word or one of the printer: the two are held to be the same.
_TOKEN = re.compile(rf"{_NUMBER}+|[^\W_]+(?:[-‐‑'’][^\W_]+)*|[;:,.]")
_HYPHEN = re.compile("[-‐‑'’]")
_LABEL = re.compile(r"\d[^\W_]*|\(\w{1,5}\)|\b[IVXLC]+\b")
_LEFT_OUT = frozenset({"contents"})  # a table of contents repeats numbers and headings


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause that has words of its own."""

    clause: int
    words: Words  # heading and own words, without numbers of clauses


def units(law: Law) -> list[Unit]:
    """The clauses that have words, in document order; references inside the law show that they refer, not to what."""
    text = _masked(law)
    found = []
    for clause in law.tree.clauses:
        if law.roles[clause.index] & _LEFT_OUT:
            continue
        words = tuple(word for start, end in _spans(clause) for word in _words(text[start:end]))
        if words:
            found.append(Unit(clause.index, words))
    return found


def wording(law: Law, clause: int) -> str:
    """Heading and own words of a clause, on one line."""
    return " ".join(" ".join(law.tree.text(span) for span in _spans(law.clause(clause))).split())


def words_of(quotation: str) -> Words:
    """The words of a quotation, without anything that could be the number of a clause."""
    return tuple(_words(_LABEL.sub(_NUMBER, quotation)))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of words that two texts have in common, from 0 to 1."""
    if not one or not other:
        return 0.0
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))


def _spans(clause: Clause) -> tuple[tuple[int, int], ...]:
    return (*([clause.heading] if clause.heading else []), *clause.words)


def _words(text: str) -> list[str]:
    return [_HYPHEN.sub("", word).casefold().replace(_NUMBER, "") or _NUMBER for word in _TOKEN.findall(text)]


def _masked(law: Law) -> str:
    """The text with the numbers in references to clauses of this law blotted out; no offset changes."""
    text = law.document.text
    pieces, done = [], 0
    for reference in law.references:
        if reference.outside or reference.start < done:
            continue
        for label in _LABEL.finditer(text, reference.start, reference.end):
            pieces += [text[done : label.start()], _NUMBER * (label.end() - label.start())]
            done = label.end()
    return "".join([*pieces, text[done:]])
