"""How a scan goes on, shown on the terminal: what is being read, how much is done, and the time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lawcheck.reports.wording import inert, on_one_line
from lawcheck.scanning.workers import Quiet

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from lawcheck.scanning.workers import Watcher


@contextmanager
def watching() -> Iterator[Watcher]:
    """A watcher that draws on standard error where that is a terminal, and keeps silent elsewhere."""
    if not sys.stderr.isatty():
        yield Quiet()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    console = Console(stderr=True, highlight=False, emoji=False, markup=False)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=16),
        TextColumn("{task.fields[state]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        yield _Bar(bar)


class _Bar:
    """One line: the phase, a bar, how many files are done, the time left, and the file that was taken up last."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._shown: TaskID | None = None
        self._open: list[str] = []

    def phase(self, name: str, weights: dict[str, int]) -> None:
        if self._shown is not None:
            self._bar.remove_task(self._shown)
        self._weights = {path: weight + 1 for path, weight in weights.items()}
        self._begun = time.monotonic()
        self._finished = self._weight = 0
        self._shown = self._bar.add_task(f"{name:<8}", total=sum(self._weights.values()), state="")

    def begun(self, path: str) -> None:
        self._open.append(path)
        self._draw()

    def done(self, path: str) -> None:
        if path in self._open:
            self._open.remove(path)
        self._finished += 1
        self._weight += self._weights[path]
        self._draw()

    def _draw(self) -> None:
        total = sum(self._weights.values())
        left = ""
        if self._finished > 2:
            seconds = round((time.monotonic() - self._begun) * (total - self._weight) / self._weight)
            left = f" · {seconds // 60}:{seconds % 60:02} left"
        counts = f"{self._finished:,} of {len(self._weights):,}{left}"
        name = inert(on_one_line(self._open[-1])) if self._open else ""
        room = max(self._bar.console.width - len(counts) - 32, 10)
        name = name if len(name) <= room else "…" + name[-room + 1 :]
        assert self._shown is not None
        self._bar.update(self._shown, completed=self._weight, state=f"{counts} · {name}" if name else counts)
