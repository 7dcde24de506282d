"""What a folder holds, down to the byte."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

Manifest = Mapping[str, str]  # path relative to the folder -> SHA-256 in hexadecimal


def manifest_of(folder: Path) -> Manifest:
    """The digest of every file, in the order of the paths."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def release_id(manifest: Manifest) -> str:
    """A short name for exactly these files."""
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(manifest.items()))
    return hashlib.sha256(lines.encode()).hexdigest()[:12]
