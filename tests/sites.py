"""Small folders of HTML, written by a test and checked by the gate."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from signoff.pipeline import Check, check
from signoff.rules import select
from signoff.settings import Settings
from tests.projects import TODAY

Found = tuple[str, str, int, str]  # rule, path, line, message


def page(body: str = "", *, head: str = "", lang: str = "en", title: str = "A page") -> str:
    """A page that is right but for what the test puts into it: the body is on line 2."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{title}</title>{head}</head><body>\n{body}\n</body></html>\n'
    )


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, words in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return folder


def isolated(folder: Path, rules: str = "") -> list[Found]:
    """What the gate finds in a folder without settings and sources, called "site"."""
    wanted = Check(folder, "site", select(rules.split(), []), TODAY, isolated=True)
    report = check(Settings(folder), wanted)
    return [(found.rule, found.path.removeprefix("site/"), found.line, found.message) for found in report.findings]
