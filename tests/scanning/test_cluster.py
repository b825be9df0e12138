"""A scan on a Dask cluster gives what a scan on one machine gives, and survives the loss of a worker."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from scan_samples import ROOT, act, command, files_of, fill

pytest.importorskip("distributed")

LAWS = {
    f"Country {n % 3}/act-{n}.txt": act(f"NUMBER {n}", n + 1, ("is irrelevant", "is a defence")[n % 2])
    for n in range(6)
}
SLOW = 240


def until(condition: object, what: str) -> None:
    """Wait until something is so."""
    assert callable(condition)
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() - begun < SLOW, what
        time.sleep(0.05)


class DaskCluster:
    """A scheduler and two workers on this machine."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "scheduler.json"
        self._folder = folder
        self._scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
        until(self._file.exists, "no scheduler")
        self.workers = [self.worker(), self.worker()]

    @property
    def address(self) -> str:
        """Where the scheduler is."""
        return str(json.loads(self._file.read_text(encoding="utf-8"))["address"])

    def worker(self) -> subprocess.Popen[bytes]:
        """Start a worker of one thread."""
        return self._start("worker", "--nthreads", "1", "--no-dashboard", "--no-nanny", "--host", "127.0.0.1")

    def _start(self, kind: str, *options: str) -> subprocess.Popen[bytes]:
        module = f"distributed.cli.dask_{kind}"
        with (self._folder / f"{kind}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", module, "--scheduler-file", str(self._file), *options],
                cwd=self._folder,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=log,
            )

    def stop(self) -> None:
        """End all processes."""
        for process in (*self.workers, self._scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[DaskCluster]:
    """A cluster of two workers."""
    folder = tmp_path / "cluster"
    folder.mkdir()
    running = DaskCluster(folder)
    try:
        yield running
    finally:
        running.stop()


def test_a_cluster_writes_the_same_bytes_though_a_worker_is_lost(tmp_path: Path, cluster: DaskCluster) -> None:
    """One of two workers is killed while it checks a batch; its batch is done by the other."""
    laws = fill(tmp_path / "laws", {**LAWS, "Country 0/empty.pdf": b""})
    subprocess.run(command(laws, "-o", tmp_path / "local"), cwd=ROOT, capture_output=True, check=False)
    scan = subprocess.Popen(
        command(laws, "-o", tmp_path / "far", "--cluster", cluster.address),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    until(lambda: batches_of(cluster.workers[0]), "no batch")
    time.sleep(1)
    assert scan.poll() is None
    cluster.workers[0].send_signal(signal.SIGKILL)
    _, said = scan.communicate(timeout=SLOW)
    assert scan.returncode == 3, said
    assert files_of(tmp_path / "far") == files_of(tmp_path / "local")


def batches_of(worker: subprocess.Popen[bytes]) -> str:
    """The processes that a worker has started to check laws."""
    return "".join(path.read_text(encoding="ascii") for path in Path(f"/proc/{worker.pid}/task").glob("*/children"))


@pytest.mark.parametrize("address", ["nonsense://x", "tcp://127.0.0.1:9", "10.0.0.1", "tcp://[x", "tcp://a:b"])
def test_a_cluster_that_is_not_there_is_named(address: str, tmp_path: Path) -> None:
    """With the address, and what an address looks like."""
    laws = fill(tmp_path / "laws", LAWS)
    done = subprocess.run(
        command(laws, "-o", tmp_path / "out", "--cluster", address), cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert f"{address}: No cluster with workers answers there" in done.stderr
    assert "Traceback" not in done.stderr
