"""`lawcheck scan` run in a folder of its own; its workers are real processes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from scan_samples import act, fill

from lawcheck.cli import main

Scan = Callable[..., Result]


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    """A folder of two countries with three laws."""
    return fill(
        tmp_path / "laws",
        {
            "Ardenia/trafficking.txt": act("ARDENIA"),
            "Ardenia/fisheries.txt": "THE FISHERIES ACT\n\n1. Nets\nNo person shall use a net of small mesh.\n",
            "Borduria/persons.txt": act("BORDURIA", 3, "is a defence"),
        },
    )


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scan:
    """Runs `lawcheck scan` with two workers."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, ["scan", "--jobs", "2", *map(str, arguments)])

    return run
