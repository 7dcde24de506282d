"""The matrix, the chart and the whole sources of the HTML report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from signoff.model import Overview, Standings
from signoff.report.html_report import render_html
from signoff.report.tongue import tongue_of
from tests.report.samples import SHUT, lines

OVERVIEW = Overview(
    ("fr", "en"),
    (
        Standings("hip", "fr", "Hanche", "in step", "1.0", "Dr <Ada>", 100, 900),
        Standings("knee", "fr", "Genou", "overdue", "2.1", "Dr Ada", 1100, -5),
        Standings("knee", "en", "Knee", "never reviewed", "", "", None, None),
    ),
    (("hip", "fr"),),
    ("en/<b>/index.html",),
)
REPORT = replace(SHUT, overview=OVERVIEW)


def page(language: str = "en") -> BeautifulSoup:
    return BeautifulSoup(render_html(REPORT, lines, tongue=tongue_of(language)), "html.parser")


@pytest.mark.parametrize(
    ("language", "cells"),
    [
        ("en", ["in step1.0Dr <Ada>900 days left", "–", "overdue2.1Dr Adaoverdue", "never reviewed"]),
        (
            "fr",
            ["à jour1.0Dr <Ada>encore 900 jours", "–", "relecture dépassée2.1Dr Adarelecture dépassée", "jamais relu"],
        ),
    ],
)
def test_each_language_of_each_article_has_its_cell(language: str, cells: list[str]) -> None:
    assert [cell.get_text() for cell in page(language).select(".matrix td")] == cells


@pytest.mark.parametrize(
    ("language", "names"), [("en", ["Article", "French", "English"]), ("fr", ["Article", "Français", "Anglais"])]
)
def test_languages_are_called_as_the_reader_calls_them(language: str, names: list[str]) -> None:
    assert [head.get_text() for head in page(language).select(".matrix thead th")] == names


def test_bars_end_before_the_due_line_until_a_review_is_overdue() -> None:
    found = page()

    bars = {str(bar["class"][0]): int(str(bar["x"])) + int(str(bar["width"])) for bar in found.select(".ages rect")}
    due = int(str(found.select(".ages .due")[0]["x1"]))

    assert bars["fine"] < due < bars["late"]


def test_loose_ends_are_text() -> None:
    found = page()

    assert [item.get_text() for item in found.select("#one-sided + ul li, #orphans + ul li")] == [
        "hip (French)",
        "en/<b>/index.html",
    ]
    assert found.find_all(["b", "script"]) == []


def test_a_whole_source_has_its_findings_below_their_lines() -> None:
    rows = page().select("details")[0].select("tr")

    here = next(number for number, row in enumerate(rows) if row.get("class") == ["here"])
    assert (rows[here].th.get_text(), rows[here + 1]["class"]) == ("4", ["said"])  # type: ignore[union-attr]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, browser: Browser) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_content(render_html(REPORT, lines))
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    page.close()

    assert [each["id"] for each in found] == []
