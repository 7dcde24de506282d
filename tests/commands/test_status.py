"""One row for each text, and the first thing that somebody has to do about it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.projects import Project

ARTICLE = "content/articles/knee-scan"
TABLE = """\
article    language  version  approved  state    reviewer     evidence  days left
hip-scan   fr        1.0      1.0       in step  ada-example  recorded  1065
knee-scan  fr        1.0      1.0       in step  ada-example  recorded  1065
knee-scan  en        1.0      1.0       in step  ada-example  recorded  1065
"""


def test_the_table(project: Project) -> None:
    assert project.run("status", "--today", "2024-07-01").output == TABLE


def test_the_json(project: Project) -> None:
    project.run("new", "hand-scan", "--title-fr", "Main", "--title-en", "Hand")

    document = json.loads(project.run("status", "--today", "2024-07-01", "--format", "json").output)

    assert {name: document[name] for name in ("schema", "today")} == {
        "schema": "signoff-status/1",
        "today": "2024-07-01",
    }
    assert document["texts"][1] == {
        "key": "hand-scan",
        "language": "en",
        "title": "Hand",
        "version": "1.0",
        "approved": None,
        "state": "never reviewed",
        "reviewer": None,
        "on": None,
        "evidence": None,
        "due": None,
        "days_left": None,
        "open_remarks": 0,
    }
    assert document["texts"][4] == {
        "key": "knee-scan",
        "language": "en",
        "title": "CT scan of the knee",
        "version": "1.0",
        "approved": "1.0",
        "state": "in step",
        "reviewer": "ada-example",
        "on": "2024-06-01",
        "evidence": "recorded",
        "due": "2027-06-01",
        "days_left": 1065,
        "open_remarks": 0,
    }


def nothing(project: Project) -> None:
    """As it is."""


def change_words(project: Project) -> None:
    project.replace(f"{ARTICLE}/en.md", "ten minutes", "twelve minutes")


def change_typography(project: Project) -> None:
    project.replace(f"{ARTICLE}/fr.md", "L’examen dure", "L'examen dure")


def raise_version(project: Project) -> None:
    project.replace(f"{ARTICLE}/en.md", "Version: 1.0", "Version: 1.1")


def withdraw(project: Project) -> None:
    project.run(
        "sign",
        "knee-scan",
        "en",
        "--as",
        "ada-example",
        "--withdraw",
        "--reason",
        "Wrong.",
        "--yes",
        "--today",
        "2024-07-01",
    )


def forget_ledger(project: Project) -> None:
    project.path(f"{ARTICLE}/reviews.toml").unlink()


def source_better_said(project: Project) -> None:
    project.run("revise", "knee-scan", "--minor", "--language", "fr", "--change-fr", "Mieux dit.")
    project.replace(f"{ARTICLE}/fr.md", "en coupes fines", "en coupes minces")
    project.run("sign", "knee-scan", "fr", "--as", "ada-example", "--yes", "--today", "2024-07-01")


def source_moved_on(project: Project) -> None:
    """The French text is at 2.0, and nobody has touched the English one."""
    for name, old in (
        ("Version: 1.0", "Version: 2.0"),
        ("Première publication", "Durée"),
        ("dix minutes", "onze minutes"),
    ):
        project.replace(f"{ARTICLE}/fr.md", name, old)
    project.run("sign", "knee-scan", "fr", "--as", "ada-example", "--yes", "--today", "2024-07-01")


def source_reviewed_again(project: Project) -> None:
    project.run("sign", "knee-scan", "fr", "--as", "ada-example", "--yes", "--today", "2024-07-01")


@pytest.mark.parametrize(
    ("change", "today", "states"),
    [
        pytest.param(nothing, "2024-07-01", ["in step", "in step"], id="in-step"),
        pytest.param(nothing, "2027-06-01", ["in step", "in step"], id="on-its-last-day"),
        pytest.param(nothing, "2027-06-02", ["overdue", "overdue"], id="the-day-after"),
        pytest.param(change_words, "2024-07-01", ["in step", "text changed"], id="words-changed"),
        pytest.param(change_typography, "2024-07-01", ["in step", "in step"], id="only-typography-changed"),
        pytest.param(raise_version, "2024-07-01", ["in step", "new version waiting"], id="version-raised"),
        pytest.param(withdraw, "2024-07-01", ["in step", "withdrawn"], id="withdrawn"),
        pytest.param(forget_ledger, "2024-07-01", ["never reviewed", "never reviewed"], id="never-reviewed"),
        pytest.param(source_better_said, "2024-07-01", ["in step", "in step"], id="source-better-said"),
        pytest.param(source_better_said, "2027-06-02", ["overdue", "overdue"], id="a-wording-is-no-new-review"),
        pytest.param(source_moved_on, "2024-07-01", ["in step", "stale"], id="source-moved-on"),
        pytest.param(source_reviewed_again, "2027-06-02", ["in step", "overdue"], id="source-reviewed-again"),
    ],
)
def test_the_state_of_a_text(
    change: Callable[[Project], None], today: str, states: list[str], project: Project
) -> None:
    change(project)

    document = json.loads(project.run("status", "--today", today, "--format", "json").output)

    assert [row["state"] for row in document["texts"] if row["key"] == "knee-scan"] == states
