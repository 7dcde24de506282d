"""Which guides a page names, and how long it takes to read."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from signoff.review import editions
from signoff.review.reading_time import minutes_to_read
from signoff.review.related import Related
from signoff.settings import load_settings
from signoff.sources import load_sources
from tests.ledgers import withdraw
from tests.projects import Project
from tests.sources.reading import complaints

KNEE, HIP = "content/articles/knee-scan/article.toml", "content/articles/hip-scan/article.toml"


def related(project: Project, key: str, language: str) -> list[str]:
    shown = editions(load_sources(load_settings(project.root)))
    (edition,) = (each for each in shown if (each.article.key, each.language) == (key, language))
    return [other.url for other in Related(shown).of(edition)]


def on_page(project: Project, page: str) -> list[str]:
    soup = BeautifulSoup(project.read(page), "html.parser")
    return [str(link["href"]) for link in soup.select("[data-signoff=related] a")]


def test_without_a_choice_guides_of_the_same_service_are_named(project: Project) -> None:
    assert related(project, "knee-scan", "fr") == ["/fr/scanner-de-la-hanche/"]
    assert on_page(project, "output/fr/scanner-du-genou/index.html") == ["/fr/scanner-de-la-hanche/"]


def test_none_is_named_in_a_language_that_has_no_other(project: Project) -> None:
    assert related(project, "knee-scan", "en") == []


def test_the_choice_of_the_article_counts(project: Project) -> None:
    project.write(KNEE, f"related = []\n{project.read(KNEE)}")

    assert related(project, "knee-scan", "fr") == []


def test_a_guide_that_cannot_be_read_is_not_named(project: Project) -> None:
    project.write(HIP, f'related = ["knee-scan"]\n{project.read(HIP)}')
    assert related(project, "hip-scan", "fr") == ["/fr/scanner-du-genou/"]

    withdraw(project, "fr", "1.0")

    assert related(project, "hip-scan", "fr") == []


def test_each_of_many_guides_is_named_by_another(project: Project) -> None:
    """The first three of the alphabet alone would be read, and the others be found by nobody."""
    shown = editions(load_sources(load_settings(project.root)))
    (hip,) = (each for each in shown if each.article.key == "hip-scan")
    from dataclasses import replace  # noqa: PLC0415

    many = [replace(hip, url=f"/fr/{at}/", article=replace(hip.article, key=f"k{at}")) for at in range(9)]
    named = {other.url for edition in many for other in Related(many).of(edition)}

    assert named == {edition.url for edition in many}
    assert all(len(Related(many).of(edition)) == 3 for edition in many)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param('related = ["hip-scn"]', f"{KNEE}:1: related names 'hip-scn', which is no article: did you mean \"hip-scan\"?", id="unknown"),
        pytest.param('related = ["knee-scan"]', f"{KNEE}:1: related names the article itself", id="itself"),
        pytest.param('related = ["hip-scan", "hip-scan"]', f"{KNEE}:1: related names 'hip-scan' twice", id="twice"),
        pytest.param('related = "hip-scan"', f'{KNEE}:1: related must be a list of strings such as ["one", "two"]', id="no-list"),
    ],
)  # fmt: skip
def test_what_cannot_be_named_is_told(line: str, expected: str, project: Project) -> None:
    project.write(KNEE, f"{line}\n{project.read(KNEE)}")

    assert complaints(project) == [expected]


@pytest.mark.parametrize(
    ("words", "minutes"),
    [pytest.param(0, 1, id="at-least-one"), pytest.param(190, 1, id="one"), pytest.param(5000, 26, id="many")],
)
def test_reading_time_is_rounded_up(words: int, minutes: int, project: Project) -> None:
    head = "Title: T\nSlug: t\nSummary: S\nVersion: 1.0\n\n"
    project.write("content/pages/about/fr.md", head + "mot " * words)
    (page,) = load_sources(load_settings(project.root)).pages

    assert minutes_to_read(page.working["fr"]) == minutes


def test_the_page_says_how_long_it_takes_in_its_language(project: Project) -> None:
    french, english = (project.read(f"output/{page}/index.html") for page in ("fr/scanner-du-genou", "en/knee-scan"))

    assert "Temps de lecture\u00a0: environ 1\u00a0min" in french.replace(" min", "\u00a0min")
    assert "Reading time: about 1 min" in english
