"""Another machine, reached by ssh and rsync: scripts for its /bin/sh, and folders sent to it. Nobody is ever asked for a password.

A script goes over standard input, within braces: the shell reads all of it before it begins, so that a connection which
breaks does not leave half a script running, and the user's login shell (fish, csh) never sees a word of it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from signoff.errors import NotShipped, ToolMissing
from signoff.report.harmless import harmless
from signoff.ship.lock import lost
from signoff.ship.socket_folder import socket_folder
from signoff.targets import SshSettings

LOCK_LOST, NOT_OURS, NO_DIGESTS = 75, 76, 77  # what our scripts exit with
_BEGIN = "--signoff--"  # what comes before was said by the account's own start-up files
_SSH_FAILED = 255
_RSYNC_MISSING = 127
# The far side may be silent while it reads a large site: what is waited for is a sign that the machine is alive.
_OPTIONS = (
    "BatchMode=yes",
    "ConnectTimeout=15",
    "ServerAliveInterval=15",
    "ServerAliveCountMax=3",
    "ClearAllForwardings=yes",
)
_ADVICE = {
    "Host key verification failed": (
        "ssh does not know this machine: compare its fingerprint, then add it to known_hosts (`known_hosts` of the target "
        "may name a file of the project)"
    ),
    "Permission denied": (
        "no key opens this account without a question: name the key (`identity`), or load it into ssh-agent first"
    ),
    "Could not resolve hostname": "write `host` as `ssh` knows it",
}


class Remote:
    """The folder `place` of a machine. Every method raises NotShipped when it cannot be reached, or does not obey."""

    def __init__(self, settings: SshSettings, root: Path) -> None:
        self._settings = settings
        self._root = root
        path = settings.path
        self.place = path if path.startswith("/") else f"./{path}"
        self._socket = ""

    @contextmanager
    def one_connection(self) -> Iterator[None]:
        """Let all calls meanwhile share a connection: publishing makes 15, each of which takes up to a second.

        It ends with this process, however that ends: `cat` over there reads from it. Without it each call makes its own.
        """
        if sys.platform == "win32":  # its ssh shares none
            yield
            return
        with socket_folder() as folder:
            socket = str(folder / "s")
            command = [*self._ssh(), "-T", "-M", "-S", socket, "--", self._settings.host, "echo ready; exec cat"]
            with self._started(command) as master:
                if master.stdout and master.stdout.readline():
                    self._socket = socket
                try:
                    yield
                finally:
                    self._socket = ""

    def run(self, script: str, *words: str, make: bool = False) -> bytes:
        """What a script for sh prints, run in the place; `words` are its $1, $2 and so on.

        Where there is no such place it prints nothing, or with `make` the folder is made.
        """
        place = _quoted(self.place)
        lines = ["{", "set -eu", "unset CDPATH", f"mkdir -p -- {place}" if make else f"[ -d {place} ] || exit 0"]
        lines += [
            f"cd -- {place}",
            f"set -- {' '.join(map(_quoted, words))}",
            f"echo {_BEGIN}",
            script,
            "exit 0",
            "}",
            "",
        ]
        command = [*self._ssh(), "-T", "--", self._settings.host, "exec /bin/sh -s"]
        done = self._call(command, "\n".join(lines).encode("utf-8", "surrogateescape"))
        if done.returncode:
            raise self._failure(done.returncode, done.stderr)
        return done.stdout.partition(f"{_BEGIN}\n".encode())[2]

    def send(self, folder: Path, to: str, *, like: str) -> None:
        """Copy a folder to `to`, which is not there yet; a file that is the same in `like` beside it is linked, not sent.

        Files that stay the same keep their time, so that visitors' caches stay good.
        """
        host = self._settings.host
        machine = f"[{host}]" if ":" in host else host
        command = [
            "rsync",
            "-rpcsz",
            "--chmod=D755,F644",
            "--timeout=120",
            "-e",
            " ".join(map(_for_rsync, self._ssh())),
        ]
        if like:
            command.append(f"--link-dest=../{like}")
        command += ["--", f"{folder}/", f"{machine}:{self.place}/{to}/"]
        done = self._call(command, b"")
        if done.returncode:
            raise self._not_sent(done.returncode, done.stderr)

    def _ssh(self) -> list[str]:
        said = self._settings
        words = [
            "ssh",
            *(["-S", self._socket] if self._socket else []),
            "-a",
            "-x",
            *(word for option in _OPTIONS for word in ("-o", option)),
        ]
        if said.port:
            words += ["-p", str(said.port)]
        if said.user:
            words += ["-l", said.user]
        if said.identity:
            words += ["-o", "IdentitiesOnly=yes", "-o", f"IdentityFile={self._file('identity', said.identity)}"]
        if said.known_hosts:
            file = self._file("known_hosts", said.known_hosts)
            words += [
                "-o",
                f"UserKnownHostsFile={file}",
                "-o",
                "GlobalKnownHostsFile=none",
                "-o",
                "StrictHostKeyChecking=yes",
            ]
        return words

    def _file(self, key: str, name: str) -> str:
        """A file as ssh's configuration writes it: in quotes, for a space would end it, and % would be filled in."""
        file = self._root / Path(name).expanduser()
        if not file.is_file():
            raise NotShipped(f"{key} of the target {self._settings.name} names {file}, and there is no such file")
        return '"{}"'.format(str(file).replace("%", "%%"))

    def _call(self, command: list[str], typed: bytes) -> subprocess.CompletedProcess[bytes]:
        with self._started(command) as process:
            out, err = process.communicate(typed)
        return subprocess.CompletedProcess(command, process.returncode, out, err)

    def _started(self, command: list[str]) -> subprocess.Popen[bytes]:
        """A program at work, which can ask nobody: it has no display, and its messages are in English."""
        environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "SSH_ASKPASS")}
        pipe = subprocess.PIPE
        try:
            return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env={**environment, "LC_ALL": "C"})  # noqa: S603
        except FileNotFoundError:
            raise ToolMissing(
                f"publishing to {self._settings.place} needs {command[0]} on this machine"
                + ("" if sys.platform != "win32" else "; on Windows, publish from WSL or let CI do it")
            ) from None

    def _failure(self, code: int, said: bytes) -> NotShipped:
        place, words = self._settings.place, _last_line(said)
        if code == LOCK_LOST:
            return lost(place)
        if code == NOT_OURS:
            return NotShipped(
                f"current in {place} is not a link made by signoff: choose another target, or take it away"
            )
        if code == NO_DIGESTS:
            return NotShipped(f"{place} has neither sha256sum nor shasum: what arrives there cannot be verified")
        if code == _SSH_FAILED:
            return NotShipped(f"cannot reach {place}: {words.rstrip('.') or 'the connection was lost'}{_advice(words)}")
        return NotShipped(f"cannot publish to {place}: {words or f'its shell ended with {code}'}")

    def _not_sent(self, code: int, said: bytes) -> NotShipped:
        place, words = self._settings.place, _last_line(said)
        if code == _RSYNC_MISSING or b"rsync: command not found" in said or b"rsync: not found" in said:
            return NotShipped(f"there is no rsync on {self._settings.host}: install it there; nothing was put on line")
        return NotShipped(
            f"the release did not arrive at {place}: {words or f'rsync ended with {code}'}{_advice(words)}; "
            f"nothing was put on line, the site is as it was"
        )


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "'\\''") + "'"


def _for_rsync(word: str) -> str:
    """A word of -e, which rsync takes apart by rules of its own: a quote in quotes is written twice."""
    return "'" + word.replace("'", "''") + "'"


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    plain = [line for line in lines if not line.startswith(("rsync error:", "Warning: Permanently"))] or lines
    return harmless(plain[-1].strip())[:300] if plain else ""


def _advice(words: str) -> str:
    return next((f". {advice}" for sign, advice in _ADVICE.items() if sign in words), "")
