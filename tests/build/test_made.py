"""What is kept between builds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from signoff.build import made
from signoff.build.made import Made


def maker(words: str, calls: list[str]):
    def make(folder: Path) -> None:
        calls.append(words)
        (folder / "file").write_text(words, encoding="utf-8")

    return make


def test_a_thing_is_made_once_and_kept_for_the_next_run(tmp_path: Path) -> None:
    calls: list[str] = []

    first = Made(tmp_path).folder_of(["a"], maker("a", calls))
    second = Made(tmp_path).folder_of(["a"], maker("a", calls))

    assert (first, calls, (second / "file").read_text()) == (second, ["a"], "a")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(["ab", "c"], ["a", "bc"], id="parts-do-not-run-together"),
        pytest.param(["a"], ["a", ""], id="an-empty-part-counts"),
        pytest.param(["a", "b"], ["b", "a"], id="order-counts"),
    ],
)
def test_other_parts_are_another_thing(one: list[str], other: list[str], tmp_path: Path) -> None:
    kept = Made(tmp_path)

    assert kept.folder_of(one, maker("x", [])) != kept.folder_of(other, maker("x", []))


def test_what_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").write_text("half", encoding="utf-8")
        raise ValueError("no paper")

    with pytest.raises(ValueError, match="no paper"):
        Made(tmp_path).folder_of(["a"], fail)

    assert list(tmp_path.iterdir()) == []


def test_two_who_make_the_same_at_once_get_one_thing(tmp_path: Path) -> None:
    calls: list[str] = []

    def make(folder: Path) -> None:
        Made(tmp_path).folder_of(["a"], maker("first", calls))  # meanwhile somebody else has made it
        (folder / "file").write_text("second", encoding="utf-8")

    place = Made(tmp_path).folder_of(["a"], make)

    assert [path.name for path in tmp_path.iterdir()] == [place.name]
    assert (place / "file").read_text() == "first"


def test_the_oldest_is_forgotten_but_nothing_that_this_run_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made, "_SPARE", 1)
    places = [Made(tmp_path).folder_of([name], maker(name, [])) for name in ("used", "old", "older")]
    for age, place in enumerate(places, 1):
        os.utime(place, (1_000_000 - age, 1_000_000 - age))
    kept = Made(tmp_path)
    used = kept.folder_of(["used"], maker("used", []))
    os.utime(used, (1, 1))

    kept.forget_the_oldest()

    assert {path.name for path in tmp_path.iterdir()} == {places[0].name, places[1].name}
