"""Where the rules that come with the program stand."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def default_rules_dir() -> Path:
    """The folder of the rules: inside the installed package, or at the top of the checkout."""
    installed = _PACKAGE / "ruleset"
    return installed if installed.is_dir() else _PACKAGE.parent / "rules"


def languages_at_hand() -> list[str]:
    """The languages (ISO 639-1) for which the rules that come with the program have words."""
    return sorted(folder.name for folder in (default_rules_dir() / "lexicon").iterdir() if folder.is_dir())
