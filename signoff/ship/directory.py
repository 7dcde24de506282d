"""A folder on this machine as the web: releases/ID holds a release, `current` is the one that is served.

The switch is one rename of a link: a visitor gets the whole old site or the whole new one.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from signoff.errors import NotShipped
from signoff.headers import nginx_lines
from signoff.ship.kept import NAME, Kept, names_for
from signoff.ship.lock import has_ended, lost, myself, refusal
from signoff.ship.manifest import manifest_of
from signoff.ship.release import RECORD, Release, read_release
from signoff.ship.seal import write_whole
from signoff.targets import TargetSettings

LOCK = ".publishing"


def nginx_conf(release: Release) -> bytes:
    """The lines for nginx that go with a release."""
    specimen = bool(release.gate.get("specimen"))
    return nginx_lines(release.redirects, base=urlsplit(release.site).path, specimen=specimen).encode()


class Directory:
    """Releases in a folder."""

    compresses = True
    serves = True

    def __init__(self, settings: TargetSettings, root: Path) -> None:
        self.settings = settings
        self.place = root / settings.path
        self.scratch = self.place / "releases"
        self._me = myself()

    @contextmanager
    def lock(self, *, break_lock: bool) -> Iterator[None]:
        """Hold the link `.publishing`. One whose owner was a process of this machine that has ended is taken over."""
        with self._telling():
            self.scratch.mkdir(parents=True, exist_ok=True)
            self._take(break_lock=break_lock)
            self._sweep()
        try:
            yield
        finally:
            if self._holder() == self._me.token:
                (self.place / LOCK).unlink(missing_ok=True)

    def releases(self) -> Sequence[Release]:
        """Those whose record can be read."""
        return self._kept().listed()

    def current(self) -> Release | None:
        return self._kept().current()

    def bring(self, laid: Path, release: Release) -> None:
        with self._telling():
            free = next(name for name in names_for(release) if not os.path.lexists(self.scratch / name))
            os.replace(laid, self.scratch / free)

    def switch(self, release: Release) -> None:
        current = self.place / "current"
        with self._telling():
            if os.path.lexists(current) and not current.is_symlink():
                raise NotShipped(f"{current} is not a link made by signoff: choose another target, or take it away")
            fresh = self.place / f".current-{self._me.pid}"
            fresh.unlink(missing_ok=True)
            fresh.symlink_to(Path("releases") / self._kept().name_of(release), target_is_directory=True)
            if self._holder() != self._me.token:
                fresh.unlink()
                raise lost(str(self.place))
            os.replace(fresh, current)
            write_whole(self.place / "nginx.conf", nginx_conf(release))

    def digests(self, release: Release) -> dict[str, str]:
        with self._telling():
            return {file.path: file.sha256 for file in manifest_of(self.scratch / self._kept().name_of(release))}

    def forget(self, release: Release) -> None:
        with self._telling():
            name = self._kept().name_of(release)
            if name != self._served():
                aside = self.scratch / f".forgotten-{name}-{self._me.pid}"
                os.replace(self.scratch / name, aside)  # in one step: nobody lists half a release
                shutil.rmtree(aside, ignore_errors=True)

    def _served(self) -> str:
        try:
            return Path(os.readlink(self.place / "current")).name
        except OSError:
            return ""

    def _kept(self) -> Kept:
        """What lies here. A record that was altered, or is none, is nobody's release."""
        found: dict[str, Release] = {}
        for record in self.scratch.glob(f"*/{RECORD}"):
            if NAME.fullmatch(record.parent.name):
                with suppress(NotShipped, OSError):
                    found[record.parent.name] = read_release(record.read_bytes(), str(record))
        return Kept(self._served(), found)

    def _holder(self) -> str:
        try:
            return os.readlink(self.place / LOCK)
        except OSError:
            return ""

    def _take(self, *, break_lock: bool) -> None:
        lock = self.place / LOCK
        for _ in range(10):
            with suppress(FileExistsError):
                lock.symlink_to(self._me.token)
                return
            held = self._holder()
            if held and not (break_lock or has_ended(held, self._me)):
                raise refusal(str(self.place), held, self._me)
            self._break(held)
        raise refusal(str(self.place), self._holder(), self._me)

    def _break(self, held: str) -> None:
        """Take the lock away that was looked at, and no other: somebody may have broken it first, and hold a new one."""
        aside = self.place / f"{LOCK}-{self._me.pid}"
        with suppress(FileNotFoundError):
            os.replace(self.place / LOCK, aside)
            taken = os.readlink(aside)
            aside.unlink()
            if taken != held:
                with suppress(FileExistsError):
                    (self.place / LOCK).symlink_to(taken)

    def _sweep(self) -> None:
        """Take away what a publication that was killed left lying."""
        for pattern in (".incoming-*", ".forgotten-*"):
            for left in self.scratch.glob(pattern):
                shutil.rmtree(left, ignore_errors=True)
        for left in self.place.glob(".current-*"):
            left.unlink(missing_ok=True)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            why = _NO_LINKS if knows_no_links(error) else error.strerror or error
            raise NotShipped(f"cannot publish to {self.place}: {why}") from error


_NO_LINKS = (
    "no links can be made there, and `current` has to be one: choose a folder on another file system, or another target "
    "(on Windows, turn on Developer Mode)"
)
_WITHOUT_PRIVILEGE = 1314  # what Windows says to whoever may make no links


def knows_no_links(error: OSError) -> bool:
    """Whether it was a link that could not be made; FAT and many network folders say EPERM, which a lack of rights does not."""
    return (
        error.errno in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS) or getattr(error, "winerror", 0) == _WITHOUT_PRIVILEGE
    )
