"""Pages that are right, though a checker may doubt it. Each false alarm first becomes one of them."""

from __future__ import annotations

from pathlib import Path

from tests.sites import isolated

CLEAN = Path(__file__).parents[1] / "sites" / "clean"


def test_nothing_is_found_on_pages_that_are_right() -> None:
    assert isolated(CLEAN) == []
