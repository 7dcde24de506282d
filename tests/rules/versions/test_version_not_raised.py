"""VER001: words that changed under a number that did not."""

from __future__ import annotations

import pytest

from tests.ledgers import KNEE, approve
from tests.projects import Project
from tests.rules.tables import Told, told, told_after

TEXT = f"{KNEE}/en.md"


def changed(line: int, version: str = "1.0") -> list[Told]:
    return [(f"the words are not those of version {version}, which was approved", TEXT, line)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("takes ten", "takes\u00a0ten", [], id="no-break-space"),
        pytest.param("takes ten", "takes  ten", [], id="two-spaces"),
        pytest.param("takes ten", "takes\nten", [], id="line-break"),
        pytest.param("takes ten", "takes **ten**", [], id="emphasis"),
        pytest.param("takes ten", "takes [ten](https://www.example.org/)", [], id="link"),
        pytest.param("takes ten", "takes &#116;en", [], id="character-reference"),
        pytest.param("takes ten", "takes <!-- about --> ten", [], id="comment"),
        pytest.param("- your prescription;", "* your prescription;", [], id="another-bullet"),
        pytest.param("- your prescription;\n", "- your prescription;\n\n", [], id="loose-list"),
        pytest.param("{#before}", "{#prepare}", [], id="anchor"),
        pytest.param(
            "Change: First publication.", "Change: Something else.", [], id="change-note-is-no-word-of-the-text"
        ),
        pytest.param("takes ten", "takes twelve", changed(20), id="word"),
        pytest.param("is low. Tell", "is low, Tell", changed(29), id="comma"),
        pytest.param("is low", "is not low", changed(29), id="negation"),
        pytest.param("X-rays", "x-rays", changed(29), id="capital"),
        pytest.param("takes ten", "takes t\u00aden", changed(20), id="soft-hyphen"),
        pytest.param("takes ten", "takes ~~ten", changed(20), id="mark"),
        pytest.param("takes ten", "takes <del>ten</del>", changed(20), id="struck-out-in-HTML"),
        pytest.param("| Pain | No: tell us |", "| No: tell us | Pain |", changed(25), id="cells-changed-places"),
        pytest.param("## Risks", "### Risks", changed(27), id="level-of-heading"),
        pytest.param("Title: CT", "Title: MRI", changed(1), id="title"),
        pytest.param("Summary: What", "Summary: That", changed(3), id="summary"),
        pytest.param("Version: 1.0", "Version: 0.9", changed(4, "0.9"), id="number-lowered-to-one-that-never-was"),
        pytest.param("Version: 1.0", "Version: 1.1", [], id="number-raised"),
    ],
)
def test_words_and_number_change_together(old: str, new: str, expected: list[Told], project: Project) -> None:
    assert told_after(project, "VER001", TEXT, old, new) == expected


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n"), id="crlf"),
        pytest.param(lambda raw: raw.replace(b"\n", b"\r"), id="cr"),
        pytest.param(lambda raw: b"\xef\xbb\xbf" + raw, id="byte-order-mark"),
        pytest.param(lambda raw: raw.replace("é".encode(), "e\u0301".encode()), id="decomposed-accents"),
        pytest.param(lambda raw: raw.replace("’".encode(), b"'"), id="typewriter-apostrophe"),
        pytest.param(
            lambda raw: raw.replace("\u202f;".encode(), b";").replace(b" ;", b";"), id="no-space-before-marks"
        ),
    ],
)
def test_how_a_file_is_saved_changes_no_word(change: object, project: Project) -> None:
    file = project.path(f"{KNEE}/fr.md")
    before = file.read_bytes()
    file.write_bytes(change(before))  # type: ignore[operator]

    assert file.read_bytes() != before
    assert told(project, "VER001") == []


def test_the_number_of_an_older_version_is_taken_too(project: Project) -> None:
    approve(project, "en", "1.1", ("Eat as usual", "Eat normally"), kind="wording")
    project.replace(TEXT, "Version: 1.1", "Version: 1.0")

    assert told(project, "VER001") == changed(11)
