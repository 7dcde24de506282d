"""A build shows the codes of the last one, and of nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.build.codes import Codes
from signoff.build.qr import qr_svg
from signoff.hallmark import VARIABLE
from signoff.site.cache import Cache

OURS, OTHER, NEW = "https://www.example.org/a", "https://www.example.org/b", "https://www.example.org/c"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A cache in which the code of one address stands under another: who sees it knows whence it came."""
    codes = Codes(tmp_path / "cache.sqlite")
    codes._shown = {OURS: qr_svg(OTHER)}
    codes.keep()
    return tmp_path / "cache.sqlite"


def test_what_the_last_build_drew_is_not_drawn_again(file: Path) -> None:
    codes = Codes(file)

    assert (codes.svg(OURS), codes.svg(NEW)) == (qr_svg(OTHER), qr_svg(NEW))


def test_what_is_not_shown_any_more_is_not_kept(file: Path) -> None:
    codes = Codes(file)
    codes.svg(NEW)
    codes.keep()

    assert Codes(file).svg(OURS) == qr_svg(OURS)


def test_a_build_that_recalls_nothing_draws_all_codes() -> None:
    assert Codes(None).svg(OURS) == qr_svg(OURS)


def test_codes_of_somebody_else_are_not_shown(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who holds the page on paper would be led to another place, and nothing on the page would tell."""
    monkeypatch.setenv(VARIABLE, "the key of somebody else")

    assert Codes(file).svg(OURS) == qr_svg(OURS)


def test_a_torn_row_is_drawn_anew(file: Path) -> None:
    cache = Cache(file, "")
    cache.keep("codes", b"another key", b"{")
    cache.close()

    assert Codes(file).svg(OURS) == qr_svg(OURS)
