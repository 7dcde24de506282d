"""Check documentation of Debian's packages, some of which is right, and print what was found as a Markdown table.

    python bench/foreign.py FOLDER [--select LNK,PAG]

Fetches seven packages (25 MB) into FOLDER with `apt-get download`, unpacks them there with `dpkg -x`, and installs nothing. Ends with 1
when an error is found on a site that is right, or none on one that is not. All errors were looked at by hand; on the right ones
lychee finds nothing broken either, but for a file: address in the kernel handbook, which signoff does not judge.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Site:
    """A package, where its pages lie, and whether all of its links are right."""

    package: str
    path: str
    is_right: bool


SITES = (
    Site("aptitude-doc-en", "usr/share/doc/aptitude/html/en", is_right=True),
    Site("debian-faq", "usr/share/doc/debian/FAQ", is_right=True),
    Site("debian-kernel-handbook", "usr/share/doc/debian-kernel-handbook/kernel-handbook.html", is_right=True),
    Site("exim4-doc-html", "usr/share/doc/exim4-doc-html/spec_html", is_right=False),
    Site("postfix-doc", "usr/share/doc/postfix/html", is_right=False),
    Site("fish-common", "usr/share/doc/fish", is_right=False),
    Site("dbus-1-doc", "usr/share/doc/dbus", is_right=False),
)


def main() -> None:
    """Fetch, unpack and check each site, and print the table."""
    parser = argparse.ArgumentParser(description="Check documentation of Debian's packages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--select", default="LNK,PAG")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    lines = ["| package | version | pages | links | errors | warnings |", "|---|---|--:|--:|---|---|"]
    wrong = []
    for site in SITES:
        version, place = fetched(site, given.folder)
        report = checked(place, given.select)
        counts = {kind: Counter[str]() for kind in ("error", "warning", "note")}
        for found in report["findings"]:
            counts[found["severity"]][found["rule"]] += 1
        errors, warnings = (
            ", ".join(f"{number} {rule}" for rule, number in sorted(counts[kind].items()))
            for kind in ("error", "warning")
        )
        pages, links = report["checked"]["pages"], report["checked"]["links"]
        lines.append(f"| {site.package} | {version} | {pages:,} | {links:,} | {errors or 'none'} | {warnings} |")
        if bool(errors) == site.is_right:
            wrong.append(site.package)
    sys.stdout.write("\n".join(lines) + "\n")
    if wrong:
        sys.exit(f"otherwise than known: {', '.join(wrong)}")


def fetched(site: Site, folder: Path) -> tuple[str, Path]:
    """The version of a package, and the folder with its pages."""
    if not list(folder.glob(f"{site.package}_*.deb")):
        _run("apt-get", "download", "-q", site.package, cwd=folder)
    file = next(folder.glob(f"{site.package}_*.deb"))
    _run("dpkg", "-x", file.name, site.package, cwd=folder)
    return _run("dpkg-deb", "-f", file.name, "Version", cwd=folder).strip(), folder / site.package / site.path


def checked(place: Path, select: str) -> dict[str, Any]:
    """The report on a folder that is opened from disk."""
    words = ["check", "--isolated", "--no-cache", "--format", "json", "--hosting", "files", "--select", select]
    done = subprocess.run(
        [sys.executable, "-m", "signoff", *words, str(place)], capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.strip())
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _run(*command: str, cwd: Path) -> str:
    """What a command says; the end of this one when it fails."""
    try:
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"{' '.join(command)}: {getattr(error, 'stderr', '') or error}")


if __name__ == "__main__":
    main()
