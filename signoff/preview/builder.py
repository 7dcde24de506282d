"""The process that builds, checks and answers for a preview: `python -m signoff.preview.builder FOLDER`.

Requests and replies are lines of JSON on its standard input and output. Each build runs in a fork that knows all that the last
one knew; when it ends well, the fork takes the place of its parent, which goes; when it fails, or dies, the parent is as it was
before. The saved texts are looked at when their pages are written, before all others; the whole site is checked in a fork of its
own, which the next save kills. Where there is no fork (Windows), one process does all of it in turn.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from select import select
from typing import Any

from signoff.build.warm import Warm
from signoff.errors import SignoffError
from signoff.model import Report, Sources
from signoff.preview.checker import Checker, checked, looked_at
from signoff.preview.failures import Told, failure_of
from signoff.preview.views import Views
from signoff.settings import Settings, load_settings

FORKS = hasattr(os, "fork")
_CHUNK = 1 << 16
_BEGUN, _GOOD, _BAD = b"*", b"+", b"-"  # what a fork that builds says: some pages are written, all are, it failed


class Builder:
    """What is known of the project, and the two ends that lead to the server."""

    def __init__(self, root: Path, requests: int, replies: int, *, forks: bool = FORKS) -> None:
        self.root = root
        self.forks = forks
        self.settings: Settings | None = None
        self.warm = Warm()
        self.report: Report | None = None
        self.number = 0
        self._requests, self._replies = requests, replies
        self._unread = b""
        self._checker: Checker | None = None

    def serve(self) -> None:
        """Do what is asked for until nobody asks any more."""
        while (request := self._next()) is not None:
            if request["do"] == "build":
                self._build(request)
            else:
                self._answer(request)

    def _next(self) -> dict[str, Any] | None:
        """The next request; None at the end. Meanwhile, what the check has found is taken in."""
        while b"\n" not in self._unread:
            ends = [self._requests, *([self._checker.heard] if self._checker else [])]
            ready = select(ends, [], [])[0] if self.forks else ends
            if self._checker and self._checker.heard in ready:
                self._hear_checker(self._checker)
            if self._requests in ready:
                chunk = os.read(self._requests, _CHUNK)
                if not chunk:
                    self._stop_checker()
                    return None
                self._unread += chunk
        line, _, self._unread = self._unread.partition(b"\n")
        found = json.loads(line)
        return dict(found)

    def _tell(self, **reply: Any) -> None:
        line = json.dumps(reply).encode("ascii") + b"\n"
        while line:
            line = line[os.write(self._replies, line) :]

    # Building

    def _build(self, request: dict[str, Any]) -> None:
        self._stop_checker()
        if not self.forks:
            if self._build_here(request, lambda: None):
                self._take(checked(*self._known(), _day(request)))
            return
        heard, says = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(heard)
            self._build_as_child(request, says)
            return
        os.close(says)
        said = b""
        while chunk := os.read(heard, 1):
            said += chunk
            if chunk == _GOOD:
                os._exit(0)  # the child goes on in this place
        os.close(heard)
        os.waitpid(child, 0)
        self.warm.torn = self.warm.torn or _BEGUN in said
        if _BAD not in said:
            words = "the build ended without a word: its process was killed, or Python itself failed"
            self._tell_built(request, failure=failure_of(BuilderDied(words), self.root))

    def _build_as_child(self, request: dict[str, Any], says: int) -> None:
        """Build in a fork. It returns when the build ended well; otherwise the fork ends here."""
        is_good = self._build_here(request, lambda: os.write(says, _BEGUN))
        os.write(says, _GOOD if is_good else _BAD)
        if not is_good:
            os._exit(0)
        os.close(says)
        self._checker = Checker.start(*self._known(), _day(request))

    def _build_here(self, request: dict[str, Any], begun: Callable[[], object]) -> bool:
        """Build, and tell: of the pages of the saved texts first, then (if there are) of others that changed with them.

        Between the two, the gate looks at those texts.
        """
        told: frozenset[str] = frozenset()

        def first(pages: Collection[str]) -> None:
            nonlocal told
            told = frozenset(pages)
            begun()
            self._tell_built(request, pages)
            if report := looked_at(*self._known(), request["changed"] or (), self.report, _day(request)):
                self._take(report)

        self.number = request["number"]
        changed = request["changed"]
        if changed is not None and {"pyproject.toml", "pelicanconf.py"} & set(changed):
            changed = None
        try:
            if self.settings is None or changed is None:
                self.settings = load_settings(self.root)
            pages = self.warm.build(self.settings, changed, first)
        except (SignoffError, OSError, RecursionError) as error:
            self._tell_built(request, failure=failure_of(error, self.root))
            if not self.forks:
                self.warm = Warm()  # a failure may have left half of it behind
            return False
        if pages - told or not told:
            self._tell_built(request, pages - told)
        return True

    def _tell_built(self, request: dict[str, Any], pages: Collection[str] = (), failure: Told | None = None) -> None:
        self._tell(told="built", number=request["number"], pages=sorted(pages), failure=failure)

    # Checking

    def _known(self) -> tuple[Settings, Sources]:
        assert self.settings is not None  # noqa: S101 - a build has read them
        assert self.warm.sources is not None  # noqa: S101
        return self.settings, self.warm.sources

    def _hear_checker(self, checker: Checker) -> None:
        """Take in what the check has found; then nobody waits, and there is time to tidy up."""
        found = checker.hear()
        if found is not None:
            self._checker = None
            self._take(found)
            _tidy()

    def _stop_checker(self) -> None:
        """End the check of a build that is no longer the newest."""
        if self._checker:
            self._checker.stop()
            self._checker = None

    def _take(self, said: Report | str) -> None:
        self.report = said if isinstance(said, Report) else None
        failure = "" if self.report else str(said)
        self._tell(told="checked", number=self.number, failure=failure)

    # Answering

    def _answer(self, request: dict[str, Any]) -> None:
        if self.settings is None or self.warm.sources is None or self.warm.generator is None:
            self._tell(told="answer", id=request["id"], value=None)
            return
        shown = self.warm.generator.pages.editions
        is_checked = self._checker is None
        views = Views(
            self.settings, self.warm.sources, shown, self.report, date.fromisoformat(request["today"]), is_checked
        )
        try:
            value = views.answer(request["what"], request)
        except SignoffError as error:
            value = {"error": str(error)}
        self._tell(told="answer", id=request["id"], value=value)


class BuilderDied(SignoffError):
    """A build ended without saying how."""


def _tidy() -> None:
    """Take away what nobody refers to, and keep the next forks from looking for such among the rest.

    By looking they would copy the memory of all of it: 0.1 s of a build after one edit, with 200 articles.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _day(request: dict[str, Any]) -> date:
    return date.fromisoformat(request["today"])


def main() -> None:
    """Serve the folder of the command line; whatever else prints goes to stderr."""
    replies = os.dup(1)
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends this process
    forks = FORKS and "--no-fork" not in sys.argv
    Builder(Path(sys.argv[1]), 0, replies, forks=forks).serve()


if __name__ == "__main__":
    main()
