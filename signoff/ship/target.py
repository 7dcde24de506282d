"""What publishing needs of a target. One file for each kind."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from signoff.ship.release import Release
from signoff.targets import TargetSettings


class Target(Protocol):
    """A place that keeps releases and serves one of them. Every method may raise NotShipped.

    `scratch` is the folder in which a release is made up (for a folder on this machine its own file system, so that it can
    be moved there in one step); `compresses` says whether the host sends .gz and .br files that lie beside a file; `serves`
    whether visitors get what was switched to: not, where somebody else brings it on line later.
    """

    settings: TargetSettings
    scratch: Path
    compresses: bool
    serves: bool

    def lock(self, *, break_lock: bool) -> AbstractContextManager[None]:
        """Keep all others from publishing meanwhile."""

    def releases(self) -> Sequence[Release]:
        """The releases that are kept, the last published first."""

    def current(self) -> Release | None:
        """The release that is served; None when none is, or one that signoff did not make."""

    def bring(self, laid: Path, release: Release) -> None:
        """Bring a laid release to the target, whole, without showing it to anybody. The folder may be moved away."""

    def switch(self, release: Release) -> None:
        """Serve a release that was brought, in one step where the host has one."""

    def digests(self, release: Release) -> dict[str, str]:
        """The SHA-256 of each file of a release, as it lies at the target."""

    def forget(self, release: Release) -> None:
        """Take away a release that is not served."""
