"""The addresses that a web application manifest names: pictures, and the pages on which the application opens."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from signoff.site.tags import place

_NAME = re.compile(r"(?:\.webmanifest|(?:^|/)manifest\.json)\Z", re.I)
# What holds an address, and where objects with more of them lie. `scope` and `id` name no file.
_ABOVE = ("start_url",)
_INSIDE = ("src", "url", "action")
_HOLDERS = ("icons", "screenshots", "shortcuts", "share_target", "file_handlers")


def is_manifest(path: str) -> bool:
    """Whether a file is a manifest, by its name."""
    return _NAME.search(path) is not None


def read_manifest(raw: bytes) -> tuple[tuple[str, int, int], ...]:
    """The addresses of a manifest, each with its line and column, from 1; none where it is not JSON, as for a browser."""
    text = raw.decode("utf-8-sig", "replace")
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    return tuple((url, *place(text, offset)) for url, offset in _with_offsets(text, _addresses(said, _ABOVE)))


def _addresses(part: Any, names: Collection[str]) -> Iterator[str]:
    """The addresses under these names and in what lies inside, in the order in which they are written."""
    if isinstance(part, list):
        for item in part:
            yield from _addresses(item, names)
    elif isinstance(part, dict):
        for name, value in part.items():
            if name in names and isinstance(value, str):
                yield value
            elif name in _HOLDERS:
                yield from _addresses(value, _INSIDE)


def _with_offsets(text: str, addresses: Iterator[str]) -> Iterator[tuple[str, int]]:
    """Each address with its offset: of the next string that says it, with or without the slashes escaped."""
    at = 0
    for url in addresses:
        written = re.escape(json.dumps(url, ensure_ascii=False)[1:-1]).replace("/", r"\\?/")
        found = re.compile(f'"{written}"').search(text, at)
        at = found.end() if found else at
        yield url, found.start() + 1 if found else 0
