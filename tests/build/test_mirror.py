"""The output is made to hold what was built, and nothing else in the world is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from signoff.build.run import mirror
from tests.build.snapshots import lay, snapshot


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return lay(tmp_path / "new", index="home", en__knee__index="knee", en__atom="feed")


WANTED = {"index": b"home", "en/knee/index": b"knee", "en/atom": b"feed"}


def test_into_nothing(new: Path, tmp_path: Path) -> None:
    mirror(new, tmp_path / "out")

    assert snapshot(tmp_path / "out") == WANTED


def test_files_that_do_not_differ_keep_their_time(new: Path, tmp_path: Path) -> None:
    out = lay(tmp_path / "out", index="home", en__atom="old feed")
    os.utime(out / "index", ns=(1, 1))
    os.utime(out / "en" / "atom", ns=(1, 1))

    mirror(new, out)

    times = (out / "index").stat().st_mtime_ns, (out / "en" / "atom").stat().st_mtime_ns == 1
    assert (times, snapshot(out)) == ((1, False), WANTED)


def test_files_of_equal_length_and_time_are_still_compared(new: Path, tmp_path: Path) -> None:
    out = lay(tmp_path / "out", index="HOME")
    os.utime(out / "index", ns=(1, 1))
    os.utime(new / "index", ns=(1, 1))

    mirror(new, out)

    assert snapshot(out) == WANTED


def test_what_was_not_built_goes_and_empty_folders_with_it(new: Path, tmp_path: Path) -> None:
    out = lay(tmp_path / "out", index="home", en__hip__index="hip", old__deep__deeper__page="x")
    (out / "empty" / "emptier").mkdir(parents=True)

    mirror(new, out)

    folders = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_dir())
    assert (snapshot(out), folders) == (WANTED, ["en", "en/knee"])


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"en": "file"}, id="file-for-a-folder"),
        pytest.param({"en__knee": "file"}, id="file-for-a-deeper-folder"),
        pytest.param({"index__x": "folder"}, id="folder-for-a-file"),
        pytest.param({"en__atom__x__y": "folder"}, id="deep-folder-for-a-file"),
    ],
)
def test_files_and_folders_make_room_for_one_another(files: dict[str, str], new: Path, tmp_path: Path) -> None:
    out = lay(tmp_path / "out", **files)

    mirror(new, out)

    assert snapshot(out) == WANTED


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("index", id="for-a-file"),
        pytest.param("en", id="for-a-folder"),
        pytest.param("en/knee", id="for-a-deeper-folder"),
        pytest.param("stale", id="for-nothing"),
    ],
)
@pytest.mark.parametrize("goal", ["folder", "file", "nothing"])
def test_a_link_in_the_output_is_replaced_and_not_followed(name: str, goal: str, new: Path, tmp_path: Path) -> None:
    elsewhere = lay(tmp_path / "elsewhere", folder__knee__index="mine", folder__index="mine", file="home")
    before = snapshot(elsewhere)
    out = lay(tmp_path / "out", **({"en__x": "x"} if "/" in name else {}))
    (out / name).symlink_to(elsewhere / goal)

    mirror(new, out)

    assert (snapshot(elsewhere), snapshot(out)) == (before, WANTED)


def test_a_tree_is_mirrored_twice_without_a_change(new: Path, tmp_path: Path) -> None:
    mirror(lay(tmp_path / "again", index="home", en__knee__index="knee", en__atom="feed"), tmp_path / "out")
    os.utime(tmp_path / "out" / "index", ns=(1, 1))

    mirror(new, tmp_path / "out")

    assert ((tmp_path / "out" / "index").stat().st_mtime_ns, snapshot(tmp_path / "out")) == (1, WANTED)
