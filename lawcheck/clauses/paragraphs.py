"""Paragraphs: at which rows they start, by the layout where there is one, and which rows an editor wrote."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from lawcheck.clauses.markers import awaits_reference
from lawcheck.clauses.rows import PRINTED_NUMBER, Row

# Notes of editors: "Ins. by Act No. IX of 2025" (Pakistan), "*NOTE—Previously" (Malaysia), "[Note. Section 5, before"
_NOTE = re.compile(
    r"(?:\*+\s?|\[\s?|\d{1,3}\s?)?(?:NOTES?|Notes?|Editorial\s+[Nn]otes?)\s?(?:[—―–:.-]|\s\d)|"
    r"(?:\d{1,3}\.?\s?)?(?:Sub(?:s|st)|Sus[bt]|Ins(?:er)?|Substituted|Inserted|Added)\b[\s.,]+(?:\w+[\s.,]+){0,4}?(?:by|vide|w\.e\.f|for\s+the)\b|"
    r"(?:\d{1,3})?(?:Omit(?:ted)?|Rep|Repealed|Amended|Renumbered|Deleted)\b[\s.,]+(?:\w+[\s.,]+){0,4}?(?:by|vide|w\.e\.f|the\s+words?)\b|"
    r"(?:Translator[’']?s?|TRANSLATOR[’']?S?)\s+(?:Notes?|notes?|NOTES?)\b|Disclaimer\s?[:.—–-]|"
    r"(?:This\s+is\s+an?\s+)?[Uu]nofficial\s+(?:[Ee]nglish\s+)?[Tt]ranslation\b|"
    r"[Ss]s?\.\s?\d+\w*\s+(?:omitted|substituted|inserted|subs|ins|rep|repealed|added)\b|"
    r"\d{1,2}\.\s(?:Clause|Section|Sub-?section|Words?|Proviso)\b[^.]{0,60}\b(?:omitted|inserted|substituted|added)\s+by\b"
)
# "Note. For the purposes of this article", "Note: 1. Officials are recognized as": the law itself speaks
_OWN_VOICE = re.compile(
    r"(?:NOTES?|Notes?)\s?[.:—–-].*?\b(?:(?:in|for\s+the\s+purposes?\s+of|under|by|of|to)\s+(?:this|the\s+present)\s+"
    r"(?:article|section|chapter|part|code|law|act)|1[.)]\s|(?:is|are)\s+(?:recogni[sz]ed|considered|understood|deemed|exempted|released)|"
    r"shall|must)\b",
    re.I | re.S,
)
_OF_EDITORS = re.compile(
    r"\b(?:previously|formerly|(?:substitut|insert|amend|repeal|delet|renumber|omitt|add)ed\b|see\s+(?:the\s+)?(?:act|law|also)|"
    r"editor|reprint|w\.e\.f)",
    re.I,
)
_VOICE = 3  # rows in which a note shows whose words it is
_DEFINES = re.compile(r"^.{0,80}?(?:\bmeans\b|\bincludes\b|\bhas\s+the\b|:|\s[–—-]\s)")
# Definitions, provisos and explanations open paragraphs, however close they stand to the words above.
_OPENS = re.compile(r"[“\"‘][^”\"’\n]{1,80}[”\"’]?\s?(?:,|means|includes?|has\b|or\b|in\s)|Provided\b|Explanations?\b")
_LETTERED = re.compile(r"(?:[a-oqrt-z]|[ivx]{2,5})[.)]\s")  # a. ii. b) open items; p. and s. are of references
_REST_OF_HEADING = re.compile(r"[^.;:]{2,90}\.\s?[—–]")  # "Amendment of the" / "Companies Act.—The Companies Act"
_FOOTNOTE_MARK = re.compile(r"\d{1,2}$")
_LOOSE = 1.2  # of the usual distance between the lines of a paragraph: more than that is a gap
_SHORT = 0.12  # of the width of the text: a line that ends so far from the right edge ends its paragraph


def mark_paragraphs(rows: Sequence[Row], format: str) -> None:
    """Set `fresh` of each row, and `note` of those that are no words of the law."""
    printed = [row for row in rows if not row.noise]
    if format == "pdf":
        _by_layout(printed)
    elif format == "text" and _wrapped(printed):
        _by_words(printed)
    elif format == "text":
        _by_sentences(printed)
    _mark_notes(rows)


def _wrapped(rows: Sequence[Row]) -> bool:
    """Whether the printed lines of paragraphs stand on lines of their own."""
    lengths = sorted(len(row.text) for row in rows)
    full = lengths[len(lengths) * 9 // 10] // 2 if lengths else 0
    broken = sum(
        1
        for above, row in pairwise(rows)
        if row.text[0].islower()
        and above.text[-1].isalnum()
        and not row.gap
        and len(above.text) >= full
        and not _LETTERED.match(row.text)
    )
    return broken * 12 > len(rows)


def _by_words(rows: Sequence[Row]) -> None:
    lengths = sorted(len(row.text) for row in rows)
    width = lengths[len(lengths) * 9 // 10]
    for above, row in pairwise(rows):
        row.broken = not row.gap or not above.closed
        row.fresh = _starts_paragraph(
            row, above, short=len(above.text) < width * 3 // 4, ends=len(above.text) < width - 12
        )


def _by_sentences(rows: Sequence[Row]) -> None:
    """Texts with a line for each paragraph: now and then one is broken in two."""
    for above, row in pairwise(rows):
        row.broken = not row.gap and not above.closed and above.text[-1] not in ")]" and 45 < len(above.text) < 140
        if row.broken and (awaits_reference(above.text) or (row.text[0].islower() and not _DEFINES.search(row.text))):
            row.fresh = False


def _starts_paragraph(row: Row, above: Row, *, short: bool, ends: bool) -> bool:
    if above.closed and (PRINTED_NUMBER.match(row.text) or _LETTERED.match(row.text)):
        return True
    if above.stopped and _OPENS.match(row.text):
        return True
    if row.gap:
        return above.closed or not row.text[0].islower()
    if above.stopped and short:
        return True
    return above.closed and not above.text.endswith(",") and not row.text[0].islower() and ends


def _by_layout(rows: Sequence[Row]) -> None:
    """Printed lines with boxes: gaps, short lines, indents and type tell paragraphs apart."""
    pitches = _pitches(rows)
    rights = sorted(row.line.box[2] for row in rows if row.line.box)
    lefts = sorted(row.line.box[0] for row in rows if row.line.box)
    if not rights:
        return
    right = rights[len(rights) * 8 // 10]
    width = max(right - lefts[len(lefts) // 10], 1.0)
    for above, row in pairwise(rows):
        box, upper = row.line.box, above.line.box
        if box is None or upper is None:
            continue
        down = box[1] - upper[1]
        follows = row.line.page == above.line.page and down > 0
        row.gap = follows and down > _LOOSE * pitches.get(_size(row), pitches[0])
        row.broken = not row.gap
        short = upper[2] < right - _SHORT * width
        row.fresh = _starts_paragraph(row, above, short=short, ends=short)
        if not row.fresh and not row.gap:
            other_type = (row.line.bold, row.line.italic) != (above.line.bold, above.line.italic)
            headed = other_type and (short or above.stopped) and not row.text[0].islower()
            goes_on = not above.closed and _REST_OF_HEADING.match(row.text)
            moved = follows and abs(box[0] - upper[0]) > 8 and not row.line.centred
            ended = not follows and short and row.text[0].isupper() and PRINTED_NUMBER.match(above.text)
            row.fresh = bool((headed and not goes_on) or (moved and above.stopped) or ended)


def _size(row: Row) -> int:
    return round(row.line.size or 0)


def _pitches(rows: Sequence[Row]) -> dict[int, float]:
    """The usual distance in points from one line of a paragraph to the next, by size of type; 0 for any size."""
    found: dict[int, Counter[float]] = {0: Counter({15.0: 0})}
    for above, row in pairwise(rows):
        if row.line.box and above.line.box and row.line.page == above.line.page and row.text[0].islower():
            down = row.line.box[1] - above.line.box[1]
            if 0 < down < 60:
                for size in {0, _size(row)}:
                    found.setdefault(size, Counter())[round(down * 2) / 2] += 1
    return {size: min(counts.items(), key=lambda item: (-item[1], item[0]))[0] for size, counts in found.items()}


def _mark_notes(rows: Sequence[Row]) -> None:
    """Mark the rows that an editor wrote, and the bare footnote numbers before them and before amended words."""
    inside = False
    for index, row in enumerate(rows):
        if row.noise:
            continue
        inside = _is_note(rows, index) or (inside and not row.fresh and row.broken)
        row.note = inside
        below = rows[index + 1] if index + 1 < len(rows) else None
        if _FOOTNOTE_MARK.match(row.text) and below is not None:
            row.noise = row.noise or below.text.startswith("[") or _NOTE.match(below.text) is not None
            inside = False
            row.note = False


def _is_note(rows: Sequence[Row], index: int) -> bool:
    if _NOTE.match(rows[index].text) is None:
        return False
    following = itertools.takewhile(lambda row: not row.fresh, rows[index + 1 : index + _VOICE])
    said = " ".join([rows[index].text, *(row.text for row in following)])
    return _OWN_VOICE.match(said) is None or _OF_EDITORS.search(said) is not None
