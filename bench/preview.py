"""How long a save takes to be seen in the preview: python bench/preview.py [--articles 200] [--saves 15] [--pause 1] [--chromium PROGRAM].

Makes a project of that many articles beside the sample's, opens one of them in a browser, saves its text again and again, each time
a second after the last save was seen, while the gate still looks at that one, and measures until the words stand in the page: by
the browser's own clock, as they arrive; then, until a mistake in them stands in the strip. Then the same edits without server and
browser, for the processor's time of a build.
"""

from __future__ import annotations

import argparse
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from library import ORIGIN, make_library
from playwright.sync_api import sync_playwright

from signoff.build.warm import Warm
from signoff.settings import load_settings

TEXT = f"content/articles/{ORIGIN}-7/en.md"
ARRIVAL = """words => new Promise(resolve => {
  const look = () => { if (document.body.textContent.includes(words)) { clearInterval(timer); resolve(Date.now()); } };
  const timer = setInterval(look, 10);
  setTimeout(() => { clearInterval(timer); resolve(0); }, 10000);
})"""


FINDING = """words => new Promise(resolve => {
  const strip = document.querySelector('#strip');
  const look = () => { if (strip.textContent.includes(words)) { clearInterval(timer); resolve(Date.now()); } };
  const timer = setInterval(look, 10);
  setTimeout(() => { clearInterval(timer); resolve(0); }, 10000);
})"""


def main() -> None:
    """Measure, and print a line for each figure."""
    parser = argparse.ArgumentParser(description="Measure the preview.")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--saves", type=int, default=15)
    parser.add_argument("--pause", type=float, default=1, help="seconds between what was seen and the next save")
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        make_library(root, options.articles)
        seen, told = _seen(root, options.saves, options.pause, options.chromium)
        found = [each for each in seen if each]
        print(f"{options.articles} articles, {options.saves} saves, {len(seen) - len(found)} missed")
        print(f"save to sight: median {statistics.median(found):.2f} s, slowest {max(found):.2f} s")
        print(
            f"save to finding: median {statistics.median(told):.2f} s, slowest {max(told):.2f} s, {told.count(0.0)} missed"
        )
        print("a build alone: median {:.2f} s of CPU, {:.2f} s of wall time".format(*_built(root, options.saves)))


def _seen(root: Path, saves: int, pause: float, chromium: str) -> tuple[list[float], list[float]]:
    """Seconds from each save until its words stand in the page, and its mistake in the strip; 0.0 for what takes over ten."""
    command = [sys.executable, "-m", "signoff", "preview", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True, bufsize=1) as server:
        assert server.stdout
        address = next(found[0] for line in server.stdout if (found := re.search(r"http://\S+/", line)))
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
                page = browser.new_page()
                page.goto(address)
                page.locator("html[data-built]:not([data-built='0'])").wait_for(timeout=120_000)
                page.goto(f"{address}en/{ORIGIN}-7/")
                page.locator("#strip[data-checked=true]").wait_for(timeout=120_000)
                page.locator("#tab-findings").click()
                file, found, told = root / TEXT, [], []
                words = file.read_text(encoding="utf-8")
                for number in range(saves):
                    mark = f"Saved for the time number {number}."
                    frame = page.frames[1]
                    time.sleep(pause)
                    before = time.time()
                    file.write_text(f"{words}\n{mark}\n", encoding="utf-8")
                    arrived = frame.evaluate(ARRIVAL, mark) / 1000
                    found.append(arrived - before if arrived else 0.0)
                for number in range(saves):
                    mark = f"TODO{number}"
                    time.sleep(pause)
                    before = time.time()
                    file.write_text(f"{words}\n{mark}: [[number {number}]].\n", encoding="utf-8")
                    arrived = page.evaluate(FINDING, f"[[number {number}]]") / 1000
                    told.append(arrived - before if arrived else 0.0)
                browser.close()
                return found, told
        finally:
            server.send_signal(signal.SIGINT)


def _built(root: Path, saves: int) -> tuple[float, float]:
    """The median of the processor's and the clock's seconds of a build after one edit."""
    settings, warm, file = load_settings(root), Warm(), root / TEXT
    warm.build(settings, None)
    words, cpu, wall = file.read_text(encoding="utf-8"), [], []
    for number in range(saves):
        file.write_text(f"{words}\nBuilt for the time number {number}.\n", encoding="utf-8")
        started, began = time.process_time(), time.perf_counter()
        warm.build(settings, [TEXT])
        cpu.append(time.process_time() - started)
        wall.append(time.perf_counter() - began)
    return statistics.median(cpu), statistics.median(wall)


if __name__ == "__main__":
    main()
