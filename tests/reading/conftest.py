"""A small law written as an outline becomes a clause tree, so that reading is tested without the readers of files."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from lawcheck.clauses.tree import Clause, ClauseTree
from lawcheck.reading import Law, read_law
from lawcheck.sources.document import Document, Line

_LINE = re.compile(
    r"(?P<kind>[a-z]+)(?: (?P<number>[^:=]+?))?(?: = (?P<heading>[^:]+?))?(?P<marks>!\w+)?:(?: (?P<words>.*))?$"
)


@dataclass
class _Node:
    kind: str
    number: str | None
    heading: str | None
    words: str
    marks: str
    children: list[_Node | str] = field(default_factory=list)


def outline_tree(outline: str, title: str = "Sample Act") -> ClauseTree:
    """Build a tree from lines such as `section 3 = Heading: words`, indented by two; `~ words` closes the list above.

    `!quoted` and `!repealed` before the colon mark a clause.
    """
    roots: list[_Node] = []
    stack: list[tuple[int, _Node]] = []
    for line in outline.strip("\n").splitlines():
        if not line.strip():
            continue
        depth = (len(line) - len(line.lstrip())) // 2
        while stack and stack[-1][0] >= depth:
            stack.pop()
        if line.lstrip().startswith("~ "):
            stack[-1][1].children.append(line.strip()[2:])
            continue
        found = _LINE.match(line.strip())
        assert found, line
        node = _Node(found["kind"], found["number"], found["heading"], found["words"] or "", found["marks"] or "")
        (stack[-1][1].children if stack else roots).append(node)
        stack.append((depth, node))
    text = ""
    clauses: list[Clause] = []

    def place(node: _Node, parent: int | None, quoted: bool) -> int:
        nonlocal text
        index, start = len(clauses), len(text)
        quoted = quoted or node.marks == "!quoted"
        term = None
        if node.kind == "definition":
            found = re.match(r"[“\"]([^”\"]+)[”\"]", node.words)
            term = found[1] if found else None
        text += f"{node.number} " if node.number else ""
        heading = (len(text), len(text) + len(node.heading)) if node.heading else None
        text += f"{node.heading}\n" if node.heading else ""
        words = [(len(text), len(text) + len(node.words))] if node.words else []
        text += node.words + "\n"
        clauses.append(
            Clause(index, f"c{index}", node.kind, node.number, heading, f"{node.kind} {node.number}", parent, (), start,
                   start, (), term, quoted, node.marks == "!repealed")
        )  # fmt: skip
        children = []
        for child in node.children:
            if isinstance(child, str):
                words.append((len(text), len(text) + len(child)))
                text += child + "\n"
            else:
                children.append(place(child, index, quoted))
        clauses[index] = replace(clauses[index], children=tuple(children), end=len(text) - 1, words=tuple(words))
        return index

    for root in roots:
        place(root, None, False)
    lines = tuple(Line(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text))
    return ClauseTree(Document("sample.txt", "text", "0" * 64, text, lines, ()), title, tuple(clauses))


@pytest.fixture
def read() -> Callable[..., Law]:
    """Read an outline as an English law."""

    def read(outline: str, title: str = "Sample Act") -> Law:
        return read_law(outline_tree(outline, title), "en")

    return read
