"""Who signs what in git: different articles never meet, the same article conflicts where everybody sees it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from tests.projects import Project, copy_project

DAY = "2024-07-01"


@pytest.fixture
def ada(project: Project) -> Project:
    return project


@pytest.fixture
def bob(project: Project, tmp_path: Path) -> Project:
    """A second clone, of the same commit."""
    other = copy_project(project, tmp_path / "bob")
    other.git("remote", "add", "ada", str(project.root))
    return other


def revise_and_sign(project: Project, key: str, new: str) -> None:
    """A new major version of the French text, approved and committed."""
    notes = ("--change-fr", f"Nouveau : {new}.", "--change-en", f"New: {new}.")
    project.run("revise", key, "--major", *notes)
    name = f"content/articles/{key}/fr.md"
    project.write(name, project.read(name) + f"\nUn examen {new}.\n")
    done = project.run("sign", key, "fr", "--as", "ada-example", "--yes", "--today", DAY)
    assert done.exit_code == 0, done.output
    project.commit()


def merge(project: Project) -> set[str]:
    """Merge what Ada has; the files that conflict."""
    project.git("fetch", "--quiet", "ada")
    try:
        project.git("merge", "--quiet", "--no-edit", "ada/main")
    except CalledProcessError:  # git merge ends with 1 on a conflict
        return set(project.git("diff", "--name-only", "--diff-filter=U").split())
    return set()


def test_two_people_who_sign_different_articles_never_conflict(ada: Project, bob: Project) -> None:
    revise_and_sign(ada, "knee-scan", "bref")
    revise_and_sign(bob, "hip-scan", "rapide")

    conflicts = merge(bob)
    bob.build()

    assert conflicts == set()
    assert bob.findings("VER", today=date(2024, 7, 1)) == []


def test_the_same_article_conflicts_visibly_in_ledger_and_frozen_text(ada: Project, bob: Project) -> None:
    revise_and_sign(ada, "knee-scan", "bref")
    revise_and_sign(bob, "knee-scan", "rapide")

    conflicts = merge(bob)
    done = bob.run("status")

    folder = "content/articles/knee-scan"
    assert {f"{folder}/reviews.toml", f"{folder}/versions/fr-2.0.md"} <= conflicts
    assert done.exit_code == 3  # the marks of the conflict are no TOML: nothing is built or checked meanwhile


def test_two_languages_of_one_article_conflict_in_the_ledger_too(ada: Project, bob: Project) -> None:
    """The order of records is part of what they say: git must not choose it."""
    for project, language in ((ada, "fr"), (bob, "en")):
        project.run("sign", "knee-scan", language, "--as", "ada-example", "--yes", "--today", DAY)
        project.commit()

    assert merge(bob) == {"content/articles/knee-scan/reviews.toml"}
