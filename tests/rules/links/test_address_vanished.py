"""LNK011: what the last release served and the new one does not."""

from __future__ import annotations

import json

import pytest

from tests.projects import Project


def served(project: Project, *paths: str, **pages: str) -> None:
    rows = [
        {"kind": "article", "article": key.replace("_", "-"), "language": "en", "url": url}
        for key, url in pages.items()
    ]
    table = {"id": "0123456789ab", "pages": rows, "redirects": {}, "files": [{"path": path} for path in paths]}
    project.write(".signoff/releases/directory.json", json.dumps(table))


def told(project: Project) -> list[tuple[str, str]]:
    return [(finding.path, finding.message) for finding in project.findings("LNK011")]


GONE = "was served by the release 0123456789ab, and is gone"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("en/knee-scan/index.html", id="still-there"),
        pytest.param("en/atom.xml", id="feed"),
        pytest.param("_redirects", id="for-the-host"),
        pytest.param("theme/old.0123456789ab.css", id="style"),
        pytest.param("en/knee-scan/images/old.png", id="image"),
        pytest.param("pagefind/fragment/en_1.pf_fragment", id="index-of-the-search"),
        pytest.param("release.json.gz", id="compressed"),
    ],
)
def test_what_is_there_or_nobody_writes_down_is_not_told(path: str, project: Project) -> None:
    served(project, path)

    assert told(project) == []


@pytest.mark.parametrize(
    ("path", "address"),
    [
        pytest.param("en/hip/index.html", "/en/hip/", id="page"),
        pytest.param("fr/fiche.pdf", "/fr/fiche.pdf", id="document"),
        pytest.param("old.html", "/old.html", id="page-without-a-folder"),
        pytest.param("en/été/index.html", "/en/été/", id="accents"),
    ],
)
def test_an_address_that_is_gone_is_told(path: str, address: str, project: Project) -> None:
    served(project, path)

    assert told(project) == [("content", f"{address} {GONE}")]


def test_a_page_with_its_frozen_versions_is_one_finding(project: Project) -> None:
    served(
        project, "en/hip/index.html", "en/hip/v1.0/index.html", "en/hip/versions/index.html", "en/hip-scan/index.html"
    )

    assert told(project) == [
        ("content", f"/en/hip-scan/ {GONE}"),
        ("content", f"/en/hip/ {GONE}, as are the pages below it (2)"),
    ]


def test_a_language_that_was_taken_away_is_told_at_its_article(project: Project) -> None:
    served(project, "en/hip-scan/index.html", hip_scan="/en/hip-scan/")

    assert told(project) == [("content/articles/hip-scan/article.toml", f"/en/hip-scan/ {GONE}")]


def test_an_alias_sends_readers_on(project: Project) -> None:
    served(project, "fr/scan-de-la-hanche/index.html")
    toml = project.read("content/articles/hip-scan/article.toml")
    project.write("content/articles/hip-scan/article.toml", 'aliases = { fr = ["scan-de-la-hanche"] }\n' + toml)
    project.build()

    assert told(project) == []


def test_a_first_publication_has_nothing_to_compare(project: Project) -> None:
    project.path(".signoff/releases/directory.json").unlink()

    report = project.check("LNK011")

    assert (report.findings, dict(report.skipped)) == ((), {})


def test_the_release_of_another_target_is_not_this_ones(project: Project) -> None:
    served(project, "en/hip/index.html")
    project.write("pyproject.toml", project.read("pyproject.toml") + '\n[tool.signoff.targets.web]\npath = "www"\n')

    assert told(project) == []
