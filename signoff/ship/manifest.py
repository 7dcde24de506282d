"""What a folder holds, down to the byte."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from signoff.errors import NotShipped


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A file of a folder: its path with slashes, its bytes counted, and their SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


Manifest = tuple[File, ...]  # in the order of the paths


def manifest_of(folder: Path) -> Manifest:
    """Every file below a folder. Raises NotShipped for a link: what it leads to is not what was checked."""
    return tuple(file_of(folder, path) for path in sorted(_paths(folder)))


def file_of(folder: Path, path: str) -> File:
    """One file of a folder."""
    raw = (folder / path).read_bytes()
    return File(path, len(raw), hashlib.sha256(raw).hexdigest())


def release_id(manifest: Iterable[File]) -> str:
    """A short name for exactly these files."""
    lines = "".join(f"{file.sha256}  {file.path}\n" for file in sorted(manifest))
    return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def _paths(folder: Path) -> Iterable[str]:
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place, name)
            if path.is_symlink():
                shown = path.relative_to(folder).as_posix()
                raise NotShipped(f"{shown} in the output is a link: nothing but files can be published; build again")
        for name in files:
            yield Path(place, name).relative_to(folder).as_posix()
