"""Measure a build of many articles: the first, one with nothing changed, one after a word changed, and what each page loads.

    python bench/build.py [--articles 200]

Seconds are of the processor, Pelican's and Pagefind's together: other work on the machine counts less so than by the clock.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.library import make_library

ARTICLE = "en/lumbar-mri/index.html"


def seconds(folder: Path) -> float:
    """What a build takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "signoff", "build", "--quiet"], cwd=folder, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


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


def main() -> None:
    """Make the articles, build, print."""
    parser = argparse.ArgumentParser(description="Measure a build of many articles.")
    parser.add_argument("--articles", type=int, default=200)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "library")
        make_library(folder, given.articles)
        print(f"first build            {seconds(folder):6.1f} s")
        print(f"nothing changed        {seconds(folder):6.1f} s")
        about = folder / "content/pages/about/en.md"
        about.write_text(about.read_text(encoding="utf-8") + "\nOne more word.\n", encoding="utf-8")
        print(f"a word changed         {seconds(folder):6.1f} s")
        shutil.rmtree(folder / ".signoff/made")
        print(f"all made anew          {seconds(folder):6.1f} s")
        output = folder / "output"
        print(
            "pages:",
            size(output, "*.html"),
            "| index:",
            size(output / "pagefind", "*"),
            "| share:",
            size(output, "share/**/*"),
        )
        print("an article, transferred:", transferred(output))


if __name__ == "__main__":
    main()
