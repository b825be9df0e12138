"""The pool of workers outlives each of them."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from scan_samples import act, fill

from lawcheck.scanning.work import Options, Result, Task
from lawcheck.scanning.worker import Job
from lawcheck.scanning.workers import Pool


class Killer:
    """A watcher that sends a signal to the worker that takes up a file, the first so many times."""

    def __init__(self, pool: Pool, path: str, times: int, sent: int) -> None:
        self._pool, self._path, self._times, self._sent = pool, path, times, sent

    def phase(self, name: str, weights: dict[str, int]) -> None:
        """Nothing is done."""

    def begun(self, path: str) -> None:
        """The task is with a worker from now on: send that worker the signal."""
        if path == self._path and self._times:
            self._times -= 1
            for worker in self._pool._workers:
                os.kill(worker.process.pid or 0, self._sent)

    def done(self, path: str) -> None:
        """Nothing is done."""


def outcomes(folder: Path, times: int, sent: int = signal.SIGKILL, seconds: float = 60) -> dict[str, Result]:
    """Results of four laws, when the worker of one gets a signal so many times."""
    fill(folder, {f"{number}.txt": act(f"NUMBER {number}") for number in range(4)})
    with Pool(1, Job(str(folder), (), ("en",), seconds, 2000)) as pool:
        tasks = [Task("identify", f"{number}.txt", Options()) for number in range(4)]
        return {task.path: result for task, result in pool.run(tasks, Killer(pool, "1.txt", times, sent))}


def test_a_file_whose_worker_dies_is_tried_once_more(tmp_path: Path) -> None:
    """Something else may have ended the process."""
    found = outcomes(tmp_path, 1)
    assert sorted(found) == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert all("identity" in result.found for result in found.values())


def test_a_file_that_ends_two_workers_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Its result says that the process was ended; the others are as ever."""
    found = outcomes(tmp_path, 2)
    failure = found.pop("1.txt").found["unread"]
    assert failure["code"] == "killed"
    assert "signal 9" in failure["message"]
    assert all("identity" in result.found for result in found.values())


def test_a_file_that_takes_too_long_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A worker that has come to a standstill is ended at the limit; the result names the limit."""
    found = outcomes(tmp_path, 1, signal.SIGSTOP, seconds=10)
    failure = found.pop("1.txt").found["unread"]
    assert failure["code"] == "time"
    assert "10 seconds" in failure["message"]
    assert all("identity" in result.found for result in found.values())
