"""Which clauses are no longer law: those whose only words say that they were repealed."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from lawcheck.clauses.nodes import Node
from lawcheck.clauses.tree import Span

_REPEALED = re.compile(
    r"\W*(?:\d{0,2}\s*\[)?\s*(?:(?:to|and|[–—-])\s*\d{1,4}[A-Z]?\W*)?(?:(?:sub-?)?(?:section|paragraph|article|definition|item|part|chapter|schedule|clause|rule)s?\s+"
    r"[\w().“”\"]*\s*)?(?:(?:is|was|were|has\s+been|have\s+been)\s+)?"
    r"(?:(?:repealed|omitted|deleted|revoked|abrogated|rep\.)(?!\w)|"
    # of translated codes: Excluded. Lost force by Law No. 5
    r"(?:excluded|invalid(?:ated)?|(?:has\s+)?lost\s+(?:its\s+)?(?:legal\s+)?(?:force|effect)|no\s+longer\s+in\s+force)"
    r"\s*(?:[.\])–—-]|by\b|under\b|pursuant\b|with\s+effect|as\s+of\b|from\b|$))",
    re.I,
)
# § 9. Repealed. Pub. L. 31; 13. [Lights. Omitted by Act IV. It read: ...]: what follows only tells what was there
_HEADED = re.compile(r"\W*(?:repealed|omitted|deleted|revoked)\s*(?:[.\]]|by\b|$)", re.I)
_IN_BRACKETS = re.compile(r"[^\n]{0,12}?\[[^.\]]{2,90}\.\s+(?:repealed|omitted|deleted|revoked)\s+by\b", re.I)
_LEFT_OUT = re.compile(r"(?:F?\d{0,3}\[\s*)?(?:…|\.{3,}|\*(?:\s*\*)*)\s*\]?\W*$")  # F1[…] and [* * *]
_NOTE_ON_REPEAL = re.compile(r"\b(?:note|read|formerly|provided)\b", re.I)
_LONGEST = 200


def mark_repealed(nodes: Sequence[Node], text: str, struck: Sequence[Span]) -> None:
    """Set `repealed` of the numbered clauses and definitions that hold nothing but the news of their repeal.

    `struck` are the spans of lines that the file shows struck through or hidden, in order.
    """
    starts = [start for start, _ in struck]
    for top in nodes:
        for node, _ in top.walk():
            if node.number is not None or node.kind == "definition":
                at = bisect.bisect_right(starts, node.start) - 1
                node.repealed = (at >= 0 and node.start < struck[at][1]) or _is_repealed(node, text)


def _is_repealed(node: Node, text: str) -> bool:
    if _IN_BRACKETS.match(text, node.start) or (node.heading and _HEADED.match(text, *node.heading)):
        return True
    if any(child.kind not in ("note", "quotation") for child in node.children):
        return False
    known = [span for span in (node.heading, node.term) if span]
    at = max([node.start, *(end for _, end in node.marks), *(end for _, end in known)])
    pieces = []
    for child in [*node.children, None]:
        stop = child.start if child else node.end
        pieces.append(text[at:stop])
        at = max(at, child.end) if child else at
    content = " ".join(pieces).strip(" \n\t.[]")
    if not content or _LEFT_OUT.match(content):
        said = [text[slice(*node.heading)]] if node.heading else []
        said += [text[child.start : child.end] for child in node.children]
        return bool(content) or any(_REPEALED.match(words) for words in said)
    if _REPEALED.match(content) is None:
        return False
    return len(content) < _LONGEST or _NOTE_ON_REPEAL.search(content[:260]) is not None
