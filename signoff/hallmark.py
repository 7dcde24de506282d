"""Marks that only this user's program can make, for what is kept where others may write.

`.signoff/cache.sqlite` may come from anywhere: out of a cache that CI brings back, or out of a change that somebody proposed and
committed it with. What is found there is believed when it bears a mark that was made with the user's own key, which never lies in
the project: so nobody but who may replace this program can have it believe what it did not read itself. Where CI is to believe what
its earlier runs kept, they share a key by a secret, SIGNOFF_CACHE_KEY. Where no key can be kept, each run makes one of its own, and
believes nothing of what others kept; its processes get it as they would get a shared one.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

VARIABLE = "SIGNOFF_CACHE_KEY"
_BYTES = 32


def hallmark(*parts: bytes) -> bytes:
    """16 bytes for exactly these parts, in this order (BLAKE2b with a key)."""
    said = os.environ.get(VARIABLE, ""), os.environ.get("XDG_STATE_HOME", ""), os.environ.get("HOME", "")
    digest = hashlib.blake2b(key=_key(*said), digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def _file() -> Path | None:
    """Where the user's key is kept; None for a user without a home."""
    if top := os.environ.get("XDG_STATE_HOME"):
        return Path(top, "signoff", "cache.key")
    try:
        return Path.home() / ".local" / "state" / "signoff" / "cache.key"
    except RuntimeError:
        return None


@lru_cache(maxsize=4)
def _key(shared: str, *homes: str) -> bytes:
    """The key that is shared, or that of the user with these homes: a mark is asked for twice for each page."""
    if shared:
        return hashlib.sha256(shared.encode("utf-8", "surrogateescape")).digest()
    with suppress(OSError):
        if (file := _file()) and (found := _kept(file)):
            return found
    os.environ[VARIABLE] = secrets.token_hex(_BYTES)
    return _key(os.environ[VARIABLE], *homes)


def _kept(file: Path) -> bytes:
    """The key in a file, made there if it is not; of two runs that make one at once both have the first. b"" for a torn one."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)  # nobody else may read it
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(secrets.token_bytes(_BYTES))
            with suppress(FileExistsError):
                _place(Path(name), file)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(name)
    found = file.read_bytes()
    return found if len(found) == _BYTES else b""


def _place(new: Path, file: Path) -> None:
    """Put a file where none is. Raises FileExistsError where one is by now."""
    try:
        os.link(new, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: the last of two wins, and the other's rows are made anew
        os.replace(new, file)
