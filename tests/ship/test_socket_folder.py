"""Folders of processes that were killed are taken away by the next; those of others are left alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from signoff.ship.socket_folder import socket_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its ssh shares no connection")

HOLD = """
import sys
from pathlib import Path
from signoff.ship.socket_folder import socket_folder
with socket_folder(Path(sys.argv[1])) as folder:
    print(folder, flush=True)
    sys.stdin.read()
"""


def holder(top: Path) -> tuple[subprocess.Popen[str], Path]:
    pipe = subprocess.PIPE
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(top)], stdin=pipe, stdout=pipe, text=True)
    assert process.stdout
    return process, Path(process.stdout.readline().strip())


def long_ago(folder: Path) -> None:
    os.utime(folder, (0, 0))


def test_a_folder_goes_with_its_use(tmp_path: Path) -> None:
    with socket_folder(tmp_path) as folder:
        (folder / "s").touch()

    assert list(tmp_path.iterdir()) == []


def test_what_was_killed_is_taken_away_and_what_runs_is_not(tmp_path: Path) -> None:
    killed, deserted = holder(tmp_path)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    running, held = holder(tmp_path)
    for folder in (deserted, held):
        long_ago(folder)

    with socket_folder(tmp_path) as mine:
        left = set(tmp_path.iterdir())
    running.communicate("")

    assert left == {mine, held}


def test_what_is_new_or_none_of_ours_is_left_alone(tmp_path: Path) -> None:
    """A process that has made its folder may not hold it yet."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    top = tmp_path / "top"
    top.mkdir()
    (top / "signoff-ssh-new").mkdir()
    (top / "signoff-ssh-link").symlink_to(elsewhere)
    (top / "signoff-ssh-file").touch()
    (top / "other").mkdir()
    for path in ("signoff-ssh-link", "signoff-ssh-file", "other"):
        os.utime(top / path, (0, 0), follow_symlinks=False)
    before = sorted(top.iterdir())

    with socket_folder(top):
        pass

    assert sorted(top.iterdir()) == before
