"""`lawcheck check` reads, checks, reports, and ends with the exit code that scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import lawcheck
from lawcheck.rules import loading


def documents(result: Result) -> list[dict[str, Any]]:
    """What a JSON report says of each law."""
    found: list[dict[str, Any]] = json.loads(result.stdout)["documents"]
    return found


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("met.txt",), 0),
        (("gap.txt",), 0),
        (("conflict.txt",), 0),
        (("gap.txt", "--fail-on", "never"), 0),
        (("met.txt", "--fail-on", "gap"), 0),
        (("gap.txt", "--fail-on", "gap"), 1),
        (("conflict.txt", "--fail-on", "gap"), 1),
        (("gap.txt", "--fail-on", "conflict"), 0),
        (("conflict.txt", "--fail-on", "conflict"), 1),
        (("met.txt", "conflict.txt", "--fail-on", "conflict"), 1),
        (("fisheries.txt", "--fail-on", "gap"), 0),
        (("missing.txt",), 3),
        (("missing.txt", "conflict.txt", "--fail-on", "conflict"), 3),
        ((), 2),
        (("met.txt", "--fail-on", "partial"), 2),
        (("met.txt", "--format", "powerpoint"), 2),
        (("met.txt", "--scope", "tip,fish"), 2),
        (("met.txt", "--lang", "xx"), 2),
        (("met.txt", "--rules", "no-such-folder"), 2),
        (("met.txt", "-o", "no-such-folder/report.txt"), 2),
        (("met.txt", "--nonsense"), 2),
    ],
)
def test_the_exit_code_says_how_it_went(run: Any, arguments: tuple[str, ...], code: int) -> None:
    """0 done, 1 --fail-on reached, 2 wrong usage or rules, 3 a file could not be read."""
    result = run("check", *arguments)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output


def test_an_unknown_scope_is_answered_with_those_that_there_are(run: Any) -> None:
    """The message names every scope."""
    message = run("check", "met.txt", "--scope", "fish").stderr
    assert "'fish' is not known" in message
    for name in ("auto", "all", "tip", "som", "untoc"):
        assert name in message


@pytest.mark.parametrize(
    ("scope", "requirements"),
    [
        ("auto", ["tip-3b-consent"]),
        ("tip", ["tip-3b-consent"]),
        ("untoc,tip", ["tip-3b-consent", "untoc-34-2-independent"]),
        ("TIP, untoc", ["tip-3b-consent", "untoc-34-2-independent"]),
        ("som", []),
        ("all", ["tip-3b-consent", "untoc-34-2-independent"]),
    ],
)
def test_the_scope_chooses_the_instruments(run: Any, scope: str, requirements: list[str]) -> None:
    """By name, all, or those that the law deals with."""
    [document] = documents(run("check", "met.txt", "--scope", scope, "--format", "json"))
    assert [finding["requirement"] for finding in document["findings"]] == requirements


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run: Any) -> None:
    """One sentence on standard error; the report holds the other files and names the one that is missing."""
    Path("noise.txt").write_bytes(bytes(range(256)) * 40)
    Path("empty.txt").write_bytes(b"")
    Path("folder").mkdir()
    result = run("check", "noise.txt", "gap.txt", "empty.txt", "folder", "nothing.txt", "met.txt", "--format", "json")
    assert result.exit_code == 3
    assert [document["path"] for document in documents(result)] == ["gap.txt", "met.txt"]
    messages = result.stderr.splitlines()
    names = ["noise.txt", "empty.txt", "folder", "nothing.txt"]
    assert [message.split(":")[1].strip() for message in messages] == names
    assert [error["path"] for error in json.loads(result.stdout)["unread"]] == names


def test_a_fault_of_the_program_is_said_in_a_sentence(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other files are still checked, and the sentence says what to report."""
    read = lawcheck.read

    def failing(path: str, **options: Any) -> Any:
        if path == "gap.txt":
            raise RecursionError("too deep")
        return read(path, **options)

    monkeypatch.setattr(lawcheck, "read", failing)
    result = run("check", "gap.txt", "met.txt", "--format", "json")
    assert result.exit_code == 3
    assert "gap.txt: lawcheck failed while reading this file" in result.stderr
    assert "RecursionError in test_check_command.py, line" in result.stderr
    assert [document["path"] for document in documents(result)] == ["met.txt"]


def test_text_is_read_from_standard_input(run: Any) -> None:
    """`-` as FILE; its path in the report is `-`."""
    [document] = documents(
        run("check", "-", "--format", "json", stdin="1. Rule\nTrafficking in persons is an offence.\n")
    )
    assert document["path"] == "-"
    assert [finding["verdict"] for finding in document["findings"]] == ["gap"]
    result = run("check", "-", stdin="")
    assert result.exit_code == 3
    assert result.stderr.startswith("lawcheck: standard input: ")


def test_the_report_goes_where_it_is_sent(run: Any) -> None:
    """To a file, the same bytes as to standard output; nothing on the screen then."""
    shown = run("check", "gap.txt", "--format", "json", "-o", "-")
    sent = run("check", "gap.txt", "--format", "json", "-o", "report.json")
    assert sent.output == ""
    assert Path("report.json").read_bytes() == shown.stdout_bytes
    run("check", "gap.txt", "-o", "report.txt")
    text = Path("report.txt").read_text(encoding="utf-8")
    assert "Gaps: nothing was found on these (1)" in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_report_is_never_written_over_the_law(run: Any) -> None:
    """`lawcheck check bill.txt -o bill.txt` leaves the bill alone."""
    before = Path("gap.txt").read_bytes()
    for command in (["check", "met.txt", "gap.txt"], ["tree", "gap.txt"], ["explain", "tip-3b-consent", "gap.txt"]):
        result = run(*command, "-o", "../bills/gap.txt")
        assert result.exit_code == 2
        assert "would overwrite the law" in result.stderr
    assert Path("gap.txt").read_bytes() == before


def test_the_same_call_gives_the_same_bytes(run: Any) -> None:
    """No time, no absolute path, no order that changes."""
    arguments = ("check", "gap.txt", "conflict.txt", "--scope", "all", "--format", "json")
    first = run(*arguments).stdout_bytes
    assert first == run(*arguments).stdout_bytes
    assert str(Path.cwd()).encode() not in first


def test_the_terminal_report_quotes_the_words(run: Any) -> None:
    """Verdict, place, words and what to do."""
    text = run("check", "conflict.txt").output
    assert "Conflicts: the text contradicts the treaty (1)" in text
    assert "> s 1: “Consent to trafficking in persons is a defence.”" in text
    assert "What to do: Strike out the defence of consent." in text


def test_a_law_on_another_subject_is_out_of_scope(run: Any) -> None:
    """It gets a sentence and no findings."""
    assert "Not checked" in run("check", "fisheries.txt").output
    [document] = documents(run("check", "fisheries.txt", "--format", "json"))
    assert document["out_of_scope"] is True
    assert document["findings"] == []


def test_a_text_in_another_language_is_not_checked(run: Any) -> None:
    """Words that are not there in English are no gap: the file counts as not read."""
    french = (
        "La traite des personnes est punie de dix ans de réclusion, et le consentement de la victime est sans effet. "
    )
    Path("loi.txt").write_text(french * 20, encoding="utf-8")
    result = run("check", "loi.txt")
    assert result.exit_code == 3
    assert "seems to be written in French" in result.stderr
    assert run("check", "loi.txt", "--lang", "en").exit_code == 0


def test_further_rules_add_to_the_rules(run: Any, mini_rules: Path) -> None:
    """--rules names a folder; a fault in it is named with file and line, and nothing is checked."""
    own = Path("own")
    own.mkdir()
    for suffix in ("", ".cases"):
        text = (mini_rules / "tip" / f"tip-3b-consent{suffix}.yaml").read_text(encoding="utf-8")
        (own / f"tip-own{suffix}.yaml").write_text(text.replace("tip-3b-consent", "tip-own"), encoding="utf-8")
    [document] = documents(run("check", "met.txt", "--rules", "own", "--format", "json"))
    assert [finding["requirement"] for finding in document["findings"]] == ["tip-3b-consent", "tip-own"]
    rule = (own / "tip-own.yaml").read_text(encoding="utf-8")
    (own / "tip-own.yaml").write_text(rule + "nonsense: true\n", encoding="utf-8")
    loading._load.cache_clear()
    result = run("check", "met.txt", "--rules", "own")
    assert result.exit_code == 2
    assert f"tip-own.yaml, line {rule.count(chr(10)) + 1}: nonsense" in result.stderr
    assert result.stdout == ""
