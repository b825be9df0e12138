"""The laws of a folder, each once, whatever formats it is kept in."""

from __future__ import annotations

from pathlib import Path

READABLE = (".docx", ".pdf", ".txt")
"""Endings of files that are read as laws; of one law, the first of these."""


def laws_under(folder: Path) -> list[Path]:
    """One file for each law under the folder, by name; Word before PDF before text."""
    found: dict[Path, Path] = {}
    for ending in reversed(READABLE):
        found.update((path.with_suffix(""), path) for path in folder.rglob(f"*{ending}") if path.is_file())
    return [found[name] for name in sorted(found)]
