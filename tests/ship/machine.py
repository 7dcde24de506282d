"""A machine to publish to: a real sshd on loopback, with keys of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

import pytest

from signoff.targets import SshSettings
from tests.keys import make_key


@dataclass(frozen=True)
class Machine:
    """`folder` holds its keys; `port` is where it listens."""

    folder: Path
    port: int

    def settings(self, path: Path | str, **options: object) -> SshSettings:
        """A target on this machine, which its user's key opens."""
        given: dict[str, object] = {
            "host": "127.0.0.1",
            "port": self.port,
            "user": getuser(),
            "identity": str(self.folder / "user"),
            "known_hosts": str(self.folder / "known_hosts"),
            **options,
        }
        return SshSettings("far", "ssh", path=str(path), **given)  # type: ignore[arg-type]


def sshd() -> str | None:
    """The server's program; None where it, or rsync, is not on this machine."""
    found = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/usr/local/sbin")
    return found if shutil.which("rsync") else None


def needed_sshd() -> str:
    """The server's program. Without it tests are skipped here, and fail where CI is set."""
    if found := sshd():
        return found
    message = "no sshd or no rsync on this machine (Debian: apt-get install openssh-server rsync)"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@contextmanager
def machine(folder: Path, program: str) -> Iterator[Machine]:
    """A machine that lets the running user in with the key `user`, and nobody by a password."""
    folder.mkdir(parents=True)
    for name in ("host", "user", "stranger"):
        make_key(folder / name)
    (folder / "authorized_keys").write_text((folder / "user.pub").read_text())
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # a root's sshd wants it; Debian makes it when the service starts
    port = _free_port()
    config = {
        "Port": port,
        "ListenAddress": "127.0.0.1",
        "HostKey": f'"{folder / "host"}"',
        "AuthorizedKeysFile": '"{}"'.format(str(folder / "authorized_keys").replace("%", "%%")),
        "StrictModes": "no",
        "PasswordAuthentication": "no",
        "KbdInteractiveAuthentication": "no",
        "UsePAM": "no",
        "PidFile": "none",
        "MaxStartups": "100",
    }
    (folder / "sshd_config").write_text("".join(f"{key} {value}\n" for key, value in config.items()))
    host = (folder / "host.pub").read_text()
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {host}")
    process = subprocess.Popen(
        [program, "-D", "-e", "-f", str(folder / "sshd_config")], stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr
        line = process.stderr.readline()
        assert "listening on" in line, line
        yield Machine(folder, port)
    finally:
        process.terminate()
        process.communicate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
