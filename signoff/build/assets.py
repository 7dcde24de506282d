"""The stylesheet under a name that changes with its content, so that it may be kept for ever."""

from __future__ import annotations

import hashlib
from pathlib import Path

from signoff.errors import BuildFailed
from signoff.headers import FINGERPRINT

STYLESHEET = "css/site.css"


def fingerprinted(theme: Path, name: str = STYLESHEET) -> str:
    """`css/site.css` -> `css/site.0123456789ab.css`, by what the file of the theme holds."""
    try:
        raw = (theme / "static" / name).read_bytes()
    except OSError as error:
        raise BuildFailed(f"{theme.name}/static/{name} cannot be read: {error.strerror}") from error
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(raw).hexdigest()[:FINGERPRINT]}.{suffix}"
