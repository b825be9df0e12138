"""`lawcheck scan` checks a tree of laws, remembers what it found, and takes a stopped scan up again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from scan_samples import ROOT, act, command, files_of, summary_of

from lawcheck.scanning.cache import Cache

Scan = Callable[..., Result]


def test_every_law_gets_a_report_and_stands_in_the_summary(laws: Path, tmp_path: Path, scan: Scan) -> None:
    """By country, which is the first folder; a law on another subject is out of scope."""
    done = scan(laws, "-o", "out")
    assert (done.exit_code, done.stderr) == (0, "")
    summary = summary_of(tmp_path / "out")
    assert [country["name"] for country in summary["countries"]] == ["Ardenia", "Borduria"]
    assert {law["path"]: law["out_of_scope"] for law in summary["documents"]} == {
        "Ardenia/trafficking.txt": False,
        "Ardenia/fisheries.txt": True,
        "Borduria/persons.txt": False,
    }
    for law in summary["documents"]:
        for report in law["reports"].values():
            assert (tmp_path / "out" / report).is_file()
    assert summary["countries"][0]["requirements"]["tip-3b-consent"]["verdict"] == "met"
    assert summary["countries"][1]["requirements"]["tip-3b-consent"]["verdict"] == "conflict"
    contrary = {(conflict["requirement"], conflict["citation"]) for conflict in summary["conflicts"]}
    assert ("tip-3b-consent", "s 1(2)") in contrary


def test_a_second_scan_checks_only_what_changed(laws: Path, tmp_path: Path, scan: Scan) -> None:
    """The reports on the other laws are not written again, and the result is that of a fresh scan."""
    out = tmp_path / "out"
    scan(laws, "-o", out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    scan(laws, "-o", out)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()} == before

    (laws / "Ardenia/trafficking.txt").write_text(act("ARDENIA", consent="is a defence"), encoding="utf-8")
    (laws / "Ardenia/fisheries.txt").unlink()
    scan(laws, "-o", out)
    unchanged = {path.name for path, at in before.items() if path.exists() and path.stat().st_mtime_ns == at}
    assert {name.partition(".")[0] for name in unchanged} == {"persons"}
    scan(laws, "-o", "fresh")
    assert files_of(out) == files_of(tmp_path / "fresh")


def test_a_report_that_was_changed_or_lost_is_made_again(laws: Path, tmp_path: Path, scan: Scan) -> None:
    """What stands in the folder of reports is what the laws say."""
    out = tmp_path / "out"
    scan(laws, "-o", out)
    whole = files_of(out)
    reports = sorted(out.rglob("reports/**/*.html"))
    reports[0].unlink()
    reports[1].write_text("", encoding="utf-8")
    (out / "summary.json").write_text("{}", encoding="utf-8")
    scan(laws, "-o", out)
    assert files_of(out) == whole


@pytest.mark.parametrize("share", [0, 0.4, 0.9])
def test_a_scan_killed_at_any_point_is_taken_up_again(share: float, laws: Path, tmp_path: Path, scan: Scan) -> None:
    """With the same bytes as a scan that nobody disturbed."""
    for number in range(6):
        text = f"FISHERIES ACT {number}\n\n1. Nets\nNo person shall use a net of a mesh of less than {number} mm.\n"
        (laws / f"Ardenia/act-{number}.txt").write_text(text, encoding="utf-8")
    scan(laws, "-o", "whole")
    reports = len(list(tmp_path.rglob("whole/reports/*/*")))

    broken = subprocess.Popen(command(laws, "-o", tmp_path / "out", "--jobs", "2"), cwd=ROOT)
    while broken.poll() is None and len(list(tmp_path.rglob("out/reports/*/*"))) < share * reports:
        time.sleep(0.002)
    broken.send_signal(signal.SIGKILL)
    broken.wait()
    resumed = scan(laws, "-o", "out", "--resume")
    assert resumed.exit_code == 0, resumed.stderr
    assert files_of(tmp_path / "out") == files_of(tmp_path / "whole")


def test_a_scan_killed_while_it_tidies_its_cache_is_taken_up_again(
    laws: Path, tmp_path: Path, scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What such a scan leaves, a draft and its journal, goes; the bytes are those of one that was let be."""

    def killed(cache: Cache, *_: object, **__: object) -> None:
        (cache.folder / "draft").touch()
        (cache.folder / "draft-journal").write_bytes(bytes(512))
        raise KeyboardInterrupt

    scan(laws, "-o", "whole")
    with monkeypatch.context() as patched:
        patched.setattr(Cache, "finish", killed)
        scan(laws, "-o", "out")
    assert (tmp_path / "out/.lawcheck/draft").is_file()
    assert scan(laws, "-o", "out", "--resume").exit_code == 0
    assert files_of(tmp_path / "out") == files_of(tmp_path / "whole")


def test_a_scan_is_resumed_only_as_it_was_begun(laws: Path, scan: Scan) -> None:
    """Other options would mix two scans; without --resume they check the laws anew."""
    scan(laws, "-o", "out")
    refused = scan(laws, "-o", "out", "--resume", "--scope", "tip")
    assert refused.exit_code == 2
    assert "begun with other options" in refused.stderr
    assert scan(laws, "-o", "out", "--scope", "tip").exit_code == 0
    assert scan(laws, "-o", "out", "--scope", "tip", "--resume").exit_code == 0


def test_the_number_of_workers_changes_nothing(laws: Path, tmp_path: Path, scan: Scan) -> None:
    """One worker and three write the same bytes."""
    scan(laws, "-o", "one", "--jobs", "1")
    scan(laws, "-o", "three", "--jobs", "3")
    assert files_of(tmp_path / "one") == files_of(tmp_path / "three")


def test_one_law_in_several_files_is_checked_once(laws: Path, tmp_path: Path, scan: Scan) -> None:
    """The same words in another format, broken over other lines, or in another country, are listed."""
    text = act("ARDENIA")
    (laws / "Ardenia/trafficking.html").write_text(
        "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n") if line) + "</body></html>",
        encoding="utf-8",
    )
    (laws / "Ardenia/copy.txt").write_text(text.replace(" of the ", " of\nthe "), encoding="utf-8")
    (laws / "Syldavia").mkdir()
    shutil.copy(laws / "Ardenia/trafficking.txt", laws / "Syldavia/act.txt")
    scan(laws, "-o", "out")
    summary = summary_of(tmp_path / "out")
    assert {file["path"]: file["same_as"] for file in summary["duplicates"]} == {
        "Ardenia/trafficking.html": "Ardenia/copy.txt",
        "Ardenia/trafficking.txt": "Ardenia/copy.txt",
        "Syldavia/act.txt": "Ardenia/copy.txt",
    }
    verdicts = {country["name"]: country["requirements"]["tip-3b-consent"] for country in summary["countries"]}
    assert verdicts["Syldavia"] == verdicts["Ardenia"] != verdicts["Borduria"]


def test_a_word_that_differs_makes_another_law(laws: Path, tmp_path: Path, scan: Scan) -> None:
    """Two versions of a bill are never taken for one."""
    (laws / "Borduria/later.txt").write_text(act("BORDURIA", 4, "is a defence"), encoding="utf-8")
    scan(laws, "-o", "out")
    summary = summary_of(tmp_path / "out")
    assert summary["duplicates"] == []
    assert len(summary["documents"]) == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere", "-o", "out"), "There is no such folder"),
        (("laws", "-o", "laws"), "The laws lie in this folder"),
        (("laws/Ardenia", "-o", "laws"), "The laws lie in this folder"),
        (("laws", "-o", "full"), "holds other files"),
        (("laws", "-o", "full/file"), "This is a file"),
        (("laws", "-o", "out", "--lang", "xx"), "no rules for the language"),
        (("laws", "-o", "out", "--rules", "nowhere"), "no such folder of rules"),
    ],
)
def test_wrong_usage_is_answered_with_one_sentence(
    arguments: tuple[str, ...], said: str, laws: Path, tmp_path: Path, scan: Scan
) -> None:
    """Nothing is overwritten, and nothing is left behind in a folder that is not one of reports."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full/file").write_text("mine", encoding="utf-8")
    before = files_of(tmp_path)
    done = scan(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert {name: data for name, data in files_of(tmp_path).items() if ".lawcheck" not in name} == before


def test_the_exit_code_says_how_it_went(laws: Path, scan: Scan) -> None:
    """1 where --fail-on is reached, 3 where a file was not read, whatever the verdicts."""
    assert scan(laws, "-o", "out", "--fail-on", "conflict").exit_code == 1
    os.unlink(laws / "Borduria/persons.txt")
    assert scan(laws, "-o", "out", "--fail-on", "conflict").exit_code == 0
    (laws / "Borduria/empty.pdf").touch()
    assert scan(laws, "-o", "out", "--fail-on", "conflict").exit_code == 3
