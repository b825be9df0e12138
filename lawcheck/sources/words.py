"""Words broken by print made whole: hyphens at the end of a line, letters set apart; and text that is no text told."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from lawcheck.sources.builder import Draft, Edit, plain

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_HYPHENS = ("-", "‐", "‑")
_BROKEN = re.compile(r"([^\W_]+(?:[-‐‑'’][^\W_]+)*)[-‐‑]$")
_LONGEST_WORD = 60
_NEXT = re.compile(r"[^\W_]+")
_PREFIXES = frozenset(  # that keep their hyphen
    [
        *("non", "self", "anti", "ex", "co", "semi", "quasi", "cross", "vice", "all", "half", "well", "ill", "counter"),
        *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    ]
)
_LEAD_INS = frozenset(  # words before a dash that opens a list
    [
        *(
            "means",
            "includes",
            "include",
            "following",
            "follows",
            "namely",
            "that",
            "who",
            "whom",
            "which",
            "whose",
            "if",
        ),
        *(
            "and",
            "or",
            "the",
            "by",
            "are",
            "is",
            "be",
            "shall",
            "may",
            "must",
            "where",
            "when",
            "unless",
            "person",
            "from",
        ),
        *("with", "either", "provided", "say", "to"),
    ]
)
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,120}[^\W\d_](?![^\s.,;:)])")
_PERHAPS_SPACED = re.compile(r" \w \w ")  # found sooner
_GLUED = (  # what lost links leave behind: `ofsection 3(1)of theCriminal Code`, `‘child’means`
    re.compile(
        r"\b(?:of|in|to|by|or|and|the|for|from|with|under)"
        r"(?=(?:sub-?)?(?:section|paragraph|article|regulation|clause)s?\b|[A-Z][a-z]+\b)"
    ),
    re.compile(r"\(\d{1,3}[A-Za-z]?\)(?=[a-z]{2,})"),
    re.compile(r"[’”\"'](?=(?:means?|includes?|has|have|shall|is|does)\b)(?<=[\w)].)"),
)
_CAPITAL_APART = re.compile(r"(?<!\S)([B-HJ-NP-Z]) ([A-Z]{2,})(?!\w)")


SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNITS = ("m", "km", "cm", "mm", "dm", "ft")


def is_mark_after(before: str) -> bool:
    """Whether a raised figure after these words is the mark of a note.

    It is none after a figure (article 127¹) or a unit (12 m²).
    """
    words = before.split()
    return not words or not (words[-1][-1].isdecimal() or words[-1] in _UNITS)


class Vocabulary:
    """The words of a document and how often each occurs, in lower case; counted when first asked."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._counts: Counter[str] | None = None

    def __getitem__(self, word: str) -> int:
        if self._counts is None:
            self._counts = Counter()
            whole = (text.rpartition(" ")[0] if text[-1:] in _HYPHENS else text for text in self._texts)
            self._counts.update(_WORD.findall("\n".join(whole).lower()))
        return self._counts[word.lower()]


def mend(drafts: list[Draft]) -> list[Draft]:
    """Close up letters set apart, part words run together, and join words broken over two lines to the first line."""
    texts = [draft.text for draft in drafts]
    vocabulary = Vocabulary(texts)
    whole = "\n".join(texts)
    spaced = _lines_with(_SPACED, texts, whole) if _PERHAPS_SPACED.search(whole) else []
    for at in {*spaced, *_lines_with(_CAPITAL_APART, texts, whole)}:
        _close_up(drafts[at], vocabulary)
    for pattern in _GLUED:
        for at in _lines_with(pattern, texts, whole):
            drafts[at].edit([Edit(match.end(), match.end()) for match in pattern.finditer(drafts[at].text)])
    for at, text in enumerate(texts):
        if text[-1:] in _HYPHENS and drafts[at].full:
            following = next((other for other in drafts[at + 1 : at + 4] if other.chunks), None)
            if following is not None:
                _join(drafts[at], following, vocabulary)
    return [draft for draft in drafts if draft.chunks or draft.blank]


def _lines_with(pattern: re.Pattern[str], texts: Sequence[str], whole: str) -> list[int]:
    """The indexes of the lines that a pattern matches in; `whole` is the lines, one after the other."""
    places = [match.start() for match in pattern.finditer(whole)]
    if not places:
        return []
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    return sorted({bisect.bisect_right(starts, place) - 1 for place in places})


def _close_up(draft: Draft, vocabulary: Vocabulary) -> None:
    text = draft.text
    blanks: list[int] = []
    for match in _SPACED.finditer(text):
        ends = _ends_of_words(match.group().replace(" ", ""), vocabulary)
        blanks += [
            match.start() + 2 * index - 1 for index in range(1, len(match.group()) // 2 + 1) if index not in ends
        ]
    for match in _CAPITAL_APART.finditer(text):
        joined = match[1] + match[2]
        if vocabulary[joined] and vocabulary[joined] >= vocabulary[match[2]]:
            blanks.append(match.end(1))
    draft.edit([Edit(at, at + 1) for at in sorted(set(blanks))])


def _ends_of_words(letters: str, vocabulary: Vocabulary, longest: int = 24) -> set[int]:
    """Where to part letters into words that the document has; nowhere when it cannot be done."""
    best: list[tuple[int, int] | None] = [(0, 0)]  # fewest words so far, start of the last one
    for end in range(1, len(letters) + 1):
        ways = [
            (before[0] + 1, start)
            for start in range(max(0, end - longest), end)
            if (before := best[start]) is not None and (end - start > 1 or letters[start:end] in "aAI")
            if vocabulary[letters[start:end]]
        ]
        best.append(min(ways, default=None))
    ends: set[int] = set()
    at = len(letters)
    while at and (step := best[at]) is not None:
        at = step[1]
        ends.add(at)
    return ends


def _join(draft: Draft, following: Draft, vocabulary: Vocabulary) -> None:
    text, after = draft.text, following.text
    broken, rest = _BROKEN.search(text[-_LONGEST_WORD:]), _NEXT.match(after)
    if not broken or not rest:
        return
    first, second = broken[1], rest.group()
    if not first[-1].isalpha() or not second.isalpha():
        return
    hyphen = _hyphen(first, second, vocabulary)
    if hyphen is None:
        return
    if not hyphen:
        draft.edit([Edit(len(text) - 1, len(text))])
    end = len(after.split(None, 1)[0])
    draft.chunks += following.cut(0, end)
    following.chunks = following.cut(end, len(after))
    plain([following])


def _hyphen(first: str, second: str, vocabulary: Vocabulary) -> str | None:
    """What stands between the parts of a word broken at a hyphen: the hyphen, or nothing; None where it is a dash."""
    whole = re.split("[-‐‑]", first)[-1]
    solid, hyphened = vocabulary[whole + second], vocabulary[f"{first}-{second}"] or vocabulary[f"{whole}-{second}"]
    if solid or hyphened:
        return "-" if hyphened > solid else ""
    if whole.lower() in _LEAD_INS:
        return None
    if second[0].isupper() or whole.lower() in _PREFIXES or whole != first:
        return "-"
    both_are_words = len(whole) > 3 and len(second) > 2 and vocabulary[whole] and vocabulary[second]
    return "-" if both_are_words else ""


_TOKEN = re.compile(r"[^\s.…·_]{3,}")
_EDGES = "()[]{}.,;:!?'\"“”‘’«»—–-…*§/"
_CODE = re.compile(r"[A-Z]{0,3}[\d.,:/()-]+[A-Za-z]?")  # 31-01-2011, A1391
_LATIN_WORD = re.compile(
    r"(?=[^aeiouyAEIOUY]*[aeiouyAEIOUY])(?:[A-Z]?[a-z]+|[A-Z]+)(?:[-'’/.–—](?:[A-Z]?[a-z]+|[A-Z]+))*"
)
_OTHER_WORD = re.compile(  # of any script, with its combining signs
    r"[^\W\d_\ue000-\uf8ff](?:[\w\u0300-\u036f\u0591-\u05c7\u0610-\u06ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff'’-](?![\ue000-\uf8ff]))*"
)
_ENOUGH_WORDS = 40
_FEW_WORDS = 16  # when nearly all of these are words, the rest are too


def is_noise(text: str) -> bool:
    """Whether text is what a font without Unicode leaves behind: signs and letters that make no words.

    A sample of the words is looked at; a text of few words is never noise.
    """
    found = _TOKEN.findall(text)
    if sum(map(_is_word, found[:: max(len(found) // _FEW_WORDS, 1)][:_FEW_WORDS])) > 0.8 * _FEW_WORDS:
        return False
    tokens = [token.strip(_EDGES) for token in found[:: max(len(found) // 60, 1)]]
    tokens = [token for token in tokens if len(token) > 2 and not _CODE.fullmatch(token)]
    return len(tokens) >= _ENOUGH_WORDS and sum(map(_is_word, tokens)) < 0.55 * len(tokens)


def _is_word(token: str) -> bool:
    return bool((_LATIN_WORD if token.isascii() else _OTHER_WORD).fullmatch(token))
