"""What the last build wrote into the output, noted in .signoff/: so that what somebody changed there since is found.

Of pages nothing is noted, for the gate reads each of them. What lies in the output beside what was built is nobody's concern here.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from signoff.site.folder import Stamp, list_files, stamp_of
from signoff.site.readers import is_page

_FILE = Path(".signoff", "built.json")
_SCHEMA = "signoff-built/1"
_CHUNK = 1 << 20

Noted = Mapping[str, tuple[Stamp, str]]  # by path in the output: the marks of the file, and its SHA-256


def note_build(root: Path, output: Path) -> None:
    """Note every file of the output but the pages, as it is now. What still bears its marks is not read again."""
    before = _noted(root) or {}
    files: dict[str, Any] = {}
    for path, stamp in list_files(output).items():
        if not is_page(path):
            known = before.get(path)
            files[path] = [*stamp, known[1] if known and known[0] == stamp else _digest(output / path)]
    fresh = (root / _FILE).with_suffix(".json.new")
    fresh.write_text(json.dumps({"schema": _SCHEMA, "files": files}), encoding="utf-8", errors="surrogateescape")
    os.replace(fresh, root / _FILE)


def forget_build(root: Path) -> None:
    """Somebody else writes the output from here on: what is noted is no longer true."""
    (root / _FILE).unlink(missing_ok=True)


def changed_since_build(root: Path, output: Path) -> Mapping[str, bool] | None:
    """By path, each noted file that is not as it was built, and whether it is still there; None when nothing is noted."""
    noted = _noted(root)
    if noted is None:
        return None
    found: dict[str, bool] = {}
    for path, (stamp, digest) in noted.items():
        file = output / path
        try:
            if stamp_of(file.stat()) != stamp and _digest(file) != digest:
                found[path] = True
        except OSError:
            found[path] = False
    return found


def _noted(root: Path) -> Noted | None:
    """What was noted; None when there is nothing, or when it cannot be read."""
    try:
        table = json.loads((root / _FILE).read_text(encoding="utf-8", errors="surrogateescape"))
        if table["schema"] != _SCHEMA:
            return None
        return {str(path): (Stamp(*map(int, row[:4])), str(row[4])) for path, row in table["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
