from __future__ import annotations

import pytest

from tests.projects import Project
from tests.rules.tables import told_after

TEXT = "content/articles/knee-scan/en.md"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("TODO", "TODO", id="todo"),
        pytest.param("XXXX", "XXXX", id="four-x"),
        pytest.param("[[the dose]]", "[[the dose]]", id="brackets"),
        pytest.param("Lorem ipsum dolor", "Lorem ipsum", id="lorem-ipsum"),
        pytest.param("a time to be confirmed", "to be confirmed", id="to-be-confirmed"),
        pytest.param("une durée à confirmer", "à confirmer", id="a-confirmer"),
        pytest.param("**TO**DO", "TODO", id="across-emphasis"),
        pytest.param("<<<<<<< HEAD", "<<<<<<< HEAD", id="what-git-could-not-join"),
    ],
)
def test_words_that_were_to_be_replaced_are_found(words: str, found: str, project: Project) -> None:
    assert told_after(project, "SRC006", TEXT, "ten minutes", words) == [
        (f"{found!r} was left to be replaced", TEXT, 20)
    ]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("the todo list of the team", id="lower-case"),
        pytest.param("chromosomes XX and XXY", id="chromosomes"),
        pytest.param("the hypothesis that was confirmed", id="confirmed"),
        pytest.param("a diagnosis that the biopsy has to confirm", id="has-to-confirm"),
        pytest.param("METHODOLOGY", id="inside-a-word"),
    ],
)
def test_words_that_are_meant_are_left_alone(words: str, project: Project) -> None:
    assert told_after(project, "SRC006", TEXT, "ten minutes", words) == []
