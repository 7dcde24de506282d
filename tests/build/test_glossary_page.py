"""The glossary in what is built: its pages, the ways to them, and what the gate makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from signoff.errors import BuildFailed
from tests.projects import Project, make_project

FILE = "content/glossary.toml"
GLOSSARY = """\
[x-rays.fr]
term = "rayons X"
definition = "Des rayons invisibles qui montrent les os : ils traversent le corps."

[x-rays.en]
term = "X-rays"
definition = "Invisible rays that show the bones: they pass through the body."

[ct.fr]
term = "scanner"
definition = "Un examen qui fait des images en coupes."

[ct.en]
term = "CT"
long = "computed tomography"
definition = "An examination that makes images in slices."
"""


@pytest.fixture
def explained(tmp_path: Path) -> Project:
    """The example with a glossary, built."""
    project = make_project(tmp_path / "project")
    project.write(FILE, GLOSSARY)
    project.build()
    return project


def soup(project: Project, page: str) -> BeautifulSoup:
    return BeautifulSoup(project.read(f"output/{page}/index.html"), "html.parser")


def test_the_first_place_of_each_term_leads_to_its_explanation(explained: Project) -> None:
    links = soup(explained, "en/knee-scan").select("[data-signoff=body] a.term")
    page = soup(explained, "en/glossary")

    assert [(link.text, link["href"]) for link in links] == [
        ("CT", "/en/glossary/#ct"),
        ("X-rays", "/en/glossary/#x-rays"),
    ]
    assert [str(abbr["title"]) for abbr in page.select("abbr")] == []
    assert links[0].abbr is not None
    assert links[0].abbr["title"] == "computed tomography"
    assert [[block.text for block in entry.select("dt, dd")] for entry in page.select("dl.glossary > div")] == [
        ["CT", "computed tomography", "An examination that makes images in slices."],
        ["X-rays", "Invisible rays that show the bones: they pass through the body."],
    ]
    assert [str(dt["id"]) for dt in page.select("dt")] == ["ct", "x-rays"]


def test_the_gate_finds_nothing(explained: Project) -> None:
    """The words are those that were approved, every link arrives, the new pages are in the sitemap, in two languages."""
    assert explained.findings() == []


def test_both_languages_know_each_other(explained: Project) -> None:
    alternates = soup(explained, "fr/glossaire").select("link[rel=alternate][hreflang]")

    assert {str(link["hreflang"]): str(link["href"]) for link in alternates} == {
        "fr": "https://www.example.org/fr/glossaire/",
        "en": "https://www.example.org/en/glossary/",
        "x-default": "https://www.example.org/fr/glossaire/",
    }


def test_a_kept_version_is_left_as_it_was_approved(explained: Project) -> None:
    assert soup(explained, "en/knee-scan/v1.0").select("a.term") == []


def test_words_that_nobody_typed_are_told(explained: Project) -> None:
    explained.replace("output/en/glossary/index.html", "images in slices.", "images in slices, without any risk.")

    (found,) = explained.findings("REV002")

    assert (found.path, found.line) == (FILE, 1)
    assert found.message.startswith('the page says "An examination that makes images in slices, without any risk."')


def test_a_text_cannot_take_the_address_of_the_glossary(explained: Project) -> None:
    explained.replace("content/pages/about/fr.md", "Slug: a-propos", "Slug: glossaire")

    with pytest.raises(BuildFailed, match="/fr/glossaire/"):
        explained.build()


def test_without_terms_there_is_no_glossary(built: Project) -> None:
    assert not built.path("output/fr/glossaire").exists()
    assert "glossaire" not in built.read("output/fr/index.html")
