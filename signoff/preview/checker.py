"""The look at what was built, in a fork of its own: at the saved texts at once, at the whole site when all of it stands there."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Collection
from contextlib import suppress
from datetime import date

from signoff.errors import SignoffError
from signoff.model import Report, Sources
from signoff.preview.first_look import first_look
from signoff.settings import Settings

_CHUNK = 1 << 16
_HEAD = 8  # bytes of a length
_GO_ON = b"+"


class Checker:
    """A process that checks. `heard` is the end of the pipe in which there is something to read when it has found something."""

    def __init__(self, child: int, heard: int, allows: int) -> None:
        self.heard = heard
        self.ended = False
        self._child = child
        self._allows = allows
        self._said = b""

    @classmethod
    def start(
        cls,
        settings: Settings,
        sources: Sources,
        changed: Collection[str],
        before: Report | None,
        today: date,
        *,
        ends: Collection[int] = (),
    ) -> Checker:
        """Begin with the texts that changed; `ends` are open files that are none of its business."""
        _load_rules()
        heard, says = os.pipe()
        allowed, allows = os.pipe()
        child = os.fork()
        if child:
            os.close(says)
            os.close(allowed)
            return cls(child, heard, allows)
        for end in (heard, allows, *ends):
            os.close(end)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        with suppress(BrokenPipeError):
            if first := _looked_at(settings, sources, changed, before, today):
                _say(says, first, is_last=False)
            if os.read(allowed, 1) == _GO_ON:
                _say(says, checked(settings, sources, today), is_last=True)
        os._exit(0)

    def go_on(self) -> None:
        """The whole site stands there: look at it."""
        with suppress(BrokenPipeError):  # it died: whoever listens finds out
            os.write(self._allows, _GO_ON)
        os.close(self._allows)
        self._allows = -1

    def hear(self) -> list[Report | str]:
        """What it has said since: a report, or in words what went wrong. After the last one, it has `ended`."""
        chunk = os.read(self.heard, _CHUNK)
        found: list[Report | str] = []
        self._said += chunk
        while len(self._said) >= _HEAD and len(self._said) >= (
            end := _HEAD + int.from_bytes(self._said[:_HEAD], "big")
        ):
            is_last, said = pickle.loads(self._said[_HEAD:end])  # noqa: S301 - our own fork wrote it
            self._said = self._said[end:]
            found.append(said)
            if is_last:
                self._end()
                return found
        if not chunk:
            self._end()
            found.append("the check ended without a word")
        return found

    def stop(self) -> None:
        """End it: what it looks at is no longer the newest."""
        with suppress(ProcessLookupError):
            os.kill(self._child, signal.SIGKILL)
        self._end()

    def _end(self) -> None:
        self.ended = True
        for end in (self.heard, self._allows):
            if end >= 0:
                os.close(end)
        with suppress(ChildProcessError):  # it is the child of an earlier generation
            os.waitpid(self._child, 0)


def checked(settings: Settings, sources: Sources, today: date) -> Report | str:
    """The report on the preview; what went wrong instead, in words."""
    from signoff.pipeline import Check, check  # noqa: PLC0415 - the first page is shown before the rules are loaded
    from signoff.rules import RULES  # noqa: PLC0415

    wanted = Check(settings.root / settings.preview, settings.preview, RULES, today, preview=True)
    try:
        return check(settings, wanted, sources=sources)
    except (SignoffError, OSError) as error:
        return str(error)


def _looked_at(
    settings: Settings, sources: Sources, changed: Collection[str], before: Report | None, today: date
) -> Report | None:
    """The first look at what was saved; None when there is none, or it fails: the whole check will say why."""
    with suppress(SignoffError, OSError):
        return first_look(settings, sources, changed, before, today)
    return None


def _load_rules() -> None:
    """Load what a check needs once, in the process that all checks are forked from: after the first page has been shown."""
    import signoff.pipeline  # noqa: PLC0415
    import signoff.rules  # noqa: F401, PLC0415


def _say(says: int, found: Report | str, *, is_last: bool) -> None:
    """Write a result into a pipe: its length, then its bytes."""
    words = pickle.dumps((is_last, found))
    said = len(words).to_bytes(_HEAD, "big") + words
    while said:
        said = said[os.write(says, said[:_CHUNK]) :]
