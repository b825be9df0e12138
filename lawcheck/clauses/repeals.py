"""Which clauses are no longer law: those whose only words say that they were repealed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawcheck.clauses.nodes import Node

_REPEALED = re.compile(
    r"\W*(?:\d{0,2}\s*\[)?\s*(?:(?:sub-?)?(?:section|paragraph|article|definition|item|part|chapter|schedule|clause|rule)s?\s+"
    r"[\w().“”\"]*\s*)?(?:(?:is|was|were|has\s+been|have\s+been)\s+)?(?:repealed|omitted|deleted|revoked|rep\.)(?!\w)",
    re.I,
)
_LEFT_OUT = re.compile(r"(?:F?\d{0,3}\[\s*)?(?:…|\.{3,}|\*(?:\s*\*)*)\s*\]?\W*$")  # F1[…] and [* * *]
_NOTE_ON_REPEAL = re.compile(r"\bnote\b|\bread\b", re.I)
_LONGEST = 200


def mark_repealed(nodes: Sequence[Node], text: str) -> None:
    """Set `repealed` of the numbered clauses and definitions that hold nothing but the news of their repeal."""
    for top in nodes:
        for node, _ in top.walk():
            if node.number is not None or node.kind == "definition":
                node.repealed = _is_repealed(node, text)


def _is_repealed(node: Node, text: str) -> bool:
    if any(child.kind not in ("note", "quotation") for child in node.children):
        return False
    begin = max([end for _, end in node.marks] + [node.heading[1] if node.heading else node.start])
    content = text[begin : node.end].strip()
    if not content:
        return node.heading is not None and _REPEALED.match(text[slice(*node.heading)]) is not None
    if _LEFT_OUT.match(content):
        return True
    if _REPEALED.match(content) is None:
        return False
    return len(content) < _LONGEST or _NOTE_ON_REPEAL.search(content[:260]) is not None
