"""Notes of editors in a text whose layout is lost: the marks glued to words, and the lines that the marks stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawcheck.sources.builder import Draft, Edit, plain

_MARK = "footnote-mark"
_LONGEST_REFERENCE = 24  # characters of "sub-paragraphs " and its like
_BARE_MARK = re.compile(r"\d{1,2}|[*†‡]{1,3}")
_BRACKET = re.compile(r"(?:\(\w{1,5}\)\s?)?\[")
_MIDST = re.compile(r"[^\W\d_],?$")
_RULE = re.compile(r"_{5,}|[-–—]{8,}")
_DONE = (
    r"(?:ins|inser|inserted|subs|susb|substituted|omit|omitted|add|added|rep|repealed|deleted|amended|amd|am|"
    r"re-?numbered|replaced|transferred|relettered)"
)
_BY = (
    r"(?:\s*,?\s*(?:and|&)?\s*" + _DONE + r"\b\.{0,2}){0,3}"
    r"[^.;:]{0,120}?\s*\b(?:by|vide|ibid|for\s+the\s+(?:words?|figures?))\b"
)
_NOTE = re.compile(
    rf"(?:the\s+words?\b.{{0,120}}?\b)?{_DONE}\b\.{{0,2}}{_BY}"
    rf"|(?:sub-?)?(?:section|clause|article|paragraph|proviso)s?\s[^.;:]{{1,60}}?\b(?:been\s+)?{_DONE}\b"
    r"|this\s+act\b.{0,60}?\b(?:received|was\s+passed|was\s+published|was\s+made)\b"
    r"|(?:the|this)\s+(?:act|ordinance)\s+has\s+(?:also\s+)?been\s+(?:applied|extended|amended)\b"
    r"|for\s+(?:the\s+)?statement\s+of\s+objects\b"
    r"|see\s+(?:now\s+)?(?:the\s+)?gazette\b",
    re.IGNORECASE,
)
_NOTE_AFTER_MARK = re.compile(
    r".{0,60}?\bby\b.{0,200}?\b(?:act|ordinance|order|law|s\.?r\.?o)\b.{0,80}?\bss?\.", re.IGNORECASE
)
_GOES_ON = re.compile(r"[a-z(]|\d{1,2}\.\d")
_MORE_OF_NOTE = re.compile(r"it\s+has\s+(?:also\s+)?been\s+(?:applied|extended|amended)\b", re.IGNORECASE)
_ENDED = re.compile(r"[.”\"]\)?\s*$")
_ITEM = re.compile(r"\(\w{1,5}\)\s")
_LONGEST_NOTE = 7  # lines
_GLUED_NOTE = re.compile(r"\d{1,3}(?=[A-Z][a-z])")
_GLUED_TITLE = re.compile(r"\d{1,2}(?=(?:[A-Z]{4,}|THE|AN)\s)")  # 1THE TEST ACT; 4ZA is the number of a section
_BEFORE_BRACKET = re.compile(r"(?<![\d.,/-])(\d{1,2})(?=\[)|(?<![A-Z])([FCEMX]\d{1,3})(?=\[)")
_REFERENCE = re.compile(
    r"\b(?:(?:sub-?)?(?:section|article|clause|paragraph|rule|regulation)s?|part|chapter|schedule|act|no\.?|order|item|"
    r"form|s\.|ss\.|art\.|cl\.|para\.|rs\.?|[$£€])\s*$",
    re.IGNORECASE,
)
_GONE = re.compile(r"\[\s*(?:repealed|deleted|omitted|spent)\b", re.IGNORECASE)
_WIKI_MARK = re.compile(r"\[\^(\w{1,8})\](?!:)")
_WIKI_NOTE = re.compile(r"\[\^(\w{1,8})\]:\s*\S")
_NOTES_HEADING = re.compile(r"(?:end|foot)?notes?\.?:?", re.IGNORECASE)
_ENDNOTE = re.compile(r"(\d{1,3})[.)]?\s+\S")
_AFTER_WORD = re.compile(r"(?:(?<=[a-z][;,.:)\]”\"’])|(?<=[a-z]{3}))(\d{1,3})(?=[\s,.;:)]|$)")
_ABBREVIATION = re.compile(r"\b(?:ss?|no|nos|arts?|cl|paras?|regs?|sch|cap|pt|vol|ch|pp?|rr?|r|c)\.$", re.IGNORECASE)


def drop_notes(drafts: Sequence[Draft]) -> dict[int, str]:
    """Take the marks of notes out of the lines; return the lines that are notes or bare marks, with their kinds."""
    texts = [draft.text for draft in drafts]
    following = _following(texts)
    found = _noted(texts, following)
    numbers = {text for at, text in enumerate(texts) if found.get(at) == _MARK}
    for at, draft in enumerate(drafts):
        text = texts[at]
        if at not in found and ("[" in text or (text[:1].isdecimal() and (numbers or _GLUED_TITLE.match(text)))):
            _drop_marks(draft)
            plain([draft])
    found |= _endnotes(drafts, found)
    return found


def _following(texts: Sequence[str]) -> list[int]:
    """For each line, the next line with words (the number of lines at the end)."""
    following, after = [], len(texts)
    for at in range(len(texts) - 1, -1, -1):
        following.append(after)
        if texts[at]:
            after = at
    return following[::-1]


def _noted(texts: Sequence[str], following: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    before = ""
    at = 0
    while at < len(texts):
        text, after = texts[at], following[at]
        next_text = texts[after] if after < len(texts) else ""
        if _BARE_MARK.fullmatch(text):
            if _NOTE.match(next_text) or _NOTE_AFTER_MARK.match(next_text):
                found[at] = _MARK
                at = _end_of_note(texts, after, found)
                continue
            chained = _BARE_MARK.fullmatch(next_text) and following[after] < len(texts)
            if (
                _BRACKET.match(next_text)
                or (before.startswith("[") and _MIDST.search(before))
                or (chained and _NOTE.match(texts[following[after]]))
            ):
                found[at] = _MARK
        elif (_GLUED_NOTE.match(text) and _NOTE.match(_GLUED_NOTE.sub("", text, count=1))) or _WIKI_NOTE.match(text):
            at = _end_of_note(texts, at, found)
            continue
        if text and at not in found:
            before = text
        at += 1
    for at, text in enumerate(texts):
        if _RULE.fullmatch(text) and any(found.get(place) for place in (following[at], at - 1)):
            found[at] = "footnote"
    return found


def _end_of_note(texts: Sequence[str], start: int, found: dict[int, str]) -> int:
    """Mark the lines of a note that begins at `start`; where the next line begins."""
    at = start
    while at < len(texts) and at - start < _LONGEST_NOTE and texts[at]:
        found[at] = "footnote"
        at += 1
        following = texts[at] if at < len(texts) else ""
        if _BARE_MARK.fullmatch(following):
            break
        goes_on = _MORE_OF_NOTE.match(following) or (_GOES_ON.match(following) and not _ITEM.match(following))
        if _ENDED.search(texts[at - 1][-4:]) and not goes_on:
            break
    return at


def _drop_marks(draft: Draft) -> None:
    draft.edit([Edit(*match.span(), _MARK) for match in _WIKI_MARK.finditer(draft.text)])
    text = draft.text
    if "[" in text:
        edits: list[Edit] = []
        for match in _BEFORE_BRACKET.finditer(text):
            start, end = match.span()
            if match[1]:
                refers = _REFERENCE.search(text[max(start - _LONGEST_REFERENCE, 0) : start])
                if (refers and end - start == 1) or (start == 0 and _GONE.match(text[end:])):
                    continue
                start += bool(refers)  # section 31[A]: the section is 3, the mark 1
            edits.append(Edit(start, end, _MARK))
        draft.edit(edits)
    title = _GLUED_TITLE.match(draft.text)
    if title:
        draft.edit([Edit(0, title.end(), _MARK)])


def _endnotes(drafts: Sequence[Draft], found: dict[int, str]) -> dict[int, str]:
    """Notes gathered under a heading at the end, when marks in the text stand for them."""
    headings = [at for at, draft in enumerate(drafts) if _NOTES_HEADING.fullmatch(draft.text) and at not in found]
    if not headings:
        return {}
    heading = headings[-1]
    block = [at for at in range(heading + 1, len(drafts)) if drafts[at].text]
    numbers = [match[1] for at in block if (match := _ENDNOTE.match(drafts[at].text))]
    if not numbers or numbers != [str(number) for number in range(1, len(numbers) + 1)]:
        return {}
    marks: list[tuple[Draft, int, int]] = []
    for draft in drafts[:heading]:
        for match in _AFTER_WORD.finditer(draft.text):
            wanted = str(len(marks) + 1)
            if match[1] == wanted and not _ABBREVIATION.search(draft.text[max(match.start() - 8, 0) : match.start()]):
                marks.append((draft, match.start(1), match.end(1)))
    if len(marks) < max(1, 0.5 * len(numbers)):
        return {}
    for draft, start, end in reversed(marks):
        draft.edit([Edit(start, end, _MARK)])
        plain([draft])
    return dict.fromkeys([heading, *block], "footnote")
