"""A tree of laws may hold anything: a scan stays inside it, stops what does not end, and names what was not read."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from scan_samples import act, fill, summary_of

Scan = Callable[..., Result]


def named(entries: list[dict[str, str]]) -> dict[str, str]:
    """Path and code of files that were not read."""
    return {entry["path"]: entry["code"] for entry in entries}


def test_links_are_not_followed(laws: Path, tmp_path: Path, scan: Scan) -> None:
    """One that leads out of the folder is named as not read, one that stays inside is passed over."""
    fill(tmp_path, {"secret/plan.txt": act("SECRET"), "secret/country/act.txt": act("SECRET TOO")})
    (laws / "Ardenia/plan.txt").symlink_to(tmp_path / "secret/plan.txt")
    (laws / "Secret").symlink_to(tmp_path / "secret/country")
    (laws / "Ardenia/same.txt").symlink_to("trafficking.txt")
    (laws / "Ardenia/around").symlink_to(laws)
    (laws / "Ardenia/broken.txt").symlink_to("nothing")
    assert scan(laws, "-o", "out").exit_code == 3
    summary = summary_of(tmp_path / "out")
    assert named(summary["unread"]) == {"Ardenia/plan.txt": "link", "Secret": "link"}
    assert named(summary["passed_over"]) == {
        "Ardenia/around": "link",
        "Ardenia/broken.txt": "link",
        "Ardenia/same.txt": "link",
    }
    assert len(summary["documents"]) == 3
    assert "SECRET" not in (tmp_path / "out/summary.json").read_text(encoding="utf-8")


def test_pipes_and_sockets_are_not_opened(laws: Path, tmp_path: Path, scan: Scan) -> None:
    """Opening them could wait for ever."""
    os.mkfifo(laws / "Ardenia/endless.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        os.chdir(laws / "Ardenia")
        listening.bind("socket.pdf")
        os.chdir(tmp_path)
        assert scan(laws, "-o", "out").exit_code == 3
    assert named(summary_of(tmp_path / "out")["unread"]) == {
        "Ardenia/endless.txt": "no-file",
        "Ardenia/socket.pdf": "no-file",
    }


def test_reports_are_not_taken_for_laws(laws: Path, tmp_path: Path, scan: Scan) -> None:
    """Neither those of this scan nor those of another one, when they lie among the laws."""
    assert scan(laws, "-o", laws / "Ardenia/out").exit_code == 0
    assert scan(laws, "-o", laws / "out").exit_code == 0
    summary = summary_of(laws / "out")
    assert len(summary["documents"]) == 3
    assert named(summary["passed_over"]) == {"Ardenia/out": "reports"}


def test_files_that_are_no_laws_are_named_and_laws_are_told_by_content(
    laws: Path, tmp_path: Path, scan: Scan, bill: bytes
) -> None:
    """A PDF with a strange name is read; a table, a hidden file and a lock file are passed over."""
    files = {
        "table.csv": "a,b",
        ".hidden/act.txt": act(),
        "~$act.docx": b"lock",
        "act.pdf.old": bill,
        "photo.png": b"\x89PNG",
    }
    fill(laws / "Ardenia", {**files, "photo.png": b"\x89PNG"})
    assert scan(laws, "-o", "out").exit_code == 3
    summary = summary_of(tmp_path / "out")
    assert named(summary["passed_over"]) == {
        "Ardenia/.hidden": "hidden",
        "Ardenia/table.csv": "other",
        "Ardenia/~$act.docx": "hidden",
    }
    assert named(summary["unread"]) == {"Ardenia/photo.png": "image-only"}
    assert "Ardenia/act.pdf.old" in {law["path"] for law in summary["documents"]}


@pytest.fixture
def bill() -> bytes:
    """A bill as PDF."""
    return (Path(__file__).resolve().parents[2] / "corpora/solmari-trust-act/solmari-trust-act.pdf").read_bytes()


def test_names_of_any_kind_do_no_harm(tmp_path: Path, scan: Scan) -> None:
    """Markup, formulas, control characters, bytes that are no text, and very long names."""
    names = [
        b"<script>alert(1)<script>.txt",
        b"=HYPERLINK(A1).txt",
        b"-",
        b"line\nbreak.txt",
        b"\xff\xfe.txt",
        b"\x1b[31mred.txt",
        "\u202etxt.fdp".encode(),
        b"a" * 250 + b".txt",
        b"CON.txt",
        b"..txt",
    ]
    folder = tmp_path / "laws/=cmd()"
    folder.mkdir(parents=True)
    for number, name in enumerate(names):
        Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_text(
            f"THE NET ACT {number}\n\n1. Nets\nNo person shall use a net of mesh {number}.\n", encoding="utf-8"
        )
    done = scan("laws", "-o", "out")
    assert done.exit_code == 0, done.output
    assert "\x1b" not in done.output
    summary = summary_of(tmp_path / "out")
    assert len(summary["documents"]) + len(summary["passed_over"]) == len(names)
    for path in (tmp_path / "out").rglob("*"):
        assert path.name.isascii()
        assert not set(path.name) & set("<>=\n\x1b")


def test_a_law_that_takes_too_much_memory_is_stopped_and_the_rest_goes_on(
    laws: Path, tmp_path: Path, scan: Scan
) -> None:
    """It is named, and its worker replaced."""
    fill(laws, {"Ardenia/big.txt": b"net\n" * 2_400_000})
    assert scan(laws, "-o", "out", "--memory-limit", "500").exit_code == 3
    [stopped] = summary_of(tmp_path / "out")["unread"]
    assert (stopped["path"], stopped["code"]) == ("Ardenia/big.txt", "memory")
    assert len(summary_of(tmp_path / "out")["documents"]) == 3
