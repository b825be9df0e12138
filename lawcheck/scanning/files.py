"""Files read without being tricked and written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from pathlib import Path

from lawcheck.sources import UnreadableDocument
from lawcheck.sources.detect import MOST_BYTES

SUFFIXES = {
    "html": ".html",
    "json": ".json",
    "docx": ".docx",
    "xlsx": ".xlsx",
    "csv": ".csv",
    "markdown": ".md",
    "sarif": ".sarif",
}
"""The formats of a law's report, and how the names of their files end."""

REPORTS = "reports"
_OURS = re.compile(rf"-[0-9a-f]{{12}}(?:{'|'.join(map(re.escape, SUFFIXES.values()))})$")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 60


def content_of(root: str, path: str) -> bytes:
    """The bytes of a file of the tree, at most one more than a law may have. Raises UnreadableDocument."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(os.path.join(root, path), flags), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadableDocument(path, "no-file", "This is no plain file, and was not opened.")
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "the name cannot be used").lower()
        message = f"The file cannot be opened ({reason}); check its name and your rights to read it."
        raise UnreadableDocument(path, "no-access", message) from None


def report_name(country: str, path: str, kind: str) -> str:
    """Where the report on a law lies in the folder of reports: a plain name, no two alike."""
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
    return f"{REPORTS}/{_plain(country)}/{_plain(path.rpartition('/')[2])}-{digest}{SUFFIXES[kind]}"


def _plain(name: str) -> str:
    return _UNSAFE.sub("_", name).strip("._-")[:_LONGEST] or "_"


def sha256_of(path: Path) -> str:
    """Digest of a file; empty where there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def write_whole(path: Path, content: bytes, spare: Path) -> None:
    """Write a file so that it is there whole or not at all; `spare` is a folder for it on the same disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = spare / "draft"
    draft.write_bytes(content)
    draft.replace(path)


def remove_others(out: Path, kept: set[str]) -> None:
    """Remove reports of an earlier scan on laws that are no longer there, and the folders that this empties."""
    for folder, _, names in os.walk(out / REPORTS, topdown=False):
        for name in names:
            path = Path(folder, name)
            if path.relative_to(out).as_posix() not in kept and _OURS.search(name):
                path.unlink()
        if not os.listdir(folder):
            os.rmdir(folder)
