"""Citations as they are written, before they are looked up: units, numbers, lists, ranges, and the law they name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawcheck.reading.law import Words
from lawcheck.reading.lexicon import Lexicon
from lawcheck.reading.numbers import NumberReader
from lawcheck.reading.structure import roman

Path = tuple[str, ...]
"""Numbers from the outside inwards: section 3(1)(a) is ("3", "1", "a")."""

_GROUP_UNITS = frozenset({"part", "chapter", "division", "subpart", "title", "schedule", "annex"})
_DEFINITION = "definition"
_TOP_UNITS = frozenset({"section", "article", "regulation", "rule"})
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)*[a-z]{0,3}(?:\.[0-9]+)?[¹²³⁰⁴⁵⁶⁷⁸⁹]*")
_RUN_TOGETHER = re.compile(r"[0-9]{1,3}(?:,[0-9]{1,3}[a-z]?)+")
_SHORT = re.compile(r"[0-9]{1,4}[a-z]{0,3}[¹²³⁰⁴⁵⁶⁷⁸⁹]*|[a-z]|([a-z])\1{1,3}|[a-z]{2}")
_NOT_NUMBERS = frozenset(
    {"am", "an", "as", "at", "be", "by", "do", "ec", "eu", "he", "if", "in", "is", "it", "no", "of", "on", "or", "so"}
    | {"to", "un", "up", "us", "we"}
)
_LATIN = frozenset({"bis", "ter", "quater", "quinquies"})
_LONGEST_NAME = 24  # words
_SHORT_NAME = 8
_LONGEST_ASIDE = 60  # words in brackets between a number and what it is a number of
_LEADING = frozenset({"of", "on", "against", "for", "concerning"})
_LONGEST_LIST = 60  # numbers
_HYPHENS = ("-", "‑", "–")
_DEEPEST = 6  # citations within citations


@dataclass(frozen=True, slots=True)
class LawName:
    """Another act by name, or this law where `name` is None."""

    name: str | None
    last: int  # index of the word after it


@dataclass(frozen=True, slots=True)
class Here:
    """This section, this Part; or that section, where `that`: the one spoken of before."""

    kind: str
    last: int
    that: bool = False
    step: int = 0  # -1 the preceding one, +1 the following one
    every: bool = False  # all of them: the preceding articles


@dataclass(frozen=True, slots=True)
class Cited:
    """Numbers of one kind of clause, and what they are numbers of."""

    kind: str
    paths: tuple[Path, ...]
    ranges: frozenset[int]  # places in `paths` from which a range leads to the next
    last: int
    outer: Cited | Here | LawName | None = None


Citation = Cited | Here | LawName


class CitationReader:
    """Reads citations in a stream of words; `text` is the text the words stand in."""

    def __init__(self, words: Words, text: str, lexicon: Lexicon, numbers: NumberReader, own: frozenset[str]) -> None:
        self._norm = words.norm
        self._words = words
        self._text = text
        self._numbers = numbers
        self._own = own  # what this law calls itself where it says "the Act"
        self._units = lexicon.kinds("references", "units")
        self._laws = lexicon.words("references", "laws")
        self._others = lexicon.words("references", "others")
        self._list = lexicon.words("references", "list")
        self._range = lexicon.words("references", "range")
        self._inside = lexicon.words("references", "inside")
        self._this = lexicon.words("references", "this")
        self._that = lexicon.words("references", "that")
        self._the = lexicon.words("references", "the")
        self._definition = lexicon.words("references", "definition")
        self._before = lexicon.words("references", "before")
        self._after = lexicon.words("references", "after")
        self._connecting = lexicon.words("references", "connecting")
        self.triggers = frozenset(self._units) | self._this | self._that | self._the | self._others | self._laws

    def read(self, at: int, last: int, depth: int = 0) -> Citation | None:
        """The citation that begins at word `at` and ends before word `last`; None where none begins."""
        if at >= last or depth > _DEEPEST:
            return None
        if self._norm[at] in self._units:
            return self._cited(at, last, depth)
        return self._pointed(at, last) or self._ordinal(at, last) or self._named(at, last)

    def _cited(self, at: int, last: int, depth: int) -> Cited | None:
        kind = self._units[self._norm[at]]
        at += 1
        if at < last and self._norm[at] == "no":
            at += 1
        number = self._number(at, last, kind)
        if number is None:
            return None
        paths = _apart(number[0])
        ranges: set[int] = set()
        at = number[1]
        inner = self._inner(kind, at, last, depth)
        while len(paths) < _LONGEST_LIST:
            if inner is not None:  # articles 31, paragraph 1, and 54, paragraph 1
                paths[-1:] = [paths[-1] + path for path in inner.paths]
                at = inner.last
                if inner.outer is not None:
                    return Cited(kind, tuple(paths), frozenset(ranges), at, inner.outer)
            following, reached, is_range = self._next_number(at, last, kind, paths[-1])
            if following is None:
                break
            if is_range:
                ranges.add(len(paths) - 1)
            paths.extend(_apart(following))
            at = reached
            inner = self._inner(kind, at, last, depth)
        outer = self._outer(at, last, depth)
        return Cited(kind, tuple(paths), frozenset(ranges), outer.last if outer else at, outer)

    def _inner(self, kind: str, at: int, last: int, depth: int) -> Cited | None:
        """What a section's number leads to: article 18, paragraph 13; section 3, subsection (2)."""
        at += at < last and self._norm[at] == "," and kind == "article"
        if kind not in _TOP_UNITS or at >= last or self._units.get(self._norm[at]) not in ("paragraph", "subsection"):
            return None
        return self._cited(at, last, depth + 1) if depth < _DEEPEST else None

    def _next_number(self, at: int, last: int, kind: str, before: Path) -> tuple[Path | None, int, bool]:
        norm = self._norm
        dash = at < last and at > 0 and self._gap(at - 1) in ("-", "–", "—", "‑") and norm[at][:1].isdigit()
        start = at
        if at < last and norm[at] == "(":  # sections 40 (appeal), 41 (interest) and 42
            behind = self._aside(at, last)
            if behind is None or norm[behind] not in self._list:
                return None, start, False
            at = behind
        is_range = dash
        listed = at
        while not dash and at < last and at - listed < 3 and (norm[at] in self._list or norm[at] in self._range):
            is_range = is_range or norm[at] in self._range
            at += 1
        if at == listed and not dash:
            return None, start, False
        if at < last and norm[at] in self._units and self._units[norm[at]] == kind:
            at += 1
        bare = at < last and norm[at] == "("
        number = self._number(at, last, kind)
        if number is None or self._is_time(at, last) or self._leads_on(kind, number[1], last):
            return None, start, False
        path, reached = number
        if bare and norm[at - 1] == "," and reached < last and self._capital(reached):
            return None, start, False  # under subsection (1), (3) An officer: the number of the next subsection
        if bare and len(before) > 1:
            path = _continue(before, path, 1 if kind in _TOP_UNITS else 0)
        return path, reached, is_range

    def _leads_on(self, kind: str, at: int, last: int) -> bool:
        """Whether a number is that of an article, and a paragraph of it follows: paragraph 1, and 54, paragraph 2."""
        if kind not in ("paragraph", "subsection") or at + 1 >= last or self._norm[at] != ",":
            return False
        return self._units.get(self._norm[at + 1]) == kind

    def _is_time(self, at: int, last: int) -> bool:
        found = self._numbers.time(self._norm[at : min(at + 8, last)], 0)
        return found is not None

    def _number(self, at: int, last: int, kind: str) -> tuple[Path, int] | None:
        norm = self._norm
        if at >= last:
            return None
        path: list[str] = []
        start = at
        if norm[at] != "(":
            word = norm[at]
            if _FIGURE.fullmatch(word) or _RUN_TOGETHER.fullmatch(word):
                path.append(self._print(at))
                at += 1
                if self._has_letter(at, last):
                    path[-1] += self._print(at)
                    at += 1
                while (
                    at < last and self._gap(at - 1) in _HYPHENS and _FIGURE.fullmatch(norm[at]) and self._hyphenated(at)
                ):
                    path[-1] += "-" + self._print(at)
                    at += 1
            elif self._is_letter_number(at, last, kind):
                path.append(self._print(at))
                at += 1
                if self._has_letter(at, last):
                    path[-1] += self._print(at)
                    at += 1
            else:
                number = self._numbers.read(norm[at : min(at + 8, last)], 0)
                if number is None or number[0] != int(number[0]) or kind == "paragraph":
                    return None
                path.append(str(int(number[0])))
                at += number[1]
            if at < last and norm[at] in _LATIN:
                path[-1] += " " + norm[at]
                at += 1
        while at + 2 < last and norm[at] == "(" and norm[at + 2] == ")" and _is_short(norm[at + 1]):
            path.append(self._print(at + 1))
            at += 3
        if at == start + 1 and at < last and norm[at] == ")" and kind in ("paragraph", "subsection", "part", "clause"):
            at += 1
        return (tuple(path), at) if path else None

    def _has_letter(self, at: int, last: int) -> bool:
        """Whether a letter is hung on to the number before: section 369-A, Chapter V-A."""
        printed = self._print(at) if at < last else ""
        return len(printed) == 1 and printed.isupper() and self._gap(at - 1) in ("-", "‑")

    def _is_letter_number(self, at: int, last: int, kind: str) -> bool:
        word = self._norm[at]
        closed = at + 1 < last and self._norm[at + 1] == ")"
        printed = self._print(at)
        if kind in _GROUP_UNITS or kind in ("article", "section", "rule", "regulation"):
            return (roman(word) is not None and printed.isupper()) or (
                kind in _GROUP_UNITS
                and len(word) <= 2
                and printed[:1].isupper()
                and printed.isalpha()
                and printed.isupper()
            )
        return len(word) <= 2 and word.isalpha() and (closed or (len(word) == 1 and word != "a"))

    def _hyphenated(self, at: int) -> bool:
        """Whether the number at a word goes on from the one before: 78dd-1 and 225-4-1 do, 4-7 is a range."""
        before = self._norm[at - 1]
        if self._gap(at - 1) == "–":
            return not before.isdigit()
        return not before.isdigit() or not self._norm[at].isdigit() or len(before) > 2 > len(self._norm[at])

    def _outer(self, at: int, last: int, depth: int) -> Citation | None:
        norm = self._norm
        if at >= last:
            return None
        if norm[at] == "(":
            behind = self._aside(at, last)
            return self._outer(behind, last, depth + 1) if behind and norm[behind : behind + 1] == ("of",) else None
        if norm[at] in self._inside:
            return self.read(at + 1, last, depth + 1)
        if norm[at] == "," and at + 2 < last:
            if norm[at + 1] == "of":
                return self.read(at + 2, last, depth + 1)
            return self._named(at + 1, last, short=True) if self._capital(at + 1) else None
        return self._named(at, last, short=True) if self._capital(at) else None

    def _aside(self, at: int, last: int) -> int | None:
        """The word behind what is said in brackets after a number: section 3 (amended by section 6) of the Act."""
        open_brackets = 0
        for place in range(at, min(at + _LONGEST_ASIDE, last)):
            open_brackets += (self._norm[place] == "(") - (self._norm[place] == ")")
            if not open_brackets:
                return place + 1 if place + 1 < last else None
        return None

    def _pointed(self, at: int, last: int) -> Here | LawName | None:
        """This Act, the present section, that Part, the preceding section."""
        norm = self._norm
        this, that = False, False
        start, step = at, 0
        while at < last and at - start < 4:
            word = norm[at]
            if word in self._this:
                this = True
            elif word in self._that:
                that = True
            elif word in self._before:
                step = -1
            elif word in self._after:
                step = 1
            elif word not in self._the and word not in ("last", "immediately") and not (step and word == "following"):
                break
            at += 1
        if at >= last or not (this or that or step or norm[at] in self._definition):
            return None
        if norm[at] in self._units:
            return Here(self._units[norm[at]], at + 1, that and not this, step, bool(step) and norm[at].endswith("s"))
        if norm[at] in self._definition and not step:
            return Here(_DEFINITION, at + 1, that=True)
        if norm[at] in self._laws and not step and (this or self._capital(at)):
            return LawName(None if this else self._said(start, at + 1), at + 1)
        return None

    def _ordinal(self, at: int, last: int) -> Cited | Here | None:
        """The First Schedule, the Schedule."""
        norm = self._norm
        if norm[at] not in self._the or at + 1 >= last:
            return None
        ordinal = self._numbers.ordinals.get(norm[at + 1])
        if ordinal and at + 2 < last and self._units.get(norm[at + 2]) in _GROUP_UNITS:
            end = at + 3
            outer = self._outer(end, last, 1)
            return Cited(
                self._units[norm[at + 2]], ((str(ordinal),),), frozenset(), outer.last if outer else end, outer
            )
        kind = self._units.get(norm[at + 1])
        if kind in ("schedule", "annex") and self._capital(at + 1):
            end = at + 2
            outer = self._outer(end, last, 1)
            return Cited(str(kind), ((),), frozenset(), outer.last if outer else end, outer)
        return None

    def _named(self, at: int, last: int, short: bool = False) -> LawName | None:
        """A law by its name: the Penal Code, the Extradition Act, 2003, Act No. 5 of 2003, the Constitution."""
        norm = self._norm
        start = at
        if norm[at] in self._the:
            at += 1
            start = at
        if at >= last or not self._capital(at):
            return None
        end = self._name_end(at, min(last, at + (_SHORT_NAME if short else _LONGEST_NAME)), last)
        if end is None:
            return None
        first_law = next(index for index in range(start, end) if self._is_law(index))
        if first_law == start and end == start + 1:  # "the Act", "the Code", without a name
            if start == 0 or norm[start - 1] not in self._the:
                return None
            if norm[start] in self._own:
                return LawName(None, end)
        return LawName(self._said(start, end), end)

    def _name_end(self, at: int, limit: int, last: int) -> int | None:
        """The end of a law's name: behind the last word for a law that capitals and small words lead to.

        Behind "Code" or "Law", of and on lead further: the Code of Criminal Procedure, the Law on State Secrets.
        """
        norm = self._norm
        end = None
        led_on = False
        strange = 0
        while at < limit:
            word = norm[at]
            if self._is_law(at):
                at = end = self._tail(at + 1, last)
                led_on = (
                    at < limit
                    and word in self._laws | self._others
                    and norm[at] in _LEADING
                    and self._goes_on(at + 1, limit)
                )
                at += led_on
            elif self._capital(at) or word.isdigit():
                at += 1
                end = at if led_on else end
            elif word in self._connecting and self._goes_on(at + 1, limit, word not in ("and", "or")):
                at += 1
            elif (
                word in (",", "(", ")")
                and at + 1 < limit
                and (self._capital(at + 1) or norm[at + 1] in ("and", "(", ")"))
            ):
                led_on = False
                at += 1
            elif word.isalpha() and end is None and not strange and at + 1 < limit and self._capital(at + 1):
                strange += 1  # a slip or a small word of the name: the Child Care an Protection Act
                at += 1
            else:
                break
        return None if end is None else self._tail(end, last)

    def _is_law(self, at: int) -> bool:
        return self._capital(at) and (self._norm[at] in self._laws or self._norm[at] in self._others)

    def _goes_on(self, at: int, limit: int, article: bool = True) -> bool:
        small = self._connecting | self._the if article else self._connecting
        if at < limit and self._norm[at] in small:
            at += 1
        return at < limit and self._capital(at) and self._norm[at] not in self._units

    def _tail(self, at: int, last: int) -> int:
        """The end of what follows a law's name: No. 5 of 2003, 1977, [Act 633], (Act No. 51 of 1977), (Cap. 12)."""
        norm = self._norm
        if at + 1 < last and norm[at] in ("no", "cap") and norm[at + 1][:1].isdigit():
            at += 2
            if at + 1 < last and norm[at] == "of" and norm[at + 1].isdigit():
                at += 2
        for skip in (1, 0):
            if (
                at + skip < last
                and (not skip or norm[at] in (",", "of"))
                and re.fullmatch(r"(?:1[6-9]|20)[0-9]{2}", norm[at + skip])
            ):
                at += skip + 1
                break
        if at + 1 < last and norm[at] in self._laws and norm[at + 1].isdigit() and "[" in self._gap(at - 1):
            at += 2
        if at + 2 < last and norm[at] == "(":
            for close in range(at + 2, min(at + 10, last)):
                if norm[close] == ")":
                    return close + 1 if any(norm[inner][:1].isdigit() for inner in range(at + 1, close)) else at
        return at

    def _said(self, first: int, last: int) -> str:
        return " ".join(self._text[self._words.start[first] : self._words.end[last - 1]].split())

    def _print(self, at: int) -> str:
        return self._text[self._words.start[at] : self._words.end[at]]

    def _capital(self, at: int) -> bool:
        return self._text[self._words.start[at]].isupper()

    def _gap(self, at: int) -> str:
        """What stands in the text between a word and the next."""
        return self._text[self._words.end[at] : self._words.start[at + 1]] if at + 1 < len(self._norm) else ""


def _apart(path: Path) -> list[Path]:
    """The numbers of a list without blanks: section 3,4,5(1)."""
    *before, last = path[0].split(",")
    return [*((number,) for number in before), (last, *path[1:])]


def _is_short(word: str) -> bool:
    return bool(_SHORT.fullmatch(word) or roman(word) is not None) and word not in _NOT_NUMBERS


def _continue(before: Path, path: Path, outermost: int) -> Path:
    """The path that a bare `(c)` stands for after `3(1)(a)`: its number takes the place of the last of its shape."""
    shape = _shape(path[0])
    for place in range(len(before) - 1, outermost - 1, -1):
        if _shape(before[place]) == shape:
            return before[:place] + path
    return before[:-1] + path


def _shape(number: str) -> str:
    return "figure" if number[:1].isdigit() else "letter" if number.islower() else "capital"
