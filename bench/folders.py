"""Check sites of others, and print what was found as a Markdown table. Nothing is fetched.

    python bench/folders.py [--hosting files] [--select LNK,PAG] NAME=DIR …

For documentation from Debian: `apt-get download python3.11-doc && dpkg -x python3.11-doc_*.deb python`, and
`python=python/usr/share/doc/python3.11/html`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path


def main() -> None:
    """Read the arguments, check each folder, print the table."""
    parser = argparse.ArgumentParser(description="Check sites of others.")
    parser.add_argument("folders", nargs="+", metavar="NAME=DIR")
    parser.add_argument("--hosting", default="files")
    parser.add_argument("--select", default="LNK,PAG")
    given = parser.parse_args()
    lines = ["| site | pages | links | seconds | errors | warnings |", "|---|--:|--:|--:|---|---|"]
    for word in given.folders:
        name, _, folder = word.rpartition("=")
        lines.append(_line(name or Path(folder).name, folder, given.hosting, given.select))
    sys.stdout.write("\n".join(lines) + "\n")


def _line(name: str, folder: str, hosting: str, select: str) -> str:
    """The counts of one site; a folder that cannot be checked is said to be so."""
    start = time.perf_counter()
    words = ["check", "--isolated", "--no-cache", "--format", "json", "--hosting", hosting, "--select", select, folder]
    done = subprocess.run([sys.executable, "-m", "signoff", *words], capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in (0, 1):
        return f"| {name} | {done.stderr.strip()} | | | | |"
    report = json.loads(done.stdout)
    counts = {severity: Counter[str]() for severity in ("error", "warning")}
    for found in report["findings"]:
        if found["severity"] in counts:
            counts[found["severity"]][found["rule"]] += 1
    told = [", ".join(f"{number} {rule}" for rule, number in sorted(counts[kind].items())) for kind in counts]
    checked = report["checked"]
    return f"| {name} | {checked['pages']:,} | {checked['links']:,} | {seconds:.1f} | {told[0]} | {told[1]} |"


if __name__ == "__main__":
    main()
