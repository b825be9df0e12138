"""Walks a folder tree: which files are laws to be read, and which are passed over and why; never leaves the tree."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lawcheck.configuration import CONFIGURATION

STATE = ".lawcheck"
"""Folder in which a scan keeps its cache; it marks the folder around it as one of reports."""

_LAWS = frozenset(
    {
        *("", ".pdf", ".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".txt", ".text", ".md", ".markdown"),
        *(".html", ".htm", ".xhtml", ".xml", ".akn"),
        *(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp"),  # pictures of laws: named as not read
    }
)
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read: its path inside the tree, with `/` between folders, and its bytes."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that was not read, and why."""

    path: str
    code: str
    message: str


@dataclass(slots=True)
class Walk:
    """What a tree holds, each list in the order of the paths."""

    laws: list[Found] = field(default_factory=list)
    unread: list[Skipped] = field(default_factory=list)  # may be laws, and could not be opened
    passed: list[Skipped] = field(default_factory=list)  # are no laws, or are read elsewhere
    configured: list[str] = field(default_factory=list)  # folders with a lawcheck.yaml; "" is the root


def walk(root: Path, leave_out: Collection[Path] = ()) -> Walk:
    """Walk a tree without following links; folders of `leave_out` and the reports of other scans are not entered."""
    found = Walk()
    inside = os.path.realpath(root)
    left_out = {(status.st_dev, status.st_ino) for path in leave_out if (status := _status(path))}
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root / folder) as listing:
                entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            found.unread.append(_skipped(folder or ".", "no-access", f"The folder cannot be opened ({_why(error)})"))
            continue
        if folder and any(entry.name == STATE for entry in entries):
            found.passed.append(_skipped(folder, "reports", "A folder of reports of lawcheck, not of laws"))
            continue
        below = []
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError as error:
                found.unread.append(_skipped(path, "no-access", f"The file cannot be opened ({_why(error)})"))
                continue
            if stat.S_ISLNK(status.st_mode):
                _link(found, inside, root, path)
            elif entry.name == STATE or (status.st_dev, status.st_ino) in left_out:
                continue
            elif entry.name.startswith((".", "~$")):
                found.passed.append(_skipped(path, "hidden", "Hidden, or a lock file of an office program"))
            elif stat.S_ISDIR(status.st_mode):
                below.append(path)
            elif not stat.S_ISREG(status.st_mode):
                found.unread.append(_skipped(path, "no-file", "A pipe, socket or device, and not a file; not opened"))
            elif entry.name == CONFIGURATION:
                found.configured.append(folder)
            elif _may_be_law(root / path):
                found.laws.append(Found(path, status.st_size))
            else:
                kind = PurePosixPath(path).suffix
                found.passed.append(_skipped(path, "other", f"Names that end in {kind} are no laws; not read"))
        folders += reversed(below)
    for entries_found in (found.laws, found.unread, found.passed):
        entries_found.sort(key=lambda entry: order(entry.path))
    found.configured.sort(key=order)
    return found


def order(path: str) -> tuple[bytes, ...]:
    """Sorts paths folder by folder, by the bytes of their names."""
    return tuple(os.fsencode(part) for part in path.split("/"))


def above(path: str) -> Iterator[str]:
    """The folders that a path lies in, the nearest first; "" is the root."""
    while path:
        path = path.rpartition("/")[0]
        yield path


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _link(found: Walk, inside: str, root: Path, path: str) -> None:
    target = os.path.realpath(root / path)
    if os.path.commonpath([inside, target]) == inside:
        found.passed.append(_skipped(path, "link", "A link to a place in this folder, where it is read"))
    else:
        message = "A link that leads out of the folder, and was not followed; put a copy here if it is to be read"
        found.unread.append(_skipped(path, "link", message))


def _may_be_law(path: Path) -> bool:
    """By name; and a PDF or Word file whatever its name."""
    if path.suffix.lower() in _LAWS:
        return True
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return b"%PDF-" in head[:1024] or (head.startswith(b"PK") and b"word/" in head)


def _skipped(path: str, code: str, message: str) -> Skipped:
    return Skipped(path, code, message + ".")


def _why(error: OSError) -> str:
    return (error.strerror or "the name cannot be used").lower()
