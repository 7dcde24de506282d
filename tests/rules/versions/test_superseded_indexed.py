"""VER005: kept versions, and how they are kept out of sight."""

from __future__ import annotations

import pytest

from tests.ledgers import KNEE, approve, withdraw
from tests.projects import Project
from tests.rules.tables import OLD_EN, Told, told, told_after

CANONICAL = '<link rel="canonical" href="https://www.example.org/en/knee-scan/">'
NOINDEX = '<meta name="robots" content="noindex">'
TEXT = f"{KNEE}/versions/en-1.0.md"
INDEXED = "may be indexed (no noindex)"
NOT_CANONICAL = "does not name /en/knee-scan/ as its canonical address"
NO_NOTICE = "has no notice that names the version and leads to the current page"


def lacks(*what: str) -> list[Told]:
    return [(f"the page of version 1.0 {', and '.join(what)}", TEXT, 4)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(NOINDEX, NOINDEX, [], id="as-built"),
        pytest.param(NOINDEX, "", lacks(INDEXED), id="no-robots"),
        pytest.param(NOINDEX, '<meta name="robots" content="index, follow">', lacks(INDEXED), id="index"),
        pytest.param(NOINDEX, '<META NAME="Robots" CONTENT="NOINDEX,nofollow">', [], id="capitals"),
        pytest.param(NOINDEX, '<meta name="robots" content="none">', [], id="none-is-noindex-and-nofollow"),
        pytest.param(NOINDEX, '<meta name="robots" content="noindexing">', lacks(INDEXED), id="a-longer-word"),
        pytest.param(NOINDEX, '<meta name="description" content="noindex">', lacks(INDEXED), id="another-meta"),
        pytest.param(NOINDEX, f"<!-- {NOINDEX} -->", lacks(INDEXED), id="comment"),
        pytest.param(CANONICAL, "", lacks(NOT_CANONICAL), id="no-canonical"),
        pytest.param(CANONICAL, CANONICAL.replace("scan/", "scan/v1.0/"), lacks(NOT_CANONICAL), id="itself"),
        pytest.param(CANONICAL, CANONICAL.replace("https://www.example.org", ""), lacks(NOT_CANONICAL), id="relative"),
        pytest.param(CANONICAL, CANONICAL.replace("www.", ""), lacks(NOT_CANONICAL), id="another-host"),
        pytest.param(CANONICAL, CANONICAL + CANONICAL.replace("scan/", "scan/v1.0/"), lacks(NOT_CANONICAL), id="two"),
        pytest.param(CANONICAL, CANONICAL.replace("canonical", "nofollow CANONICAL"), [], id="among-keywords"),
        pytest.param(
            '<div class="notice" data-signoff="notice">', '<div class="notice">', lacks(NO_NOTICE), id="no-notice"
        ),
        pytest.param('<div class="notice" ', '<div class="notice" hidden ', lacks(NO_NOTICE), id="notice-hidden"),
        pytest.param("This is version 1.0,", "This is a version", lacks(NO_NOTICE), id="notice-without-version"),
        pytest.param(
            '<a href="/en/knee-scan/">Read', '<a href="/en/">Read', lacks(NO_NOTICE), id="notice-leads-elsewhere"
        ),
        pytest.param(
            '<a href="/en/knee-scan/">Read', '<a href="../">Read', [], id="notice-leads-there-by-a-relative-address"
        ),
    ],
)
def test_a_kept_version_is_out_of_sight(old: str, new: str, expected: list[Told], project: Project) -> None:
    assert told_after(project, "VER005", OLD_EN, old, new) == expected


def test_all_that_is_lacking_is_one_finding(project: Project) -> None:
    project.replace(OLD_EN, NOINDEX, "")

    assert told_after(project, "VER005", OLD_EN, CANONICAL, "") == lacks(INDEXED, NOT_CANONICAL)


def test_every_version_of_every_language_is_kept_out_of_sight(project: Project) -> None:
    approve(project, "fr", "2.0", ("dix minutes", "douze minutes"))
    withdraw(project, "en", "1.0")
    project.build()

    listed = project.read("output/sitemap.xml") + project.read("output/en/atom.xml") + project.read("output/pages.json")
    assert told(project, "VER005") == []
    assert [
        words for words in ("/v1.0/", "/v2.0/", "/history/", "/historique/", "en/knee-scan/") if words in listed
    ] == []
