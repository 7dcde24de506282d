"""PAG012: what was changed in the output since it was built."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.projects import Project

UNKNOWN = {"PAG012": "nobody noted what was built here (signoff build)"}


def told(project: Project) -> list[tuple[str, str]]:
    return [(finding.path, finding.message.removeprefix("this file was ")) for finding in project.findings("PAG012")]


@pytest.mark.parametrize("path", ["en/atom.xml", "pages.json", "_redirects", "robots.txt", "favicon.ico"])
def test_a_byte_that_was_added_is_told(path: str, project: Project) -> None:
    with project.path(f"output/{path}").open("ab") as file:
        file.write(b" ")

    assert told(project) == [(f"output/{path}", "changed after the build")]


def test_a_stylesheet_that_was_changed_without_growing_is_told(project: Project) -> None:
    style = next(project.path("output/theme/css").glob("*.css"))
    style.write_bytes(style.read_bytes().replace(b"flex", b"grid"))

    assert told(project) == [(style.relative_to(project.root).as_posix(), "changed after the build")]


def test_a_file_that_was_taken_away_is_told(project: Project) -> None:
    project.path("output/favicon.ico").unlink()

    assert told(project) == [("output/favicon.ico", "taken away after the build")]


def test_a_file_of_the_host_beside_them_and_a_page_are_not_told(project: Project) -> None:
    project.write("output/CNAME", "patients.example.org\n")
    project.write("output/proof-of-ownership.txt", "0123\n")
    page = "output/en/knee-scan/index.html"
    project.write(page, project.read(page) + " ")

    assert told(project) == []


def test_the_same_bytes_written_again_are_the_same_file(project: Project) -> None:
    file = project.path("output/robots.txt")
    file.write_bytes(file.read_bytes())

    assert told(project) == []


def test_the_next_build_puts_it_right(project: Project) -> None:
    project.write("output/robots.txt", "Disallow: /\n")

    project.build()

    assert told(project) == []


def test_a_build_that_fails_leaves_the_note_of_the_last_one(project: Project) -> None:
    project.write("theme/templates/article.html", "{% broken")
    project.run("build")

    assert told(project) == []


def test_after_pelican_alone_the_rule_is_skipped(project: Project) -> None:
    """It writes the output without signoff's knowing when it is done."""
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-q"]
    subprocess.run(command, cwd=project.root, check=True, capture_output=True)

    assert project.check("PAG012").skipped == UNKNOWN


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("", id="empty"),
        pytest.param("{", id="torn"),
        pytest.param('{"schema": "signoff-built/2", "files": {}}', id="of-another-version"),
        pytest.param('{"schema": "signoff-built/1", "files": {"a": [1]}}', id="short"),
        pytest.param("[]", id="no-table"),
    ],
)
def test_a_note_that_cannot_be_read_is_none(words: str, project: Project) -> None:
    project.write(".signoff/built.json", words)

    assert project.check("PAG012").skipped == UNKNOWN


def test_a_preview_is_not_the_output(project: Project) -> None:
    project.build(preview=True)

    assert project.check("PAG012", preview=True).skipped == UNKNOWN
