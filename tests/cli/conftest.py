"""Runs the command line with a rule set of two requirements: tests of commands do not hang on the real rules."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lawcheck.cli import main
from lawcheck.rules import loading

BILLS = {
    "met.txt": "THE EXAMPLE BILL\n\n1. Trafficking\nTrafficking in persons is an offence, and consent is irrelevant.\n",
    "gap.txt": "THE EXAMPLE BILL\n\n1. Trafficking\nTrafficking in persons is an offence.\n",
    "conflict.txt": "THE EXAMPLE BILL\n\n1. Trafficking in persons\nConsent to trafficking in persons is a defence.\n",
    "fisheries.txt": "THE FISHERIES BILL\n\n1. Nets\nNo person shall use a net of small mesh.\n",
}

Run = Callable[..., Result]


@pytest.fixture
def mini_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two requirements, in place of the rules that come with lawcheck."""
    folder = tmp_path / "rules"
    shutil.copytree(Path(__file__).with_name("mini_rules"), folder)
    monkeypatch.setattr(loading, "default_rules_dir", lambda: folder)
    return folder


@pytest.fixture
def run(mini_rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `lawcheck` in a folder of small bills."""
    bills = tmp_path / "bills"
    bills.mkdir()
    for name, text in BILLS.items():
        (bills / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(bills)

    def invoke(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return invoke
