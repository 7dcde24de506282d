"""The preview: a server on 127.0.0.1, a watcher, and a build in a process of its own for every saved change.

A build that fails ends neither: the last good pages stay, and the browser shows what went wrong above them.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import webbrowser
from pathlib import Path

from watchfiles import watch

from signoff.console import Screen
from signoff.errors import UsageError
from signoff.preview.server import PreviewServer
from signoff.settings import Settings

_TICK_MS = 500  # how long a watch without a change takes before it looks at Ctrl-C again
_QUIET_MS = 100  # a save is a burst of events: build once it has been quiet for so long


def serve_preview(settings: Settings, *, port: int, open_browser: bool, screen: Screen) -> None:
    """Serve until Ctrl-C. Raises UsageError when the port is taken."""
    folder = settings.root / settings.preview
    try:
        server = PreviewServer(folder, settings.base, port)
    except OSError as error:
        raise UsageError(f"port {port} cannot be used ({error.strerror}): choose another with --port") from error
    changes = watch(
        *watched(settings), step=_QUIET_MS, rust_timeout=_TICK_MS, yield_on_timeout=True, raise_interrupt=True
    )
    next(changes)  # from here on no save is missed, not even one made during the first build
    rebuild(settings, server, screen)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    screen.say(f"preview at {server.address}  (stop with Ctrl-C)")
    if open_browser:
        webbrowser.open(server.address)
    try:
        for changed in changes:
            if changed:
                rebuild(settings, server, screen)
    finally:
        server.shutdown()


def rebuild(settings: Settings, server: PreviewServer, screen: Screen) -> None:
    """Build the working texts and tell the browsers; on failure tell them why instead."""
    command = [sys.executable, "-m", "signoff", "build", "--preview", "--quiet"]
    done = subprocess.run(command, cwd=settings.root, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - our own command
    if done.returncode:
        screen.error(done.stderr.strip())
    else:
        screen.say("built the preview")
    server.built(done.stderr.strip() if done.returncode else "")


def watched(settings: Settings) -> list[Path]:
    """What a page is made of."""
    names = (settings.content, settings.theme, "pelicanconf.py", "pyproject.toml")
    return [path for name in names if (path := settings.root / name).exists()]
