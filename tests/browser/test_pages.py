"""The sample's pages as a patient's browser shows them: every template, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

# What each template shows, by the address of the page in French and in English.
PAIRS = {
    "home": ("/fr/", "/en/"),
    "article": ("/fr/infiltration-du-rachis-lombaire/", "/en/lumbar-spine-injection/"),
    "article-held": ("/fr/scanner-avec-produit-de-contraste/", "/en/ct-scan-with-contrast-agent/"),
    "article-with-figure": ("/fr/echographie-du-genou/", "/en/knee-ultrasound/"),
    "article-withdrawn": ("/fr/osteodensitometrie/", "/en/bone-density-scan/"),
    "frozen": ("/fr/infiltration-du-rachis-lombaire/v1.0/", "/en/lumbar-spine-injection/v1.0/"),
    "history": ("/fr/infiltration-du-rachis-lombaire/historique/", "/en/lumbar-spine-injection/history/"),
    "page": ("/fr/a-propos/", "/en/about/"),
    "guides": ("/fr/guides/", "/en/guides/"),
    "centres": ("/fr/centres/", "/en/centres/"),
    "centre": ("/fr/centres/bachaumont/", "/en/centres/bachaumont/"),
    "reviewers": ("/fr/relecteurs/", "/en/reviewers/"),
    "reviewer": ("/fr/relecteurs/camille-specimen/", "/en/reviewers/camille-specimen/"),
    "glossary": ("/fr/glossaire/", "/en/glossary/"),
    "search": ("/fr/recherche/", "/en/search/"),
}
PATHS = {
    "choice": "/",
    "404": "/404.html",
    **{f"{name}-fr": french for name, (french, _) in PAIRS.items()},
    **{f"{name}-en": english for name, (_, english) in PAIRS.items()},
}
PAGES = [pytest.param(name, path, id=name) for name, path in PATHS.items()]
ARTICLES = [pytest.param(path, id=f"article-{at}") for at, path in zip(("fr", "en"), PAIRS["article"], strict=True)]
SCHEMES = [pytest.param("light", id="light"), pytest.param("dark", id="dark")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESKTOP = 320, 1280  # 1,280 points at a zoom of 400 % are 320

_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Everything that the keyboard has to reach, numbered in the order of reading.
_NUMBER = """[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(element => element.checkVisibility() && element.tabIndex >= 0 && !element.disabled)
  .map((element, at) => { element.dataset.at = at; return at; })"""
_SCRIPTS = "[...document.scripts].filter(script => script.type !== 'application/ld+json').length"
_PRINTED = f"""[{_OVERFLOW}, [...document.querySelectorAll('nav')].filter(nav => nav.checkVisibility()).length,
  [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]]"""
_FOCUSED = "[Number(document.activeElement.dataset.at ?? -1), getComputedStyle(document.activeElement).outlineStyle]"


@dataclass
class Opened:
    """A page, every address that it asked for, and whatever it complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def opened(
    browser: Browser, url: str, width: int = PHONE, scheme: str = "light", *, script: bool = True
) -> Iterator[Opened]:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=script,
    )
    found = Opened(context.new_page())
    found.page.on("request", lambda request: found.asked.append(request.url))
    found.page.on("console", lambda said: found.complaints.append(said.text) if said.type == "error" else None)
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    found.page.goto(url)
    yield found
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("name", "path"), PAGES)
def test_a_page_is_accessible_fits_its_screen_and_asks_no_other_host(
    name: str, path: str, scheme: str, browser: Browser, address: str, screenshots: Path
) -> None:
    """French is looked through on a phone by day and on a desktop by night, English the other way round."""
    judged, other = (PHONE, DESKTOP) if (scheme == "light") is not name.endswith("-en") else (DESKTOP, PHONE)
    with opened(browser, address + path, judged, scheme) as found:
        violations = Axe().run(found.page, options={"runOnly": RULES}).response["violations"]
        found.page.screenshot(
            path=screenshots / f"{name}-{judged}-{scheme}.jpeg", full_page=True, type="jpeg", quality=70
        )
        overflows = {judged: found.page.evaluate(_OVERFLOW)}
        found.page.set_viewport_size({"width": other, "height": 800})
        overflows[other] = found.page.evaluate(_OVERFLOW)
        found.page.set_viewport_size({"width": 640, "height": 800})
        found.page.evaluate("document.documentElement.style.fontSize = '200%'")
        overflows["letters twice as large"] = found.page.evaluate(_OVERFLOW)
        scripts = found.page.evaluate(_SCRIPTS)
        cookies = found.page.context.cookies()

    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in violations] == []
    assert {width: by for width, by in overflows.items() if by > 0} == {}
    assert [url for url in found.asked if not url.startswith(address + "/")] == []
    assert (found.complaints, cookies) == ([], [])
    assert (scripts > 0) is name.startswith("search")  # no other page has one, so none needs one


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_a_printed_page_fits_the_paper_and_has_no_menus(
    name: str, path: str, browser: Browser, address: str, screenshots: Path
) -> None:
    with opened(browser, address + path, 680, "dark") as found:  # the width of A4 between its margins
        found.page.emulate_media(media="print")
        overflow, menus, ink = found.page.evaluate(_PRINTED)
        pdf = found.page.pdf(path=screenshots / f"{name}.pdf", format="A4")

    assert (overflow <= 0, menus, pdf[:5]) == (True, 0, b"%PDF-")
    assert ink == ["rgb(21, 37, 44)", "rgb(255, 255, 255)"]


@pytest.mark.parametrize(
    ("name", "path", "width"),
    [
        pytest.param("article-en", PATHS["article-en"], PHONE, id="article-en-on-a-phone"),
        *(
            pytest.param(name, path, DESKTOP, id=name)
            for name, path in PATHS.items()
            if name.endswith(("-fr", "choice", "404"))
        ),
    ],
)
def test_the_keyboard_reaches_everything_in_the_order_of_reading(
    name: str, path: str, width: int, browser: Browser, address: str
) -> None:
    with opened(browser, address + path, width) as found:
        wanted = found.page.evaluate(_NUMBER)
        reached, outlines = [], set()
        for _ in wanted:
            found.page.keyboard.press("Tab")
            at, outline = found.page.evaluate(_FOCUSED)
            reached.append(at)
            outlines.add(outline)
        first = found.page.evaluate("document.querySelector('[data-at=\"0\"]').getAttribute('href')")

    assert (reached, first, outlines) == (wanted, "#content", {"solid"}), name


@pytest.mark.parametrize("name", PAIRS)
def test_the_language_switch_lands_on_the_same_page(name: str, browser: Browser, address: str) -> None:
    """There and back, without a script. A kept version has no other language: its switch is for the page in force."""
    french, english = PAIRS[name]
    with opened(browser, address + french, script=False) as found:
        switch = found.page.get_by_role("banner").get_by_role("link", name="English", exact=True)
        if name == "frozen":
            english = english.removesuffix("v1.0/")
            french = french.removesuffix("v1.0/")
        switch.click()
        there = found.page.url
        found.page.get_by_role("banner").get_by_role("link", name="Français", exact=True).click()

        assert (there, found.page.url) == (address + english, address + french)


@pytest.mark.parametrize("path", ARTICLES)
def test_a_printed_article_says_where_its_links_lead(path: str, browser: Browser, address: str) -> None:
    with opened(browser, address + path) as found:
        found.page.emulate_media(media="print")
        printed = found.page.evaluate(
            """[...document.querySelectorAll('.booking-link, .sources a, .body a[href]:not(.term)')].map(
                 link => [link.getAttribute('href'), getComputedStyle(link, '::after').content])"""
        )
        own = found.page.locator("footer .print-only").first.inner_text()

    assert printed
    assert [href for href, content in printed if href not in content and not href.startswith("#")] == []
    assert path in own


@pytest.mark.parametrize("path", ARTICLES)
def test_how_to_prepare_and_how_to_book_are_seen_at_once_on_a_phone(path: str, browser: Browser, address: str) -> None:
    """Without scrolling, and one tap away."""
    with opened(browser, address + path, 390) as found:
        found.page.set_viewport_size({"width": 390, "height": 844})
        for shortcut in found.page.locator(".shortcuts a").all()[:2]:
            assert shortcut.bounding_box()["y"] + shortcut.bounding_box()["height"] < 844  # type: ignore[index]
        found.page.locator(".shortcuts .jump").click()

        book = found.page.locator(".booking-link").first
        book.scroll_into_view_if_needed()
        assert found.page.url.endswith("#booking-block")
        assert book.bounding_box()["height"] >= 44  # type: ignore[index]


def test_less_motion_is_less_motion(browser: Browser, address: str) -> None:
    with opened(browser, address + PAIRS["article"][0]) as found:
        behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
        moving = found.page.evaluate(behaviour)
        found.page.emulate_media(reduced_motion="reduce")

        assert (moving, found.page.evaluate(behaviour)) == ("smooth", "auto")


def test_forced_colours_keep_the_edge_of_every_button(browser: Browser, address: str) -> None:
    with opened(browser, address + PAIRS["article"][0]) as found:
        found.page.emulate_media(forced_colors="active")
        edges = found.page.evaluate(
            "[...document.querySelectorAll('.button, .shortcuts a')].map(one => getComputedStyle(one).borderTopWidth)"
        )

    assert edges
    assert {float(edge.removesuffix("px")) > 0 for edge in edges} == {True}


def test_an_old_address_leads_to_the_article_without_a_script(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/en/infiltration-of-the-lumbar-spine/", script=False) as found:
        found.page.wait_for_url(f"{address}/en/lumbar-spine-injection/")

        assert found.page.locator("h1").inner_text() == "Lumbar spine injection: the guide"
