"""The look at what was built: at the saved texts at once, at the whole site in a fork of its own."""

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


class Checker:
    """A process that checks the whole site. `heard` is the end of a pipe in which there is something to read when it has."""

    def __init__(self, child: int, heard: int) -> None:
        self.heard = heard
        self._child = child
        self._said: list[bytes] = []

    @classmethod
    def start(cls, settings: Settings, sources: Sources, today: date) -> Checker:
        """Begin."""
        _load_rules()
        heard, says = os.pipe()
        child = os.fork()
        if child:
            os.close(says)
            return cls(child, heard)
        os.close(heard)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        words = pickle.dumps(checked(settings, sources, today))
        with suppress(BrokenPipeError):
            while words:
                words = words[os.write(says, words[:_CHUNK]) :]
        os._exit(0)

    def hear(self) -> Report | str | None:
        """Its report, or in words what went wrong; None while there is more to come. Then it has ended."""
        chunk = os.read(self.heard, _CHUNK)
        if chunk:
            self._said.append(chunk)
            return None
        self._end()
        try:
            found: Report | str = pickle.loads(b"".join(self._said))  # noqa: S301 - our own fork wrote it
        except (EOFError, pickle.UnpicklingError):
            return "the check ended without a word"
        return found

    def stop(self) -> None:
        """End it: what it looks at is no longer the newest."""
        with suppress(ProcessLookupError):
            os.kill(self._child, signal.SIGKILL)
        self._end()

    def _end(self) -> None:
        os.close(self.heard)
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


def looked_at(
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
