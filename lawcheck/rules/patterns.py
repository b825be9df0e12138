"""The pattern language of the lexicon: phrases with a few marks, parsed into nodes that a matcher can follow.

    word        this word, in any case; British and American spelling alike
    word~       the word and its regular inflections
    word*       any word that begins so
    (a b|c)     one of these
    [a|b c]     one of these, or nothing
    <4>         up to four words of any kind, within the sentence
    {concept}   whatever another concept matches

Punctuation is not written: commas, dashes, quotes and brackets of the law are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawcheck.rules.inflections import inflections
from lawcheck.rules.spelling import normalise

LONGEST_GAP = 15
MOST_GAPS = 4
_TOKEN = re.compile(
    r"\s*(?:(?P<mark>[()\[\]|])|<(?P<gap>\d+)>|\{(?P<concept>[a-z0-9-]+)\}|(?P<word>[^\W_][\w'.°]*)(?P<suffix>[~*]?))"
)


class PatternError(ValueError):
    """A pattern that can't be read; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, in any of its forms."""

    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins with `stem`."""

    stem: str


@dataclass(frozen=True, slots=True)
class Concept:
    """Any hit of another concept."""

    name: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words of any kind."""

    most: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """Nodes one after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; none of them needs to be there where `optional`."""

    options: tuple[Sequence, ...]
    optional: bool = False


Node = Word | Prefix | Concept | Gap | Sequence | Choice


def parse(pattern: str) -> Sequence:
    """Parse a pattern; PatternError where a mark is not closed, a gap is too long or nothing would need to match."""
    tokens = _tokens(pattern)
    sequence, rest = _sequence(tokens, 0, pattern)
    if rest != len(tokens):
        raise PatternError(f"'{tokens[rest][1]}' closes nothing in: {pattern}")
    if may_be_empty(sequence):
        raise PatternError(f"nothing in it must match: {pattern}")
    if isinstance(sequence.parts[0], Gap) or isinstance(sequence.parts[-1], Gap):
        raise PatternError(f"a gap stands between words, not at an end: {pattern}")
    if pattern.count("<") > MOST_GAPS:
        raise PatternError(f"more than {MOST_GAPS} gaps: {pattern}")
    return sequence


def concepts_of(node: Node) -> frozenset[str]:
    """Names of the concepts that a pattern refers to."""
    match node:
        case Concept(name):
            return frozenset({name})
        case Sequence(parts):
            return frozenset().union(*map(concepts_of, parts))
        case Choice(options):
            return frozenset().union(*map(concepts_of, options))
        case _:
            return frozenset()


def may_be_empty(node: Node) -> bool:
    """Whether the node can match no word at all."""
    match node:
        case Gap():
            return True
        case Sequence(parts):
            return all(may_be_empty(part) for part in parts)
        case Choice(options, optional):
            return optional or any(may_be_empty(option) for option in options)
        case _:
            return False


_Token = tuple[str, str]


def _tokens(pattern: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    pattern = pattern.rstrip()
    while at < len(pattern):
        found = _TOKEN.match(pattern, at)
        if not found:
            raise PatternError(f"can't read '{pattern[at:].strip()}' in: {pattern}")
        at = found.end()
        if found["mark"]:
            tokens.append(("mark", found["mark"]))
        elif found["gap"]:
            tokens.append(("gap", found["gap"]))
        elif found["concept"]:
            tokens.append(("concept", found["concept"]))
        else:
            tokens.append((found["suffix"] or "word", found["word"]))
    return tokens


def _sequence(tokens: list[_Token], at: int, pattern: str) -> tuple[Sequence, int]:
    parts: list[Node] = []
    while at < len(tokens):
        kind, value = tokens[at]
        if kind == "mark" and value in "([":
            node, at = _choice(tokens, at, pattern)
            parts.append(node)
            continue
        if kind == "mark":
            break
        if kind == "gap":
            if not 1 <= int(value) <= LONGEST_GAP:
                raise PatternError(f"a gap of {value} words (1 to {LONGEST_GAP} are allowed) in: {pattern}")
            parts.append(Gap(int(value)))
        elif kind == "concept":
            parts.append(Concept(value))
        elif kind == "*":
            parts.append(Prefix(normalise(value)))
        elif kind == "~":
            parts.append(Word(frozenset(map(normalise, inflections(value.lower())))))
        else:
            parts.append(Word(frozenset({normalise(value)})))
        at += 1
    if not parts:
        raise PatternError(f"an alternative is empty in: {pattern}")
    return Sequence(tuple(parts)), at


def _choice(tokens: list[_Token], at: int, pattern: str) -> tuple[Choice, int]:
    opening = tokens[at][1]
    closing = ")" if opening == "(" else "]"
    options = []
    at += 1
    while True:
        option, at = _sequence(tokens, at, pattern)
        options.append(option)
        if at == len(tokens):
            raise PatternError(f"'{opening}' is not closed in: {pattern}")
        mark = tokens[at][1]
        at += 1
        if mark == closing:
            return Choice(tuple(options), optional=opening == "["), at
        if mark != "|":
            raise PatternError(f"'{opening}' is closed by '{mark}' in: {pattern}")
