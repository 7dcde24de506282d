"""The theme's own files under names that change with their content, so that they may be kept for ever."""

from __future__ import annotations

import hashlib
from pathlib import Path

from signoff.errors import BuildFailed
from signoff.headers import FINGERPRINT

STYLESHEET = "css/site.css"
SEARCH_SCRIPT = "js/search.js"


def fingerprinted(theme: Path, name: str) -> str:
    """`css/site.css` -> `css/site.0123456789ab.css`, by what the file of the theme holds."""
    try:
        raw = (theme / "static" / name).read_bytes()
    except OSError as error:
        raise BuildFailed(f"{theme.name}/static/{name} cannot be read: {error.strerror}") from error
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(raw).hexdigest()[:FINGERPRINT]}.{suffix}"
