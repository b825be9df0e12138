"""What one act of a framework says is repealed in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawcheck.frameworks.joining import Cited, Joined

_REPEALS = re.compile(r"\b(?:repeal|repeals|repealed|revoke|revokes|revoked|abrogated|ceases? to have effect)\b", re.I)
_NOT_YET = re.compile(r"\b(?:if|unless|may|until)\b", re.I)


def repealed_sections(joined: Joined) -> frozenset[int]:
    """The clauses that another act says are repealed, with all under them."""
    law = joined.law
    return frozenset(
        below.index
        for cited in _repealing(joined)
        for target in cited.reference.targets
        if cited.link.place and cited.link.place.clauses
        for below in law.tree.subtree(law.clause(target))
    )


def repealed_acts(joined: Joined) -> dict[int, Cited]:
    """The acts that another act repeals as a whole, with the citation that says so."""
    found: dict[int, Cited] = {}
    for cited in _repealing(joined):
        place = cited.link.place
        if place and not cited.link.why and not place.clauses and place.act != cited.act:
            found.setdefault(place.act, cited)
    return found


def repealed_names(joined: Joined) -> dict[str, list[Cited]]:
    """Names of acts that are not in the framework, with the citations by which its acts repeal them."""
    found: dict[str, list[Cited]] = {}
    for cited in _repealing(joined):
        if cited.link.why == "no-act":
            found.setdefault(cited.link.act.lower(), []).append(cited)
    return found


def _repealing(joined: Joined) -> Iterator[Cited]:
    """Citations in whose sentence the cited text is repealed."""
    law = joined.law
    for cited in joined.cited:
        reference = cited.reference
        clause = law.clause(reference.clause)
        if not law.operative[reference.clause]:
            continue
        text = law.document.text
        start = max(text.rfind(".", clause.start, reference.start) + 1, clause.start)
        end = text.find(".", reference.end, clause.end)
        sentence = text[start : end if end >= 0 else clause.end]
        if _REPEALS.search(sentence) and not _NOT_YET.search(sentence):
            yield cited
