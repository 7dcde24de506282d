"""Measure `signoff check --isolated` beside other link checkers, and print a Markdown table.

    python bench/run.py [--pages 1000,10000] [--times 3]

Each program reads the same generated sites (make_site.py). Signoff is measured cold (no cache) with all rules, with those of links
and pages, and with the three that say what is not there, which is all that the others look for; then, with all rules, warm (nothing
changed), after an edit of the words of one page, and after one that changes what the page leads to; the others have no such states. lychee, hyperlink and htmltest are measured when they are on the PATH.
A figure is the median of the runs; `CPU` is the time of all processes, which says more than the clock where others use the machine;
memory is the largest sum over the program's whole tree of processes of what each has to itself, with its share of what it shares
(PSS), sampled twenty times a second.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from make_site import make_site

SIGNOFF = (sys.executable, "-m", "signoff", "check", "--isolated", "--quiet")
LIKE_OTHERS = "LNK001,LNK002,LNK003"  # pages, places, files
OTHERS = {
    "lychee": ("lychee", "--offline", "--no-progress", "--include-fragments", "--root-dir", "{site}", "{site}"),
    "hyperlink": ("hyperlink", "--check-anchors", "{site}"),
    "htmltest": ("htmltest", "--skip-external", "{site}"),
}


@dataclass(frozen=True)
class Run:
    """Seconds of wall time and of CPU, and mebibytes at the peak."""

    seconds: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Line:
    """A line of the table."""

    pages: int
    program: str
    state: str
    run: Run


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description="Measure signoff beside other link checkers.")
    parser.add_argument("--pages", default="1000,10000")
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as top:
        for count in map(int, given.pages.split(",")):
            site = Path(top) / f"site-{count}"
            make_site(site, count)
            lines += measure(site, count, given.times, Path(top) / "cache")
    sys.stdout.write(table(lines))


def measure(site: Path, count: int, times: int, cache: Path) -> list[Line]:
    """All programs on one site."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # else each run compiles the program anew, as none of a user's does
    command = [*SIGNOFF, str(site)]
    subprocess.run([*SIGNOFF, "--help"], env=environment, stdout=subprocess.DEVNULL, check=True)  # compiled, once

    def forget() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    article = min(site.glob("en/*/*-*.html"))

    def edit(words: str) -> None:
        with article.open("a", encoding="utf-8") as stream:
            stream.write(f"<p>{words}</p>\n")

    lines = [
        Line(count, "signoff", state, median([*command, *select], environment, times, before))
        for state, select, before in (
            (f"cold, {LIKE_OTHERS}", ("--select", LIKE_OTHERS), forget),
            ("cold, LNK and PAG", ("--select", "LNK,PAG"), forget),
            ("cold", (), forget),
            ("warm", (), _nothing),
            ("words of one page edited", (), partial(edit, "edited")),
            ("a link added to one page", (), partial(edit, '<a href="/en/">edited</a>')),
        )
    ]
    for name, words in OTHERS.items():
        if shutil.which(name):
            other = [word.format(site=site) for word in words]
            lines.append(Line(count, name, "cold", median(other, environment, times, _nothing)))
    return lines


def median(command: Sequence[str], environment: dict[str, str], times: int, before: Callable[[], None]) -> Run:
    """The median of some runs, each after `before`."""
    runs = []
    for _ in range(times):
        before()
        runs.append(run(command, environment))
    return Run(*(statistics.median(figures) for figures in zip(*map(astuple, runs), strict=True)))


def run(command: Sequence[str], environment: dict[str, str]) -> Run:
    """Run a program once."""
    start, used = time.perf_counter(), _cpu()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peak))
    watcher.start()
    process.wait()
    seconds = time.perf_counter() - start
    watcher.join()
    return Run(seconds, _cpu() - used, peak[0])


def table(lines: Sequence[Line]) -> str:
    """The figures in Markdown; the ratio is to signoff's cold run on the same site."""
    cold = {line.pages: line.run.seconds for line in lines if (line.program, line.state) == ("signoff", "cold")}
    rows = [
        f"| {line.pages:,} | {line.program} | {line.state} | {line.run.seconds:.2f} s | "
        f"{line.run.seconds / cold[line.pages]:.2f} | {line.run.cpu:.2f} s | {line.run.memory:.0f} MiB |"
        for line in lines
    ]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    machine = f"{cores} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}{load}"
    head = "| pages | program | state | median | to signoff cold | CPU | memory |\n|--:|---|---|--:|--:|--:|--:|"
    return "\n".join([head, *rows, "", machine, ""])


def _cpu() -> float:
    """Seconds of CPU that the processes begun from here and ended have used."""
    spent = os.times()
    return spent.children_user + spent.children_system


def _nothing() -> None:
    return


def _watch(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_memory, _tree(process.pid))) / 1024)
        time.sleep(0.05)


def _tree(pid: int) -> list[int]:
    """A process and all below it; on Linux only."""
    found = [pid]
    for parent in found:
        try:
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
        except OSError:
            continue
        found += map(int, children.split())
    return found


def _memory(pid: int) -> int:
    """KiB that a process has to itself, with its share of what it shares."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
