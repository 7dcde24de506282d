"""A few of bench/kills.py's kills: publications that die leave one whole release on line."""

from __future__ import annotations

from pathlib import Path

from bench.kills import Tally, kill_many, place
from tests.ship.machine import needed_sshd


def test_killed_at_random_moments_a_folder_serves_one_whole_release(tmp_path: Path) -> None:
    with place("directory", tmp_path) as settings:
        tally = kill_many(tmp_path / "project", settings, kills=6, files=12, seed=1)

    assert tally == Tally(6, tally.old, tally.new, tally.late, tally.ended, [])


def test_killed_at_random_moments_another_machine_serves_one_whole_release(tmp_path: Path) -> None:
    needed_sshd()
    with place("ssh", tmp_path) as settings:
        tally = kill_many(tmp_path / "project", settings, kills=4, files=12, seed=1)

    assert tally == Tally(4, tally.old, tally.new, tally.late, tally.ended, [])
