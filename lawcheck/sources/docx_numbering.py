"""Word's automatic numbers, counted and written as Word prints them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from lawcheck.sources.docx_package import W
from lawcheck.sources.docx_styles import Styles, integer, is_on, value
from lawcheck.sources.numerals import letters, roman

_LEVELS = 9
_MOST = 100_000  # above which a number is written in figures, whatever its format says
_ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINAL_WORDS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
# The list that LISTNUM counts when it names none: 1) a) i) (1) (a) (i) 1. a. i.
_DEFAULT_TEXTS = [f"{before}%{{}}{after}" for before, after in (("", ")"), ("(", ")"), ("", ".")) for _ in range(3)]
_DEFAULT_FORMATS = ("decimal", "lowerLetter", "lowerRoman")


def _words(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    return str(number)


def _ordinal(number: int) -> str:
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _ordinal_words(number: int) -> str:
    if number > 99:
        return _ordinal(number)
    head, dash, last = _words(number).rpartition("-")
    usual = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return head + dash + _ORDINAL_WORDS.get(last, usual)


_WRITERS: dict[str, Callable[[int], str]] = {
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerLetter": letters,
    "ordinal": _ordinal,
    "cardinalText": lambda number: _words(number).capitalize(),
    "ordinalText": lambda number: _ordinal_words(number).capitalize(),
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda number: "",
}


def written(number: int, form: str) -> str:
    """A number in one of Word's formats; an unknown format is written in figures."""
    if form in _WRITERS and (0 < number < _MOST or form in ("none", "decimalZero")):
        return _WRITERS[form](number)
    return str(number)


@dataclass(slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    after: str = "\t"
    restart: int | None = None  # starts anew after this level (from 1) or a higher one; 0 never; None after any higher
    legal: bool = False  # all numbers in figures
    style: str | None = None
    indent: etree._Element | None = None


@dataclass(slots=True)
class _List:
    levels: list[Level]
    counters: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _Instance:
    of: _List
    levels: list[Level]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)  # levels that this instance has used


class Numbering:
    """The lists of a document; asks for numbers must come in the order of its paragraphs."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._instances: dict[str, _Instance] = {}
        self._named: dict[str, _Instance] = {}
        if root is None:
            return
        definitions = {value(element, "abstractNumId"): element for element in root.iter(W + "abstractNum")}
        numbers = {value(element, "numId"): element for element in root.iter(W + "num")}
        lists: dict[str | None, _List] = {}
        for number, element in numbers.items():
            key = value(element.find(W + "abstractNumId"))
            definition = definitions.get(key)
            linked = value(definition.find(W + "numStyleLink")) if definition is not None else None
            if linked:
                other = numbers.get(value(self._styles.setting(None, linked, "numPr/" + W + "numId")))
                key = value(other.find(W + "abstractNumId")) if other is not None else key
                definition = definitions.get(key)
            if number is None or definition is None:
                continue
            if key not in lists:
                lists[key] = _List(_levels(definition))
            shared = lists[key]
            levels, starts = list(shared.levels), {}
            for override in element.iter(W + "lvlOverride"):
                at = _level_number(value(override, "ilvl"))
                changed, start = override.find(W + "lvl"), integer(value(override.find(W + "startOverride")))
                if changed is not None:
                    levels[at] = _level(changed)
                if start is not None:
                    starts[at] = start
            instance = self._instances[number] = _Instance(shared, levels, starts)
            name = value(definition.find(W + "name"))
            if name:
                self._named.setdefault(name.lower(), instance)

    def place(self, properties: etree._Element | None, style: str | None) -> tuple[str, int] | None:
        """The list and level (from 0) of a paragraph, by its own properties or its style; None without a number."""
        own = properties.find(W + "numPr") if properties is not None else None
        number = value(own.find(W + "numId")) if own is not None else None
        level = value(own.find(W + "ilvl")) if own is not None else None
        chain = [(element, element.find(f"{W}pPr/{W}numPr")) for element in self._styles.chain(style)]
        if number is None:
            found = (value(inherited.find(W + "numId")) for _, inherited in chain if inherited is not None)
            number = next((name for name in found if name is not None), None)
            level = level or (self._level_of_styles(number, chain) if number else None)
        if number is None or number not in self._instances:
            return None
        return number, _level_number(level)

    def _level_of_styles(self, number: str, chain: list[tuple[etree._Element, etree._Element | None]]) -> str | None:
        """The level that the list links to the nearest of these styles, or that the style names itself."""
        instance = self._instances.get(number)
        for style, inherited in chain:
            name = value(style, "styleId")
            for at, level in enumerate(instance.levels if instance else ()):
                if level.style == name:
                    return str(at)
            named = value(inherited.find(W + "ilvl")) if inherited is not None else None
            if named is not None:
                return named
        return None

    def level(self, place: tuple[str, int]) -> Level:
        """The settings of a level of a list."""
        return self._instances[place[0]].levels[place[1]]

    def next(self, place: tuple[str, int]) -> str:
        """Count on, and write the number that stands before the paragraph."""
        return _next(self._instances[place[0]], place[1])

    def field(self, name: str, level: int, start: int | None, within: tuple[str, int] | None) -> str:
        """Count on, and write the number of a LISTNUM field, of the list it names or of its paragraph."""
        instance = self._named.get(name.lower())
        if instance is None and within is not None and not name:
            instance = self._instances[within[0]]
        if instance is None:
            levels = [
                Level(form=_DEFAULT_FORMATS[at % 3], text=text.format(at + 1)) for at, text in enumerate(_DEFAULT_TEXTS)
            ]
            instance = self._named[name.lower()] = _Instance(_List(levels), levels, {})
        if start is not None:
            instance.of.counters[level] = start - 1
        return _next(instance, level)


def _next(instance: _Instance, level: int) -> str:
    counters = instance.of.counters
    count = counters[level]
    if level in instance.starts and level not in instance.begun:
        count = None
    instance.begun.add(level)
    counters[level] = _start(instance, level) if count is None else count + 1
    for deeper in range(level + 1, _LEVELS):
        restart = instance.levels[deeper].restart
        if restart is None or level < restart:
            counters[deeper] = None
    own = instance.levels[level]

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        found = counters[at]
        form = instance.levels[at].form
        if own.legal and form != "none":
            form = "decimal"
        return written(_start(instance, at) if found is None else found, form)

    return re.sub("%([1-9])", number, own.text)


def _start(instance: _Instance, level: int) -> int:
    own = instance.starts.get(level)
    return instance.levels[level].start if own is None else own


def _levels(definition: etree._Element) -> list[Level]:
    levels = [Level() for _ in range(_LEVELS)]
    for element in definition.iterchildren(W + "lvl"):
        levels[_level_number(value(element, "ilvl"))] = _level(element)
    return levels


def _level(element: etree._Element) -> Level:
    start = integer(value(element.find(W + "start")))
    form = next(element.iter(W + "numFmt"), None)
    kind = value(form) or "decimal"
    if kind == "custom" and (value(form, "format") or "").startswith("0"):
        kind = "decimalZero"
    text = value(element.find(W + "lvlText")) or ""
    if kind == "bullet":
        text = "•" if text and (not text.isascii() or text in "o-*") else text
    legal = element.find(W + "isLgl")
    return Level(
        start=start or 0,
        form=kind,
        text=text,
        after={"space": " ", "nothing": ""}.get(value(element.find(W + "suff")) or "tab", "\t"),
        restart=integer(value(element.find(W + "lvlRestart"))),
        legal=is_on(legal),
        style=value(element.find(W + "pStyle")),
        indent=element.find(f"{W}pPr/{W}ind"),
    )


def _level_number(text: str | None) -> int:
    return min(max(integer(text) or 0, 0), _LEVELS - 1)
