"""Where the time of a page goes when it is read: milliseconds of CPU for each step, the best of some rounds.

python bench/stages.py [--pages 300] [--rounds 5] [--site FOLDER]
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from make_site import make_site

from signoff.rules import RULES
from signoff.rules.registry import asked_by
from signoff.site.addresses import Addresses
from signoff.site.asked import SLOW
from signoff.site.blocks import blocks
from signoff.site.chunks import chunk_of, of_page
from signoff.site.facts import read_facts
from signoff.site.foreign import foreign_of
from signoff.site.html import parse
from signoff.site.markup import parse_errors
from signoff.site.readers import Wanted, row_of
from signoff.site.review_lines import read_review_lines

ALL = tuple(sorted(SLOW))


def steps(site: Path, count: int) -> dict[str, Callable[[], object]]:
    """What is done with each page, by name."""
    files = sorted(site.rglob("*.html"))[-count:]
    pages = [(file.relative_to(site).as_posix(), file.read_bytes()) for file in files]
    documents = [(parse(raw), raw) for _, raw in pages]
    rows = [(path, read_facts(raw).row()) for path, raw in pages]
    asked, addresses = asked_by(RULES), Addresses()
    return {
        "digest": lambda: [hashlib.sha256(raw).digest() for _, raw in pages],
        "parse": lambda: [parse(raw) for _, raw in pages],
        "parse and read the facts": lambda: [read_facts(raw, ()).row() for _, raw in pages],
        "and look at each link": lambda: [read_facts(raw, ("links",)).page("", 0) for _, raw in pages],
        "review lines": lambda: [read_review_lines(document, raw) for document, raw in documents],
        "defects of markup": lambda: [parse_errors(raw) for _, raw in pages],
        "blocks": lambda: [list(blocks(document)) for document, _ in documents],
        "blocks and their language": lambda: [foreign_of(document, raw) for document, raw in documents],
        "put together": lambda: chunk_of([of_page(path, row) for path, row in rows], addresses),
        "all for LNK001-LNK003": lambda: [row_of(Wanted(path, b"", ()), raw, asked) for path, raw in pages],
        "all for all rules": lambda: [row_of(Wanted(path, b"", ALL), raw, asked) for path, raw in pages],
    }


def main() -> None:
    """Measure each step, and print a table."""
    parser = argparse.ArgumentParser(description="Measure where the time of a page goes.")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--site", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as top:
        site = given.site or Path(top) / "site"
        if given.site is None:
            make_site(site, given.pages)
        for name, step in steps(site, given.pages).items():
            best = min(_seconds(step) for _ in range(given.rounds))
            sys.stdout.write(f"{name:28} {best / given.pages * 1000:6.3f} ms\n")


def _seconds(step: Callable[[], object]) -> float:
    start = time.process_time()
    step()
    return time.process_time() - start


if __name__ == "__main__":
    main()
