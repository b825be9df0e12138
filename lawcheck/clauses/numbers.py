"""Numbers of clauses as printed, and the values they may stand for."""

from __future__ import annotations

import re

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_VALUES = {word: value for words in (_ORDINALS, _CARDINALS) for value, word in enumerate(words.split())}
_PIECES = re.compile(r"\d+|[a-z]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")

Key = tuple[int, ...]
"""A number as a place in a sequence: 12 is (12,), 12A (12, 1), 4ZA (4, 0, 1), 225-4-1 (225, 4, 1), 127¹ (127, 1).

Behind a stop, 271.2 is (271, 2) and 279.01 is (279, 0, 1)."""


def roman(text: str) -> int | None:
    """The value of a roman number in either case; None where it is none."""
    text = text.lower()
    if not text or not _ROMAN.match(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def letters(text: str) -> int | None:
    """The place of a letter mark in its list: a is 1, z 26, aa 27 and bb 28; None for letters that are no mark."""
    text = text.lower()
    if not text or not all("a" <= letter <= "z" for letter in text):
        return None
    if len(set(text)) > 1:
        return None
    return ord(text[0]) - 96 + 26 * (len(text) - 1)


def section_key(number: str) -> Key | None:
    """The key of a section's or article's number; None where it is not a number."""
    number = number.strip().rstrip(".").lower()
    parts = _PIECES.findall(number)
    if not parts:
        return None
    if parts[0].isalpha() and len(parts) > 1 and parts[1].isdecimal() and parts[0] not in LATIN:
        before = [0 if letter == "z" else ord(letter) - 96 for letter in parts[0][:4]]
        return (0, *before, *(section_key("".join(parts[1:])) or ()))  # A1 stands before 1, AZ1 before A1
    if not parts[0].isdecimal():
        value = _VALUES.get(number) or roman(number.replace(" ", ""))
        return (value,) if value else None
    key: list[int] = []
    for part in parts:
        if part.isdecimal() and part[0] == "0" and key:
            key.extend(map(int, part[:4]))  # 279.011 stands between 279.01 and 279.02
        elif part.isdecimal():
            key.append(int(part[:9]))
        elif part[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹":
            key.append(int(part.translate(SUPERSCRIPTS)[:9]))
        elif part in LATIN:
            key.append(LATIN.index(part) + 2)
        else:
            key.extend(_suffix(part))
    return tuple(key)


def _suffix(text: str) -> list[int]:
    """Letters count one by one: 12AA after 12A, before 12B; those behind a leading Z count below A: 4ZA before 4A."""
    if len(text) > 1 and text[0] == "z":
        return [0, *_suffix(text[1:])]
    return [ord(letter) - 96 for letter in text[:4]]


def group_number(text: str) -> int | None:
    """The value of the number of a Part, Chapter or Schedule: 2, IIA, Two, SECOND, B; of 8.3 what it is within 8."""
    text = text.strip().strip(".:-–—").lower()
    if text in _VALUES:
        return _VALUES[text]
    digits = re.match(r"(?:\d+\.)*(\d+)", text)
    if digits:
        return int(digits.group(1)[:9])
    value = roman(text)
    if value:
        return value
    trimmed = roman(text[:-1])
    if trimmed:
        return trimmed
    return letters(text)
