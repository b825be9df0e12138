"""Times `lawcheck scan` on one core, on two, and on a Dask cluster of two workers; and watches the workers' memory.

    python benchmarks/scaling.py [--laws 200] [--tiny] [--runs one two cluster again]

Laws are made from the bills of corpora/: each law is one bill with a number of its own in its title, so that no two are
alike; with --tiny each is a few lines, one in ten on trafficking. Every run is a new process that writes into a new
folder; `again` scans a second time into the folder of the run before. Beside the time it took, each line gives the
seconds of a core that the scan itself and its workers used: these hold on a busy machine too.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")
NETS = "THE NETS (NO. {number}) ACT\n\n1. Nets\nNo person shall use a net of a mesh of less than {number} mm.\n"
CORPORA = Path(__file__).resolve().parents[1] / "corpora"
TRAFFICKING = """THE PERSONS (NO. {number}) ACT

1. Trafficking in persons
(1) A person who recruits, transports or harbours another person, by means of threat, force or deception, for the
purpose of exploitation, commits the offence of trafficking in persons and is liable to imprisonment for ten years.
(2) Consent of the victim is irrelevant where the means of subsection (1) are used.
(3) In this section "exploitation" includes forced labour, slavery and practice {number} similar to slavery.
"""


def make_laws(folder: Path, number: int, tiny: bool) -> None:
    """Write so many laws below a folder, a hundred to a country."""
    bills = [path.read_text(encoding="utf-8") for path in sorted(CORPORA.glob("*/*.txt"))]
    for at in range(number):
        text = (NETS if at % 10 else TRAFFICKING).format(number=at) if tiny else f"No. {at}\n{bills[at % len(bills)]}"
        path = folder / f"country-{at // 100:03}" / f"law-{at:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@dataclass
class Use:
    """What one process used: seconds of a core, and resident memory in MB at each look."""

    seconds: float = 0
    memory: list[int] = field(default_factory=list)


def look(root: int, used: dict[int, Use]) -> None:
    """Note what a process and those below it use now."""
    parents: dict[int, int] = {}
    figures: dict[int, tuple[float, int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            values = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        pid = int(path.parent.name)
        parents[pid] = int(values[1])
        figures[pid] = (int(values[11]) + int(values[12])) / TICKS, int(values[21]) * PAGE // 1_000_000
    tree, grown = {root}, True
    while grown:
        grown = bool(new := {child for child, parent in parents.items() if parent in tree} - tree)
        tree |= new
    for pid in tree & figures.keys():
        use = used.setdefault(pid, Use())
        use.seconds = figures[pid][0]
        use.memory.append(figures[pid][1])


def timed(name: str, out: Path, arguments: list[str | Path], watched: int = 0) -> None:
    """Run a scan, watch it (and another process), and print a line."""
    before, begun = os.getloadavg()[0], time.monotonic()
    scan = subprocess.Popen([sys.executable, "-m", "lawcheck", "scan", *map(str, arguments)], stdout=subprocess.DEVNULL)
    used: dict[int, Use] = {}
    largest: list[int] = []
    while scan.poll() is None:
        seen = {pid: len(use.memory) for pid, use in used.items()}
        look(scan.pid, used)
        if watched:
            look(watched, used)
        now = [use.memory[-1] for pid, use in used.items() if pid != scan.pid and len(use.memory) > seen.get(pid, 0)]
        largest.append(max(now, default=0))
        time.sleep(0.2)
    took = time.monotonic() - begun
    quarters = [max(largest[at * len(largest) // 4 : (at + 1) * len(largest) // 4 + 1]) for at in range(4)]
    own = used.pop(scan.pid, Use(memory=[0]))
    others = sorted((use.seconds for use in used.values()), reverse=True)
    documents = json.loads((out / "summary.json").read_text(encoding="utf-8"))["documents"]
    laws, words = len(documents), sum(law["words"] for law in documents)
    print(
        f"{name}: {laws:,} laws, {words:,} words in {took:.1f} s, {laws / took:.2f} laws/s\n"
        f"  core seconds: scan {own.seconds:.1f}, workers {sum(others):.1f}, busiest {max(others, default=0):.1f}\n"
        f"  MB: scan {max(own.memory)}, largest worker by quarter of the time {quarters}\n"
        f"  load: {before:.1f} to {os.getloadavg()[0]:.1f}",
        flush=True,
    )


def dask(folder: Path) -> tuple[list[subprocess.Popen[bytes]], str]:
    """A scheduler and two workers of one thread on this machine, and the address of the scheduler."""
    where = folder / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}

    def started(kind: str, *options: str) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-m",
            f"distributed.cli.dask_{kind}",
            "--scheduler-file",
            str(where),
            "--no-dashboard",
        ]
        return subprocess.Popen([*command, "--host", "127.0.0.1", *options], **quiet)  # type: ignore[call-overload]

    running = [started("scheduler", "--port", "0")]
    while not where.exists():
        time.sleep(0.1)
    running += [started("worker", "--nthreads", "1") for _ in range(2)]
    return running, json.loads(where.read_text(encoding="utf-8"))["address"]


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--laws", type=int, default=200)
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--folder", type=Path, help="scan this folder instead of laws that are made")
    parser.add_argument("--runs", nargs="+", default=["one", "two", "again", "cluster"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        laws = options.folder or folder / "laws"
        if not options.folder:
            make_laws(laws, options.laws, options.tiny)
        out = folder / "out"
        for at, run in enumerate(options.runs):
            if run != "again":
                out = folder / f"out-{at}"
            running: list[subprocess.Popen[bytes]] = []
            arguments: list[str | Path] = [laws, "-o", out]
            if run == "cluster":
                running, address = dask(folder)
                arguments += ["--cluster", address]
            else:
                arguments += ["--jobs", "1" if run == "one" else "2"]
            timed(run, out, arguments, os.getpid() if running else 0)
            for process in running:
                process.terminate()
                process.wait()


if __name__ == "__main__":
    main()
