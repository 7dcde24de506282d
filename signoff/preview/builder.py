"""The process that builds, checks and answers for a preview: `python -m signoff.preview.builder FOLDER`.

Requests and replies are lines of JSON on its standard input and output. Each build runs in a fork that knows all that the last
one knew; when it ends well, the fork takes the place of its parent, which goes; when it fails, or dies, the parent is as it was
before. The check of what was built runs in a fork of its own, which the next save kills. Where there is no fork (Windows), one
process does all of it in turn.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import sys
from collections.abc import Collection
from contextlib import suppress
from datetime import date
from pathlib import Path
from select import select
from typing import Any

from signoff.build.warm import Warm
from signoff.errors import SignoffError
from signoff.model import Report
from signoff.preview.failures import failure_of
from signoff.preview.first_look import first_look
from signoff.preview.views import Views
from signoff.settings import Settings, load_settings

FORKS = hasattr(os, "fork")
_CHUNK = 1 << 16
_HEAD = 8  # bytes of a length


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
        self._checker: tuple[int, int, list[bytes]] | None = None  # its process, its pipe, what it said so far

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
            ends = [self._requests, *([self._checker[1]] if self._checker else [])]
            ready = select(ends, [], [])[0] if self.forks else ends
            if self._checker and self._checker[1] in ready:
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
            self._build_here(request)
            return
        heard, says = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(heard)
            is_good = self._build_here(request)
            os.write(says, b"+" if is_good else b"-")
            if not is_good:
                os._exit(0)
            os.close(says)
            self._start_checker(request)
            return
        os.close(says)
        said = os.read(heard, 1)
        os.close(heard)
        if said == b"+":
            os._exit(0)  # the child goes on in this place
        os.waitpid(child, 0)
        if not said:
            words = "the build ended without a word: its process was killed, or Python itself failed"
            self._tell(
                told="built", number=request["number"], pages=[], failure=failure_of(BuilderDied(words), self.root)
            )

    def _build_here(self, request: dict[str, Any]) -> bool:
        changed = request["changed"]
        if changed is not None and {"pyproject.toml", "pelicanconf.py"} & set(changed):
            changed = None
        try:
            if self.settings is None or changed is None:
                self.settings = load_settings(self.root)
            pages = self.warm.build(self.settings, changed)
        except (SignoffError, OSError, RecursionError) as error:
            self._tell(told="built", number=request["number"], pages=[], failure=failure_of(error, self.root))
            if not self.forks:
                self.warm = Warm()  # a failure may have left half of it behind
            return False
        self.number = request["number"]
        self._tell(told="built", number=self.number, pages=sorted(pages), failure=None)
        if not self.forks:
            self._take(_checked(self.settings, self.warm, date.fromisoformat(request["today"])))
        return True

    # Checking

    def _start_checker(self, request: dict[str, Any]) -> None:
        assert self.settings is not None  # noqa: S101 - a build ended well before
        _load_rules()
        heard, says = os.pipe()
        child = os.fork()
        if child:
            os.close(says)
            self._checker = (child, heard, [])
            return
        os.close(heard)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        today = date.fromisoformat(request["today"])
        with suppress(BrokenPipeError):
            if first := _looked_at(self.settings, self.warm, request["changed"] or (), self.report, today):
                _say(says, first, is_last=False)
            _say(says, _checked(self.settings, self.warm, today), is_last=True)
        os._exit(0)

    def _hear_checker(self, checker: tuple[int, int, list[bytes]]) -> None:
        """Take in what the check says: a first look at what was saved, if it had one, then the report; then it ends."""
        child, heard, said = checker
        chunk = os.read(heard, _CHUNK)
        words = b"".join([*said, chunk])
        while len(words) >= _HEAD and len(words) >= (end := _HEAD + int.from_bytes(words[:_HEAD], "big")):
            found: tuple[bool, Report | str] = pickle.loads(words[_HEAD:end])  # noqa: S301 - our own fork wrote it
            is_last, checked = found
            words = words[end:]
            if is_last:
                self._end_checker(child, heard)
            self._take(checked)
            if is_last:
                return
        said[:] = [words]
        if not chunk:
            self._end_checker(child, heard)
            self._take("the check ended without a word")

    def _end_checker(self, child: int, heard: int) -> None:
        os.close(heard)
        with suppress(ChildProcessError):  # it is the child of an earlier generation
            os.waitpid(child, 0)
        self._checker = None

    def _stop_checker(self) -> None:
        """End the check of a build that is no longer the newest."""
        if self._checker is None:
            return
        child, heard, _ = self._checker
        os.close(heard)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        with suppress(ChildProcessError):  # it is the child of an earlier generation
            os.waitpid(child, 0)
        self._checker = None

    def _take(self, checked: Report | str) -> None:
        self.report = checked if isinstance(checked, Report) else None
        failure = "" if self.report else str(checked)
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


def _load_rules() -> None:
    """Load what a check needs once, in the process that all checks are forked from: after the first page has been shown."""
    import signoff.pipeline  # noqa: PLC0415
    import signoff.rules  # noqa: F401, PLC0415


def _say(says: int, checked: Report | str, *, is_last: bool) -> None:
    """Write a result into a pipe: its length, then its bytes."""
    words = pickle.dumps((is_last, checked))
    said = len(words).to_bytes(_HEAD, "big") + words
    while said:
        said = said[os.write(says, said[:_CHUNK]) :]


class BuilderDied(SignoffError):
    """A build ended without saying how."""


def _looked_at(
    settings: Settings, warm: Warm, changed: Collection[str], before: Report | None, today: date
) -> Report | None:
    """The first look at what was saved; None when there is none, or it fails: the whole check will say why."""
    if warm.sources is None:
        return None
    with suppress(SignoffError, OSError):
        return first_look(settings, warm.sources, changed, before, today)
    return None


def _checked(settings: Settings, warm: Warm, today: date) -> Report | str:
    """The report on the preview; what went wrong instead, in words."""
    from signoff.pipeline import Check, check  # noqa: PLC0415 - the first page is shown before the rules are loaded
    from signoff.rules import RULES  # noqa: PLC0415

    wanted = Check(settings.root / settings.preview, settings.preview, RULES, today, preview=True)
    try:
        return check(settings, wanted, sources=warm.sources)
    except (SignoffError, OSError) as error:
        return str(error)


def main() -> None:
    """Serve the folder of the command line; whatever else prints goes to stderr."""
    replies = os.dup(1)
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends this process
    forks = FORKS and "--no-fork" not in sys.argv
    Builder(Path(sys.argv[1]), 0, replies, forks=forks).serve()


if __name__ == "__main__":
    main()
