"""A branch as the web: each release is a commit on it, and serving one is a push of one commit more.

A push is taken whole or not at all, and refused when somebody else pushed in between: that is the lock. Nothing is ever forced,
so that the branch keeps what was served when; going back is a commit with an old release's files.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO

from signoff.errors import NotShipped
from signoff.ship.git import Git
from signoff.ship.release import RECORD, Release, read_release
from signoff.targets import PagesSettings, TargetSettings

_SEEN = 500  # commits in which kept releases are looked for
_FILE = b"100644"


def additions(release: Release, domain: str) -> Mapping[str, bytes]:
    """What GitHub Pages needs beside the release: that it builds nothing itself, and the site's own domain."""
    files = {".nojekyll": b"", **({"CNAME": f"{domain}\n".encode()} if domain else {})}
    return {path: raw for path, raw in files.items() if path not in {file.path for file in release.files}}


class PagesBranch:
    """Releases as commits of a branch."""

    compresses = False  # GitHub does
    serves = True

    def __init__(self, settings: PagesSettings, root: Path) -> None:
        self.settings: TargetSettings = settings
        self.scratch = root / ".signoff" / "outgoing" / settings.name
        self._git = Git(root, settings.place)
        self._said = settings
        self._ref = f"refs/signoff/{settings.name}"
        self._tip: str | None = None
        self._commits: list[tuple[str, Release]] = []

    @contextmanager
    def lock(self, *, break_lock: bool) -> Iterator[None]:  # noqa: ARG002 - there is none to break: a push is one step
        """Look at the branch as it is now: what is pushed later builds on that, or is refused."""
        self._refuse_own_branch()
        self._fetch()
        if self._tip and not self._git.ask("ls-tree", "--name-only", self._tip, "--", RECORD):
            raise NotShipped(
                f"{self.settings.place} holds something that signoff did not put there: choose another `branch`, or delete it"
            )
        shutil.rmtree(self.scratch, ignore_errors=True)  # what a publication that was killed left here
        yield

    def releases(self) -> Sequence[Release]:
        """The last ones that were served, each once."""
        return [release for _, release in self._history()][: self.settings.keep]

    def current(self) -> Release | None:
        if self._tip is None:
            self._fetch()
        return self._read(f"{self._tip}:{RECORD}") if self._tip else None

    def bring(self, laid: Path, release: Release) -> None:
        """Make the commit in this repository; nothing leaves it yet."""
        ref = f"{self._ref}-next"
        self._git.ask("update-ref", "-d", ref)
        with self._git.fed("fast-import", "--quiet", "--done") as stream:
            self._write(stream, laid, release, ref)
        self._commits = [(self._git.ask("rev-parse", "--verify", ref), release), *self._history()]

    def switch(self, release: Release) -> None:
        commit = self._commit_of(release)
        parent = self._git.ask("log", "-1", "--format=%P", commit)
        if parent != (self._tip or ""):
            commit = self._again(commit, release)
        self._push(commit)
        self._tip = commit

    def digests(self, release: Release) -> dict[str, str]:
        rows = self._git.ask("ls-tree", "-r", "-z", self._commit_of(release)).rstrip("\0").split("\0")
        held = {path: facts.split() for facts, _, path in (row.partition("\t") for row in rows)}
        contents = self._git.objects(name for _, _, name in held.values())
        mode_and_sum = {
            path: (facts[0].encode(), hashlib.sha256(raw).hexdigest())
            for (path, facts), raw in zip(held.items(), contents, strict=True)
        }
        added = additions(release, self._said.domain)
        return {
            path: sha if mode == _FILE else mode.decode()
            for path, (mode, sha) in mode_and_sum.items()
            if path not in added
        }

    def forget(self, release: Release) -> None:
        """What was served when stays in the branch's history."""

    def _fetch(self) -> None:
        # Asked first: a fetch of a branch that is not there fails as one does when the network is down.
        remote, branch = self._said.remote, f"refs/heads/{self._said.branch}"
        self._commits = []
        self._git.ask("rev-parse", "--git-dir")
        self._tip = self._git.ask("ls-remote", "--heads", "--", remote, branch).partition("\t")[0]
        if self._tip:
            self._git.ask(
                "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--", remote, f"+{branch}:{self._ref}"
            )
            self._tip = self._git.ask("rev-parse", "--verify", self._ref)

    def _history(self) -> list[tuple[str, Release]]:
        """Each release that was served, with the last commit that holds it, the last first."""
        if self._tip is None:
            self._fetch()
        if not self._commits and self._tip:
            commits = self._git.ask("rev-list", "--first-parent", f"--max-count={_SEEN}", self._tip).split()
            seen: set[tuple[str, str]] = set()
            for commit, raw in zip(commits, self._git.objects(f"{each}:{RECORD}" for each in commits), strict=True):
                with suppress(NotShipped):
                    release = read_release(raw, RECORD)
                    if (key := (release.id, release.published)) not in seen:
                        seen.add(key)
                        self._commits.append((commit, release))
            self._commits.sort(key=lambda pair: pair[1].published, reverse=True)
        return self._commits

    def _commit_of(self, release: Release) -> str:
        for commit, held in self._history():
            if (held.id, held.published) == (release.id, release.published):
                return commit
        raise NotShipped(f"the release {release.id} is not in {self.settings.place}")

    def _read(self, name: str) -> Release | None:
        with suppress(NotShipped):
            return read_release(next(islice(self._git.objects([name]), 1), b""), RECORD)
        return None

    def _write(self, stream: IO[bytes], laid: Path, release: Release, ref: str) -> None:
        name, address = self._git.identity()
        moment = int(datetime.fromisoformat(release.published).timestamp())
        words = _message(release)
        head = [f"commit {ref}", f"committer {name} <{address}> {moment} +0000", f"data {len(words)}"]
        stream.write("\n".join([*head, ""]).encode() + words + b"\n")
        if self._tip:
            stream.write(f"from {self._tip}\n".encode())
        stream.write(b"deleteall\n")
        for path in sorted(path.relative_to(laid).as_posix() for path in laid.rglob("*") if path.is_file()):
            _write_file(stream, path, (laid / path).read_bytes())
        for path, raw in additions(release, self._said.domain).items():
            _write_file(stream, path, raw)
        stream.write(b"done\n")

    def _again(self, commit: str, release: Release) -> str:
        """A commit on top of the branch with the files of an older one."""
        name, address = self._git.identity()
        who = {
            "GIT_AUTHOR_NAME": name,
            "GIT_AUTHOR_EMAIL": address,
            "GIT_COMMITTER_NAME": name,
            "GIT_COMMITTER_EMAIL": address,
        }
        parents = ["-p", self._tip] if self._tip else []
        words = _message(release, again=True)
        return self._git.ask("commit-tree", f"{commit}^{{tree}}", *parents, typed=words, environment=who)

    def _push(self, commit: str) -> None:
        branch = f"refs/heads/{self._said.branch}"
        try:
            self._git.ask("push", "--quiet", "--", self._said.remote, f"{commit}:{branch}")
        except NotShipped as refused:
            if self._git.ask("ls-remote", "--heads", "--", self._said.remote, branch).partition("\t")[0] == (
                self._tip or ""
            ):
                raise
            raise NotShipped(
                f"somebody else published to {self.settings.place} meanwhile: this release was not put on line; publish again"
            ) from refused

    def _refuse_own_branch(self) -> None:
        if self._git.ask("symbolic-ref", "--quiet", "--short", "HEAD", may_fail=True) == self._said.branch:
            raise NotShipped(f"the sources lie on the branch {self._said.branch}: choose another one to publish to")


def _message(release: Release, *, again: bool = False) -> bytes:
    return f"{'Serve' if again else 'Publish'} {release.id}{' again' if again else ''}\n".encode()


def _write_file(stream: IO[bytes], path: str, raw: bytes) -> None:
    named = path.encode("utf-8", "surrogateescape").replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
    stream.write(b'M %s inline "%s"\ndata %d\n' % (_FILE, named, len(raw)))
    stream.write(raw)
    stream.write(b"\n")
