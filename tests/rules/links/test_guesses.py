"""What is offered in the place of what is missing."""

from __future__ import annotations

import time

import pytest

from signoff.rules.links.guesses import Guesses

FILES = (
    "/js/menu.js",
    "/js/search.js",
    "/img/knee.png",
    "/img/knee-side.png",
    "/img/2024/hip.webp",
    "/en/knee-scan/",
    "/fr/scanner-du-genou/",
    "/en/hip-scan/risks.html",
    "/en/knee-scan/risks.html",
)


@pytest.mark.parametrize(
    ("wanted", "guess"),
    [
        pytest.param("/en/kne-scan/", "/en/knee-scan/", id="misspelt"),
        pytest.param("/en/knee-scan", "/en/knee-scan/", id="without-its-slash"),
        pytest.param("/img/knee.jpg", "/img/knee.png", id="of-another-kind"),
        pytest.param("/img/hip.webp", "/img/2024/hip.webp", id="moved"),
        pytest.param("/en/kne-scan/risks.html", "/en/knee-scan/risks.html", id="the-nearest-of-two-with-the-name"),
        pytest.param("/js/jquery.js", None, id="not-whatever-lies-beside"),
        pytest.param("/js/menu.css", "/js/menu.js", id="the-wrong-ending"),
        pytest.param("/nothing/alike/at-all.html", None, id="nothing"),
    ],
)
def test_the_nearest_path_is_one_that_was_meant(wanted: str, guess: str | None) -> None:
    assert Guesses(FILES).path(wanted) == guess


def test_ten_thousand_guesses_among_ten_thousand_paths_end() -> None:
    """Whoever has so many defects has renamed a folder, and would wait for hours."""
    guesses = Guesses(f"/en/article-{number}/" for number in range(10_000))
    start = time.process_time()

    for number in range(10_000):
        guesses.path(f"/en/artikle-{number}/")

    assert time.process_time() - start < 20
