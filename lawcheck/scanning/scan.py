"""Scans a tree of laws: each is checked once, reported, remembered; what stands there already is taken over."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any, Protocol

import lawcheck
from lawcheck.configuration import Settings
from lawcheck.reports.summary import Contradiction, Duplicate, NotRead, ScannedLaw, Summary
from lawcheck.reports.summary_files import FILES, written
from lawcheck.scanning.cache import Cache, InUse, base_of, key_of
from lawcheck.scanning.cluster import Cluster
from lawcheck.scanning.files import content_of, remove_others, report_name, sha256_of, write_whole
from lawcheck.scanning.folders import Folders
from lawcheck.scanning.walking import STATE, Skipped, walk
from lawcheck.scanning.work import Options, Result, Task, unread
from lawcheck.scanning.worker import Job
from lawcheck.scanning.workers import Pool, Watcher, WorkersFailed
from lawcheck.sources import Revisions, UnreadableDocument

_BY_LIMIT = ("time", "memory")
_BY_CHANCE = ("killed", "changed")


class ScanError(Exception):
    """A scan that can't be done; the message says why, and what to do."""


class Runner(Protocol):
    """Does tasks: the workers of this machine, or a cluster."""

    def run(self, tasks: Iterable[Task], watcher: Watcher) -> Iterator[tuple[Task, Result]]:
        """Do all tasks, in any order; yields each with its result as it is done."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to scan, how, and where the reports go."""

    root: Path
    out: Path
    settings: Settings = field(default_factory=Settings)
    revisions: Revisions = "accepted"
    formats: tuple[str, ...] = ("html", "json")
    jobs: int = 1
    resume: bool = False
    ocr: bool = False
    cluster: str | None = None  # address of a Dask scheduler; None: the cores of this machine


def scan(plan: Plan, watcher: Watcher) -> Summary:
    """Check every law of a tree and write a report on each and a summary.

    Raises ScanError, ConfigurationError, and RulesError where the rules can't be used.
    """
    _look_at(plan.root, plan.out)
    try:
        cache = Cache(plan.out)
    except InUse:
        raise ScanError(f"{plan.out}: Another scan is writing there; wait for it, or give another folder.") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ScanError(f"{plan.out}: The reports can't be written there: {reason}.") from None
    try:
        return _Scan(plan, watcher, cache).done()
    except WorkersFailed as error:
        raise ScanError(str(error)) from None
    finally:
        cache.close()


def _look_at(root: Path, out: Path) -> None:
    if not root.is_dir():
        raise ScanError(f"{root}: There is no such folder; name the folder that holds the laws.")
    if out.exists() and not out.is_dir():
        raise ScanError(f"{out}: This is a file; name a folder for the reports after -o.")
    if os.path.commonpath([os.path.realpath(root), os.path.realpath(out)]) == os.path.realpath(out):
        raise ScanError(f"{out}: The laws lie in this folder; give another one for the reports after -o.")
    if out.is_dir() and not (out / STATE).is_dir() and any(out.iterdir()):
        raise ScanError(f"{out}: The folder holds other files; give a new or empty one for the reports after -o.")


@dataclass(slots=True)
class _File:
    """A file of the tree on its way through the scan."""

    path: str
    country: str
    options: Options
    sha256: str
    key: str
    identity: dict[str, Any] | None = None
    checked: dict[str, Any] | None = None
    content: bytes | None = None

    @property
    def failure(self) -> dict[str, str] | None:
        """Why the file was not read, where it was not."""
        for found in (self.identity, self.checked):
            if found and "unread" in found:
                failure: dict[str, str] = found["unread"]
                return failure
        return None

    @property
    def sameness(self) -> tuple[Any, ...]:
        """Files that agree in this are one law, checked alike."""
        return (self.identity or {})["identity"]["fingerprint"], self.options


class _Scan:
    """One run of a scan."""

    def __init__(self, plan: Plan, watcher: Watcher, cache: Cache) -> None:
        self._plan = plan
        self._watcher = watcher
        self._cache = cache
        self._rules = lawcheck.load_rules(*plan.settings.rules)
        self._base = base_of(self._rules.sha256)
        self._changed = False

    def done(self) -> Summary:
        """Do everything that is still to be done."""
        plan = self._plan
        self._begin()
        found = walk(plan.root, [plan.out])
        self._folders = Folders(plan.root, plan.settings, found.configured)
        not_read = [self._not_read(skipped) for skipped in found.unread]
        passed = [NotRead(skipped.path, "", skipped.code, skipped.message) for skipped in found.passed]
        files: list[_File] = []
        sizes: dict[str, int] = {}
        for law in found.laws:
            if self._folders.role(law.path) == "ignore":
                passed.append(NotRead(law.path, "", "ignored", "Left out by the roles in lawcheck.yaml."))
                continue
            try:
                files.append(self._file(law.path))
                sizes[law.path] = law.size
            except UnreadableDocument as error:
                not_read.append(self._not_read(Skipped(law.path, error.code, error.message)))
        with self._runner() as runner:
            self._identify(runner, files, sizes)
            self._check(runner, files)
        return self._finish(files, not_read, passed)

    def _begin(self) -> None:
        plan, options = self._plan, self._options("")
        begun = json.dumps([self._base, str(options.scope), *astuple(options)[1:]])
        before = self._cache.fact("begun")
        if plan.resume and before not in ("", begun):
            raise ScanError(
                f"{plan.out}: The scan there was begun with other options, other rules or another lawcheck; give the "
                "same, or leave out --resume to check the laws anew."
            )
        if before != begun:
            self._changed = True
            self._cache.keep("begun", begun)

    def _options(self, path: str) -> Options:
        plan = self._plan
        if not path:
            scope, language = plan.settings.scope, plan.settings.language
        else:
            scope, language = self._folders.value(path, "scope"), self._folders.value(path, "language")
        return Options(scope, language, plan.revisions, plan.formats, plan.ocr)

    def _not_read(self, skipped: Skipped) -> NotRead:
        return NotRead(skipped.path, self._folders.country(skipped.path), skipped.code, skipped.message)

    def _file(self, path: str) -> _File:
        sha256 = hashlib.sha256(content_of(str(self._plan.root), path)).hexdigest()
        options = self._options(path)
        file = _File(path, self._folders.country(path), options, sha256, key_of(sha256, path, options, self._base))
        file.identity, file.checked = self._cache.get(path, file.key)
        if file.identity and self._stale(file.identity):
            file.identity = file.checked = None
        if file.checked and (self._stale(file.checked) or not self._reported(file)):
            file.checked = None
        return file

    def _stale(self, found: dict[str, Any]) -> bool:
        """Whether a failure could be none this time."""
        if "unread" not in found:
            return False
        if found["unread"]["code"] in _BY_LIMIT:
            seconds, memory = found["limits"]
            return bool(seconds < self._plan.settings.seconds or memory < self._plan.settings.memory)
        code: str = found["unread"]["code"]
        return code in _BY_CHANCE

    def _reported(self, file: _File) -> bool:
        """Whether the reports that belong to a result are there, as they were written."""
        reports = (file.checked or {}).get("reports", {})
        return "unread" in (file.checked or {}) or all(
            name == report_name(file.country, file.path, kind) and sha256_of(self._plan.out / name) == sha256
            for kind, (name, sha256) in reports.items()
        )

    def _runner(self) -> AbstractContextManager[Runner]:
        plan = self._plan
        languages = (plan.settings.language,) if plan.settings.language else tuple(sorted(self._rules.lexicons))
        rules = tuple(map(os.path.abspath, plan.settings.rules))
        limits = plan.settings.seconds, plan.settings.memory
        job = Job(os.path.abspath(plan.root), rules, languages, *limits, self._base)
        return Cluster(plan.cluster, job) if plan.cluster else Pool(plan.jobs, job)

    def _identify(self, runner: Runner, files: list[_File], sizes: dict[str, int]) -> None:
        """Read every file whose text is not known yet."""
        todo = {file.path: file for file in files if file.identity is None}
        weights = dict(sorted(((path, sizes[path]) for path in todo), key=lambda pair: -pair[1]))
        for file, result in self._run(runner, "Reading", "identify", todo, weights):
            file.identity = self._limited(result)
            if result.sha256 and result.sha256 != file.sha256:  # it was written to since it was looked at
                file.sha256, file.key = result.sha256, key_of(result.sha256, file.path, file.options, self._base)
            self._cache.identified(file.path, file.key, file.identity)

    def _check(self, runner: Runner, files: list[_File]) -> None:
        """Check each text once; where that fails, the next file with the same text."""
        while todo := {file.path: file for file in self._originals(files) if file.checked is None}:
            words = {path: file.identity["identity"]["words"] for path, file in todo.items() if file.identity}
            weights = dict(sorted(words.items(), key=lambda pair: -pair[1]))
            for file, result in self._run(runner, "Checking", "check", todo, weights):
                found = self._limited(result)
                if "law" in found and result.sha256 != file.sha256:
                    found = unread("changed", "The file was changed while it was read; scan again.").found
                elif "law" in found:
                    found["reports"] = dict(self._write(file, result.reports))
                file.checked = found
                self._cache.checked(file.path, found)

    def _run(
        self, runner: Runner, name: str, step: Any, todo: dict[str, _File], weights: dict[str, int]
    ) -> Iterator[tuple[_File, Result]]:
        if todo:
            self._changed = True
            self._watcher.phase(name, weights)
            tasks = (Task(step, path, todo[path].options) for path in weights)
            for task, result in runner.run(tasks, self._watcher):
                yield todo[task.path], result

    def _limited(self, result: Result) -> dict[str, Any]:
        found = result.found
        if found.get("unread", {}).get("code") in _BY_LIMIT:
            return {**found, "limits": [self._plan.settings.seconds, self._plan.settings.memory]}
        return found

    def _write(self, file: _File, reports: dict[str, bytes]) -> Iterator[tuple[str, tuple[str, str]]]:
        for kind, content in reports.items():
            name = report_name(file.country, file.path, kind)
            write_whole(self._plan.out / name, content, self._cache.folder)
            yield kind, (name, hashlib.sha256(content).hexdigest())

    def _originals(self, files: list[_File]) -> list[_File]:
        """Of the files with the same text the first that can be checked."""
        firsts: dict[tuple[Any, ...], _File] = {}
        for file in files:
            if not file.failure:
                firsts.setdefault(file.sameness, file)
        return list(firsts.values())

    def _finish(self, files: list[_File], not_read: list[NotRead], passed: list[NotRead]) -> Summary:
        originals = {file.sameness: _law_of(file) for file in self._originals(files)}
        not_read += [
            NotRead(file.path, file.country, file.failure["code"], file.failure["message"])
            for file in files
            if file.failure
        ]
        summary = Summary(
            self._folders.name,
            self._rules.sha256,
            self._rules.requirements,
            laws=tuple(originals.values()),
            duplicates=tuple(
                Duplicate(file.path, file.country, law)
                for file in files
                if not file.failure and (law := originals[file.sameness]).path != file.path
            ),
            unread=tuple(sorted(not_read, key=lambda file: file.path)),
            passed=tuple(sorted(passed, key=lambda file: file.path)),
        )
        self._conclude(summary, files)
        return summary

    def _conclude(self, summary: Summary, files: list[_File]) -> None:
        """Write the summary where it is not there already, and leave nothing behind that is no part of it."""
        out = self._plan.out
        laws = [(law.path, law.country, law.sha256) for law in summary.laws]
        duplicates = [(file.path, file.country, file.law.path) for file in summary.duplicates]
        state = repr([self._base, summary.name, laws, duplicates, summary.unread, summary.passed])
        state = hashlib.sha256(state.encode("utf-8", "backslashreplace")).hexdigest()
        there = " ".join([state, *(sha256_of(out / name) for name in FILES)])
        if not self._changed and self._cache.fact("summary") == there:
            return
        remove_others(out, {name for law in summary.laws for name in law.reports.values()})
        for name, content in written(summary):
            write_whole(out / name, content, self._cache.folder)
        made = " ".join([state, *(sha256_of(out / name) for name in FILES)])
        self._cache.finish([file.path for file in files], summary=made)


def _law_of(file: _File) -> ScannedLaw:
    checked = file.checked or {}
    found: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in checked["law"].items()
    }
    found["contradictions"] = tuple(Contradiction(**conflict) for conflict in found["contradictions"])
    reports = {kind: name for kind, (name, _) in checked["reports"].items()}
    return ScannedLaw(path=file.path, country=file.country, reports=reports, **found)
