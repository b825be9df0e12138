"""What the reader of a clause tree should know: sections that are missing, a law without sections."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lawcheck.clauses.sections import Candidate
from lawcheck.sources.document import Problem

_WIDEST_GAP = 9
"""More numbers missing at once are an excerpt, not a fault."""


def find_problems(chain: Sequence[Candidate], words: int) -> tuple[Problem, ...]:
    """The problems of a run of sections in a text of so many words."""
    if not chain:
        if words < 200:
            return ()
        message = (
            "No numbered sections or articles were found; clauses are told by their headings only, and citations "
            "name the heading."
        )
        return (Problem("no-sections", message),)
    kind = "Article" if chain[0].family == "article" else "Section"
    found = []
    for above, below in pairwise(chain):
        missing = range(above.key[0] + 1, below.key[0])
        if 0 < len(missing) <= _WIDEST_GAP:
            named = f"{kind}s {missing[0]} to {missing[-1]} were" if len(missing) > 1 else f"{kind} {missing[0]} was"
            message = (
                f"{named} not found between {above.number} and {below.number}: left out of the file, or not "
                "recognised; look there before you rely on a gap."
            )
            found.append(Problem("section-missing", message))
    return tuple(found)
