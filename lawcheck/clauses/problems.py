"""What the reader of a clause tree should know: sections that are missing, a law without sections, half a law."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lawcheck.clauses.content import Doubt
from lawcheck.clauses.sections import Candidate
from lawcheck.clauses.tree import Clause
from lawcheck.sources.document import Document, Problem

PART_OF_LAW = "part-of-law"

_WIDEST_GAP = 9
"""More numbers missing at once are an excerpt, not a fault."""
_REACH = re.compile(r"\W*(?:to|and|[–—-])\s*(\d{1,4})[A-Z]?\W{0,3}\s*(?:repealed|omitted|deleted|revoked)", re.I)
"""Behind a number that stands for several sections: 5. to 7. Repealed."""
_FIRST = 20  # a text whose first section has a higher number is a part of a larger code
_FEWEST = 10  # sections from which the share that is there tells something
_MOST_DOUBTS = 10  # told singly
_SHOWN = 6  # words of an item
_WHOLE = 0.7  # share of the numbers from the first section to the last that a whole law has at least


def find_problems(chain: Sequence[Candidate], text: str) -> tuple[Problem, ...]:
    """The problems of the run of sections found in a text."""
    if not chain:
        if len(text.split()) < 200:
            return ()
        message = (
            "No numbered sections or articles were found; clauses are told by their headings only, and citations "
            "name the heading."
        )
        return (Problem("no-sections", message),)
    kind = "Article" if chain[0].family == "article" else "Section"
    if _is_part(chain):
        message = (
            f"The file holds only part of a law ({kind}s {chain[0].number} to {chain[-1].number}, {len(chain)} in "
            "all); what is asked for may stand in the rest, and references to the rest were not followed."
        )
        return (Problem(PART_OF_LAW, message),)
    found = []
    for above, below in pairwise(chain):
        if above.base != below.base:
            continue
        reach = _REACH.match(text, above.end)
        missing = range(max(above.key[0] - above.base, int(reach[1]) if reach else 0) + 1, below.key[0] - below.base)
        if 0 < len(missing) <= _WIDEST_GAP:
            named = f"{kind}s {missing[0]} to {missing[-1]} were" if len(missing) > 1 else f"{kind} {missing[0]} was"
            message = (
                f"{named} not found between {above.number} and {below.number}: left out of the file, or not "
                "recognised; look there before you rely on a gap."
            )
            found.append(Problem("section-missing", message))
    return tuple(found)


def _is_part(chain: Sequence[Candidate]) -> bool:
    """Whether the sections begin far from the first, or many between the first and the last are left out."""
    first, last = chain[0].key[0], chain[-1].key[0]
    numbers = len({candidate.key[0] for candidate in chain})
    if any(candidate.base for candidate in chain):
        return False
    return first > _FIRST or (len(chain) >= _FEWEST and numbers < _WHOLE * (last - first + 1))


def doubtful(doubts: Sequence[Doubt], clauses: Sequence[Clause], document: Document) -> tuple[Problem, ...]:
    """The items that may stand on another level than the one they were given, in the order of the text."""
    found = []
    for doubt in doubts[:_MOST_DOUBTS]:
        clause = next(one for one in reversed(clauses) if one.start <= doubt.start)  # the innermost that starts there
        words = document.text[doubt.start : doubt.start + 120].split()
        shown = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
        message = f"“{shown}” {_reading(doubt, clause)}: the numbers allow both; look at the print."
        found.append(Problem("depth-doubtful", message, page=document.page_of(doubt.start)))
    if len(doubts) > _MOST_DOUBTS:
        rest = f"The levels of {len(doubts) - _MOST_DOUBTS} more lists are in doubt."
        found.append(Problem("depth-doubtful", rest))
    return tuple(found)


def _reading(doubt: Doubt, clause: Clause) -> str:
    if doubt.depth is None:
        return f"in {clause.citation or 'the text'} was read as words of a sentence, and may begin an item"
    if doubt.instead is None:
        return f"was read as {clause.citation}, and may be words of the sentence before it"
    where = "under the item before it" if doubt.instead > doubt.depth else "further out, as the next of an outer list"
    return f"was read as {clause.citation}, and may stand {where}"
