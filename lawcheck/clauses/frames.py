"""Frames: text that a bill puts between quotation marks to write it into another act."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawcheck.clauses.rows import Row

_CUE = re.compile(
    r"\b(?:insert\w*|substitut\w*|add(?:ed|ing|ition)?|replac\w*|amend\w*|append\w*|the\s+following|as\s+follows|edition|"
    r"to\s+read|reads?|repeal\w*|renumber\w*|immediately\s+(?:after|before))\b",
    re.I,
)
_STRUCTURE = re.compile(
    r"\s*[\"“‘']?\s?(?:\(\w{1,6}\)|\d{1,4}[A-Za-z]{0,3}[.\s(]|(?:Part|PART|Chapter|Article|Section)\b|§)"
)
_DEFINITION = re.compile(r"[\"“‘'][^\"“”\n]{1,80}[\"”’'](?=[\s,;]|means|includes)")
_NEW_DEFINITION = re.compile(r"following\s+(?:new\s+)?definitions?\b[^:]*\W*$|\binsert\b\W*$")
_CODING = re.compile(r"\{\s?[\w-]{1,30}\s?\}\s?")  # {nisi}“(1)...: how UK drafters tag inserted text
_MID_ROW = re.compile(r"(?:[:—–-]\s?(?P<quote>[\"“‘])(?=\s?\(?\w{1,5}[.)]\s?\S)|\{[\w-]{1,30}\}\s?(?P<coded>[\"“‘]))")
_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "„": "“"}
_ROW_END = re.compile(r"\s*[.,;:]*\s*(?:and|or)?\s*[.,;:]*\s*$")
_FARTHEST = 1500  # rows that one quotation may cover


@dataclass(frozen=True, slots=True)
class Frame:
    """A quotation: its span with the quotation marks, and the span of the text inside them."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def find_frames(rows: list[Row], text: str) -> list[Frame]:
    """The quotations that carry text for another act, in order; none lies inside another."""
    found: list[Frame] = []
    budget = 40 * _FARTHEST
    at = 0
    while at < len(rows):
        opening = _opening(rows, at, text)
        if opening is None or budget <= 0:
            at += 1
            continue
        end, last = _closing(rows, at, opening, text)
        budget -= last - at if end else _FARTHEST
        if end is None:
            at += 1
            continue
        found.append(Frame(opening, end, opening + 1, end - 1))
        at = last + 1
    return found


def _opening(rows: list[Row], at: int, text: str) -> int | None:
    """Offset of the quotation mark that opens a frame in this row."""
    row = rows[at]
    before = text[max(row.start - 400, 0) : row.start].rstrip()
    coding = _CODING.match(row.text)
    skip = coding.end() if coding else 0
    words = row.text[skip:]
    if words[:1] in _PAIRS and words[:1] not in ("'", ""):
        structured = _STRUCTURE.match(words, 1) is not None
        if coding or (structured and before.endswith(("—", ":", "–"))) or _cued(before):
            if _DEFINITION.match(words) and not structured and not _NEW_DEFINITION.search(before[-160:]):
                return None
            return row.start + skip
    for match in _MID_ROW.finditer(row.text):
        if match.group("coded"):
            return row.start + match.start("coded")
        if _cued((before + " " + row.text[: match.start() + 1])[-400:]):
            return row.start + match.start("quote")
    return None


def _cued(before: str) -> bool:
    """Whether the words before announce text for another act, in the same sentence."""
    if not before or before[-1] in ".;":
        return False
    sentence = re.split(r"[.;]\s", before[-300:])[-1]
    return _CUE.search(sentence) is not None


def _closing(rows: list[Row], at: int, opening: int, text: str) -> tuple[int | None, int]:
    """Offset after the mark that closes the quotation, and the index of its row."""
    mark = text[opening]
    close = _PAIRS[mark]
    depth = 0
    fallback: tuple[int, int] | None = None
    for index in range(at, min(at + _FARTHEST, len(rows))):
        row = rows[index]
        begin = max(opening, row.start)
        for place in range(begin, row.end):
            sign = text[place]
            if mark == close:
                if sign in (mark, "”") and (place == opening or not _apostrophe(text, place)):
                    depth += 1
                    if depth % 2 == 0 and _ROW_END.match(text, place + 1, row.end):
                        return place + 1, index
            elif sign == mark:
                depth += 1
            elif sign == close and not _apostrophe(text, place):
                depth -= 1
                if depth <= 0:
                    return place + 1, index
                if fallback is None and _ROW_END.match(text, place + 1, row.end) and text[place - 1] in ".;,:":
                    fallback = (place + 1, index)
    return fallback or (None, at)


def _apostrophe(text: str, place: int) -> bool:
    if text[place] not in "'’":
        return False
    after = text[place + 1 : place + 2]
    return after.isalnum() or (text[place - 1 : place].isalpha() and after == " ")
