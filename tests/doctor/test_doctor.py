"""What `signoff doctor` says of a project that works, and of each way in which one does not."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from signoff.errors import Exit
from tests.projects import Project

LEDGER = "content/articles/knee-scan/reviews.toml"
TARGET = '\n[tool.signoff.targets.web]\nkind = "directory"\npath = "{path}"\n'


def looks(project: Project) -> dict[str, tuple[str, str]]:
    """(state, words) by thing."""
    document = json.loads(project.run("doctor", "--format", "json").output)
    return {look["thing"]: (look["state"], look["words"]) for look in document["looks"]}


def test_a_project_that_works_ends_well(project: Project) -> None:
    result = project.run("doctor")

    assert result.exit_code == Exit.OPEN
    assert "✗" not in result.output


def test_what_is_fine_is_said_with_its_figures(project: Project) -> None:
    found = looks(project)

    assert found["settings"] == ("fine", "the site is https://www.example.org")
    assert found["sources"] == ("fine", "articles: 2, reviewers: 1, centres: 2")
    assert found["history"] == ("fine", "git knows all of it")
    assert found["output"] == ("fine", "built after the last change")


def no_output(project: Project) -> None:
    shutil.rmtree(project.path("output"))


def changed_after_build(project: Project) -> None:
    file = project.path("content/articles/knee-scan/en.md")
    os.utime(file, (4e9, 4e9))


def no_history(project: Project) -> None:
    shutil.rmtree(project.path(".git"))


def no_catalogues(project: Project) -> None:
    shutil.rmtree(project.path("theme/locale"))


@pytest.mark.parametrize(
    ("change", "thing", "words"),
    [
        pytest.param(no_output, "output", "nothing is built in output/", id="never-built"),
        pytest.param(
            changed_after_build,
            "output",
            "older than content/articles/knee-scan/en.md",
            id="changed-since-it-was-built",
        ),
        pytest.param(no_history, "history", "this folder is in no git repository", id="not-in-git"),
        pytest.param(
            no_catalogues,
            "theme",
            "it has no catalogues of messages: words around the texts are not checked",
            id="theme-without-messages",
        ),
    ],
)
def test_what_hinders_nobody_yet_is_a_note(
    change: Callable[[Project], None], thing: str, words: str, project: Project
) -> None:
    change(project)

    assert looks(project)[thing] == ("note", words)
    assert project.run("doctor").exit_code == Exit.OPEN


def broken_settings(project: Project) -> None:
    project.write("pyproject.toml", "[tool.signoff]\nadress = 1\n")


def torn_ledger(project: Project) -> None:
    project.write(LEDGER, "[[review\n")


def no_articles(project: Project) -> None:
    shutil.rmtree(project.path("content/articles"))


def no_template(project: Project) -> None:
    project.path("theme/templates/article.html").unlink()


def torn_online_facts(project: Project) -> None:
    project.write("online.json", "{")


def other_packages(project: Project) -> None:
    project.write("requirements/site.txt", "pelican==0.1 \\\n    --hash=sha256:00\nno-such-package==1.0 \\\n")


@pytest.mark.parametrize(
    ("change", "thing", "words"),
    [
        pytest.param(broken_settings, "settings", "has no setting 'adress': did you mean", id="unknown-setting"),
        pytest.param(torn_ledger, "sources", f"1 to mend, the first at {LEDGER}:1", id="torn-ledger"),
        pytest.param(no_articles, "sources", "there is no article in content/", id="no-article"),
        pytest.param(no_template, "theme", "theme/templates/article.html is not there", id="template-gone"),
        pytest.param(torn_online_facts, "other sites", "online.json cannot be read", id="torn-facts"),
        pytest.param(other_packages, "packages", "not those of requirements/site.txt: pelican (", id="other-packages"),
    ],
)
def test_what_makes_a_command_fail_is_wrong_and_ends_with_3(
    change: Callable[[Project], None], thing: str, words: str, project: Project
) -> None:
    change(project)

    state, said = looks(project)[thing]

    assert (state, words in said) == ("wrong", True), said
    assert project.run("doctor").exit_code == Exit.UNCHECKED


def test_a_package_that_is_not_there_is_named(project: Project) -> None:
    other_packages(project)

    assert "no-such-package (–, 1.0)" in looks(project)["packages"][1]


def test_a_target_below_a_file_is_wrong(project: Project, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    project.write("pyproject.toml", project.read("pyproject.toml") + TARGET.format(path=tmp_path / "file" / "www"))

    assert looks(project)["target web"] == ("wrong", f"{tmp_path}/file/www cannot be written")


def test_a_target_that_will_be_made_is_fine(project: Project, tmp_path: Path) -> None:
    project.write("pyproject.toml", project.read("pyproject.toml") + TARGET.format(path=tmp_path / "new" / "www"))

    assert looks(project)["target web"] == ("fine", "directory")


def test_programs_that_are_missing_are_notes(project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    found = looks(project)

    assert found["ssh-keygen"] == ("note", "not on this machine: signatures can be neither made nor checked")
    assert found["history"] == ("note", "git is not on this machine")


def test_nothing_is_written(project: Project) -> None:
    before = sorted(project.root.rglob("*"))

    project.run("doctor")

    assert sorted(project.root.rglob("*")) == before


def test_it_speaks_french_where_the_terminal_does(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")

    assert "sources       articles\u00a0: 2, relecteurs\u00a0: 1, centres\u00a0: 2\n" in project.run("doctor").output
