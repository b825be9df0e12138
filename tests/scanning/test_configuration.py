"""`lawcheck.yaml` says how a folder is checked; `lawcheck config` shows what holds and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from scan_samples import act, fill, summary_of

from lawcheck.cli import main

Scan = Callable[..., Result]
FILE = """\
country: Ardenia
scope: [som, tip]
language: en
fail-on: gap
roles:
  "*-memorandum.*": ignore
limits:
  seconds: 30
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs any command in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    return invoke


def test_every_value_is_shown_with_its_origin(run: Callable[..., Result], tmp_path: Path) -> None:
    """A default, a line of the file, or the command line, which outranks the file."""
    fill(tmp_path, {"laws/lawcheck.yaml": FILE})
    shown = run("config", "laws", "--scope", "untoc", "--memory-limit", "4000")
    assert shown.exit_code == 0
    rows = {line.split()[0]: " ".join(line.split()[1:]) for line in shown.stdout.splitlines()}
    assert rows == {
        "country": "Ardenia laws/lawcheck.yaml, line 1",
        "scope": "untoc command line",
        "language": "en laws/lawcheck.yaml, line 3",
        "roles": "*-memorandum.*: ignore laws/lawcheck.yaml, line 5",
        "rules": "none default",
        "fail-on": "gap laws/lawcheck.yaml, line 4",
        "limits.seconds": "30 seconds laws/lawcheck.yaml, line 8",
        "limits.memory": "4000 MB command line",
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("scop: tip", "line 1: there is no setting 'scop'; did you mean scope?"),
        ("\nlanguage: 5", "line 2: 'language' must be two letters, as in: en."),
        ("scope: fish", "line 1: 'scope' must be auto, all, or a list of tip, som and untoc."),
        ("scope: []", "line 1: 'scope' must be auto"),
        ("limits:\n  second: 3", "line 2: there is no setting 'limits.second'; did you mean seconds?"),
        ("limits:\n  seconds: 0", "line 2: 'limits.seconds' must be a number of seconds"),
        ("limits: 5", "line 1: 'limits' must be seconds and memory"),
        ("- tip", "line 1: settings stand here as name and value"),
        ("a: [", "is not valid YAML"),
        ("1: 2", "line 1: there is no setting '1'; there are: country, scope"),
        ("roles:\n  a.pdf: code", "'roles' must be patterns of file names"),
        ("rules: ours", "line 1: 'rules' must be a list of folders of rules."),
        ("fail-on: yes", "line 1: 'fail-on' must be gap, conflict or never."),
        ("country: &a [b]\nscope: *a", "aliases"),
        ("x" * 200_000, "larger than 100 kB"),
        (b"\xff\xfe\x00", "is not valid YAML"),
    ],
)
def test_a_fault_is_named_with_its_line_and_what_to_write(
    run: Callable[..., Result], tmp_path: Path, content: str | bytes, said: str
) -> None:
    """One sentence, exit code 2, for whatever stands in the file."""
    fill(tmp_path, {"lawcheck.yaml": content, "act.txt": act()})
    for arguments in (("config",), ("check", "act.txt"), ("scan", ".", "-o", "../out")):
        done = run(*arguments)
        assert done.exit_code == 2, arguments
        assert said in done.stderr
        assert "lawcheck.yaml" in done.stderr
        assert done.stderr.count("\n") == 1


def test_check_goes_by_the_file_of_the_current_folder(run: Callable[..., Result], tmp_path: Path) -> None:
    """Scope and exit code come from the file, unless the command line gives them."""
    fill(tmp_path, {"lawcheck.yaml": "scope: [tip]\nfail-on: gap\n", "act.txt": act()})
    done = run("check", "act.txt", "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["documents"][0]["scope"] == ["tip"]
    done = run("check", "act.txt", "--format", "json", "--scope", "som", "--fail-on", "never")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["documents"][0]["scope"] == ["som"]


def test_diff_goes_by_the_file_of_the_current_folder(run: Callable[..., Result], tmp_path: Path) -> None:
    """A finding that is new fails where the file says so."""
    fill(tmp_path, {"old.txt": act(), "new.txt": act(consent="is a defence")})
    assert run("diff", "old.txt", "new.txt").exit_code == 0
    fill(tmp_path, {"lawcheck.yaml": "fail-on: conflict\n"})
    assert run("diff", "old.txt", "new.txt").exit_code == 1
    assert run("diff", "old.txt", "new.txt", "--fail-on", "never").exit_code == 0


def test_folders_name_their_country_scope_and_roles(laws: Path, tmp_path: Path, scan: Scan) -> None:
    """The nearest lawcheck.yaml counts; what it does not give comes from above."""
    fill(
        laws,
        {
            "lawcheck.yaml": "scope: [tip, som]\nroles:\n  Ardenia/fish*: ignore\n",
            "Ardenia/lawcheck.yaml": "country: Republic of Ardenia\n",
            "Ardenia/old/persons.txt": act("ARDENIA OLD", 5),
            "Ardenia/old/lawcheck.yaml": "country: Ardenia before 1990\nscope: [tip]\n",
        },
    )
    assert scan(laws, "-o", "out").exit_code == 0
    summary = summary_of(tmp_path / "out")
    assert {law["path"]: (law["country"], law["scope"]) for law in summary["documents"]} == {
        "Ardenia/trafficking.txt": ("Republic of Ardenia", ["tip", "som"]),
        "Ardenia/old/persons.txt": ("Ardenia before 1990", ["tip"]),
        "Borduria/persons.txt": ("Borduria", ["tip", "som"]),
    }
    assert [(file["path"], file["code"]) for file in summary["passed_over"]] == [("Ardenia/fisheries.txt", "ignored")]


def test_a_folder_inside_cannot_change_what_holds_for_the_run(laws: Path, scan: Scan) -> None:
    """Rules, limits and the exit code are set at the top."""
    fill(laws, {"Ardenia/lawcheck.yaml": "limits:\n  seconds: 9\n"})
    done = scan(laws, "-o", "out")
    assert done.exit_code == 2
    assert "Ardenia/lawcheck.yaml, line 2: 'limits.seconds' holds for a whole run" in done.stderr
