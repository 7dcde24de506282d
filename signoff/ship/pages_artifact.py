"""A tar file for GitHub's own action (actions/deploy-pages), which puts it on line as the next step of the same workflow."""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from signoff import __version__
from signoff.errors import NotShipped
from signoff.ship.pages_branch import additions
from signoff.ship.release import RECORD, Release, read_release
from signoff.targets import PagesSettings, TargetSettings

_SECONDS = 30
_LARGEST = 100_000_000  # bytes of a record


class PagesArtifact:
    """One release, packed. What is served is known from the site itself; earlier releases are with GitHub."""

    compresses = False
    serves = False  # the next step of the workflow does

    def __init__(self, settings: PagesSettings, root: Path) -> None:
        self.settings: TargetSettings = settings
        self._said = settings
        self._file = root / settings.artifact
        self._fresh = self._file.with_name(f".{self._file.name}.part")
        self.scratch = root / ".signoff" / "outgoing" / settings.name

    @contextmanager
    def lock(self, *, break_lock: bool) -> Iterator[None]:  # noqa: ARG002 - a workflow's `concurrency` is the lock
        yield

    def releases(self) -> Sequence[Release]:
        return ()

    def current(self) -> Release | None:
        """The release that visitors get now; None when the site is not there yet, or `url` is not said."""
        if not self.settings.url:
            return None
        address = f"{self.settings.url}/{RECORD}"
        asked = Request(address, headers={"User-Agent": f"signoff/{__version__}", "Cache-Control": "no-cache"})  # noqa: S310
        try:
            with urlopen(asked, timeout=_SECONDS) as answer:  # noqa: S310 - the settings take http and https alone
                return read_release(answer.read(_LARGEST), address)
        except HTTPError as error:
            error.close()
            if error.code in (404, 410):
                return None
            raise NotShipped(f"cannot tell which release is served: {address} answers {error.code}") from error
        except OSError as error:
            raise NotShipped(f"cannot tell which release is served: {address}: {error}") from error

    def bring(self, laid: Path, release: Release) -> None:
        files = {path.relative_to(laid).as_posix(): path.read_bytes() for path in laid.rglob("*") if path.is_file()}
        try:
            self._fresh.parent.mkdir(parents=True, exist_ok=True)
            with tarfile.open(self._fresh, "w", format=tarfile.GNU_FORMAT) as tar:
                for path, raw in sorted({**files, **additions(release, self._said.domain)}.items()):
                    member = tarfile.TarInfo(f"./{path}")  # owner, times and mode are the same for the same release
                    member.size, member.mode = len(raw), 0o644
                    tar.addfile(member, io.BytesIO(raw))
        except OSError as error:
            raise NotShipped(f"cannot write {self._file}: {error.strerror or error}") from error

    def switch(self, release: Release) -> None:  # noqa: ARG002 - there is but one
        os.replace(self._fresh, self._file)

    def digests(self, release: Release) -> dict[str, str]:
        file = self._fresh if self._fresh.exists() else self._file
        added = additions(release, self._said.domain)
        found: dict[str, str] = {}
        if file.exists():
            with tarfile.open(file) as tar:
                for member in tar:
                    raw = tar.extractfile(member)
                    if (path := member.name.removeprefix("./")) not in added:
                        found[path] = hashlib.sha256(raw.read() if raw else b"").hexdigest()
        return found

    def forget(self, release: Release) -> None:  # noqa: ARG002
        self._fresh.unlink(missing_ok=True)
