"""The requirements that a command on rules deals with: all, or those of one folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.cli.common import fail, rules_of

if TYPE_CHECKING:
    from lawcheck.rules.loading import RuleSet


def chosen(folder: str | None) -> tuple[RuleSet, list[str]]:
    """The rules, and the ids of all requirements or of those under `folder`; ends the program where there are none."""
    rules = rules_of((folder,) if folder else ())
    here = Path(folder).resolve() if folder else None
    ids = [name for name, path in rules.files.items() if here is None or path.resolve().is_relative_to(here)]
    if not ids:
        fail(f"There is no requirement{f' in {folder}' if folder else ''}.")
    return rules, ids
