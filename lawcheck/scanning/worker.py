"""A worker process: takes one file at a time, under limits of memory and time, and answers over a pipe."""

from __future__ import annotations

import contextlib
import math
import signal
import sys
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection

from lawcheck.scanning.files import content_of
from lawcheck.scanning.work import Result, perform, unread

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

PRELOADED = ("lawcheck.scanning.preloaded",)
MEGABYTE = 1_000_000
_GRACE = 30  # seconds after which a worker ends by itself, where nobody is left to end it


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to know once: the folder of the laws, the rules, and the limits for one file."""

    root: str
    rules: tuple[str, ...]
    languages: tuple[str, ...]  # whose words are made ready before the first law
    seconds: float
    memory: int  # megabytes
    base: str = ""  # program and rules, for workers on other machines


def serve(pipe: Connection, job: Job) -> None:
    """Answer tasks until the other end is closed. Sends True when ready, then a Result for each Task."""
    import lawcheck

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    rules = lawcheck.load_rules(*job.rules)
    for language in job.languages:
        rules.matcher(language)
    _limit_memory(job.memory)
    # The other end may be gone: then there is nobody to answer.
    with contextlib.suppress(EOFError, OSError):
        pipe.send(True)
        while True:
            task = pipe.recv()
            _wake_after(job.seconds + _GRACE)
            try:
                result = perform(task, rules, partial(content_of, job.root))
            except MemoryError:
                result = over_memory(job.memory)
            _wake_after(0)
            pipe.send(result)
            if "unread" in result.found and result.found["unread"]["code"] == "memory":
                return  # what is left of the memory is not to be relied on


def over_memory(memory: int) -> Result:
    """The result of a file that needs more memory than it may take."""
    return unread(
        "memory",
        f"Stopped because it needs more than {memory:,} MB of memory, the limit for one file; split the file, or raise "
        "the limit with --memory-limit.",
    )


def over_time(seconds: float) -> Result:
    """The result of a file that takes longer than it may."""
    return unread(
        "time",
        f"Stopped after {seconds:g} seconds, the limit for one file; split the file, or raise the limit with "
        "--time-limit.",
    )


def _limit_memory(megabytes: int) -> None:
    """Let the process take so much more address space than it has now; only Linux keeps to it."""
    if resource is None or sys.platform != "linux":
        return
    with open("/proc/self/statm", encoding="ascii") as file:
        now = int(file.read().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = now + megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _wake_after(seconds: float) -> None:
    """End the process after so long, even inside a library; 0 takes that back."""
    if hasattr(signal, "alarm"):
        signal.alarm(math.ceil(seconds))
