"""Read thousands of broken pages: none may end the run, none may take a second.

    python bench/mutate.py [--pages 10000] [--seed 1] [--whole]

With --whole all rules look at them, and every report is written.

Each page is made from a good one by a few wounds: bytes flipped, pieces cut out, doubled, swapped, or torn into nested tags.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from make_site import Writer

from signoff.report import FORMATS
from signoff.site.facts import read_page

PIECES = [
    b"<a href=",
    b"<base href=//x>",
    b"<template>",
    b"<svg><a xlink:href='#x'>",
    b"<math><mi><table>",
    b"<noscript>",
    b"<iframe srcdoc='<a href=#x>",
    b"<template shadowrootmode=open>",
    b'<script type=importmap>{"imports": {"a": "/a"',
    b"<image src=a>",
    b"<style>@import '",
    b"<!--",
    b"-->",
    b"<plaintext>",
    b"<select><option>",
    b"srcset='a, (b",
    b"\0",
    b"\xff\xfe",
    b"&#xD800;",
    b"&#0;",
    b"<![CDATA[",
    b"<frameset>",
    b"<p data-signoff=body data-signoff-ignore=LNK>",
    b"Last update: ",
    b"<meta http-equiv=refresh content='0;url=",
    b"style='background:url(",
    "\u202e\u0301".encode(),
]


def mutants(count: int, seed: int) -> Iterator[bytes]:
    """Broken pages: the same seed gives the same pages."""
    dice = random.Random(seed)
    writer = Writer(60, seed, 0)
    good = [writer.page(number).encode() for number in range(60)]
    for _ in range(count):
        page = bytearray(dice.choice(good))
        for _ in range(dice.randrange(1, 9)):
            _wound(page, dice)
        yield bytes(page)


def _wound(page: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(page) + 1)
    end = min(len(page), start + dice.randrange(400))
    turn = dice.randrange(6)
    if turn == 0:
        del page[start:end]
    elif turn == 1:
        page[start:start] = page[start:end] * dice.randrange(1, 40)
    elif turn == 2 and page:
        page[start % len(page)] = dice.randrange(256)
    elif turn == 3:
        page[start:start] = dice.choice(PIECES) * dice.choice((1, 1, 1, 300))
    elif turn == 4:
        page[start:end] = bytes(reversed(page[start:end]))
    else:
        del page[start:]


def slowest(count: int, seed: int) -> tuple[float, int]:
    """Read that many pages; the seconds that the slowest took, and how many links there were."""
    worst, links = 0.0, 0
    for page in mutants(count, seed):
        start = time.process_time()
        links += len(read_page("index.html", page).links)
        worst = max(worst, time.process_time() - start)
    return worst, links


def failed_reports(count: int, seed: int) -> list[str]:
    """The formats in which a folder of broken pages could not be checked, with what was said."""
    failed = []
    with tempfile.TemporaryDirectory() as top:
        for number, raw in enumerate(mutants(count, seed)):
            Path(top, f"{number}.html").write_bytes(raw)
        for form in FORMATS:
            words = ["check", "--isolated", "--no-cache", "--format", form, top]
            done = subprocess.run(
                [sys.executable, "-m", "signoff", *words], capture_output=True, text=True, check=False
            )
            if done.returncode != 1 or done.stderr:
                failed.append(f"{form}: {done.returncode} {done.stderr}")
    return failed


def main() -> None:
    """Read the arguments, read the pages."""
    parser = argparse.ArgumentParser(description="Read thousands of broken pages.")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--whole", action="store_true")
    given = parser.parse_args()
    if given.whole:
        failed = failed_reports(given.pages, given.seed)
        sys.exit("\n".join(failed) or None)
    worst, links = slowest(given.pages, given.seed)
    sys.stdout.write(f"{given.pages} pages, {links} links, no crash; the slowest took {worst * 1000:.0f} ms of CPU\n")
    sys.exit(worst > 1)


if __name__ == "__main__":
    main()
