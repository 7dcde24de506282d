"""The preview: a server on 127.0.0.1, a watcher, and a process that builds again after every save."""

from __future__ import annotations

import os
import shutil
import threading
import webbrowser
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from watchfiles import watch
from watchfiles.main import FileChange

from signoff.console import Screen
from signoff.errors import UsageError
from signoff.preview.answers import Answers
from signoff.preview.failures import as_text
from signoff.preview.server import PreviewServer
from signoff.preview.workshop import Workshop
from signoff.report import language_of
from signoff.settings import Settings

_TICK_MS = (
    300  # how long a watch without a change takes before it looks at Ctrl-C, and at the files of the project, again
)
_QUIET_MS = 30  # a save is a burst of events: build once it has been quiet for so long
_ALONE = ("pelicanconf.py", "pyproject.toml")  # in the project's own folder, which holds too much to be watched

Stamp = tuple[int, int] | None  # time in nanoseconds and size in bytes of a file; None when it is not there
Changes = Iterator[set[FileChange]]  # as the watcher tells them


def serve_preview(
    settings: Settings,
    *,
    port: int,
    open_browser: bool,
    screen: Screen,
    today: Callable[[], date],
    reviewer: str | None,
) -> None:
    """Serve until Ctrl-C. With a `reviewer`, "Exact" signs in that name. Raises UsageError when the port is taken."""
    answers = Answers(settings, today, reviewer)
    name = (reviewer, answers.reviewer_name()) if reviewer else None

    def told(reply: dict[str, Any]) -> None:
        if reply["told"] == "checked":
            if reply["failure"]:
                screen.error(reply["failure"])
            server.checked()
            return
        if reply["failure"]:
            screen.error(as_text(reply["failure"], language_of(os.environ)))
        else:
            screen.tell("built the preview")
        server.built(reply["failure"])

    workshop = Workshop(settings.root, told, today)
    server = _server(settings, workshop, answers, port, name)
    folders = [path for path in (settings.root / settings.content, settings.root / settings.theme) if path.is_dir()]
    changes = watch(*folders, step=_QUIET_MS, rust_timeout=_TICK_MS, yield_on_timeout=True, raise_interrupt=True)
    before = _stamps(settings.root)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    try:
        next(changes)  # from here on no save is missed, not even one made during the first build
        workshop.build(None)
        serving.start()
        screen.tell("preview at {address}  (stop with Ctrl-C)", address=server.address)
        if open_browser:
            webbrowser.open(server.address)
        _build_on_save(settings.root, workshop, changes, before)
    finally:
        if serving.is_alive():  # a server that never served would be waited for without end
            server.shutdown()
        server.server_close()
        workshop.close()
        _sweep(settings)


def _server(
    settings: Settings, workshop: Workshop, answers: Answers, port: int, reviewer: tuple[str, str] | None
) -> PreviewServer:
    """The server, which does not answer yet. Raises UsageError when the port is taken."""
    folder = settings.root / settings.preview
    try:
        return PreviewServer(folder, settings.base, port, ask=workshop.ask, take=answers.take, reviewer=reviewer)
    except OSError as error:
        message = "port {port} cannot be used ({why}): choose another with --port"
        raise UsageError(message, port=port, why=error.strerror) from error


def _build_on_save(root: Path, workshop: Workshop, changes: Changes, before: list[Stamp]) -> None:
    """Ask for a build after each change, until Ctrl-C: of what was saved, or of everything when a file that lies alone was."""
    for changed in changes:
        now = _stamps(root)
        names = {Path(os.path.relpath(path, root)).as_posix() for _, path in changed}
        if changed or now != before:
            workshop.build(None if now != before else names)
        before = now


def _stamps(root: Path) -> list[Stamp]:
    """Time and size of the files that lie alone."""
    found: list[Stamp] = []
    for name in _ALONE:
        try:
            stat = (root / name).stat()
            found.append((stat.st_mtime_ns, stat.st_size))
        except OSError:
            found.append(None)
    return found


def _sweep(settings: Settings) -> None:
    """Take away what a build that was ended left half done."""
    for folder in (settings.root / ".signoff").glob("build-*"):
        shutil.rmtree(folder, ignore_errors=True)
