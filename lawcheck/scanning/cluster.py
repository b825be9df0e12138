"""The same work on a Dask cluster: laws travel in batches, their reports travel back, and workers may be lost."""

from __future__ import annotations

import math
import pickle
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Iterable, Iterator
from typing import Any

from lawcheck.scanning.files import content_of
from lawcheck.scanning.work import Result, Task, unread
from lawcheck.scanning.worker import Job
from lawcheck.scanning.workers import Watcher, WorkersFailed
from lawcheck.sources import UnreadableDocument

_MOST_LAWS = 40  # in a batch
_MOST_BYTES = 1_500_000
_SHARES = 4  # at least so many batches for each thread of the cluster, so that all end at about the same time
_AHEAD = 2  # batches sent ahead for each thread of the cluster
_PATIENCE = 60.0  # seconds to wait for a scheduler, or for a cluster without workers

_own = threading.local()


class Cluster:
    """A Dask cluster, reached through its scheduler. Raises WorkersFailed."""

    def __init__(self, address: str, job: Job) -> None:
        try:
            import distributed
        except ImportError:
            raise WorkersFailed("--cluster needs Dask: pip install 'lawcheck[cluster]'.") from None
        self._dask = distributed
        self._address = address
        self._job = job
        self._client: Any = None

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        if self._client is not None:
            self._client.close()

    def _connected(self) -> Any:
        if self._client is None:
            try:
                parts = urllib.parse.urlsplit(self._address)
                # Looked at first, because a client that finds nobody goes on trying behind its own error.
                socket.create_connection((parts.hostname or "", parts.port or 0), _PATIENCE).close()
                client: Any = self._dask.Client
                self._client = client(self._address, timeout=_PATIENCE, set_as_default=False)
                self._client.wait_for_workers(1, timeout=_PATIENCE)
            except (OSError, ValueError, TimeoutError):
                raise WorkersFailed(
                    f"{self._address}: No cluster with workers answers there; give the address of a Dask scheduler, as "
                    "in: tcp://10.0.0.1:8786"
                ) from None
        return self._client

    def run(self, tasks: Iterable[Task], watcher: Watcher) -> Iterator[tuple[Task, Result]]:
        """Do all tasks, in any order; yields each with its result as it is done. Raises WorkersFailed."""
        client = self._connected()
        todo = list(tasks)
        batches = self._batches(todo, min(_MOST_LAWS, math.ceil(len(todo) / (_SHARES * max(self._threads(), 1)))))
        sent: dict[Any, list[Task]] = {}
        more = True
        while more or sent:
            while more and len(sent) < _AHEAD * max(self._threads(), 1):
                batch = next(batches, None)
                more = batch is not None
                if batch is not None:
                    for task in batch[:1]:
                        watcher.begun(task.path)
                    sent[client.submit(check_batch, self._job, batch, pure=False, retries=2)] = batch
            for future in self._finished(sent):
                yield from self._results(future, sent.pop(future), watcher)

    def _threads(self) -> int:
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        return sum(worker["nthreads"] for worker in workers.values())

    def _batches(self, tasks: list[Task], most: int) -> Iterator[list[Task]]:
        batch: list[Task] = []
        size = 0
        for task in tasks:
            try:
                content = content_of(self._job.root, task.path)
            except UnreadableDocument:
                content = None  # the worker fails to read it too, and says so
            batch.append(Task(task.step, task.path, task.options, content))
            size += len(content or b"")
            if len(batch) >= most or size >= _MOST_BYTES:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def _finished(self, sent: dict[Any, list[Task]]) -> list[Any]:
        """Wait until some are done. Raises WorkersFailed where no worker is left for long."""
        alone = time.monotonic()
        while sent:
            done = [future for future in sent if future.done()]
            if done:
                return done
            if self._client.status != "running":
                raise WorkersFailed(f"{self._address}: The scheduler of the cluster has gone; go on with --resume.")
            if self._threads():
                alone = time.monotonic()
            elif time.monotonic() - alone > _PATIENCE:
                raise WorkersFailed(f"{self._address}: The cluster has no workers left; go on with --resume.")
            time.sleep(0.02)
        return []

    def _results(self, future: Any, batch: list[Task], watcher: Watcher) -> Iterator[tuple[Task, Result]]:
        try:
            found = future.result()
        except self._dask.KilledWorker:
            found = dict.fromkeys((task.path for task in batch), _LOST)
        except Exception as error:
            raise WorkersFailed(f"{self._address}: A worker of the cluster failed: {type(error).__name__}.") from error
        if isinstance(found, str):
            raise WorkersFailed(f"{self._address}: A worker of the cluster can't check laws: {found}.")
        for task in batch:
            watcher.done(task.path)
            yield task, found[task.path]


_LOST = unread("killed", "The workers of the cluster that read it were lost, one after the other; scan again.")


def check_batch(job: Job, batch: list[Task]) -> dict[str, Result] | str:
    """Do a batch of tasks on a worker of the cluster; the results by path, or why it can't be done there."""
    if getattr(_own, "job", None) != job:
        _own.process = subprocess.Popen(
            [sys.executable, "-m", "lawcheck.scanning.batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        pickle.dump(job, _own.process.stdin)
        _own.job = job
    try:
        pickle.dump(batch, _own.process.stdin)
        _own.process.stdin.flush()
        found: dict[str, Result] | str = pickle.load(_own.process.stdout)
    except BaseException:
        _own.job = None
        _own.process.kill()
        raise
    return found
