"""Measure a project of many articles: its build and its check, the first, one with nothing changed, one after an edit.

    python -m bench.build [--articles 200] [--no-build]

Seconds are of the processors, those of all processes together: other work on the machine counts less so than by the clock. With
--no-build the build is measured once, and the check alone in all of its states.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.library import ORIGIN, make_library

ARTICLE = "en/lumbar-mri/index.html"


def measure(folder: Path, what: str, *command: str) -> None:
    """Run signoff in the folder, and print what it takes, by the processors and by the clock, and its largest process."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run = [sys.executable, "-c", _RUN, *command, "--quiet"]
    said = subprocess.run(run, cwd=folder, check=True, capture_output=True, text=True).stderr.split("\n")
    took, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{what:<40} {cpu:6.1f} s of CPU {took:6.1f} s by the clock {int(said[-2]) // 1024:5} MiB")


_RUN = """
import resource, sys
from signoff.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
    sys.exit(end.code)
"""


def size(folder: Path, pattern: str) -> str:
    """How many files, and how many bytes."""
    files = [path for path in folder.rglob(pattern) if path.is_file()]
    return f"{len(files):,} files, {sum(path.stat().st_size for path in files) / 1000:,.0f} kB"


def transferred(output: Path) -> dict[str, int]:
    """Bytes of an article page as a host sends them."""
    page = (output / ARTICLE).read_bytes()
    style = next((output / "theme/css").glob("site.*.css")).read_bytes()
    icon = (output / "favicon.ico").stat().st_size
    return {"page": len(gzip.compress(page, 9)), "stylesheet": len(gzip.compress(style, 9)), "icon": icon}


def edit(file: Path, change: Callable[[str], str]) -> None:
    """Change the words of a file."""
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def builds(folder: Path) -> None:
    """A build in all of its states, after the first."""
    measure(folder, "build, nothing changed", "build")
    edit(folder / "content/pages/about/en.md", lambda words: f"{words}\nOne more word.\n")
    measure(folder, "build, a word changed", "build")
    shutil.rmtree(folder / ".signoff/made")
    measure(folder, "build, pictures and index made anew", "build")


def checks(folder: Path) -> None:
    """A check in all of its states. What is edited stays fit to be published: the words of legal pages have no reviewer."""
    (folder / ".signoff/cache.sqlite").unlink()
    measure(folder, "check, the first", "check")
    measure(folder, "check, nothing changed", "check")
    article = folder / f"content/articles/{ORIGIN}-0/article.toml"
    edit(article, lambda words: f"{words}\n# A remark.\n")
    measure(folder, "check, one article edited", "check")
    edit(folder / "output" / ARTICLE, lambda words: f"{words}<!-- a remark -->\n")
    measure(folder, "check, one page edited", "check")
    edit(folder / "content/pages/about/fr.md", lambda words: words.replace("Title: ", "Title: Ici, "))
    measure(folder, "build, a title changed", "build")
    measure(folder, "check, a title changed", "check")
    measure(folder, "check, without what was kept", "check", "--no-cache")


def main() -> None:
    """Make the articles, build and check them, print."""
    parser = argparse.ArgumentParser(description="Measure a project of many articles.")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--no-build", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "library")
        make_library(folder, given.articles)
        measure(folder, "build, the first", "build")
        if not given.no_build:
            builds(folder)
        checks(folder)
        output = folder / "output"
        index, share = size(output / "pagefind", "*"), size(output, "share/**/*")
        print("pages:", size(output, "*.html"), "| index:", index, "| share:", share)
        print("an article, transferred:", transferred(output))


if __name__ == "__main__":
    main()
