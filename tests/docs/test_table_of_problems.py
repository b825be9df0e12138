"""Every code of a problem stands in the table of the docs, and every code of the table in the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import lawcheck

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(lawcheck.__file__).parent
# Of the code among the arguments.
PLACES = {"Problem": 0, "_problem": 0, "UnreadableDocument": 1, "unread": 0, "_skipped": 1}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.name, ast.parse(path.read_text(encoding="utf-8"))


CONSTANTS = {
    statement.targets[0].id: statement.value.value
    for _, module in modules()
    for statement in module.body
    if isinstance(statement, ast.Assign)
    and isinstance(statement.targets[0], ast.Name)
    and isinstance(statement.value, ast.Constant)
}


def codes_raised() -> Iterator[tuple[str, str]]:
    """Each code that the program gives, and the file that gives it."""
    for file, module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in PLACES and len(node.args) > PLACES[name]:
                    yield from ((code, file) for code in _strings(node.args[PLACES[name]]))


def _strings(argument: ast.expr) -> Iterator[str]:
    """The strings that an argument may be: itself, those of a choice, that of a constant of the package."""
    for node in ast.walk(argument):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.Name) and node.id in CONSTANTS:
            yield str(CONSTANTS[node.id])


def codes_told() -> list[str]:
    rows = [line for line in (ROOT / "docs/problems.md").read_text(encoding="utf-8").splitlines() if line[:3] == "| `"]
    return [code for row in rows for code in re.findall(r"`([a-z-]+)`", row.split("|")[1])]


def test_every_problem_has_its_row_and_every_row_its_problem() -> None:
    raised = dict(codes_raised())
    told = codes_told()
    assert len(told) == len(set(told))
    assert {code: file for code, file in raised.items() if code not in told} == {}
    assert set(told) - set(raised) == set()
