"""What bears our mark was made by us: by this program, for this user, from exactly these parts."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from signoff.hallmark import VARIABLE, hallmark

RUN = "from signoff.hallmark import hallmark; print(hallmark(b'words').hex())"


def mark_of(state: Path, **variables: str) -> str:
    """The mark that another process of a user with this state makes of b"words"."""
    environment = {**os.environ, "XDG_STATE_HOME": str(state), **variables}
    return subprocess.run(
        [sys.executable, "-c", RUN], env=environment, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_a_user_makes_the_same_mark_in_every_run(tmp_path: Path) -> None:
    assert mark_of(tmp_path) == mark_of(tmp_path)


def test_two_users_make_two_marks(tmp_path: Path) -> None:
    assert mark_of(tmp_path / "ada") != mark_of(tmp_path / "ben")


def test_machines_that_share_a_secret_make_one_mark(tmp_path: Path) -> None:
    marks = {mark_of(tmp_path / name, SIGNOFF_CACHE_KEY="a secret of the CI") for name in ("one", "two")}

    assert len(marks) == 1


def test_an_empty_secret_is_none(tmp_path: Path) -> None:
    """As a CI gives to a change from somebody else's copy of the repository."""
    assert mark_of(tmp_path / "one", SIGNOFF_CACHE_KEY="") != mark_of(tmp_path / "two", SIGNOFF_CACHE_KEY="")


@pytest.mark.parametrize(
    "others",
    [
        pytest.param((b"words", b""), id="one-more"),
        pytest.param((b"wor", b"ds"), id="split"),
        pytest.param((b"Words",), id="one-letter"),
        pytest.param((), id="none"),
    ],
)
def test_other_parts_have_another_mark(others: tuple[bytes, ...]) -> None:
    assert hallmark(*others) != hallmark(b"words")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits: a profile is closed to others")
def test_nobody_else_may_read_the_key(tmp_path: Path) -> None:
    mark_of(tmp_path)

    modes = [stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "signoff").iterdir()]
    assert modes == [0o600]


@pytest.mark.parametrize("content", [pytest.param(b"", id="empty"), pytest.param(b"short", id="cut-short")])
def test_a_torn_key_is_none(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "signoff").mkdir()
    (tmp_path / "signoff/cache.key").write_bytes(content)

    assert mark_of(tmp_path) != mark_of(tmp_path)


def test_where_no_key_can_be_kept_a_run_and_its_processes_have_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    state.write_text("a file, where a folder should be", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    monkeypatch.delenv(VARIABLE, raising=False)

    ours = hallmark(b"words").hex()
    monkeypatch.setenv(VARIABLE, os.environ[VARIABLE])  # so that it goes with this test

    assert mark_of(state) == ours
