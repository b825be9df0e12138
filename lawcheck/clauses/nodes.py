"""Nodes: clauses while the tree is being built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lawcheck.clauses.tree import Span


@dataclass(slots=True, eq=False)
class Node:
    """A clause under construction. `end` is set once its last word is known; `marks` are spans of its number."""

    kind: str
    start: int
    end: int = -1
    number: str | None = None
    heading: Span | None = None
    term: Span | None = None  # of the defined term in the text
    quoted: bool = False
    repealed: bool = False
    family: str = ""
    marks: list[Span] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[tuple[Node, Node | None]]:
        """This node and all below it in document order, each with its parent."""
        stack: list[tuple[Node, Node | None]] = [(self, None)]
        while stack:
            node, parent = stack.pop()
            yield node, parent
            stack.extend((child, node) for child in reversed(node.children))
