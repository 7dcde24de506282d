"""Folders of HTML that a test writes, and what the gate says of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from signoff.model import Finding, Page, Report
from signoff.pipeline import Check, check
from signoff.rules import select
from signoff.settings import Settings
from signoff.site.facts import read_page

TODAY = date(2024, 7, 1)
MISSING = "LNK001,LNK002,LNK003"  # what is linked to and not there


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def report_on(
    folder: Path, ids: str = MISSING, *, hosting: str = "nginx", cached: bool = False, address: str = ""
) -> Report:
    rules = select(ids.split(","), [])
    wanted = Check(folder, "site", rules, TODAY, isolated=True, cached=cached, address=address)
    return check(Settings(folder, hosting=hosting), wanted)


def findings(folder: Path, ids: str = MISSING, **options: object) -> list[Finding]:
    return list(report_on(folder, ids, **options).findings)  # type: ignore[arg-type]


def found(folder: Path, ids: str = MISSING, **options: object) -> list[tuple[str, str | None]]:
    """(rule, address) of each finding."""
    return [(finding.rule, finding.url) for finding in findings(folder, ids, **options)]


def page(html: str | bytes, path: str = "index.html") -> Page:
    return read_page(path, html.encode() if isinstance(html, str) else html)
