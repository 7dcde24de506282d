"""What a target served last, as `publish` noted it in .signoff/releases/: the addresses that must not vanish."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signoff.settings import Settings

FOLDER = Path(".signoff", "releases")


@dataclass(frozen=True, slots=True)
class Served:
    """The addresses of a release.

    `files` are its paths; `pages` the address of each text, by (kind, key, language); `redirects` lead from older addresses
    to those that were in force then.
    """

    release: str
    files: frozenset[str]
    pages: Mapping[tuple[str, str, str], str]
    redirects: Mapping[str, str]


def last_served(settings: Settings) -> Served | None:
    """The last release of the target that is meant; None where nobody has published to it from here, or asked it."""
    name = _meant(settings)
    if not name:
        return None
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        table = json.loads(
            (settings.root / FOLDER / f"{name}.json").read_text(encoding="utf-8", errors="surrogateescape")
        )
        return _served(table)
    return None


def _meant(settings: Settings) -> str:
    if not settings.targets:
        return "directory"
    return next(iter(settings.targets)) if len(settings.targets) == 1 else settings.target


def _served(table: Mapping[str, Any]) -> Served:
    return Served(
        str(table["id"]),
        frozenset(str(file["path"]) for file in table["files"]),
        {(str(row["kind"]), str(row["article"]), str(row["language"])): str(row["url"]) for row in table["pages"]},
        {str(old): str(new) for old, new in table["redirects"].items()},
    )
