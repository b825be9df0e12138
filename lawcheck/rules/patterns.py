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
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lawcheck.rules.inflections import inflections
from lawcheck.rules.spelling import normalise, parts

LONGEST_GAP = 15
LONGEST_STEM = 30  # letters before the * of a prefix
MOST_GAPS = 4
_TOKEN = re.compile(
    r"\s*(?:(?P<mark>[()\[\]|])|<(?P<gap>\d+)>|\{(?P<concept>[a-z0-9-]+)\}|(?P<word>[^\W_][\w'°-]*)(?P<suffix>[~*]?))"
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
    needs: tuple[frozenset[str], ...] = ()
    """Of a whole pattern: sets of words, stems (`vulnerab*`) and concepts (`{coercion}`); it can match only where there
    is one of each.
    """


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; none of them needs to be there where `optional`."""

    options: tuple[Sequence, ...]
    optional: bool = False


Node = Word | Prefix | Concept | Gap | Sequence | Choice


@cache
def parse(pattern: str, language: str = "en") -> Sequence:
    """Parse a pattern; PatternError where a mark is not closed, a gap is too long or nothing would need to match."""
    parser = _Parser(pattern, language)
    sequence = parser.sequence()
    if parser.at != len(parser.tokens):
        raise PatternError(f"'{parser.tokens[parser.at][1]}' closes nothing in: {pattern}")
    if may_be_empty(sequence):
        raise PatternError(f"nothing in it must match: {pattern}")
    if isinstance(sequence.parts[0], Gap) or isinstance(sequence.parts[-1], Gap):
        raise PatternError(f"a gap stands between words, not at an end: {pattern}")
    if pattern.count("<") > MOST_GAPS:
        raise PatternError(f"more than {MOST_GAPS} gaps: {pattern}")
    return Sequence(sequence.parts, tuple(dict.fromkeys(_needs(sequence))))


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


def _needs(node: Node) -> Iterator[frozenset[str]]:
    match node:
        case Word(forms):
            yield forms
        case Prefix(stem):
            yield frozenset({f"{stem}*"})
        case Concept(name):
            yield frozenset({f"{{{name}}}"})
        case Sequence(parts):
            for part in parts:
                yield from _needs(part)
        case Choice(options, optional=False):
            needs = [min(_needs(option), key=len, default=frozenset()) for option in options]
            if all(needs):
                yield frozenset().union(*needs)


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


class _Parser:
    """Reads the tokens of one pattern from left to right."""

    def __init__(self, pattern: str, language: str) -> None:
        self.pattern = pattern
        self.language = language
        self.tokens = _tokens(pattern)
        self.at = 0

    def sequence(self) -> Sequence:
        nodes: list[Node] = []
        while self.at < len(self.tokens):
            kind, value = self.tokens[self.at]
            if kind == "mark" and value in "([":
                nodes.append(self._choice(value))
                continue
            if kind == "mark":
                break
            nodes.extend(self._nodes(kind, value))
            self.at += 1
        if not nodes:
            raise PatternError(f"an alternative is empty in: {self.pattern}")
        return Sequence(tuple(nodes))

    def _nodes(self, kind: str, value: str) -> tuple[Node, ...]:
        if kind == "gap":
            if not 1 <= int(value) <= LONGEST_GAP:
                raise PatternError(f"a gap of {value} words (1 to {LONGEST_GAP} are allowed) in: {self.pattern}")
            return (Gap(int(value)),)
        if kind == "concept":
            return (Concept(value),)
        return _words(kind, value, self.language)

    def _choice(self, opening: str) -> Node:
        closing = ")" if opening == "(" else "]"
        options = []
        while True:
            self.at += 1
            options.append(self.sequence())
            if self.at == len(self.tokens):
                raise PatternError(f"'{opening}' is not closed in: {self.pattern}")
            mark = self.tokens[self.at][1]
            if mark == closing:
                self.at += 1
                return _simplest(options, optional=opening == "[")
            if mark != "|":
                raise PatternError(f"'{opening}' is closed by '{mark}' in: {self.pattern}")


@cache
def _words(kind: str, value: str, language: str) -> tuple[Node, ...]:
    """A written word as nodes, several where it has hyphens; `kind` is its mark: ~, * or none."""
    words = [value[first:last] for first, last, _ in parts(value, language)] or [value]
    nodes: list[Node] = [Word(frozenset({normalise(word.replace("-", ""), language)})) for word in words]
    if kind == "~":
        nodes[-1] = Word(frozenset(normalise(form, language) for form in inflections(words[-1].lower())))
    elif kind == "*":
        if len(words[-1]) > LONGEST_STEM:
            raise PatternError(f"a stem of more than {LONGEST_STEM} letters: {value}")
        nodes[-1] = Prefix(words[-1].lower())
    return tuple(nodes)


def _simplest(options: list[Sequence], optional: bool) -> Node:
    """A choice with its single words made one; that word itself, where nothing else is to choose from."""
    words = [option.parts[0] for option in options if len(option.parts) == 1]
    forms = frozenset(form for word in words if isinstance(word, Word) for form in word.forms)
    others = [option for option in options if len(option.parts) > 1 or not isinstance(option.parts[0], Word)]
    if not others and not optional:
        return Word(forms)
    merged = [Sequence((Word(forms),))] if forms else []
    return Choice((*merged, *others), optional)
