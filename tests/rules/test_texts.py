"""Texts in both languages, built by real Pelican: hard ones that are right, and ones that say inside themselves what is wrong.

Each becomes a pair of pages of the example, and is judged by every rule.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from signoff.model import Finding
from tests.projects import make_project
from tests.rules.test_dirty_site import expected_in

SITES = Path(__file__).parents[1] / "sites"
CLEAN, DIRTY = SITES / "clean-texts", SITES / "dirty-texts"
PAGES = "content/pages/"


def texts(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.md"))


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Finding]:
    project = make_project(tmp_path_factory.mktemp("texts") / "project")
    for folder in (CLEAN, DIRTY):
        shutil.copytree(folder, project.path("content/pages"), dirs_exist_ok=True)
    project.build()
    return project.findings()


def test_nothing_is_found_in_texts_that_are_right(findings: Sequence[Finding]) -> None:
    wrong = {PAGES + name for name in texts(DIRTY)}

    assert [(found.rule, found.path, found.line, found.message) for found in findings if found.path not in wrong] == []


@pytest.mark.parametrize("name", texts(DIRTY))
def test_what_a_text_expects_is_found_and_nothing_else(name: str, findings: Sequence[Finding]) -> None:
    found = sorted((each.rule, each.line) for each in findings if each.path == PAGES + name)

    assert found == expected_in(DIRTY / name)


def test_every_wrong_text_has_a_language_that_expects_something() -> None:
    silent = [folder.name for folder in DIRTY.iterdir() if not any(map(expected_in, folder.glob("*.md")))]

    assert silent == ["same-title"]  # told at its double
