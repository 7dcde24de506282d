"""The search page, under the policy that the site is served with, with and without a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.test_pages import RULES

SEARCHES = [pytest.param("fr", "/fr/recherche/", id="fr"), pytest.param("en", "/en/search/", id="en")]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a phone's width; whatever it complains of fails the test."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: _complaint(said, complaints))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def _complaint(said: ConsoleMessage, complaints: list[str]) -> None:
    if said.type == "error":
        complaints.append(said.text)


def look_for(page: Page, words: str) -> list[str]:
    """Type words, and return the beginnings of the titles that are found."""
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("status")).to_contain_text(words)
    return [title.split("\u00a0:")[0].split(":")[0] for title in page.locator(".results h2").all_inner_texts()]


@pytest.mark.parametrize(
    ("path", "words", "title"),
    [
        pytest.param("/fr/recherche/", "rachis", "Infiltration du rachis lombaire", id="a-word-of-the-title"),
        pytest.param("/fr/recherche/", "infiltrations", "Infiltration du rachis lombaire", id="plural"),
        pytest.param("/fr/recherche/", "resonance magnetique", "IRM lombaire", id="no-accents"),
        pytest.param("/en/search/", "injections", "Lumbar spine injection", id="english"),
        pytest.param("/en/search/", "lumb", "Lumbar MRI", id="half-a-word"),
    ],
)
def test_a_guide_is_found(path: str, words: str, title: str, page: Page, address: str) -> None:
    page.goto(address + path)

    assert title in look_for(page, words)


def test_each_language_finds_its_own_guides_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search/")

    look_for(page, "MRI")

    links = [link.get_attribute("href") or "" for link in page.locator(".results a").all()]
    assert links
    assert [link for link in links if not link.startswith("/en/")] == []


def test_a_result_leads_to_the_page_and_to_its_parts(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search/")
    look_for(page, "physical activity")

    page.locator(".results ul a").first.click()

    assert page.url.startswith(f"{address}/en/lumbar-spine-injection/#")


@pytest.mark.parametrize(("language", "path"), SEARCHES)
def test_search_is_accessible_with_its_results(
    language: str, path: str, page: Page, address: str, screenshots: Path
) -> None:
    page.goto(address + path)
    look_for(page, "infiltration" if language == "fr" else "injection")

    violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.screenshot(path=screenshots / f"search-{language}.png", full_page=True)
    assert [(found["id"], [node["target"] for node in found["nodes"]]) for found in violations] == []
    assert overflow <= 0


def test_what_is_looked_for_is_told_to_no_server(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/en/search/")

    look_for(page, "injection")

    assert page.url == f"{address}/en/search/#q=injection"
    assert [url for url in asked if "injection" in url or not url.startswith(address + "/")] == []


def test_an_address_with_words_searches_for_them(page: Page, address: str) -> None:
    page.goto(f"{address}/fr/recherche/#q=infiltration")

    expect(page.get_by_role("status")).to_contain_text("infiltration")
    assert page.get_by_role("searchbox").input_value() == "infiltration"


def test_what_cannot_be_found_is_said_and_the_list_stays(page: Page, address: str) -> None:
    page.goto(f"{address}/fr/recherche/")

    found = look_for(page, "xyzzy")

    assert (found, page.get_by_role("status").inner_text()) == (
        [],
        "Aucun guide trouvé pour «\u00a0xyzzy\u00a0». Essayez un autre mot, ou choisissez dans la liste ci-dessous.",
    )
    assert page.locator("[data-guides]").is_visible()


def test_words_are_shown_as_they_were_typed(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search/")

    look_for(page, "<img src=x onerror=alert(1)>")

    assert page.locator("main img").count() == 0


def test_the_keyboard_alone_searches_and_opens_the_first_result(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search/")
    page.get_by_role("searchbox").focus()

    page.keyboard.type("injection")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("injection")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/en/*/")

    assert page.locator("h1").count() == 1


@pytest.mark.parametrize(("language", "path"), SEARCHES)
def test_without_a_script_the_page_says_so_and_lists_all_guides(
    language: str, path: str, browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)

    said = page.locator("noscript p").inner_text()
    links = [link.get_attribute("href") or "" for link in page.locator("[data-guides] a").all()]
    context.close()

    assert "JavaScript" in said
    assert links
    assert [link for link in links if not link.startswith(f"/{language}/")] == []


@pytest.mark.parametrize(
    ("path", "happens"),
    [
        pytest.param("/en/lumbar-spine-injection/", "error", id="article"),
        pytest.param("/", "error", id="choice"),
        pytest.param("/en/search/", "load", id="search"),
    ],
)
def test_no_page_but_search_can_run_a_script(path: str, happens: str, browser: Browser, address: str) -> None:
    """A script of the site's own host that got into a page, by whatever way, does nothing there."""
    page = browser.new_page()
    page.goto(address + path)

    found = page.evaluate(
        "() => { const script = document.createElement('script'); script.type = 'module'; script.src = '/pagefind/pagefind.js';"
        " return new Promise(done => { script.onerror = script.onload = event => done(event.type);"
        " document.head.append(script) }) }"
    )
    page.close()

    assert found == happens
