"""A bucket of S3 as the web. It has no switch: what is served is changed file by file, in an order in which nothing is missing.

Every file that was ever checked is kept once under .signoff/blobs/ by its digest; a release is a list of them
(.signoff/releases/). Serving one copies, within the bucket, what differs: first what pages load, then new pages, then changed
ones, then what lists them; what the release does not hold is taken away last. Whether a file that is served is the right one is
told by its ETag, which is that of its blob: no note of a state can be out of date, whenever this was killed.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from signoff import headers
from signoff.errors import NotShipped
from signoff.ship.bucket import Bucket, all_of
from signoff.ship.kept import NAME, Kept, names_for
from signoff.ship.lock import has_ended, lost, myself, refusal
from signoff.ship.manifest import File
from signoff.ship.release import RECORD, Release, read_release
from signoff.targets import S3Settings, TargetSettings

_OURS = ".signoff/"
_LOCK, _CURRENT, _RELEASES, _BLOBS = (f"{_OURS}{name}" for name in ("lock", "current.json", "releases/", "blobs/"))
_PAGE, _LISTING = (".html", ".htm"), (".xml", ".json", ".txt")
_WRONG = "0" * 64  # no file has this digest


class S3:
    """Releases in a bucket."""

    compresses = False  # S3 sends what it has; a network in front of it compresses by itself
    serves = True

    def __init__(self, settings: S3Settings, root: Path) -> None:
        self.settings: TargetSettings = settings
        self.scratch = root / ".signoff" / "outgoing" / settings.name
        self._bucket = Bucket(settings)
        self._me = myself()
        self._read: dict[str, Release | None] = {}  # by name and ETag of the record

    @contextmanager
    def lock(self, *, break_lock: bool) -> Iterator[None]:
        """Hold the object `.signoff/lock`, which S3 lets one alone make."""
        self._take(break_lock=break_lock)
        shutil.rmtree(self.scratch, ignore_errors=True)  # what a publication that was killed left here
        try:
            yield
        finally:
            with suppress(NotShipped):  # what happened before is what has to be told
                if self._holder() == self._me.token:
                    self._bucket.delete([_LOCK])

    def releases(self) -> Sequence[Release]:
        return self._kept().listed()

    def current(self) -> Release | None:
        return self._kept().current()

    def bring(self, laid: Path, release: Release) -> None:
        there = self._bucket.listed(_BLOBS)
        wanted = {file.sha256: file for file in release.files if _BLOBS + file.sha256 not in there}
        all_of(lambda file: self._bucket.write(_BLOBS + file.sha256, _raw(laid, file), file.sha256), wanted.values())
        kept = self._bucket.listed(_RELEASES)
        name = next(name for name in names_for(release) if _record(name) not in kept)
        self._bucket.write(_record(name), release.to_json(), ContentType="application/json")

    def switch(self, release: Release) -> None:
        kept = self._kept()
        name = kept.name_of(release)
        blobs, live = self._bucket.listed(_BLOBS), self._live()
        stale = self._state().get("headers") != _table()
        shown = [file for file in release.files if file.path not in headers.HIDDEN]
        changed = [file for file in shown if stale or live.get(file.path) != blobs.get(_BLOBS + file.sha256)]
        self._refuse_without_lock()
        for rank in range(4):
            all_of(lambda file: self._show(file, release), [file for file in changed if _rank(file, live) == rank])
        self._refuse_without_lock()
        self._bucket.write(RECORD, release.to_json(), **_said(RECORD, release))
        state = {"release": name, "headers": _table()}
        self._bucket.write(_CURRENT, json.dumps(state).encode(), ContentType="application/json")
        self._bucket.delete(_left_over(release, kept.releases, live))

    def digests(self, release: Release) -> dict[str, str]:
        """By the blobs that are there; of the release that is served also by what visitors get."""
        blobs = self._bucket.listed(_BLOBS)
        found = {file.path: file.sha256 for file in release.files if _BLOBS + file.sha256 in blobs}
        if self.current() == release:
            live = self._live()
            for path in found.keys() - set(headers.HIDDEN):
                if live.get(path) != blobs[_BLOBS + found[path]]:
                    found[path] = _WRONG
        return found

    def forget(self, release: Release) -> None:
        kept = self._kept()
        name = kept.name_of(release)
        if name == kept.served:
            return
        self._bucket.delete([_record(name)])
        others = [each for other, each in kept.releases.items() if other != name]
        needed = {file.sha256 for each in others for file in each.files}
        paths = {file.path for each in others for file in each.files}
        self._bucket.delete({_BLOBS + file.sha256 for file in release.files if file.sha256 not in needed})
        self._bucket.delete({file.path for file in release.files if file.path not in paths} & self._live().keys())

    def _live(self) -> Mapping[str, str]:
        return {key: tag for key, tag in self._bucket.listed().items() if not key.startswith(_OURS)}

    def _show(self, file: File, release: Release) -> None:
        self._bucket.copy(_BLOBS + file.sha256, file.path, _said(file.path, release))

    def _state(self) -> Mapping[str, object]:
        """Which release is served, and with which headers."""
        with suppress(ValueError):
            state = json.loads(self._bucket.read(_CURRENT) or b"{}")
            return state if isinstance(state, dict) else {}
        return {}

    def _kept(self) -> Kept:
        found: dict[str, Release] = {}
        for key, tag in self._bucket.listed(_RELEASES).items():
            name = key.removeprefix(_RELEASES).removesuffix(".json")
            if NAME.fullmatch(name) and (release := self._release(name, tag)):
                found[name] = release
        return Kept(str(self._state().get("release", "")), found)

    def _release(self, name: str, tag: str) -> Release | None:
        """A release by its record; one that was altered, or is none, is nobody's release."""
        key = f"{name} {tag}"
        if key not in self._read:
            self._read[key] = None
            with suppress(NotShipped):
                self._read[key] = read_release(self._bucket.read(_record(name)) or b"", _record(name))
        return self._read[key]

    def _holder(self) -> str:
        return (self._bucket.read(_LOCK) or b"").decode("utf-8", "replace")

    def _take(self, *, break_lock: bool) -> None:
        token = self._me.token.encode()
        held = ""
        for _ in range(10):
            if self._bucket.claim(_LOCK, token):
                self._refuse_without_lock()  # where a service knows no conditions, the last one to write has it
                return
            tag, held = self._bucket.listed(_LOCK).get(_LOCK, ""), self._holder()
            if held and not (break_lock or has_ended(held, self._me)):
                break
            if tag and self._bucket.claim(_LOCK, token, instead_of=tag):
                return
        raise refusal(self.settings.place, held, self._me)

    def _refuse_without_lock(self) -> None:
        if self._holder() != self._me.token:
            raise lost(self.settings.place)


def _record(name: str) -> str:
    return f"{_RELEASES}{name}.json"


def _raw(laid: Path, file: File) -> bytes:
    return (laid / file.path).read_bytes()


def _rank(file: File, live: Mapping[str, str]) -> int:
    """The order in which files are shown: none refers to what comes later, but new pages to one another."""
    suffix = PurePosixPath(file.path).suffix
    if suffix in _PAGE:
        return 2 if file.path in live else 1
    return 3 if suffix in _LISTING else 0


def _said(path: str, release: Release) -> dict[str, str]:
    """What S3 is to say with a file. It sends on by itself from an old address, where it serves as a web site."""
    said = {"ContentType": headers.content_type(path), "CacheControl": headers.caching(path)}
    if new := release.redirects.get(f"/{path.removesuffix('index.html')}"):
        said["WebsiteRedirectLocation"] = urlsplit(release.site).path + new
    return said


def _table() -> str:
    """Stands for what is said with files: when it changes, files that stayed the same are to be shown again."""
    return hashlib.sha256(Path(headers.__file__).read_bytes()).hexdigest()


def _left_over(release: Release, kept: Mapping[str, Release], live: Mapping[str, str]) -> set[str]:
    """What releases of ours left there and this one has not. What pages loaded stays: somebody may be reading one.

    What nobody of ours put there is not ours to take away.
    """
    ours = {file.path for each in kept.values() for file in each.files}
    lasting = {path for path in ours if headers.caching(path) == headers.FOR_EVER}
    return (ours - lasting - {file.path for file in release.files}) & live.keys()
