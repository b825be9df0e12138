"""Where the rules that come with the program stand."""

from __future__ import annotations

from pathlib import Path

import lawcheck


def default_rules_dir() -> Path:
    """The folder of the rules: inside the installed package, or at the top of the checkout."""
    package = Path(lawcheck.__file__).parent
    installed = package / "ruleset"
    return installed if installed.is_dir() else package.parent / "rules"
