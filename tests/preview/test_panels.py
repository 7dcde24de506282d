"""French beside English: paired and measured as the gate does it, so that the strip never says otherwise."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from signoff.preview.panels import beside_panel
from signoff.settings import load_settings
from signoff.sources import find_article, load_sources
from tests.projects import Project

HEAD = "Title: {title}\nSlug: {title}\nSummary: S.\nVersion: 2.0\nChange: C.\n\n"
FRENCH = "## Avant {#before}\n\nNe mangez pas pendant 1 000 minutes.\n\n## Après {#after}\n\nReposez-vous 2,5 heures.\n"
BEFORE = "## Before {#before}\n\nDo not eat for 1,000 minutes.\n\n"
AFTER = "## Afterwards {#after}\n\nRest for 2.5 hours.\n\n"


@pytest.mark.parametrize(
    ("english", "marked"),
    [
        pytest.param(BEFORE + AFTER, [], id="in-step"),
        pytest.param(AFTER + BEFORE, [], id="sections-in-another-order"),
        pytest.param(
            BEFORE + AFTER.replace("2.5", "25"),
            [("Reposez-vous 2,5 heures.", "Rest for 25 hours.", "the numbers differ")],
            id="decimal-lost",
        ),
        pytest.param(
            BEFORE + AFTER.replace("2.5 hours", "two and a half hours"),
            [],
            id="a-number-in-words",
        ),
        pytest.param(BEFORE, [("Après Reposez-vous 2,5 heures.", "", "only here")], id="section-missing"),
    ],
)
def test_pairs_that_want_comparing_are_marked(
    english: str, marked: list[tuple[str, str, str]], project: Project
) -> None:
    project.write("content/articles/knee-scan/fr.md", HEAD.format(title="t-fr") + FRENCH)
    project.write("content/articles/knee-scan/en.md", HEAD.format(title="t-en") + english)
    texts = find_article(load_sources(load_settings(project.root)), "knee-scan").working

    panel = beside_panel(texts["fr"], texts["en"], "en")

    page = BeautifulSoup(panel.html.replace("<br>", " "), "html.parser")
    rows = [
        (*(cell.span.get_text() for cell in row.select("td")), row.select_one(".reason").get_text())
        for row in page.select("tr.differs")
    ]
    assert (rows, panel.count) == (marked, len(marked))
