"""What is slow to make, kept in .signoff/made under a digest of all that it was made from: a second build makes nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

_SPARE = (
    500  # things that are kept although the last build did not use them: those of another branch, or of the preview
)


class Made:
    """A folder of folders, one for each thing that was made.

    Whatever goes into a thing goes into its key: sources, the code's own recipe, the version of the library. So nothing is ever
    out of date, and two builds at once may share it: a thing appears whole, by a rename.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def folder_of(self, parts: Iterable[str | bytes], make: Callable[[Path], None]) -> Path:
        """The folder of what `make` writes into an empty one, made only when nobody has yet from the same parts."""
        key = _key(parts)
        self._used.add(key)
        place = self._folder / key
        if place.is_dir():
            with suppress(OSError):
                os.utime(place)
            return place
        self._folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix="making-", dir=self._folder))
        try:
            make(scratch)
            with suppress(OSError):  # somebody else has just made the same
                scratch.rename(place)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        return place

    def forget_the_oldest(self) -> None:
        """Take away what was not used for longest, but for what this run used and a number to spare."""
        if not self._folder.is_dir():
            return
        others = [place for place in self._folder.iterdir() if place.name not in self._used]
        for place in sorted(others, key=_time, reverse=True)[_SPARE:]:
            shutil.rmtree(place, ignore_errors=True)


def _key(parts: Iterable[str | bytes]) -> str:
    """Each part is framed by its length: no two lists of parts collide because they ran together."""
    total = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        total.update(b"%d:" % len(raw))
        total.update(raw)
    return total.hexdigest()


def _time(place: Path) -> int:
    try:
        return place.stat().st_mtime_ns
    except OSError:  # another build has just taken it away
        return 0
