"""Closing words that stand run into the last item of a list: `(b) harbours another, commits an offence.`"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawcheck.clauses.content import trimmed
from lawcheck.clauses.nodes import Node

# A lead-in that names who or when, and leaves what follows from it to the words behind the list.
_SUBJECT = re.compile(r"\W*(?:(?:any|an?|every|no|each)\s+\w+|whoever|anyone|everyone|person\w*)\b", re.I)
_CONDITION = re.compile(r"\W*(?:where|if|when|whenever|in\s+any\s+case\s+where)\b", re.I)
_PREDICATE = re.compile(
    r"\b(?:commits?|is\s+guilty|are\s+guilty|shall|must|is\s+liable|are\s+liable|is\s+punishable|may\s+be|does\s+not|"
    r"includes?)\b",
    re.I,
)
_AFTER_SUBJECT = re.compile(
    r"(?:[,—–]\s+|;\s*)(?=(?:each\s+)?(?:commits?|is\s+guilty|are\s+guilty|shall|must|is\s+liable(?!\s+to\s+be)|are\s+liable|"
    r"is\s+punishable)\b)",
    re.I,
)
_AFTER_CONDITION = re.compile(
    r"(?:[,—–]\s+|;\s*)(?=(?:the|that|such|any|an?|he|she|it|they|those)\b(?:\s+[\w’'-]+){0,7}?,?\s+"
    r"(?:shall|may|must|commits?|is\s+guilty|is\s+liable|is\s+punishable|does\s+not)\b)",
    re.I,
)
_OWN_PREDICATE = re.compile(r"\W*(?:shall|must|may|is|are|commits?)\b", re.I)
_SEMICOLON = re.compile(r";\s*(?!(?:and|or)\b)(?=[a-z])")


def split_closings(nodes: Sequence[Node], text: str) -> None:
    """Give the words that close a list back to the clause whose list it is."""
    for top in nodes:
        for node, _ in list(top.walk()):
            _split(node, text)


def _split(node: Node, text: str) -> None:
    items = [child for child in node.children if child.kind == "item"]
    if len(items) < 2 or node.children[-1] is not items[-1] or trimmed(text, items[-1].end, node.end) > items[-1].end:
        return
    begin = max([end for _, end in node.marks] + [node.heading[1] if node.heading else node.start])
    lead = text[begin : items[0].start]
    if _PREDICATE.search(lead):
        return
    pattern = _AFTER_SUBJECT if _SUBJECT.match(lead) else _AFTER_CONDITION if _CONDITION.match(lead) else None
    if pattern is None or any(_stands_alone(item, pattern, text) for item in items[:-1]):
        return
    chain = [items[-1]]
    while chain[-1].children and chain[-1].children[-1].kind == "item":
        chain.append(chain[-1].children[-1])
    leaf = chain[-1]
    start = max(
        [end for _, end in leaf.marks] + [child.end for child in leaf.children if child.kind != "note"] + [leaf.start]
    )
    found = pattern.search(text, start, leaf.end)
    if found is None:
        return
    semicolon = _SEMICOLON.search(text, start, found.end() + 1)
    cut = (semicolon or found).start() + 1
    notes = [child for child in leaf.children if child.start >= cut]
    if any(child.start < cut < child.end for child in leaf.children):
        return
    leaf.children = [child for child in leaf.children if child.start < cut]
    for each in chain:
        each.end = cut
    node.children.extend(notes)


def _stands_alone(item: Node, pattern: re.Pattern[str], text: str) -> bool:
    """Whether an item says itself what follows: then the last one does so too."""
    begin = max([end for _, end in item.marks] + [item.start])
    return _OWN_PREDICATE.match(text, begin, item.end) is not None or pattern.search(text, begin, item.end) is not None
