from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import Project
from tests.rules.tables import told_after
from tests.sites import isolated, page, write

EN = "output/en/knee-scan/index.html"
TEXT = "content/articles/knee-scan/en.md"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        pytest.param('<html lang="en-GB">', [], id="region"),
        pytest.param('<html lang="EN">', [], id="capitals"),
        pytest.param("<html>", [("the page does not say its language", TEXT, 1)], id="none"),
        pytest.param('<html lang=" ">', [("the page does not say its language", TEXT, 1)], id="blank"),
        pytest.param('<html lang="english">', [("'english' is no language", TEXT, 1)], id="a-name-is-no-tag"),
        pytest.param(
            '<html lang="fr">',
            [("the page says that it is in 'fr', but its text is in 'en'", TEXT, 1)],
            id="the-other-language",
        ),
    ],
)
def test_a_page_says_its_own_language(tag: str, expected: list[tuple[str, str, int]], project: Project) -> None:
    assert told_after(project, "LNG003", EN, '<html lang="en">', tag) == expected


def test_a_theme_that_does_not_say_it_is_one_finding(tmp_path: Path) -> None:
    write(tmp_path, {f"{number}.html": "<!DOCTYPE html><title>A</title>" for number in range(4)})
    write(tmp_path, {"said.html": page()})

    assert isolated(tmp_path, "LNG003") == [("LNG003", "0.html", 1, "the page does not say its language (on 4 pages)")]
