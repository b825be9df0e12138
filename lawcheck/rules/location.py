"""Where the rules that come with the program stand."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def default_rules_dir() -> Path:
    """The folder of the rules: inside the installed package, or at the top of the checkout."""
    installed = _PACKAGE / "ruleset"
    return installed if installed.is_dir() else _PACKAGE.parent / "rules"
