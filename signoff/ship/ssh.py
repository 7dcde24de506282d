"""A folder of another machine as the web: releases/ID and `current`, as in a folder of this one, brought by rsync over ssh."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from signoff.errors import NotShipped
from signoff.ship.directory import nginx_conf
from signoff.ship.kept import NAME, Kept, names_for
from signoff.ship.lock import has_ended, myself, refusal
from signoff.ship.release import RECORD, Release, read_release
from signoff.ship.remote import LOCK_LOST, NO_DIGESTS, NOT_OURS, Remote
from signoff.targets import SshSettings, TargetSettings

_SUMS = f"""
if command -v sha256sum >/dev/null; then sums=sha256sum
elif command -v shasum >/dev/null; then sums="shasum -a 256"
else exit {NO_DIGESTS}; fi
"""
_LIST = f"""{_SUMS}
readlink current || echo
for record in releases/*/{RECORD}; do
  [ ! -f "$record" ] || $sums "$record"
done
"""
_READ = f"""
for name in "$@"; do
  if [ -f "releases/$name/{RECORD}" ]; then
    wc -c < "releases/$name/{RECORD}"
    cat "releases/$name/{RECORD}"
  else echo 0; fi
done
"""
_TAKE = """
mkdir -p releases
if ln -s -- "$1" .publishing 2>/dev/null; then
  rm -rf releases/.incoming-* releases/.forgotten-* .current-* .nginx-* || :
elif [ -L .publishing ]; then readlink .publishing
else ln -s -- "$1" .publishing; fi
"""
_BREAK = """
mv -f .publishing ".publishing-$2" 2>/dev/null || exit 0
taken=$(readlink ".publishing-$2")
rm -f ".publishing-$2"
[ "$taken" = "$1" ] || ln -s -- "$taken" .publishing
"""
_LEAVE = """
[ "$(readlink .publishing)" != "$1" ] || rm -f .publishing
"""
_BRING = """
incoming=$1
shift
for name in "$@"; do
  [ ! -e "releases/$name" ] && [ ! -L "releases/$name" ] || continue
  mv "releases/$incoming" "releases/$name"
  exit 0
done
exit 1
"""
# Without -T (GNU, busybox) or -h (BSD), mv would put the new link into the release that the old one leads to.
_SWITCH = f"""
[ ! -e current ] || [ -L current ] || exit {NOT_OURS}
[ -d "releases/$1" ]
rm -f ".current-$2"
ln -s "releases/$1" ".current-$2"
[ "$(readlink .publishing)" = "$3" ] || exit {LOCK_LOST}
case $(uname) in
  Darwin | *BSD) mv -fh ".current-$2" current ;;
  *) mv -fT ".current-$2" current ;;
esac
printf %s "$4" > ".nginx-$2"
mv -f ".nginx-$2" nginx.conf
"""
_DIGESTS = f"""{_SUMS}
cd "releases/$1"
find . ! -type d ! -type f
echo =
find . -type f -exec $sums {{}} +
"""
_FORGET = """
[ "$(readlink current)" != "releases/$1" ] || exit 0
mv "releases/$1" "releases/.forgotten-$1-$2"
rm -rf "releases/.forgotten-$1-$2"
"""
_SUM = re.compile(rb"(?P<escaped>\\?)(?P<sum>[0-9a-f]{64}) [ *]\./(?P<path>.*)")


class Ssh:
    """Releases in a folder of another machine."""

    compresses = True
    serves = True

    def __init__(self, settings: SshSettings, root: Path) -> None:
        self.settings: TargetSettings = settings
        self.scratch = root / ".signoff" / "outgoing" / settings.name
        self._remote = Remote(settings, root)
        self._me = myself()
        self._read: dict[str, Release | None] = {}  # by the digest of the record: each is fetched once
        self._known: Kept | None = None
        self._holds = False

    @contextmanager
    def lock(self, *, break_lock: bool) -> Iterator[None]:
        """Hold the link `.publishing` over there; as in a folder of this machine, one that died here is taken over."""
        with self._remote.one_connection():
            self._take(break_lock=break_lock)
            shutil.rmtree(self.scratch, ignore_errors=True)  # what a publication that was killed left here
            self._known, self._holds = None, True
            try:
                yield
            finally:
                self._holds = False
                with suppress(NotShipped):  # what happened before is what has to be told
                    self._remote.run(_LEAVE, self._me.token)

    def releases(self) -> Sequence[Release]:
        """Those whose record can be read."""
        return self._kept().listed()

    def current(self) -> Release | None:
        return self._kept().current()

    def bring(self, laid: Path, release: Release) -> None:
        incoming = f".incoming-{release.id}-{self._me.pid}"
        self._remote.send(laid, f"releases/{incoming}", like=self._kept().served)
        self._change(_BRING, incoming, *names_for(release))

    def switch(self, release: Release) -> None:
        conf = nginx_conf(release).decode()
        self._change(_SWITCH, self._kept().name_of(release), str(self._me.pid), self._me.token, conf)

    def digests(self, release: Release) -> dict[str, str]:
        others, _, sums = self._remote.run(_DIGESTS, self._kept().name_of(release)).partition(b"=\n")
        if others:
            raise NotShipped(
                f"{_decoded(others.splitlines()[0])} at {self.settings.place} is neither a file nor a folder"
            )
        return dict(_path_and_sum(line) for line in sums.splitlines())

    def forget(self, release: Release) -> None:
        self._change(_FORGET, self._kept().name_of(release), str(self._me.pid))

    def _kept(self) -> Kept:
        """What lies over there. While the lock is held nobody else changes it, and it is asked for once."""
        if self._known is None or not self._holds:
            self._known = self._list()
        return self._known

    def _change(self, script: str, *words: str) -> None:
        self._known = None
        self._remote.run(script, *words)

    def _list(self) -> Kept:
        link, *lines = self._remote.run(_LIST).decode("utf-8", "surrogateescape").splitlines() or [""]
        folders = {name: digest for line in lines for digest, name in [_record(line)] if NAME.fullmatch(name)}
        self._fetch({name: digest for name, digest in folders.items() if digest not in self._read})
        known = {name: self._read[digest] for name, digest in folders.items()}
        served = link.removeprefix("releases/")
        return Kept(
            served if NAME.fullmatch(served) else "", {name: release for name, release in known.items() if release}
        )

    def _fetch(self, folders: dict[str, str]) -> None:
        """Read the records of some folders. One that was altered, or is none, is nobody's release."""
        raw = self._remote.run(_READ, *folders) if folders else b""
        for name, digest in folders.items():
            size, _, raw = raw.partition(b"\n")
            record, raw = raw[: int(size)], raw[int(size) :]
            self._read[digest] = None
            with suppress(NotShipped):
                self._read[digest] = read_release(record, f"{name}/{RECORD}")

    def _take(self, *, break_lock: bool) -> None:
        for _ in range(10):
            held = self._remote.run(_TAKE, self._me.token, make=True).decode("utf-8", "replace").strip()
            if not held:
                return
            if not (break_lock or has_ended(held, self._me)):
                raise refusal(self.settings.place, held, self._me)
            self._remote.run(_BREAK, held, str(self._me.pid))
        raise refusal(self.settings.place, held, self._me)


def _record(line: str) -> tuple[str, str]:
    """The digest of a record, and the folder that it lies in."""
    digest, _, path = line.partition(" ")
    return digest, path.lstrip(" *").removeprefix("releases/").removesuffix(f"/{RECORD}")


def _path_and_sum(line: bytes) -> tuple[str, str]:
    said = _SUM.fullmatch(line)
    if said is None:
        raise NotShipped(f"what the target says of its files cannot be read: {_decoded(line)[:100]!r}")
    path = said["path"]
    if said["escaped"]:  # coreutils: a name with a line end or a backslash
        path = path.replace(b"\\\\", b"\0").replace(b"\\n", b"\n").replace(b"\\r", b"\r").replace(b"\0", b"\\")
    return _decoded(path), said["sum"].decode("ascii")


def _decoded(words: bytes) -> str:
    return words.decode("utf-8", "surrogateescape")
