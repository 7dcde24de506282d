from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, ConsoleMessage, Request

from signoff.report.html_report import render_html
from signoff.report.tongue import tongue_of
from tests.report.samples import OPEN, SHUT, VENOM, lines, poisoned


def test_hostile_words_are_text() -> None:
    page = BeautifulSoup(render_html(poisoned(), lines), "html.parser")

    assert page.find_all(["script", "b", "img"]) == []
    assert "<script>alert(1)</script>" in page.get_text()
    assert "\x1b" not in page.get_text()


def test_it_asks_for_nothing_and_runs_nothing() -> None:
    page = BeautifulSoup(render_html(poisoned(), lines), "html.parser")

    assert page.find_all(src=True) == []
    assert page.find_all(style=True) == []
    assert {str(link["href"])[0] for link in page.find_all(href=True)} == {"#"}
    assert [name for tag in page.find_all() for name in tag.attrs if name.startswith("on")] == []


def test_every_link_leads_to_a_finding() -> None:
    page = BeautifulSoup(render_html(SHUT, lines), "html.parser")

    wanted = {str(link["href"])[1:] for link in page.find_all("a")}
    assert wanted == {str(tag["id"]) for tag in page.select(".finding")}


def test_the_source_is_quoted_with_the_lines_around() -> None:
    page = BeautifulSoup(render_html(SHUT, lines), "html.parser")

    rows = page.select_one("#f1 table").select("tr")  # type: ignore[union-attr]
    assert [row.th.get_text() for row in rows] == ["2", "3", "4", "5", "6"]  # type: ignore[union-attr]
    assert [row.get("class") for row in rows] == [None, None, ["here"], None, None]
    assert rows[2].td.decode_contents() == "See <mark>[</mark>the hip](/en/hipp/)."  # type: ignore[union-attr]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_shows_it_to_everyone(scheme: str, language: str, browser: Browser, tmp_path: Path) -> None:
    """No complaint of axe, none of the content security policy, no request but for the file itself."""
    file = tmp_path / "report.html"
    asked: list[Request] = []
    said: list[ConsoleMessage] = []
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - it marks its handler
    page.on("console", lambda message: said.append(message))  # noqa: PLW0108
    for report in (SHUT, OPEN, poisoned()):
        file.write_text(render_html(report, lines, tongue=tongue_of(language)), encoding="utf-8")
        page.goto(file.as_uri())
        assert Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"] == []
        assert page.evaluate("getComputedStyle(document.body).maxWidth") == "992px"
    page.close()

    assert {request.url for request in asked} == {file.as_uri()}
    assert [message.text for message in said] == []
    assert VENOM not in file.read_text(encoding="utf-8")
