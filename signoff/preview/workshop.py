"""The server's end of the building process: starts it, asks it, and starts another when it died."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path
from typing import IO, Any

_LONGEST_ANSWER = 30.0  # seconds; a whole build of a large site may be under way
_LONGEST_END = 5.0
_DIED = "the building process ended by itself; it is started again with the next save"

# Told of every reply that answers no question: "built" and "checked".
Told = Callable[[dict[str, Any]], None]


class Workshop:
    """A building process. Builds are asked for and told of later; questions wait for their answer."""

    def __init__(self, root: Path, told: Told, today: Callable[[], date], *, forks: bool = True) -> None:
        self._root = root
        self._told = told
        self._today = today
        self._forks = forks
        self._ids = count(1)
        self._builds = count(1)
        self._waiting: dict[int, tuple[threading.Event, list[Any]]] = {}
        self._lock = threading.Lock()
        self._closed = False
        self._process: subprocess.Popen[bytes] | None = None
        self._input: IO[bytes] | None = None
        self._reader: threading.Thread | None = None

    def build(self, changed: Collection[str] | None) -> int:
        """Ask for a build after these files changed (None: all), and return its number."""
        number = next(self._builds)
        with self._lock:
            fresh = self._input is None
            if fresh:
                self._start()
            self._send(do="build", number=number, changed=None if fresh or changed is None else sorted(changed))
        return number

    def ask(self, what: str, **facts: Any) -> Any:
        """The answer to a question; None when nothing was built yet, or nobody answers in time."""
        answered = threading.Event()
        box: list[Any] = []
        with self._lock:
            if self._input is None:
                return None
            number = next(self._ids)
            self._waiting[number] = (answered, box)
            self._send(do="answer", id=number, what=what, **facts)
        answered.wait(_LONGEST_ANSWER)
        self._waiting.pop(number, None)
        return box[0] if box else None

    def close(self) -> None:
        """End the process and whatever it started."""
        with self._lock:
            self._closed = True
            process, self._process = self._process, None
            if self._input:
                with suppress(OSError):
                    self._input.close()
                self._input = None
        if process is None:
            return
        _end(process, signal.SIGTERM)
        if self._reader:
            self._reader.join(_LONGEST_END)
            if self._reader.is_alive():
                _end(process, None)
        process.wait()

    def _start(self) -> None:
        command = [sys.executable, "-m", "signoff.preview.builder", str(self._root)]
        command += [] if self._forks else ["--no-fork"]
        # A group of its own: Ctrl-C in the terminal is the server's to answer, and the group can be ended as a whole.
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=os.name != "nt", cwd=self._root
        )
        self._process, self._input = process, process.stdin
        self._reader = threading.Thread(target=self._listen, args=(process,), daemon=True)
        self._reader.start()

    def _send(self, **request: Any) -> None:
        assert self._input is not None  # noqa: S101 - the caller holds the lock and looked
        line = json.dumps({**request, "today": self._today().isoformat()}) + "\n"
        with suppress(OSError):  # it died: the listener finds out, and says so
            self._input.write(line.encode())
            self._input.flush()

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None  # noqa: S101 - a pipe was asked for
        with process.stdout as replies:
            for line in replies:
                reply = json.loads(line)
                if reply["told"] == "answer":
                    self._answered(reply["id"], reply["value"])
                else:
                    self._told(reply)
        self._ended(process)

    def _ended(self, process: subprocess.Popen[bytes]) -> None:
        with self._lock:
            if self._process is process:
                self._process = self._input = None
                if process.stdin:
                    with suppress(OSError):  # something may still wait in it
                        process.stdin.close()
            closed = self._closed
        process.wait()
        for number in list(self._waiting):
            self._answered(number, None)
        if not closed:
            problem = {"place": "", "quote": "", "message": {"en": _DIED, "fr": _DIED}, "hint": {}}
            self._told({"told": "built", "number": 0, "pages": [], "failure": [problem]})

    def _answered(self, number: int, value: Any) -> None:
        if waiting := self._waiting.get(number):
            waiting[1].append(value)
            waiting[0].set()


def _end(process: subprocess.Popen[bytes], kind: signal.Signals | None) -> None:
    """End a process and its children; None: at once."""
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "nt":
            process.kill()
        else:
            os.killpg(process.pid, kind or signal.SIGKILL)
