"""`lawcheck diff OLD NEW` and `lawcheck check --baseline REPORT` from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lawcheck.reports.formats import BINARY, FORMATS

ANY_LAW = sorted(set(FORMATS) - {"annotated"})


def kinds(result: Any) -> list[tuple[str, str]]:
    """Kind and requirement of each change of a report in JSON."""
    return [(change["change"], change["requirement"]) for change in json.loads(result.stdout)["findings"]]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("met.txt", "met.txt", []),
        ("met.txt", "gap.txt", [("reopened", "tip-3b-consent")]),
        ("gap.txt", "met.txt", [("closed", "tip-3b-consent")]),
        ("met.txt", "conflict.txt", [("new", "tip-3b-consent")]),
        ("gap.txt", "fisheries.txt", [("closed", "tip-3b-consent")]),
    ],
)
def test_each_kind_of_change_is_named(run: Any, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    """In the order of urgency."""
    result = run("diff", old, new, "--format", "json")
    assert result.exit_code == 0
    assert kinds(result) == expected
    assert run("diff", old, new, "--format", "json").stdout_bytes == result.stdout_bytes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("met.txt", "gap.txt"), 0),
        (("met.txt", "gap.txt", "--fail-on", "gap"), 1),
        (("met.txt", "gap.txt", "--fail-on", "conflict"), 0),
        (("gap.txt", "gap.txt", "--fail-on", "gap"), 0),
        (("gap.txt", "conflict.txt", "--fail-on", "conflict"), 1),
        (("conflict.txt", "conflict.txt", "--fail-on", "conflict"), 0),
        (("conflict.txt", "met.txt", "--fail-on", "gap"), 0),
        (("met.txt",), 2),
        (("met.txt", "gap.txt", "--scope", "fish"), 2),
        (("met.txt", "no-such-file.txt"), 3),
        (("no-such-file.txt", "met.txt"), 3),
    ],
)
def test_the_exit_code_counts_only_what_was_opened(run: Any, arguments: tuple[str, ...], code: int) -> None:
    """0 done, 1 opened at or above --fail-on, 2 wrong usage, 3 a file could not be read."""
    result = run("diff", *arguments)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output


def test_the_screen_shows_both_wordings(run: Any) -> None:
    """What became of the verdict, the words, and the clause that was changed."""
    text = " ".join(run("diff", "met.txt", "gap.txt").stdout.split())
    assert "Verdict: Met → Gap" in text
    assert "s 1 changed" in text
    assert "was: Trafficking Trafficking in persons is an offence, and consent is irrelevant." in text
    assert "now: Trafficking Trafficking in persons is an offence." in text


def test_a_report_stands_for_the_old_text(run: Any) -> None:
    """Its findings are compared; that the clauses can't be is said."""
    assert run("check", "met.txt", "--format", "json", "-o", "report.json").exit_code == 0
    result = run("diff", "report.json", "gap.txt", "--format", "json")
    assert kinds(result) == [("reopened", "tip-3b-consent")]
    assert json.loads(result.stdout)["old"]["from_report"] is True
    assert "only an earlier report is at hand" in run("diff", "report.json", "gap.txt").stdout


@pytest.mark.parametrize("kind", ANY_LAW)
def test_each_format_is_written_to_a_file(run: Any, kind: str) -> None:
    """And twice the same bytes."""
    for name in ("report", "again"):
        assert run("diff", "met.txt", "conflict.txt", "--format", kind, "-o", name).exit_code == 0
    data = Path("report").read_bytes()
    assert data == Path("again").read_bytes()
    assert data.startswith(b"PK") == (kind in BINARY)
    if kind not in BINARY:
        assert b"tip-3b-consent" in data


def test_a_comparison_is_never_written_over_a_law(run: Any) -> None:
    """Neither the old one nor the new one."""
    for name in ("met.txt", "gap.txt"):
        result = run("diff", "met.txt", "gap.txt", "-o", name)
        assert result.exit_code == 2
        assert "would overwrite the law" in result.stderr


def test_a_baseline_sets_apart_what_is_new(run: Any) -> None:
    """What it knows is listed in short; --fail-on counts the rest."""
    assert run("check", "gap.txt", "--format", "json", "-o", "base.json").exit_code == 0
    known = run("check", "gap.txt", "--baseline", "base.json", "--fail-on", "gap")
    assert known.exit_code == 0
    assert "Known from the baseline (1)" in known.stdout
    assert "Since the baseline: 0 new, 1 known, 0 closed." in known.stdout
    fresh = run("check", "conflict.txt", "--baseline", "base.json", "--fail-on", "conflict")
    assert fresh.exit_code == 1
    assert "Conflicts: the text contradicts the treaty (1)" in fresh.stdout
    closed = run("check", "met.txt", "--baseline", "base.json", "--format", "json")
    [document] = json.loads(closed.stdout)["documents"]
    assert [finding["baseline"] for finding in document["findings"]] == ["closed"]


@pytest.mark.parametrize("kind", ANY_LAW)
def test_each_format_still_shows_what_the_baseline_knows(run: Any, kind: str) -> None:
    """The finding is there, and marked as known."""
    assert run("check", "gap.txt", "--format", "json", "-o", "base.json").exit_code == 0
    arguments = ("check", "gap.txt", "--baseline", "base.json", "--format", kind, "-o", "report")
    assert run(*arguments).exit_code == 0
    data = Path("report").read_bytes()
    if kind not in BINARY:
        text = data.decode()
        assert "tip-3b-consent" in text
        assert ("unchanged" if kind == "sarif" else "known") in text.lower()


def test_a_law_that_the_baseline_does_not_hold_is_new(run: Any) -> None:
    """And that is said."""
    assert run("check", "met.txt", "gap.txt", "--format", "json", "-o", "base.json").exit_code == 0
    result = run("check", "conflict.txt", "--baseline", "base.json", "--fail-on", "conflict")
    assert result.exit_code == 1
    assert "The baseline holds no law named conflict.txt" in result.stderr


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"schema": "lawcheck-report/1"}',
        '{"schema": "lawcheck-report/9", "documents": []}',
        '{"schema": "lawcheck-report/1", "documents": [{"path": 3}]}',
        '{"schema": "lawcheck-report/1", "documents": ' + "[" * 100_000,
        "Not JSON",
    ],
)
def test_a_report_that_cannot_be_used_is_wrong_usage(run: Any, content: str) -> None:
    """One sentence, exit code 2."""
    Path("base.json").write_text(content, encoding="utf-8")
    result = run("check", "gap.txt", "--baseline", "base.json")
    assert result.exit_code == 2
    assert result.stderr.startswith("lawcheck: base.json: ")
    assert len(result.stderr.splitlines()) == 1
