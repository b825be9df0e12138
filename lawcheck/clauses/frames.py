"""Frames: text that a bill puts between quotation marks to write it into another act."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawcheck.clauses.rows import PRINTED_NUMBER, Row

_CUE = re.compile(
    r"\b(?:insert\w*|substitut\w*|add(?:ed|ing|ition)?|replac\w*|amend\w*|append\w*|the\s+following|as\s+follows|edition|"
    r"to\s+read|reads?|repeal\w*|renumber\w*|immediately\s+(?:after|before))\b",
    re.I,
)
_STRUCTURE = re.compile(
    r"\s*[\"“‘']?\s?(?:\(\w{1,6}\)|\d{1,4}[A-Za-z]{0,3}[.\s(]|(?:Part|PART|Chapter|Article|Section)\b|§)"
)
_DEFINITION = re.compile(
    r"(?:“[^“”\n]{1,80}”|‘[^‘’\n]{1,80}’|\"[^\"\n]{1,80}\")\s?(?:,\s*in\b|,?\s*(?:or\b|means|includes?|has|have|shall|refers|in\s+relation|is\b))"
)
_NEW_DEFINITION = re.compile(r"following\s+(?:new\s+)?definitions?\b[^:]*\W*$|\binsert\b\W*$")
_INSERTS = re.compile(
    r"\b(?:amended|principal\s+Act)\b[^;]*\b(?:insert\w*|add\w*|substitut\w*|replac\w*)\b[^.;]*\b(?:following|new)\b[^.;]*"
    r"\b(?:sections?|parts?|articles?|sub-?sections?)\b[^.;]*$",
    re.I,
)
_INSERTED_NUMBER = re.compile(r"(?:\d{1,3}[A-Z]{0,2}\.|\(\d{1,2}[A-Z]?\))\s?")
_OWN_NUMBER = re.compile(r"(?:[A-Z][^.]{3,60}\.\s+)?(\d{1,3})\.\s")
_NEXT_SECTION = re.compile(r"\d{1,3}[A-Z]{0,2}\.\s|(?:[A-Z][^.]{3,60}\.\s+)\d{1,3}\.\s")
_ENDS_BILL = re.compile(r"(?:MEMORANDUM|SCHEDULE|EXPLANATORY|OBJECTS)\b")
_OTHER_ACT = re.compile(r"\b(?:Acts?|Code|Ordinance|Law|Decree|Constitution)\b|\bsection\s+\d")
_CODING = re.compile(r"\{\s?[\w-]{1,30}\s?\}\s?")  # {nisi}“(1)...: how UK drafters tag inserted text
_MID_ROW = re.compile(r"(?:[:—–-]\s?(?P<quote>[\"“‘])(?=\s?\(?\w{1,5}[.)]\s?\S)|\{[\w-]{1,30}\}\s?(?P<coded>[\"“‘]))")
# there is added: “and a company that ...”: words written into the midst of a section of another act
_INLINE = re.compile(
    r"\b(?:added|inserted|substituted|insert|add|substitute|adding|inserting|substituting)\b[^“”;.]{0,60}(?P<quote>“)(?=[^“”]{24,})"
)
_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "„": "“"}
_ROW_END = re.compile(r"\s*[.,;:]*\s*(?:and|or)?\s*[.,;:]*\s*$")
_AHEAD, _BEHIND = 80, 60  # characters of the lines about one in whose midst a quotation opens
_FARTHEST = 1500  # rows that one quotation may cover


@dataclass(frozen=True, slots=True)
class Frame:
    """A quotation: its span with the quotation marks, and the span of the text inside them."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def find_frames(rows: list[Row], text: str) -> list[Frame]:
    """The passages that carry text for another act, in order; none lies inside another."""
    found: list[Frame] = []
    budget = 40 * _FARTHEST
    at = 0
    while at < len(rows):
        frame, last = _frame(rows, at, text) if budget > 0 else (None, at)
        if frame is None:
            budget -= last - at
            at += 1
            continue
        budget -= last - at
        found.append(frame)
        at = last + 1
    return found


def _frame(rows: list[Row], at: int, text: str) -> tuple[Frame | None, int]:
    """The frame that opens in a row, and the last row it covers, or the last that was looked at in vain."""
    opening = _opening(rows, at, text)
    if opening is None:
        return _unquoted(rows, at, text)
    if opening == rows[at].start and _DEFINITION.match(rows[at].text) and not _STRUCTURE.match(rows[at].text, 1):
        return _definitions(rows, at, text)
    end, last = _closing(rows, at, opening, text)
    if end is None:
        return None, at + _FARTHEST
    return Frame(opening, end, opening + 1, end - 1), last


def _definitions(rows: list[Row], at: int, text: str) -> tuple[Frame | None, int]:
    """Definitions written into another act: up to the mark that closes them all, or to the end of the last of them."""
    start, depth, marks, last = rows[at].start, 0, 0, at
    for index in range(at, min(at + _FARTHEST, len(rows))):
        row = rows[index]
        if index > at and not row.noise and row.fresh and _NEXT_SECTION.match(row.text):
            break
        for place in range(row.start, row.end):
            sign = text[place]
            depth += (sign in "“«„") - (sign in "”»")
            marks += sign == '"'
            closes = depth < 0 or (sign == '"' and marks % 2 == 0 and text[place - 1] in ".;," and marks > 2)
            if closes and _ROW_END.match(text, place + 1, row.end):
                return Frame(start, place + 1, start, place), index
        if _DEFINITION.match(row.text) or not row.fresh or PRINTED_NUMBER.match(row.text):
            last = index
    return Frame(start, rows[last].end, start, rows[last].end), last


def _unquoted(rows: list[Row], at: int, text: str) -> tuple[Frame | None, int]:
    """Sections that a bill inserts without quotation marks, as in Kenya: they end where its own next clause starts."""
    row = rows[at]
    before = text[max(row.start - 400, 0) : row.start].rstrip()
    if not row.fresh or not before.endswith(("—", ":", "–", "-")) or not _INSERTS.search(before[-300:]):
        return None, at
    inserted = next((one for one in rows[at : at + 4] if _INSERTED_NUMBER.match(one.text)), None)
    own = next((found for one in reversed(rows[max(at - 80, 0) : at]) if (found := _OWN_NUMBER.match(one.text))), None)
    if inserted is None or own is None or inserted.text.startswith(f"{int(own.group(1)) + 1}."):
        return None, at
    following = re.compile(rf"{int(own.group(1)) + 1}\.\s")
    last = at
    for index in range(at, min(at + _FARTHEST, len(rows))):
        if following.match(rows[index].text) or (index > at and _ENDS_BILL.match(rows[index].text)):
            return Frame(row.start, rows[last].end, row.start, rows[last].end), last
        last = index
    return None, last


def _opening(rows: list[Row], at: int, text: str) -> int | None:
    """Offset of the quotation mark that opens a frame in this row."""
    row = rows[at]
    before = text[max(row.start - 400, 0) : row.start].rstrip()
    coding = _CODING.match(row.text)
    skip = coding.end() if coding else 0
    words = row.text[skip:]
    if words[:1] in _PAIRS and words[:1] not in ("'", ""):
        structured = _STRUCTURE.match(words, 1) is not None
        announced = before.endswith(("—", ":", "–", "-"))
        if coding or (structured and (announced or _cued(before))) or (_cued(before) and _ends_cue(before)):
            if _DEFINITION.match(words) and not structured and not _NEW_DEFINITION.search(before[-160:]):
                return None
            return row.start + skip
    for match in _MID_ROW.finditer(row.text):
        if match.group("coded"):
            return row.start + match.start("coded")
        if _cued((before + " " + row.text[: match.start() + 1])[-400:]):
            return row.start + match.start("quote")
    return _inline(row, before, text)


def _inline(row: Row, before: str, text: str) -> int | None:
    """Offset of the mark before words that are written into a section of another act, in the midst of a paragraph."""
    if "“" not in row.text:
        return None
    reach = row.end + _BEHIND
    for inline in _INLINE.finditer(text, row.start if row.fresh else max(row.start - _AHEAD, 0), reach):
        quote = inline.start("quote")
        if row.start <= quote < row.end:
            named = _OTHER_ACT.search(before + text[row.start : reach])
            return quote if named and not _DEFINITION.match(text, quote, reach) else None
    return None


def _cued(before: str) -> bool:
    """Whether the words before announce text for another act, in the same sentence."""
    if not before or before[-1] in ".;":
        return False
    sentence = re.split(r"[.;]\s", before[-300:])[-1]
    return _CUE.search(sentence) is not None


def _ends_cue(before: str) -> bool:
    """Whether the words before stop where the text for another act should follow."""
    return (
        before[-1] in ":—–-"
        or re.search(r"\b(?:following|substituted?|inserted?|added|namely)\W*$", before) is not None
    )


def _closing(rows: list[Row], at: int, opening: int, text: str) -> tuple[int | None, int]:
    """Offset after the mark that closes the quotation, and the index of its row."""
    mark = text[opening]
    close = _PAIRS[mark]
    depth = inner = 0
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
            elif mark == "‘" and sign in "“”":
                inner += 1 if sign == "“" else -1
                if inner < 0:  # ‘ “term” means ...”. : only the double mark is closed
                    return place + 1, index
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
