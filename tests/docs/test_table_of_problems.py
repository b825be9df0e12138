"""Every code of a problem stands in the table of the docs, and every code of the table in the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import lawcheck

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(lawcheck.__file__).parent
PLACES = {"Problem": 0, "_problem": 0, "UnreadableDocument": 1}  # of the code among the arguments


def codes_raised() -> Iterator[tuple[str, str]]:
    """Each code that the program gives, and the file that gives it."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in PLACES and len(node.args) > PLACES[name]:
                    yield from ((code, path.name) for code in _constants(node.args[PLACES[name]]))


def _constants(argument: ast.expr) -> Iterator[str]:
    """The strings that an argument may be: itself, those of a choice, those of a constant of this package."""
    for node in ast.walk(argument):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.Name) and node.id.isupper():
            from lawcheck.clauses import problems

            yield getattr(problems, node.id)


def codes_told() -> list[str]:
    rows = [line for line in (ROOT / "docs/problems.md").read_text(encoding="utf-8").splitlines() if line[:3] == "| `"]
    return [code for row in rows for code in re.findall(r"`([a-z-]+)`", row.split("|")[1])]


def test_every_problem_has_its_row_and_every_row_its_problem() -> None:
    raised = dict(codes_raised())
    told = codes_told()
    assert len(told) == len(set(told))
    assert {code: file for code, file in raised.items() if code not in told} == {}
    assert set(told) - set(raised) == set()
