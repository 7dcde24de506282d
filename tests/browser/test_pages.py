"""The sample's pages as a patient's browser shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

PAGES = [
    pytest.param("/", id="choice"),
    pytest.param("/fr/", id="home-fr"),
    pytest.param("/en/", id="home-en"),
    pytest.param("/fr/infiltration-du-rachis-lombaire/", id="article-fr"),
    pytest.param("/en/lumbar-spine-injection/", id="article-en"),
    pytest.param("/fr/a-propos/", id="page-fr"),
    pytest.param("/en/about/", id="page-en"),
    pytest.param("/404.html", id="404"),
]
WIDTHS = [pytest.param(320, id="phone"), pytest.param(1280, id="desktop")]
SCHEMES = [pytest.param("light", id="light"), pytest.param("dark", id="dark")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def open_page(browser: Browser, url: str, width: int, scheme: str, *, script: bool = True) -> tuple[Page, list[str]]:
    """The page, and every address that it asked for."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=script,
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: _remember(request, asked))
    page.goto(url)
    return page, asked


def _remember(request: Request, asked: list[str]) -> None:
    asked.append(request.url)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_fits_its_screen_and_asks_no_other_host(
    path: str, width: int, scheme: str, browser: Browser, address: str, screenshots: Path
) -> None:
    page, asked = open_page(browser, address + path, width, scheme)

    violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    name = path.strip("/").replace("/", "-") or "choice"
    page.screenshot(path=screenshots / f"{name}-{width}-{scheme}.png", full_page=True)
    page.context.close()

    assert [(found["id"], [node["target"] for node in found["nodes"]]) for found in violations] == []
    assert overflow <= 0
    assert [url for url in asked if not url.startswith(address + "/")] == []


@pytest.mark.parametrize(
    ("path", "label", "lands_at"),
    [
        pytest.param("/fr/infiltration-du-rachis-lombaire/", "English", "/en/lumbar-spine-injection/", id="to-english"),
        pytest.param("/en/lumbar-spine-injection/", "Français", "/fr/infiltration-du-rachis-lombaire/", id="to-french"),
    ],
)
def test_the_language_switch_lands_on_the_same_article(
    path: str, label: str, lands_at: str, browser: Browser, address: str
) -> None:
    page, _ = open_page(browser, address + path, 390, "light", script=False)

    page.get_by_role("link", name=label, exact=True).first.click()

    assert page.url == address + lands_at
    page.context.close()


def test_an_old_address_leads_to_the_article_without_a_script(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, f"{address}/en/infiltration-of-the-lumbar-spine/", 390, "light", script=False)

    page.wait_for_url(f"{address}/en/lumbar-spine-injection/")

    assert page.locator("h1").inner_text() == "Lumbar spine injection: the guide"
    page.context.close()


def test_the_keyboard_reaches_content_and_booking(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, f"{address}/en/lumbar-spine-injection/", 1280, "light")

    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.className"))

    assert first == "#content"
    assert any("booking-link" in name for name in reached)
    page.context.close()


def test_no_page_needs_a_script_or_sets_a_cookie(browser: Browser, address: str) -> None:
    page, asked = open_page(browser, f"{address}/fr/infiltration-du-rachis-lombaire/", 390, "light")

    assert page.context.cookies() == []
    assert [url for url in asked if url.endswith(".js")] == []
    page.context.close()
