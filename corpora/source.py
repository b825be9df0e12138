"""The source text of a bill: one paragraph a line, four spaces for each level, numbers typed out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(“?(?:SECTION \d+[A-Z]?\.|Article \d+(?:-[A-Z])?\.|(?:§ )?\d+[A-Z]?\.|\d+°|\([\da-zA-Z]{1,4}\)|[a-z]\)))\s+(?=\S)"
)
_SCHEDULE = re.compile(r"(?:THE|FIRST|SECOND) SCHEDULE|SCHEDULE \d|ANNEX")
_RUN_IN_HEADING = re.compile(r"[^—]+\.—")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a bill and its place in the layout.

    `part` is front (all that stands before the enacting words, and those), body or schedule; `bold` is how many
    characters of `text` are a heading.
    """

    text: str  # without the number
    number: str | None
    level: int
    part: str
    bold: int = 0
    centred: bool = False
    quoted: bool = False  # inserted into another law


def paragraphs(source: str, enacting: str) -> Iterator[Paragraph]:
    """Cut the source into paragraphs; `enacting` is how the line with the enacting words begins."""
    part = "front"
    open_quotes = 0
    for line in source.splitlines():
        words = line.strip()
        if part == "body" and _SCHEDULE.fullmatch(words):
            part = "schedule"
        match = _NUMBER.match(words)
        number, text = (match[1], words[match.end() :]) if match else (None, words)
        level = (len(line) - len(words)) // 4
        centred = level == 0 and not number and (words.isupper() or (words[0] == "(" and words[-1] == ")"))
        run_in = _RUN_IN_HEADING.match(text) if part == "body" and not level else None
        bold = len(text) if centred or _is_heading(text, number, level, part) else run_in.end() if run_in else 0
        quoted = open_quotes > 0 or (number or "").startswith("“")
        yield Paragraph(text, number, level, part, bold, centred, quoted)
        open_quotes += line.count("“") - line.count("”")
        if words.startswith(enacting):
            part = "body"


def _is_heading(text: str, number: str | None, level: int, part: str) -> bool:
    if part != "body" or level or text[-1] in ".:;,”]":
        return False
    return number is not None or text[0].isupper()  # a heading may stand on a line of its own above its section
