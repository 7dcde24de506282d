"""REV016: a specimen site says so on every page."""

from __future__ import annotations

import pytest

from tests.projects import Project
from tests.rules.tables import EN, told

FR_BANNER = '<p class="banner">Site de démonstration. Ne pas utiliser comme avis médical.</p>'
EN_BANNER = '<p class="banner">Specimen site. Do not use as medical advice.</p>'
UNSAID = '/en/knee-scan/ does not say that this site is a specimen: "Specimen site. Do not use as medical advice." is missing'


@pytest.fixture
def specimen(project: Project) -> Project:
    project.replace("pyproject.toml", "[tool.signoff]\n", "[tool.signoff]\nspecimen = true\n")
    project.build()
    return project


def test_a_specimen_that_says_so_everywhere_is_silent(specimen: Project) -> None:
    assert told(specimen, "REV016") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(EN_BANNER, "", id="taken-out"),
        pytest.param(EN_BANNER, FR_BANNER, id="in-the-other-language"),
        pytest.param("Do not use as", "Use as", id="turned-round"),
        pytest.param('<p class="banner">', '<p class="banner" hidden>', id="hidden"),
    ],
)
def test_a_page_without_its_banner_is_found(old: str, new: str, specimen: Project) -> None:
    specimen.replace(EN, old, new)

    assert [message for message, *_ in told(specimen, "REV016")] == [UNSAID]


def test_a_page_that_can_be_found_is_told(specimen: Project) -> None:
    specimen.replace(EN, '<meta name="robots" content="noindex">', "")

    assert [message for message, *_ in told(specimen, "REV016")] == [
        "/en/knee-scan/ belongs to a specimen site, and search engines may list it"
    ]


def test_a_theme_without_the_banner_is_one_finding_for_all_pages(specimen: Project) -> None:
    base = "theme/templates/base.html"
    specimen.write(base, specimen.read(base).replace("{% if site.specimen %}", "{% if false %}"))
    specimen.build()

    assert len(told(specimen, "REV016")) == 1
