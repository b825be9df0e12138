"""Small laws on trafficking, and what a scan of them leaves behind."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_TRAFFICKING = """{name} TRAFFICKING ACT

1. Trafficking in persons
(1) A person who recruits, transports or harbours another person, by means of threat, force or deception, for the
purpose of exploitation, commits the offence of trafficking in persons and is liable to imprisonment for {years} years.
(2) Consent of the victim {consent}.
"""


def act(name: str = "EXAMPLE", years: int = 20, consent: str = "is irrelevant") -> str:
    """A law of two subsections on trafficking."""
    return _TRAFFICKING.format(name=name, years=years, consent=consent)


def fill(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def command(*arguments: str | Path) -> list[str]:
    """The command line of a scan in a process of its own."""
    return [sys.executable, "-m", "lawcheck", "scan", *map(str, arguments)]


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder and what it holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def summary_of(out: Path) -> dict[str, Any]:
    """The summary of a scan as JSON."""
    content: dict[str, Any] = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return content
