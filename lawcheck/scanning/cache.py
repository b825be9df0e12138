"""What a scan remembers, so that a file is not read again while it, the rules and the program are the same."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple
from importlib import resources
from pathlib import Path
from typing import Any

import lawcheck
from lawcheck.scanning.walking import STATE
from lawcheck.scanning.work import Options

_NAME = "cache.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS laws (
  path BLOB PRIMARY KEY, key TEXT NOT NULL, identity TEXT NOT NULL, checked TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


class InUse(Exception):
    """Another scan is writing into the same folder."""


def program_sha256() -> str:
    """Digest of the program: two that agree in it give the same reports."""
    digest = hashlib.sha256(lawcheck.__version__.encode())
    package = Path(str(resources.files(lawcheck)))
    for path in sorted([*package.rglob("*.py"), *package.glob("reports/templates/*")]):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def base_of(rules_sha256: str) -> str:
    """What every result hangs on, beside its file and options: program and rules."""
    return f"{program_sha256()} {rules_sha256}"


def key_of(sha256: str, path: str, options: Options, base: str) -> str:
    """What a result hangs on: bytes and name of the file, how it is checked; `base` stands for rules and program."""
    parts = json.dumps([base, sha256, path, astuple(options)])
    return hashlib.sha256(parts.encode()).hexdigest()


class Cache:
    """A small database in the folder of the reports; every result is in it as soon as it is known."""

    def __init__(self, out: Path) -> None:
        """Open the cache of a folder of reports, or begin one. Raises InUse."""
        self.folder = out / STATE
        self.folder.mkdir(parents=True, exist_ok=True)
        self._path = self.folder / _NAME
        try:
            self._base = self._opened()
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise InUse from None
            raise
        except sqlite3.DatabaseError:  # damaged, and nothing in it that could not be found again
            self._path.unlink()
            self._base = self._opened()

    def _opened(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._path, timeout=0.5, isolation_level=None)
        base.execute("PRAGMA locking_mode=EXCLUSIVE")
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("PRAGMA synchronous=NORMAL")
        base.executescript(_TABLES)
        base.execute("BEGIN IMMEDIATE")  # takes the lock, which stays
        base.execute("COMMIT")
        return base

    def get(self, path: str, key: str) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
        """What is known of a file as it is now: from reading it, and from checking it."""
        row = self._base.execute(
            "SELECT identity, checked FROM laws WHERE path = ? AND key = ?", (os.fsencode(path), key)
        ).fetchone()
        if row is None:
            return None, None
        return json.loads(row[0]), json.loads(row[1]) if row[1] else None

    def identified(self, path: str, key: str, found: dict[str, Any]) -> None:
        """Keep what came of reading a file."""
        self._base.execute(
            "INSERT OR REPLACE INTO laws VALUES (?, ?, ?, NULL)", (os.fsencode(path), key, json.dumps(found))
        )

    def checked(self, path: str, found: dict[str, Any]) -> None:
        """Keep what came of checking a law that was read."""
        self._base.execute("UPDATE laws SET checked = ? WHERE path = ?", (json.dumps(found), os.fsencode(path)))

    def fact(self, name: str) -> str:
        """A value kept under a name; empty where there is none."""
        row = self._base.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def keep(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        self._base.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def finish(self, paths: Iterable[str], summary: str) -> None:
        """Forget files that are gone, and leave one tidy file behind: the same bytes for the same scan.

        What the summary was made from stands in the tidy file alone: a scan that is killed before that finishes again.
        """
        draft = self.folder / "draft"
        for left in self.folder.glob("draft*"):  # a scan that was killed here leaves it, with a journal
            left.unlink()
        tidy = sqlite3.connect(draft, isolation_level=None)
        tidy.execute("PRAGMA journal_mode=WAL")  # as it will be opened, so that opening it changes nothing
        tidy.executescript(_TABLES)
        tidy.execute("BEGIN")
        for path in sorted(map(os.fsencode, paths)):
            row = self._base.execute("SELECT * FROM laws WHERE path = ?", (path,)).fetchone()
            tidy.execute("INSERT INTO laws VALUES (?, ?, ?, ?)", row)
        facts = {**dict(self._base.execute("SELECT * FROM facts")), "summary": summary}
        tidy.executemany("INSERT INTO facts VALUES (?, ?)", sorted(facts.items()))
        tidy.execute("COMMIT")
        tidy.close()
        self.close()
        draft.replace(self._path)

    def close(self) -> None:
        """Close the database; what was kept stays."""
        self._base.close()
