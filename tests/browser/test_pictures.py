"""The pictures of docs/theme.md: UPDATE_PICTURES=1 pytest tests/browser -k pictures."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.browser.test_pages import PAIRS, opened
from tests.projects import REPOSITORY

PICTURES = [
    pytest.param("theme-article-phone.png", PAIRS["article"][1], (390, 844), "light", id="article-phone"),
    pytest.param("theme-article.png", PAIRS["article"][1], (1280, 900), "light", id="article"),
    pytest.param("theme-article-dark.png", PAIRS["article"][0], (390, 844), "dark", id="article-dark"),
    pytest.param("theme-home.png", PAIRS["home"][1], (1280, 900), "light", id="home"),
    pytest.param("theme-centre-phone.png", PAIRS["centre"][1], (390, 844), "light", id="centre-phone"),
    pytest.param("theme-print.png", PAIRS["article-with-figure"][1], (680, 960), "print", id="print"),
]


@pytest.mark.skipif(not os.environ.get("UPDATE_PICTURES"), reason="pictures are made on demand: UPDATE_PICTURES=1")
@pytest.mark.parametrize(("name", "path", "size", "look"), PICTURES)
def test_pictures_for_the_documents(
    name: str, path: str, size: tuple[int, int], look: str, browser: Browser, address: str
) -> None:
    width, height = size
    with opened(browser, address + path, width, "dark" if look == "dark" else "light") as found:
        found.page.set_viewport_size({"width": width, "height": height})
        if look == "print":
            found.page.emulate_media(media="print")
        drawn = Image.open(BytesIO(found.page.screenshot()))

    file = REPOSITORY / "docs" / name
    _few_colours(drawn).save(file, optimize=True)

    assert file.stat().st_size < 150_000


def test_the_document_shows_every_picture() -> None:
    words = (REPOSITORY / "docs" / "theme.md").read_text(encoding="utf-8")
    names = [str(picture.values[0]) for picture in PICTURES]

    assert [name for name in names if f"({name})" not in words or not Path(REPOSITORY / "docs" / name).is_file()] == []


def _few_colours(picture: Image.Image) -> Image.Image:
    return picture.convert("RGB").quantize(64, dither=Image.Dither.NONE)
