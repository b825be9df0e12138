"""The title of a law: what its short title clause says, else its first heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawcheck.clauses.markers import leading_marks
from lawcheck.clauses.rows import Row

_SHORT_TITLE = re.compile(
    r"\b(?:may\s+be\s+(?:cited|called)(?:\s+for\s+all\s+purposes)?\s+as|(?:may|shall|is\s+to)\s+be\s+(?:cited|known|called)\s+as|"
    r"is\s+called|shall\s+be\s+called|may\s+be\s+called)\s+(?:the\s+)?[“\"‘']?(?P<title>[A-Z][^.;:“”\"]{3,200}?)[”\"’']?\s*"
    r"(?:[.;:]|,?\s+and\s+(?:shall|comes?|is|takes?|extends?|enters?|applies)\b|,?\s+(?:shall|which)\b)",
)
_NAMES_LAW = re.compile(
    r"\b(?:act|bill|law|ordinance|code|decree|convention|protocol|proclamation|statute|treaty)\b", re.I
)
# LAW OF THE REPUBLIC / ON COMBATING TRAFFICKING: the name of a law goes on in the line below
_GOES_ON = re.compile(
    r"[“\"«]?(?:on|concerning|regarding|about|for\s+the|against|respecting|to\s+(?:provide|amend))\b", re.I
)
_NO_TITLE = re.compile(r"explanatory|objects\s+and\s+reasons|arrangement|gazette|^\W*\d|^laws\s+of\b|page\b", re.I)


def find_title(text: str, rows: Sequence[Row]) -> str:
    """The title of the law as one line; empty where nothing looks like one."""
    match = _SHORT_TITLE.search(text, 0, min(len(text), 60000))
    if match:
        return " ".join(match.group("title").split())
    head = [row.text for row in rows[:40] if not row.noise]
    for place, line in enumerate(head[:16]):
        if leading_marks(line):
            continue
        if _NAMES_LAW.search(line) and not _NO_TITLE.search(line) and len(line) < 300:
            below = head[place + 1] if place + 1 < len(head) else ""
            goes_on = _GOES_ON.match(below) is not None and len(below) < 200 and not line.endswith((".", ";"))
            return " ".join(f"{line} {below}".split() if goes_on else line.split())
    return " ".join(head[0].split())[:300] if head else ""
