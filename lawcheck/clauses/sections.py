"""The sections or articles of a law: the best rising run of numbers, chosen among all lines that could start one."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lawcheck.clauses.markers import PREFIX, awaits_reference
from lawcheck.clauses.numbers import Key, section_key
from lawcheck.clauses.rows import Row
from lawcheck.clauses.tree import Span

_LETTERS = r"(?:-?[A-Z]{1,3}(?![A-Za-z])|(?!st|nd|rd|th)[a-z]{1,2}(?![A-Za-z]))"
_LATIN = r"(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)"
_NUMBER = (
    rf"\d{{1,4}}(?:[A-Z](?=\.\d))?(?:\s?[-–]\s?\d{{1,3}}(?![\d.])|[-–]\d{{1,2}}(?=\.\s)|\.\d{{1,3}}(?!\d))*{_LETTERS}?"
    rf"(?:[\s‑–-]?\(?{_LATIN}\b\)?)?[⁰¹²³⁴⁵⁶⁷⁸⁹]*"
)
_COUNT = r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b"
_FAMILIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    # Article 5. Heading; Art. 225-4-1; ARTICLE IV; Article (3) bis; Article One
    (
        "article",
        re.compile(
            rf"(?:ARTICLE|Article|Art\b|ART\b)\.?\s*(?:[Nn]o\.?\s*)?\(?(?P<number>{_NUMBER}|[IVXLC]+\b|{_COUNT})\)?"
            rf"(?P<latin>[\s‑–-]?\(?{_LATIN}\b\)?)?(?P<stop>\s?[.:°º)]|\s?[—–-])*"
        ),
    ),
    # § 1591. Heading; §78dd–1.
    ("sign", re.compile(r"§\s*(?P<number>\d{1,5}[A-Za-z]{0,3}(?:[-–]\d{1,3})?[a-z]?)(?P<stop>\.)?")),
    # Section 3.; SEC. 101.; Sec. 4
    ("section", re.compile(rf"(?:SECTION|Section|SEC|Sec|S)\b\.?\s*(?P<number>{_NUMBER})(?P<stop>\s?[.:]|\s?[—–-])*")),
    # 3.; 12A.; 5-B.; 1.—(1); A1.; 3Z1.; 3 Heading; 279.01 (1); 271.2 Heading
    (
        "number",
        re.compile(
            rf"(?P<number>(?:[A-Z]{{1,3}}(?=\d))?\d{{1,4}}(?:Z\d{{1,2}}(?![A-Za-z\d])|{_LETTERS}|\.\d{{1,3}}(?![\d%])[A-Z]?)?)"
            r"(?P<stop>\.{1,2}(?!\d)(?:\s?[—–-]{1,2}(?=\s?[(\w\[“\"]))?|\s?[—–](?=\s?\())?"
        ),
    ),
)
# "Short title. 1. This Act may be cited": a marginal note that stands before the number, in a column of a table too
_MARGINAL = re.compile(
    r"(?P<heading>[A-Z][^.;:()\t]{1,80}[^.;:()\s])(?:\.\s+|\.?\t)(?P<number>\d{1,3}[A-Z]?)(?P<stop>\.)\s?(?=[A-Z(—-])"
)
_INLINE_HEADING = re.compile(r"[^()]{3,200}?\.\s?(?:[—–⸺_]|-\s?-|-(?=\s?\())", re.S)
_GOES_ON = re.compile(
    r"\s*(?:of|and|or|to|above|below|hereof|thereof|shall|is|are|applies|does|per\s?cent|days|years|months)\b|\s*[,;)%]"
)
_OPENS_SUBSECTION = re.compile(r"\s*\(\s?(?:1|l|a|I)\s?\)")

_NEAR, _FAR, _JUMP = 0.35, 0.004, 3.0  # cost of a missing number in a small gap, in a large one, and of a large gap
_CODE = 200  # numbers that a text may begin from at no further cost, where a word or a sign says what they are
_NEXT = 2.0  # gain where a number follows the one before
_TWICE = -1.0  # loss where a draft uses a number again
_SURE = 3.0  # weight of a row that is a section beyond doubt: the word, the number and a stop


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that could start a section: where its number stands, and how much it looks like one."""

    row: int
    family: str
    number: str
    key: Key
    start: int  # of the number, with its word
    end: int  # of the number, with its stop
    weight: float
    bold: bool = False
    base: int = 0  # what its key counts on from, where each chapter starts again
    margin: Span | None = None  # a marginal note that stands before the number in the same row

    @property
    def place(self) -> float:
        """The number on a line of numbers: 12A lies a little after 12."""
        fraction: float = sum(part / 60.0 ** (i + 1) for i, part in enumerate(self.key[1:4]))
        return self.key[0] + min(fraction, 0.99)


def candidates(rows: Sequence[Row], text: str, first: int = 0, last: int | None = None) -> list[Candidate]:
    """The rows from `first` to before `last` that could start a section or an article."""
    found: list[Candidate] = []
    above: Row | None = None
    stop = len(rows) if last is None else last
    for index in range(first, stop):
        row = rows[index]
        if row.noise or row.note:
            continue
        following = rows[index + 1] if index + 1 < stop else None
        candidate = _candidate(rows, index, above, following, text)
        if candidate is not None:
            found.append(candidate)
        above = row
    return _without_levels(found, text)


def _without_levels(found: list[Candidate], text: str) -> list[Candidate]:
    """The candidates but for those such as 3.1 below a section 3: they are its subsections.

    Written 3.01, or with a subsection (1) of its own, such a number is that of a section inserted behind it.
    """
    plain = {candidate.key[0] for candidate in found if candidate.family == "number" and "." not in candidate.number}
    return [
        candidate
        for candidate in found
        if candidate.family != "number"
        or "." not in candidate.number
        or candidate.key[0] not in plain
        or candidate.key[1] == 0
        or _OPENS_SUBSECTION.match(text, candidate.end)
    ]


def _candidate(
    rows: Sequence[Row], index: int, above: Row | None, following: Row | None, text: str
) -> Candidate | None:
    row = rows[index]
    begin = PREFIX.match(text, row.start, row.end).end()  # type: ignore[union-attr]
    matches = ((family, pattern.match(text, begin, row.end)) for family, pattern in _FAMILIES)
    family, match = next(((family, match) for family, match in matches if match), ("number", None))
    note = _MARGINAL.match(text, begin, row.end) if match is None else None
    match = match or note
    if match is None:
        return None
    number = match.group("number").strip()
    if family == "article" and match.group("latin"):
        number += " " + match.group("latin").strip(" ()‑–-")
    key = section_key(number)
    if key is None or key == (0,):
        return None
    weight = _weight(row, above, following, family, match, text)
    if weight is None:
        return None
    start = match.start("number") if note else begin
    margin = note.span("heading") if note else None
    return Candidate(index, family, number, key, start, match.end(), weight, row.line.bold, margin=margin)


def _weight(
    row: Row, above: Row | None, following: Row | None, family: str, match: re.Match[str], text: str
) -> float | None:
    rest = text[match.end() : row.end]
    stop = match.group("stop")
    weight = 2.0 if stop else 0.6
    if family in ("article", "section", "sign"):
        weight += 1.0
        if not stop and _GOES_ON.match(rest):
            return None
    elif not stop:
        if (not rest[:1].isspace() and rest) or not rest.strip():
            return None
        if not rest.strip().lstrip("[")[:1].isupper() and not _OPENS_SUBSECTION.match(rest):
            return None
        if not row.line.bold and not (following is not None and _OPENS_SUBSECTION.match(following.text)):
            weight -= 0.4
    if rest.strip()[:1].islower():
        weight -= 1.5
    if _OPENS_SUBSECTION.match(rest) or _INLINE_HEADING.match(rest):
        weight += 1.0
    elif following is not None and _OPENS_SUBSECTION.match(following.text):
        weight += 0.6
    if above is not None:
        if row.broken and awaits_reference(above.text):
            weight -= 2.5
        elif not row.fresh:
            weight -= 1.2
        elif row.gap or above.stopped:
            weight += 0.3
    if row.line.bold:
        weight += 0.4
    return weight if weight > -2.0 else None


class _Best:
    """The best score among the keys below a key, kept in a Fenwick tree of maxima."""

    def __init__(self, size: int) -> None:
        self._scores: list[tuple[float, int]] = [(float("-inf"), -1)] * (size + 1)

    def put(self, rank: int, score: float, index: int) -> None:
        place = rank + 1
        while place < len(self._scores):
            if score > self._scores[place][0]:
                self._scores[place] = (score, index)
            place += place & -place

    def below(self, rank: int) -> tuple[float, int]:
        best = (float("-inf"), -1)
        while rank > 0:
            if self._scores[rank][0] > best[0]:
                best = self._scores[rank]
            rank -= rank & -rank
        return best


def best_chain(found: Sequence[Candidate], start_at: float = 1.0) -> tuple[list[Candidate], float]:
    """The rising run of numbers that explains the candidates best, and its score; all of one family.

    Numbers that stand inside articles are their paragraphs, however many there are.
    """
    runs = {family: _chain([one for one in found if one.family == family], start_at) for family, _ in _FAMILIES}
    plain, best = runs["number"]
    chosen = "number"
    for family in ("article", "sign", "section"):
        chain, score = runs[family]
        inside = sum(1 for candidate in plain if chain and candidate.row > chain[0].row)
        outweighs = score * 1.5 > best if chosen == "number" else score > best
        heads = bool(chain) and (len(chain) > 2 or (chain[0].row == 0 and chain[0].weight >= _SURE))
        if chain and (outweighs or (chosen == "number" and heads and inside * 10 >= 7 * len(plain))):
            chosen, best = family, score
    return runs[chosen][0], best


def _chain(found: Sequence[Candidate], start_at: float) -> tuple[list[Candidate], float]:
    if not found:
        return [], 0.0
    keys = sorted({candidate.key for candidate in found})
    near, far = _Best(len(keys)), _Best(len(keys))
    latest: dict[int, tuple[float, int, Key]] = {}
    scores: list[float] = []
    parents: list[int] = []
    for index, candidate in enumerate(found):
        rank = bisect.bisect_left(keys, candidate.key)
        place = candidate.place
        ahead = max(place - start_at, 0.0)
        if candidate.family != "number":
            ahead = min(ahead, _CODE)  # § 8101 opens a chapter of a code
        start = -min(_NEAR * ahead, _JUMP / 2 + _FAR * ahead)
        best, parent = start, -1
        for tree, per_number, fixed in ((near, _NEAR, 0.0), (far, _FAR, _JUMP)):
            score, at = tree.below(rank)
            if at >= 0 and score - per_number * place - fixed > best:
                best, parent = score - per_number * place - fixed, at
        for number in (candidate.key[0] - 1, candidate.key[0]):
            known = latest.get(number)
            if not known:
                continue
            again = known[2] == candidate.key and candidate.bold and found[known[1]].bold  # a number used twice
            gain = _NEXT if known[2] < candidate.key else _TWICE
            if (known[2] < candidate.key or again) and known[0] + gain > best:
                best, parent = known[0] + gain, known[1]
        total = best + candidate.weight
        scores.append(total)
        parents.append(parent)
        near.put(rank, total + _NEAR * place, index)
        far.put(rank, total + _FAR * place, index)
        known = latest.get(candidate.key[0])
        if known is None or total >= known[0]:
            latest[candidate.key[0]] = (total, index, candidate.key)
    at = max(range(len(found)), key=lambda index: (scores[index], -index))
    top = scores[at]
    chain: list[Candidate] = []
    while at >= 0:
        chain.append(found[at])
        at = parents[at]
    return chain[::-1], top
