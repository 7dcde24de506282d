"""Lighthouse's four scores and the weight of pages: python bench/lighthouse.py LIGHTHOUSE [PATH …] [--chromium PROGRAM].

LIGHTHOUSE is the program: `npm install lighthouse` in a folder outside of the project brings node_modules/.bin/lighthouse. The site
of this folder is built anew as one that is no specimen (a specimen is kept out of search engines, which costs points), and served
compressed on this machine. Ends with 1 when a score is below 100.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from hosted import hosted

from signoff.build import build
from signoff.settings import load_settings

PAGES = ("/fr/", "/fr/infiltration-du-rachis-lombaire/", "/fr/centres/bachaumont/", "/404.html")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
COPIED = ("content", "theme", "pyproject.toml", "pelicanconf.py", "publishconf.py")


def main() -> int:
    """Measure, and print a line for each page."""
    parser = argparse.ArgumentParser(description="Measure pages with Lighthouse.")
    parser.add_argument("lighthouse")
    parser.add_argument("paths", nargs="*", default=PAGES)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, hosted(published(Path(folder))) as address:
        reports = [report(options, address + path, Path(folder)) for path in options.paths]
    for path, found in zip(options.paths, reports, strict=True):
        print(
            f"{path}  " + "  ".join(f"{name} {score}" for name, score in scores(found).items()), weight(found), sep="  "
        )
        for audit in failed(found):
            print(f"    {audit}")
    return int(any(score < 100 for found in reports for score in scores(found).values()))


def published(folder: Path) -> Path:
    """The output of a copy of this project, built as no specimen."""
    for name in COPIED:
        (shutil.copytree if Path(name).is_dir() else shutil.copy)(name, folder / name)
    file = folder / "pyproject.toml"
    file.write_text(
        re.sub(r"(?m)^specimen = true", "specimen = false", file.read_text(encoding="utf-8")), encoding="utf-8"
    )
    return build(load_settings(folder))


def report(options: argparse.Namespace, url: str, folder: Path) -> dict[str, Any]:
    """What Lighthouse reports of a page, as a phone on a slow network would have it."""
    file = folder / "report.json"
    command = [options.lighthouse, url, "--quiet", "--output=json", f"--output-path={file}", f"--chrome-flags={FLAGS}"]
    done = subprocess.run(command, check=False, env={**os.environ, "CHROME_PATH": options.chromium})
    if done.returncode:
        sys.exit(f"{options.lighthouse} could not measure {url}")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def scores(found: dict[str, Any]) -> dict[str, int]:
    """The scores by category; -1 for one that could not be computed."""
    given = {name: found["categories"][name]["score"] for name in CATEGORIES}
    return {name: -1 if score is None else round(score * 100) for name, score in given.items()}


def failed(found: dict[str, Any]) -> list[str]:
    """What cost points."""
    weights = {ref["id"]: ref["weight"] for name in CATEGORIES for ref in found["categories"][name]["auditRefs"]}
    return [
        f"{audit['id']}: {audit['title']} {audit.get('displayValue', '')}"
        for audit in found["audits"].values()
        if audit["score"] is not None and audit["score"] < 1 and weights.get(audit["id"])
    ]


def weight(found: dict[str, Any]) -> str:
    """What came over the line, headers and all."""
    requests = found["audits"]["network-requests"]["details"]["items"]
    return f"{sum(each['transferSize'] for each in requests) / 1000:.1f} kB in {len(requests)} requests"


if __name__ == "__main__":
    sys.exit(main())
