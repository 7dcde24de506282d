"""What stands on paper: the codes are decoded from the printed page, by another library than drew them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator

from signoff.settings import load_settings
from signoff.sources import load_sources
from tests.projects import Project

ARTICLES = [
    pytest.param("/fr/infiltration-du-rachis-lombaire/", id="fr"),
    pytest.param("/en/lumbar-spine-injection/", id="en"),
]


def decoded(code: Locator) -> str:
    """What a telephone reads in a code."""
    image = Image.open(BytesIO(code.screenshot())).convert("L")
    return str(zxingcpp.read_barcodes(image)[0].text)


@pytest.mark.parametrize("path", ARTICLES)
def test_the_codes_on_paper_lead_to_the_page_and_to_each_booking(
    path: str, browser: Browser, address: str, sample: Project, screenshots: Path
) -> None:
    page = browser.new_page(viewport={"width": 794, "height": 1123})  # A4 at 96 points an inch
    page.goto(address + path)
    page.emulate_media(media="print")

    found = [decoded(code) for code in page.locator(".qr svg").all()]

    links = [link.get_attribute("href") for link in page.locator(".booking-link").all()]
    page.screenshot(path=screenshots / f"print-{path.split('/')[1]}.png", full_page=True)
    page.close()
    assert found == [*links, load_settings(sample.root).address + path]
    assert len(links) == len(_article(sample).centres)


def _article(sample: Project):
    return next(
        each for each in load_sources(load_settings(sample.root)).articles if each.key == "lumbar-spine-injection"
    )


def test_links_are_followed_by_their_addresses_and_explained_words_are_not(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.goto(f"{address}/en/lumbar-spine-injection/")
    page.emulate_media(media="print")

    behind = "links => links.map(link => getComputedStyle(link, '::after').content)"
    terms = page.eval_on_selector_all(".body a.term", behind)
    links = page.eval_on_selector_all(".body a[href^='/']:not(.term)", behind)
    page.close()

    assert set(terms) == {"none"}
    assert links
    assert all(words.startswith('" (/en/') for words in links)


@pytest.mark.parametrize("path", ARTICLES)
def test_no_code_is_seen_on_a_screen_or_heard(path: str, browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + path)

    shown = [code.is_visible() for code in page.locator(".qr").all()]
    hidden = [code.get_attribute("aria-hidden") for code in page.locator(".qr").all()]
    page.close()

    assert set(shown) == {False}
    assert set(hidden) == {"true"}
