"""A folder for the socket of one ssh connection, which does not outlive its process for long."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NAME = "signoff-ssh-"
_YOUNG = 60  # seconds; a folder may not have its lock yet


@contextmanager
def socket_folder(top: Path | None = None) -> Iterator[Path]:
    """A new folder in the system's scratch folder (or `top`): its path is short enough for a socket's, which a project's is not.

    A process that is killed leaves its folder behind; whoever comes next takes it away. The kernel knows which those are: it
    holds the lock of a folder exactly as long as the process that took it.
    """
    top = top or Path(tempfile.gettempdir())
    for other in top.glob(f"{_NAME}*"):
        _take_away_if_deserted(other)
    with tempfile.TemporaryDirectory(prefix=_NAME, dir=top) as folder:
        lock = _locked(Path(folder))
        try:
            yield Path(folder)
        finally:
            if lock is not None:
                os.close(lock)


def _take_away_if_deserted(folder: Path) -> None:
    with suppress(OSError):  # somebody else's, or gone meanwhile
        found = folder.lstat()
        if found.st_uid != os.getuid() or time.time() - found.st_mtime < _YOUNG:
            return
        lock = _locked(folder)
        if lock is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _locked(folder: Path) -> int | None:
    """The lock of a folder, until it is closed; None when another process holds it, or there are no such locks here."""
    if sys.platform == "win32":
        return None
    import fcntl  # noqa: PLC0415 - Windows has none

    try:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened
