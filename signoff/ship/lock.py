"""Who is publishing: one at a time for each target. The lock is a link whose target is the owner's name, made in one step."""

from __future__ import annotations

import getpass
import os
import re
import socket
import sys
import time
from dataclasses import dataclass

from signoff.errors import NotShipped

_FORM = re.compile(r"(?P<user>[^@]*)@(?P<host>[^:]*):(?P<pid>\d+):(?P<since>\d+)")
_LONG = 30 * 60  # seconds; publishing takes some, and ten minutes where a host is slow to show a release
_ENDED = "when it has ended without a word (a job that was cancelled, a machine that stopped), use --break-lock"


@dataclass(frozen=True, slots=True)
class Owner:
    """A process that publishes; `since` in seconds of the Unix clock."""

    user: str
    host: str
    pid: int
    since: int

    @property
    def token(self) -> str:
        """The owner as the lock holds it."""
        return f"{self.user}@{self.host}:{self.pid}:{self.since}"


def myself() -> Owner:
    """The owner that the running process is."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container may run as a number without a name; so may Windows
        user = str(os.getuid()) if sys.platform != "win32" else "somebody"
    return Owner(_plain(user), _plain(socket.gethostname()), os.getpid(), int(time.time()))


def owner_of(token: str) -> Owner | None:
    """Whoever wrote the token; None when it is none of ours."""
    said = _FORM.fullmatch(token)
    return Owner(said["user"], said["host"], int(said["pid"]), int(said["since"])) if said else None


def has_ended(token: str, me: Owner) -> bool:
    """Whether the owner was a process of this machine that is no more. Of another machine's nobody can tell."""
    owner = owner_of(token)
    if owner is None or owner.host != me.host or sys.platform == "win32":  # os.kill(pid, 0) is Ctrl-C on Windows
        return False
    try:
        os.kill(owner.pid, 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False


def refusal(place: str, token: str, me: Owner) -> NotShipped:
    """Why this publication has to wait, and what to do when there is nobody to wait for."""
    owner = owner_of(token)
    if owner is None:
        return NotShipped(f"somebody is publishing to {place}, since when is not known: wait, or, {_ENDED}")
    age = me.since - owner.since
    if owner.host == me.host:
        advice = "it is at work on this machine: wait, or, if that process is no publication, use --break-lock"
    elif age < _LONG:
        advice = f"wait, or, {_ENDED}"
    else:
        advice = f"that is longer than it takes; {_ENDED}: should it go on after all, it puts nothing on line"
    who = f"{owner.user}@{owner.host} (process {owner.pid})"
    return NotShipped(f"{who} has been publishing to {place} for {_words(age)}: {advice}")


def lost(place: str) -> NotShipped:
    """What is said to a publication whose lock was broken."""
    return NotShipped(f"somebody else broke the lock of {place} and publishes now: this release was not put on line")


def _words(seconds: int) -> str:
    for size, unit in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return "less than a minute"


def _plain(name: str) -> str:
    return re.sub(r"[^\w.-]", "-", name)
