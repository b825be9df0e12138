"""A pool of workers that outlives any of them: one that hangs or dies is replaced, and the rest goes on."""

from __future__ import annotations

import contextlib
import multiprocessing
import time
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from typing import Protocol

from lawcheck.scanning.work import Result, Task, unread
from lawcheck.scanning.worker import PRELOADED, Job, over_time, serve

_LAWS_A_WORKER = 500  # then it is replaced: libraries keep something of each file
_TRIES = 2  # a worker may die for reasons that are not the file's
_FALSE_STARTS = 5
_START = 120.0  # seconds


class WorkersFailed(Exception):
    """No worker could be started."""


class Watcher(Protocol):
    """Is told how a scan goes on."""

    def phase(self, name: str, weights: dict[str, int]) -> None:
        """A phase of work begins: how much there is to do for each path."""

    def begun(self, path: str) -> None:
        """Work on a file begins."""

    def done(self, path: str) -> None:
        """Work on a file has ended."""


class Quiet:
    """A watcher that does nothing."""

    def phase(self, name: str, weights: dict[str, int]) -> None:
        """Nothing is shown."""

    def begun(self, path: str) -> None:
        """Nothing is shown."""

    def done(self, path: str) -> None:
        """Nothing is shown."""


class _Worker:
    """One process, the pipe to it, and what it is busy with."""

    def __init__(self, context: BaseContext, job: Job) -> None:
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, job), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        theirs.close()
        self.ready = False
        self.task: Task | None = None
        self.deadline = time.monotonic() + _START
        self.left = _LAWS_A_WORKER

    def give(self, task: Task, seconds: float) -> None:
        self.task = task
        self.deadline = time.monotonic() + seconds
        self.left -= 1
        self.pipe.send(task)

    def end(self) -> str:
        """End the process, whatever it does; how it ended."""
        self.pipe.close()
        self.process.join(0.2)
        how = self.process.exitcode
        if how is None:
            self.process.kill()
            self.process.join()
        return f"signal {-how}" if how is not None and how < 0 else f"exit code {how}"


class Pool:
    """Workers on this machine. Leaving the context ends them."""

    def __init__(self, jobs: int, job: Job) -> None:
        methods = multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if "forkserver" in methods:
            self._context.set_forkserver_preload(list(PRELOADED))
        self._jobs = jobs
        self._job = job
        self._workers: list[_Worker] = []
        self._false_starts = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
            worker.end()
        self._workers.clear()

    def run(self, tasks: Iterable[Task], watcher: Watcher) -> Iterator[tuple[Task, Result]]:
        """Do all tasks, in any order; yields each with its result as it is done. Raises WorkersFailed."""
        waiting = deque((task, 1) for task in tasks)
        tries: dict[str, int] = {}
        while waiting or any(worker.task for worker in self._workers):
            while len(self._workers) < min(self._jobs, len(waiting) + sum(bool(w.task) for w in self._workers)):
                self._workers.append(_Worker(self._context, self._job))
            for worker in self._workers:
                if waiting and worker.ready and worker.task is None:
                    task, tries[task.path] = waiting.popleft()
                    watcher.begun(task.path)
                    self._give(worker, task)
            for worker, answer in self._answers():
                if isinstance(answer, Result) and worker.task:
                    task, worker.task = worker.task, None
                    if worker.left == 0 or answer.found.get("unread", {}).get("code") == "memory":
                        self._drop(worker)
                    watcher.done(task.path)
                    yield task, answer
                elif answer is True:
                    worker.ready = True
                    self._false_starts = 0
                else:
                    late = isinstance(answer, TimeoutError)
                    if late:
                        worker.process.kill()
                    how = self._drop(worker)
                    if worker.task is None:
                        self._false_start(how)
                    elif late:
                        watcher.done(worker.task.path)
                        yield worker.task, over_time(self._job.seconds)
                    elif tries[worker.task.path] < _TRIES:
                        waiting.appendleft((worker.task, tries[worker.task.path] + 1))
                    else:
                        watcher.done(worker.task.path)
                        yield worker.task, _broken(how)

    def _give(self, worker: _Worker, task: Task) -> None:
        with contextlib.suppress(OSError):  # it is dead, which the next look at its pipe tells
            worker.give(task, self._job.seconds)

    def _answers(self) -> list[tuple[_Worker, object]]:
        """Wait for the next thing to happen: answers, deaths (as EOFError) and passed deadlines (as TimeoutError)."""
        at_work = [worker for worker in self._workers if worker.task or not worker.ready]
        now = time.monotonic()
        soonest = min((worker.deadline for worker in at_work), default=now)
        heard = set(wait([worker.pipe for worker in self._workers], max(soonest - now, 0)))
        found: list[tuple[_Worker, object]] = []
        for worker in self._workers:
            if worker.pipe in heard:
                try:
                    found.append((worker, worker.pipe.recv()))
                except (EOFError, OSError) as error:
                    found.append((worker, error))
            elif worker in at_work and time.monotonic() >= worker.deadline:
                found.append((worker, TimeoutError()))
        return found

    def _drop(self, worker: _Worker) -> str:
        self._workers.remove(worker)
        return worker.end()

    def _false_start(self, how: str) -> None:
        self._false_starts += 1
        if self._false_starts >= _FALSE_STARTS:
            raise WorkersFailed(f"The processes that check laws end as soon as they are started ({how}).")


def _broken(how: str) -> Result:
    return unread(
        "killed",
        f"The process that read it was ended twice ({how}); the file may be damaged or made to do harm, or memory ran "
        "out. Get it again from its source, and check it alone.",
    )
