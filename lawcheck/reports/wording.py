"""Words that reports share: names for people, plain quotations, and text made safe to print."""

from __future__ import annotations

import re

INSTRUMENTS = {
    "tip": "Trafficking Protocol",
    "som": "Smuggling Protocol",
    "untoc": "Organized Crime Convention",
}
KINDS = {
    "trafficking": "trafficking in persons",
    "smuggling": "smuggling of migrants",
    "immigration": "immigration",
    "criminal": "criminal law",
    "procedure": "criminal procedure",
    "laundering": "money laundering",
    "corruption": "corruption",
    "organized-crime": "organized crime",
    "cooperation": "international cooperation",
    "victims": "victims of crime",
}
STRENGTHS = {
    "mandatory": "mandatory",
    "conditional": "mandatory, within the limits of national law",
    "consider": "to be considered",
    "optional": "optional",
    "practice": "good practice, not in the treaty itself",
}
VERDICTS = {
    "conflict": "the text says what the treaty forbids",
    "gap": "nothing was found in the text",
    "partial": "only part of what is needed is in the text",
    "review": "only a person can tell",
    "met": "all that is needed is in the text",
}
"""The verdicts, the most pressing first, and what each says."""

_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_INNER = str.maketrans("“”", "‘’")


def inert(text: str) -> str:
    """Text without control characters and marks that turn the direction of writing: a tab becomes a blank.

    Newlines are kept. What else could move the cursor, colour the screen or disorder a line becomes U+FFFD.
    """
    return _UNPRINTABLE.sub("\ufffd", re.sub("\r\n|[\u2028\u2029\x85]", "\n", text).replace("\t", " "))


def on_one_line(text: str) -> str:
    """Text with every run of blanks and newlines as one space."""
    return " ".join(text.split())


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 page`, `12 pages`, `1,204 pages`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: list[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return f" {last} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def shortened(text: str, most: int) -> str:
    """Text on one line, cut between words to at most so many characters."""
    text = on_one_line(text)
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    if text[most - 1] != " " and " " in cut[most // 2 :]:
        cut = cut[: cut.rfind(" ")]
    return cut.rstrip(" ,;:–—-") + "…"


def quoted(words: str) -> str:
    """Words in quotation marks, with single marks for those inside them."""
    return f"“{words.translate(_INNER)}”"


def enumerated(names: list[str], most: int) -> str:
    """`a, b, c and 4 more`: of a long list the first ones, whole."""
    if len(names) <= most + 1:
        return listed(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def source(instrument: str, article: str) -> str:
    """`Trafficking Protocol, Article 3(a)`; for a practice built on it, `Trafficking Protocol (Model Law)`."""
    name = INSTRUMENTS[instrument]
    return f"{name}, Article {article}" if article[:1].isdigit() else f"{name} ({article})"
