"""What lies in a folder: every regular file with the marks by which its content is known to be unchanged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Stamp(NamedTuple):
    """What git, too, looks at to see that a file is as it was; the change time cannot be set back by a program."""

    size: int
    modified: int  # nanoseconds
    changed: int  # nanoseconds
    inode: int


UNKNOWN = Stamp(0, -1, -1, 0)  # the marks of what cannot even be looked at


def stamp_of(status: os.stat_result) -> Stamp:
    """The marks of a file."""
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def list_files(folder: Path) -> dict[str, Stamp]:
    """Every regular file below the folder, relative to it, with forward slashes, in the order of the names.

    Links are followed, as a web server follows them, except back into a folder that they stand in, be it /. What vanishes
    meanwhile is not there; pipes and sockets are no files: to open one would wait for ever. A folder that may not be looked into is
    listed itself, with a slash behind and UNKNOWN.
    """
    found: dict[str, Stamp] = {}
    _list(str(folder), "", found, tuple(_identities(folder.resolve().parents)))
    return dict(sorted(found.items()))


def _identities(folders: Iterable[Path]) -> Iterator[tuple[int, int]]:
    for folder in folders:
        with suppress(OSError):
            status = folder.stat()
            yield status.st_dev, status.st_ino


def _list(place: str, prefix: str, found: dict[str, Stamp], above: tuple[tuple[int, int], ...]) -> None:
    try:
        own = os.stat(place)
        entries = list(os.scandir(place))
    except PermissionError:
        found[prefix] = UNKNOWN
        return
    except OSError:
        return
    identity = (own.st_dev, own.st_ino)
    if identity in above:
        return
    for entry in entries:
        try:
            if entry.is_dir():
                _list(entry.path, f"{prefix}{entry.name}/", found, (*above, identity))
            elif entry.is_file():
                found[prefix + entry.name] = stamp_of(entry.stat())
        except FileNotFoundError:
            continue
        except OSError:  # a link to itself
            found[prefix + entry.name] = UNKNOWN
