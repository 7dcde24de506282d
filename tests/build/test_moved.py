"""Addresses of the last release that lead on by themselves."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from tests.projects import Project

RECORD = ".signoff/releases/directory.json"


def remember(project: Project, *paths: str, moved: str = "/en/knee-imaging/", **redirects: str) -> None:
    """The last release served the knee's English text elsewhere, and these files."""
    row = {"kind": "article", "article": "knee-scan", "language": "en", "url": moved}
    table = {"id": "0123456789ab", "pages": [row], "redirects": redirects, "files": [{"path": path} for path in paths]}
    project.write(RECORD, json.dumps(table))


def target_of(project: Project, path: str) -> str:
    """Where a page sends its reader."""
    refresh = BeautifulSoup(project.read(f"output/{path}"), "html.parser").find("meta", {"http-equiv": "refresh"})
    return str(refresh["content"]).partition("url=")[2] if refresh else ""


def test_a_text_that_moved_is_found_at_its_old_address(project: Project) -> None:
    files = [f"en/knee-imaging/{name}index.html" for name in ("", "v1.0/", "v0.9/")]
    remember(project, *files)

    project.build()

    assert [target_of(project, path) for path in files] == [
        "/en/knee-scan/",
        "/en/knee-scan/v1.0/",
        "/en/knee-scan/",  # of a version that is kept no more
    ]
    assert "/en/knee-imaging/ /en/knee-scan/ 301\n" in project.read("output/_redirects")
    assert project.findings() == []


def test_redirects_of_the_last_release_are_carried_along(project: Project) -> None:
    remember(project, **{"/en/knees/": "/en/knee-imaging/", "/en/knees/v1.0/": "/en/knee-imaging/v1.0/"})

    project.build()

    assert [target_of(project, f"en/knees/{name}index.html") for name in ("", "v1.0/")] == [
        "/en/knee-scan/",
        "/en/knee-scan/v1.0/",
    ]


@pytest.mark.parametrize("old", ["/en/about/", "/en/knee-scan/"])
def test_an_address_that_a_page_has_now_stays_its_own(old: str, project: Project) -> None:
    remember(project, f"{old.strip('/')}/index.html", moved=old)

    project.build()

    assert target_of(project, f"{old.strip('/')}/index.html") == ""


def test_a_record_that_is_torn_changes_nothing(project: Project) -> None:
    project.write(RECORD, '{"id": "0123')
    before = project.read("output/_redirects")

    project.build()

    assert project.read("output/_redirects") == before
