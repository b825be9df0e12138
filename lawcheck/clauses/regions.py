"""The large parts of a document: what stands before the law, its contents list, its body, its schedules, its notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lawcheck.clauses.headings import groups_in
from lawcheck.clauses.rows import Row
from lawcheck.clauses.sections import Candidate, best_chain

_CONTENTS = re.compile(
    r"(?:arrangement\s+of\s+(?:the\s+)?\w+|(?:table\s+of\s+)?contents|table\s+of\s+(?:provisions|articles|sections)|"
    r"(?:index|list)\s+of\s+(?:sections|articles|provisions))\s*[.:]?$",
    re.I,
)
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
)
SCHEDULE = re.compile(
    rf"(?:the\s+)?(?:(?P<ordinal>{_ORDINALS}|\d{{1,2}}(?:st|nd|rd|th))\s+)?"
    r"(?P<word>schedule|annexure|annex|appendix|attachment|addend(?:a|um))s?(?:\b|(?=[\d-]))"
    r"(?:[\s-]+(?:no\.?\s*)?(?P<number>\d{1,3}[A-Z]{0,2}|[IVXLC]{1,6}[A-Z]?|[A-Z](?![a-z])))?"
    r"\s*(?P<stop>[.:–—-]\s*|(?=[\s(\[]|$))(?P<rest>.*)$",
    re.I,
)
_CONTINUED = re.compile(r"\b(?:cont(?:inue)?|concl)[’']?d\b|\bcontinued\b", re.I)
_CAPITALS = re.compile(r"[A-Z]{3,}(?:\s+[A-Z]{2,}|$)")
_NOTES = re.compile(
    r"(?:explanatory\s+(?:statement|memorandum|notes?)|objects\s+and\s+reasons|statement\s+of\s+objects(?:\s+and\s+reasons)?|"
    r"notes?\s+(?:of|by)\s+the\s+(?:translators?|editors?)|(?:translators?|editors?)[’']?s?\s+notes?|"
    r"memorandum(?:\s+of\s+objects.*)?|financial\s+implications|(?:end)?notes|notes\s+to\s+.*|(?:historical|editorial|statutory|revision)(?:\s+and\s+\w+)?\s+notes?|notes\s+of\s+decisions|"
    r"table\s+of\s+amendments?|list\s+of\s+(?:\w+\s+)?(?:amendments|amended|repealed)|legislative\s+history|cross[\s-]references?|read\s+three\s+times.*|passed\s+(?:by|in)\s+the\b.*|"
    r"i\s+certify\b.*|assented\s+to\b.*|in\s+witness\s+whereof.*|printed\s+(?:by|at)\b.*|"
    r"i,?\s+the\s+undersigned.*)\W*$",
    re.I,
)
_AMENDMENT_LIST = re.compile(r"(?:table|list)\s+of\s+(?:\w+\s+)?(?:amend|repeal)", re.I)
BODY_CUE = re.compile(
    r"\s*(?:be\s+it\s+(?:further\s+)?enacted|enacted\b|(?:it\s+is\s+)?hereby\s+enacted|whereas\b|preamble\b|an?\s+(?:act|bill|law|ordinance)\b|"
    r"an?\s*$|act\s+no|in\s+exercise\s+of|short\s+title\s*$|text\s*$|\[?\(?\d{1,2}(?:st|nd|rd|th)?\s+\w+,?\s+\d{4})",
    re.I,
)
_OPENS_LAW = re.compile(
    r"\s*(?:be\s+it\s+(?:further\s+)?enacted|enacted\s+by|an\s+act\s+(?:to|of)|whereas\b|a\s+bill\b)", re.I
)
_SAYS = re.compile(r"\b(?:shall|must|means|commits|is\s+(?:called|guilty|liable|repealed))\b")
_LONGEST_ENTRY = 240  # characters an entry of a contents list has at the mean, with the headings above it


@dataclass(frozen=True, slots=True)
class Region:
    """Rows `first` to before `last` that form one large part: preamble, contents, body, schedule or note."""

    kind: str
    first: int
    last: int


def divide(rows: Sequence[Row], found: list[Candidate], quoted: frozenset[int]) -> tuple[list[Region], list[Candidate]]:
    """The large parts in order, without gaps, and the sections of the body; `quoted` rows head no part."""
    contents, after = _contents(rows, found)
    later = [candidate for candidate in found if candidate.row >= after]
    dividers = _dividers(rows, after, quoted)
    edges = [after, *dividers, len(rows)]
    chain: list[Candidate] = []
    begin = 0
    while begin + 1 < len(edges) and len(chain) < 2:
        chain = best_chain(_between(later, edges[begin], edges[begin + 1]))[0]
        begin += 1
    if len(chain) < 2:
        chain, begin = best_chain(later)[0], 1
    elif heads_note(rows[edges[begin - 1]]):
        chain, begin = _past_memorandum(later, edges, begin, chain)
    start = chain[0].row if chain else after
    cut = len(rows)
    for edge in edges[begin:-1]:
        if edge > start and (longer := _continued(later, start, edge, chain)) is None:
            cut = edge
            break
        if edge > start:
            chain = longer or chain
    if chain:
        chain = [candidate for candidate in chain if candidate.row < cut]
    return _regions(rows, contents, after, chain, dividers, cut), chain


def _between(found: Sequence[Candidate], first: int, last: int) -> list[Candidate]:
    return [candidate for candidate in found if first <= candidate.row < last]


def _past_memorandum(
    later: Sequence[Candidate], edges: Sequence[int], begin: int, chain: list[Candidate]
) -> tuple[list[Candidate], int]:
    """The numbers of a memorandum that stands before the law are not its sections: the longest run is."""
    for at in range(begin, len(edges) - 1):
        other = best_chain(_between(later, edges[at], edges[at + 1]))[0]
        if len(other) > len(chain):
            return other, at + 1
    return chain, begin


def _continued(later: Sequence[Candidate], start: int, edge: int, chain: Sequence[Candidate]) -> list[Candidate] | None:
    """The run of sections with those behind `edge`, where they go on there as if nothing stood between."""
    known = [candidate for candidate in chain if candidate.row < edge]
    if not known:
        return None
    family = known[0].family
    behind = [candidate for candidate in later if candidate.row > edge and candidate.family == family]
    coming = best_chain(behind, known[-1].place + 1)[0]
    if len(coming) < 3 or not 0 < coming[0].place - known[-1].place < 1.5:
        return None
    low = [candidate for candidate in behind if candidate.row < coming[0].row and candidate.key[0] <= 3]
    if low:
        return None
    return [*known, *coming]


def _dividers(rows: Sequence[Row], first: int, quoted: frozenset[int]) -> list[int]:
    found: list[int] = []
    listing = False  # a list of the sections amended names schedules too
    for index in range(first, len(rows)):
        if index in quoted:
            continue
        if heads_note(rows[index]):
            found.append(index)
            listing = listing or _AMENDMENT_LIST.match(rows[index].text) is not None
        elif heads_schedule(rows, index) and not listing:
            match = SCHEDULE.match(rows[index].text)
            named = match is not None and (match.group("number") or match.group("ordinal"))
            if named or not found or found[-1] < index - 2 or heads_note(rows[found[-1]]):
                found.append(index)
    return found


def heads_note(row: Row) -> bool:
    """Whether a row heads matter that is no law: an explanatory memorandum, signatures, endnotes."""
    return len(row.text) < 90 and _NOTES.match(row.text) is not None


def heads_schedule(rows: Sequence[Row], index: int) -> bool:
    """Whether a row heads a schedule, an annex or an appendix."""
    row = rows[index]
    match = SCHEDULE.match(row.text)
    if match is None or not (row.text[0].isupper() or row.text[0] == "["):
        return False
    rest = match.group("rest").strip()
    if _CONTINUED.search(row.text):
        return False
    if not rest or rest[0] in "[(" or _CAPITALS.match(rest):
        return True
    if match.group("stop").strip() and len(row.text) < 120 and rest[0].isupper():
        return True
    return match.group("word").isupper() and len(row.text) < 120 and not row.text.endswith((";", ","))


def _contents(rows: Sequence[Row], found: Sequence[Candidate]) -> tuple[tuple[int, int] | None, int]:
    """The rows of the table of contents, and the row after which the law itself may start."""
    head = next((index for index, row in enumerate(rows) if _CONTENTS.match(row.text)), None)
    entries = [candidate for candidate in found if head is None or candidate.row > head]
    if not entries:
        return None, 0
    run = _entries(entries, rows)
    if head is not None and not _lists(run, rows):
        end = _end_of_groups(rows, head, entries[0].row)
        return (head, end), end
    if head is None and not _listed_twice(run, entries, rows):
        return None, 0
    last = run[-1].row
    end = last + 1
    while end < len(rows) and not rows[end].gap and not BODY_CUE.match(rows[end].text) and not rows[end].noise:
        end += 1
    while end < len(rows) and heads_schedule(rows, end) and len(run) < len(entries) and end < entries[len(run)].row:
        end += 1
        while end < len(rows) and not BODY_CUE.match(rows[end].text) and not heads_schedule(rows, end):
            end += 1
            if rows[end - 1].text.isupper() or end - last > 60:
                break
    if len(run) < len(entries):
        end = min(end, entries[len(run)].row)
    first = head if head is not None else run[0].row
    return (first, end), end


def _entries(entries: Sequence[Candidate], rows: Sequence[Row]) -> list[Candidate]:
    """The entries of a contents list: they end where the numbers start again, or words open the law itself."""
    run = [entries[0]]
    for candidate in entries[1:]:
        if candidate.key <= run[0].key:
            break
        if any(_OPENS_LAW.match(rows[at].text) for at in range(run[-1].row + 1, candidate.row)):
            break
        if candidate.key > run[-1].key and candidate.row - run[-1].row > 60:
            break
        run.append(candidate)
    return run


def _lists(run: Sequence[Candidate], rows: Sequence[Row]) -> bool:
    """Whether the numbers below the title of a contents list are its entries; it may list Parts or Chapters alone."""
    listed = [row.text for row in rows[run[0].row : run[-1].row + 1]]
    sentences = sum(1 for text in listed if _SAYS.search(text))
    return sum(map(len, listed)) <= _LONGEST_ENTRY * len(run) and 2 * sentences <= len(run)


def _end_of_groups(rows: Sequence[Row], head: int, before: int) -> int:
    """The end of a contents list of Parts alone: where the first of them comes again, or a gap parts it from them."""
    seen: set[tuple[str, int]] = set()
    for index in range(head + 1, before):
        groups = {(group.kind, group.value) for group in groups_in(rows[index], index, sections=False)}
        if groups & seen or (not groups and BODY_CUE.match(rows[index].text)):
            return index
        seen |= groups
    gaps = [index for index in range(head + 2, before) if rows[index].gap]
    return gaps[0] if gaps else before


def _listed_twice(run: Sequence[Candidate], entries: Sequence[Candidate], rows: Sequence[Row]) -> bool:
    """Whether a run of numbers without a title is a contents list: short lines, and all numbers come again."""
    if len(run) < 4 or len(run) == len(entries):
        return False
    if (run[-1].row - run[0].row) > 3 * len(run):
        return False
    worded = run[0].family != "number"  # Article 4 comes again as Article 4, not as item 4 of a list
    again = {one.key for one in entries[len(run) :] if not worded or one.family == run[0].family}
    lines = (rows[candidate.row].text if len(rows[candidate.row].text) > 6 else "" for candidate in run)
    short = sum(1 for line in lines if not line.endswith((".", ";", "—")))
    return sum(1 for candidate in run if candidate.key in again) * 10 >= 7 * len(run) and short * 10 >= 7 * len(run)


def _regions(
    rows: Sequence[Row],
    contents: tuple[int, int] | None,
    after: int,
    chain: Sequence[Candidate],
    dividers: Sequence[int],
    body_end: int,
) -> list[Region]:
    regions: list[Region] = []
    if contents:
        if contents[0]:
            regions.append(Region("preamble", 0, contents[0]))
        regions.append(Region("contents", *contents))
    if not chain:
        if after < len(rows):
            regions.append(Region("body", after, len(rows)))
        return regions
    regions.append(Region("body", after, body_end))
    edges = [row for row in dividers if row >= body_end]
    for first, last in zip(edges, [*edges[1:], len(rows)], strict=False):
        kind = "schedule" if heads_schedule(rows, first) else "note"
        if regions[-1].kind == "note" == kind:
            regions[-1] = Region("note", regions[-1].first, last)
        else:
            regions.append(Region(kind, first, last))
    return regions
