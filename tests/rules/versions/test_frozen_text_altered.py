"""VER004: the files that reviewers read, byte by byte."""

from __future__ import annotations

import pytest

from tests.ledgers import KNEE, approve, withdraw
from tests.projects import Project
from tests.rules.tables import LEDGER, Told, told, told_after

FROZEN = f"{KNEE}/versions/en-1.0.md"
WORDS = "the words of this frozen text are not those that ada-example approved on 2024-06-01"
FIELD = "a field or link of this frozen text is not what it was when ada-example approved it on 2024-06-01"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("takes ten", "takes eleven", [(WORDS, FROZEN, 20)], id="word"),
        pytest.param("is low", "is not low", [(WORDS, FROZEN, 29)], id="negation"),
        pytest.param("Title: CT", "Title: MRI", [(WORDS, FROZEN, 1)], id="title"),
        pytest.param("takes ten", "takes\u00a0ten", [(FIELD, FROZEN, 1)], id="space-that-no-reader-sees"),
        pytest.param("takes ten", "takes **ten**", [(FIELD, FROZEN, 1)], id="emphasis"),
        pytest.param("Slug: knee-scan", "Slug: knee", [(FIELD, FROZEN, 2)], id="slug"),
        pytest.param("Change: First", "Change: Second", [(FIELD, FROZEN, 5)], id="change-note"),
        pytest.param("Version: 1.0", "Version: 1.1", [(FIELD, FROZEN, 4)], id="version"),
    ],
)
def test_nothing_of_a_frozen_text_may_change(old: str, new: str, expected: list[Told], project: Project) -> None:
    assert told_after(project, "VER004", FROZEN, old, new) == expected


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n"), id="crlf-as-git-may-check-out"),
        pytest.param(lambda raw: b"\xef\xbb\xbf" + raw, id="byte-order-mark"),
    ],
)
def test_how_a_checkout_ends_its_lines_is_no_alteration(change: object, project: Project) -> None:
    file = project.path(FROZEN)
    file.write_bytes(change(file.read_bytes()))  # type: ignore[operator]

    assert told(project, "VER004") == []


def test_every_letter_and_digit_of_a_frozen_text_is_guarded(project: Project) -> None:
    """Every fifth, so that the suite stays quick; title, summary, fields, table and list are among them."""
    words = project.read(FROZEN)
    places = [at for at, char in enumerate(words) if char.isalnum()][::5]

    unseen = []
    for at in places:
        other = "8" if words[at] != "8" else "9"
        project.write(FROZEN, words[:at] + other + words[at + 1 :])
        try:
            found = told(project, "VER004")
        except Exception as error:  # noqa: BLE001 - a field's name: the sources are refused, and nothing is published
            found = [(str(error), FROZEN, 1)]
        if not found:
            unseen.append(words[max(0, at - 20) : at + 20])
    assert unseen == []
    assert len(places) > 60


def test_a_frozen_text_that_is_gone_is_missed_at_its_record(project: Project) -> None:
    project.path(FROZEN).unlink()

    assert told(project, "VER004") == [
        ("the text that this record approves, versions/en-1.0.md, is not there", LEDGER, 13)
    ]


def test_a_frozen_text_without_a_record_is_found(project: Project) -> None:
    project.write(f"{KNEE}/versions/en-0.9.md", project.read(FROZEN))

    assert told(project, "VER004") == [("no record speaks of the frozen text en 0.9", f"{KNEE}/versions/en-0.9.md", 1)]


def test_older_versions_are_guarded_as_well(project: Project) -> None:
    approve(project, "en", "1.1", ("Eat as usual", "Eat normally"), kind="wording")

    found = told_after(project, "VER004", FROZEN, "takes ten", "takes eleven")

    assert [(message, path) for message, path, _ in found] == [(WORDS, FROZEN)]


def test_a_withdrawn_text_is_kept_and_guarded(project: Project) -> None:
    withdraw(project, "en", "1.0")

    assert told(project, "VER004") == []
    assert told_after(project, "VER004", FROZEN, "takes ten", "takes eleven") == [(WORDS, FROZEN, 20)]
