"""What a line may start with: the numbers of clauses as drafting styles print them, each with what taught it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lawcheck.clauses.numbers import letters, roman

# Marks of amendment before a number: F1[ (Ireland), 2[ and [ (Pakistan, Lorrimar), and an opening quote.
PREFIX = re.compile(r"(?:\s*(?:F?\d{0,3}\[|[\"“‘'«„]))*\s*")

# Each pattern takes the number itself as group 1.
_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    # (1) (a) (ii) (A) (1A) (fa) (2¹): everywhere; "(l)" for "(1)" in texts read by OCR
    ("paren", re.compile(r"\(\s?(\d{1,3}[A-Za-z]{0,2}[⁰¹²³⁴⁵⁶⁷⁸⁹]*|[A-Za-z]{1,8})\s?\)")),
    # 1.1 and 1.2.1 below section 1
    ("decimal", re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,3})\.?(?=\s)")),
    # 1. 12A. 3¹. of translated codes and treaties; never 1.5
    ("dot", re.compile(r"(\d{1,3}[A-Z]{0,2}[⁰¹²³⁴⁵⁶⁷⁸⁹]*)\.{1,2}(?![\d.])")),
    # 1) a) ii): treaties, translated civil law
    ("half", re.compile(r"(\d{1,3}[⁰¹²³⁴⁵⁶⁷⁸⁹]*|[a-z]{1,5}|[A-Z])\)(?!\))")),
    # 1° 2º: French and Spanish codes
    ("degree", re.compile(r"(\d{1,3})\s?[°º]")),
    # a. b. of Dutch, Swiss and some African laws
    ("letterdot", re.compile(r"([a-z]|[ivx]{2,5})\.(?=\s)")),
    # a/ b/ of Vietnam
    ("slash", re.compile(r"([a-z]|\d{1,2})/(?=\s)")),
    # I. - II. - and I. II. of French codes
    ("romandot", re.compile(r"([IVX]{1,5})\.(?:\s?[–—-])?(?=\s)")),
    # dashes and bullets before items without a number
    ("bullet", re.compile(r"([•·▪◦‣]|[-–—](?=\s))")),
)

# Words after a number that show a reference broken over two lines: "(a) or (b)", "(2) of section 5", "(1)."
_REFERENCE_AFTER = re.compile(
    r"\s*(?:[,;.)]|(?:or|and|to)\s+(?:\(|\d|paragraph|subsection|section)|of\s+(?:this|that|the|section|sub-?section|"
    r"paragraph|article|rule)\b|above\b|below\b|hereof\b|thereof\b|shall\b|applies\b|does\b|is\b|are\b|has\b|have\b)"
)
_REFERENCE_BEFORE = re.compile(
    r"(?:(?<!this )(?<!that )\b(?:sub-?\s?)?(?:sections?|paragraphs?|clauses?|articles?|items?|points?|"
    r"regulations?|rules?|parts?|schedules?|chapters?)(?P<numbered>(?:\s+\d{1,4}[A-Z]{0,2})?(?:\s?\(\w{1,5}\))*)|"
    r"\b(?:ss?|secs?|arts?|paras?|cl|no)\.|"
    r"(?:\(\w{1,5}\)|\b\d{1,3}[A-Z]?)\s*(?:,|,?\s*\b(?:and|or|to)))\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a mark: the family of numbers it belongs to, and its place there."""

    family: str
    value: int
    sub: int = 0  # of a mark inserted after another: (fa) after (f), (1A) after (1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number found in a text: its span there, as printed, and the ways to read it."""

    start: int
    end: int
    label: str
    style: str
    readings: tuple[Reading, ...]


# 1 Text of the first paragraph: Swiss articles, where no other style begins so
_BARE = re.compile(r"(\d{1,2})(?=\s+[A-Z])")


def bare_mark(text: str, at: int, end: int) -> list[Mark]:
    """A number without a stop or brackets that stands before a capital, if one does."""
    match = _BARE.match(text, at, end)
    return [Mark(at, match.end(), match.group(), "bare", readings("bare", match.group()))] if match else []


def leading_marks(text: str, at: int = 0, end: int | None = None) -> list[Mark]:
    """The marks that stand one after another at `at`: one for `(a) text`, two for `(2)(A) text`."""
    found: list[Mark] = []
    end = len(text) if end is None else end
    while True:
        begin = PREFIX.match(text, at, end).end()  # type: ignore[union-attr]
        for style, pattern in _STYLES:
            match = pattern.match(text, begin, end)
            if match and (style not in ("letterdot", "bullet", "half", "slash", "romandot", "decimal") or not found):
                break
        else:
            return found
        if found and style == "dot":
            return found
        ways = readings(style, match.group(1))
        if not ways:
            return found
        label = f"{match.group(1)}." if style == "romandot" else match.group().strip()
        found.append(Mark(begin, match.end(), label, style, ways))
        at = match.end()


@lru_cache(maxsize=4096)
def readings(style: str, core: str) -> tuple[Reading, ...]:
    """The ways to read the core of a mark, most likely first; empty where it is no number."""
    if style == "bullet":
        return (Reading("bullet", 0),)
    if style == "decimal":
        return (Reading(f"decimal{core.count('.')}:1", int(core.rpartition(".")[2])),)
    found: list[Reading] = []
    digits = re.match(r"(\d+)([A-Za-z]*)([⁰¹²³⁴⁵⁶⁷⁸⁹]*)$", core)
    if digits:
        sub = letters(digits.group(2)[:1]) or 0
        sub += 30 * len(digits.group(3))
        return (Reading(f"{style}:1", int(digits.group(1)), sub),)
    case = "a" if core.islower() else "A"
    if not core.islower() and not core.isupper():
        return _mixed(style, core)
    number = roman(core)
    if len(core) == 1:
        value = letters(core) or 0
        found.append(Reading(f"{style}:{case}", value))
        if number:
            found.append(Reading(f"{style}:{'i' if case == 'a' else 'I'}", number))
        if core in "lI" and style == "paren":
            found.append(Reading(f"{style}:1", 1))  # "(l)" and "(I)" for "(1)": OCR
        return tuple(found)
    if number:
        found.append(Reading(f"{style}:{'i' if case == 'a' else 'I'}", number))
    place = letters(core)
    if place and len(core) == 2:
        found.append(Reading(f"{style}:{case}{case}", place - 26))  # (aa) as the first of a list of doubled letters
        found.append(Reading(f"{style}:{case}", place))  # (aa) after (z)
        found.append(Reading(f"{style}:{case}", place - 26, 27))  # (aa) inserted after (a)
    elif len(core) == 2:
        first, last = letters(core[0]) or 0, letters(core[1]) or 0
        found.append(Reading(f"{style}:{case}", first, last))  # (fa) after (f)
        found.append(Reading(f"{style}:{case}", 26 * first + last))  # (ab) after (aa)
    inserted = roman(core[:-1]) if core[-1].lower() in "ab" else None
    if inserted and len(core) > 2:
        found.append(Reading(f"{style}:{'i' if case == 'a' else 'I'}", inserted, letters(core[-1]) or 0))
    return tuple(found)


def _mixed(style: str, core: str) -> tuple[Reading, ...]:
    """(aA), (iiA): a capital letter marks the insertion."""
    base, last = core[:-1], core[-1]
    if not base.islower() or not last.isupper():
        return ()
    sub = letters(last) or 0
    number = roman(base)
    ways = [Reading(f"{style}:i", number, sub)] if number else []
    if len(base) == 1:
        ways.insert(0, Reading(f"{style}:a", letters(base) or 0, sub))
    return tuple(ways)


def refers(text: str, mark: Mark) -> bool:
    """Whether the mark looks like a reference that a line break has cut: `(a) or (b) of section 4`."""
    return _REFERENCE_AFTER.match(text, mark.end) is not None


def awaits_reference(text: str, *, numbered: bool = True) -> bool:
    """Whether a text ends so that a number belongs to it: `under section`, `paragraphs (a) and`.

    `numbered` says whether a number may go on: `under subsection (1)` before `(a)` on the next line.
    """
    match = _REFERENCE_BEFORE.search(text[-40:])
    return match is not None and (numbered or not match.group("numbered"))
