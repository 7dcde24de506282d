"""Raising a version changes two lines, and not a byte besides."""

from __future__ import annotations

import pytest

from signoff.errors import UsageError
from signoff.model import Version
from signoff.review.revisions import raised
from tests.projects import Project

FR, EN = "content/articles/knee-scan/fr.md", "content/articles/knee-scan/en.md"
NOTES = ("--change-fr", "Délai précisé.", "--change-en", "Delay stated.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            b"Title: T\nVersion: 1.0\nChange: Old.\n\nBody.\n",
            b"Title: T\nVersion: 2.0\nChange: D\xc3\xa9lai.\n\nBody.\n",
            id="plain",
        ),
        pytest.param(
            b"Version: 1.0\r\nChange: Old.\r\n\r\nBody.\r\n",
            b"Version: 2.0\r\nChange: D\xc3\xa9lai.\r\n\r\nBody.\r\n",
            id="crlf",
        ),
        pytest.param(b"Version: 1.0\rChange: Old.\r\rBody.", b"Version: 2.0\rChange: D\xc3\xa9lai.\r\rBody.", id="cr"),
        pytest.param(
            b"\xef\xbb\xbfVersion: 1.0\nChange: Old.\n\nBody",
            b"\xef\xbb\xbfVersion: 2.0\nChange: D\xc3\xa9lai.\n\nBody",
            id="bom",
        ),
        pytest.param(
            b"Version: 1.0\nChange: Old,\n    and long.\nSlug: s\n\nBody",
            b"Version: 2.0\nChange: D\xc3\xa9lai.\nSlug: s\n\nBody",
            id="note-over-two-lines",
        ),
        pytest.param(
            b"Version: 1.0\nSlug: s\n\nBody", b"Version: 2.0\nChange: D\xc3\xa9lai.\nSlug: s\n\nBody", id="no-note-yet"
        ),
        pytest.param(
            b"version : 1.0\nChange:\n\nBody", b"version: 2.0\nChange: D\xc3\xa9lai.\n\nBody", id="other-spelling"
        ),
        pytest.param(
            b"Version: 1.0\nChange: Old.\n\nVersion: 1.0\nChange: x\n",
            b"Version: 2.0\nChange: D\xc3\xa9lai.\n\nVersion: 1.0\nChange: x\n",
            id="same-words-in-the-body",
        ),
        pytest.param(b"Version: 1.0\nChange: Old.", b"Version: 2.0\nChange: D\xc3\xa9lai.", id="fields-alone"),
        pytest.param(
            b"Version: 1.0\nChange: Old.\n \t\nBody  \n\n",
            b"Version: 2.0\nChange: D\xc3\xa9lai.\n \t\nBody  \n\n",
            id="white-space",
        ),
    ],
)
def test_all_else_stays_byte_for_byte(before: bytes, after: bytes) -> None:
    assert raised(before, Version(2, 0), "Délai.") == after


def test_a_text_without_a_version_is_not_changed_silently() -> None:
    with pytest.raises(UsageError, match="no line `Version: …`"):
        raised(b"Title: T\n\nVersion: 1.0\n", Version(2, 0), "Délai.")


def test_a_major_version_is_one_of_both_languages(project: Project) -> None:
    done = project.run("revise", "knee-scan", "--major", *NOTES)

    assert done.exit_code == 0
    assert [project.read(name).splitlines()[3:5] for name in (FR, EN)] == [
        ["Version: 2.0", "Change: Délai précisé."],
        ["Version: 2.0", "Change: Delay stated."],
    ]


def test_a_minor_version_is_one_of_one_language(project: Project) -> None:
    before = project.read(FR)

    done = project.run("revise", "knee-scan", "--minor", "--language", "en", "--change-en", "Better said.")

    assert (done.exit_code, project.read(FR)) == (0, before)
    assert project.read(EN).splitlines()[3:5] == ["Version: 1.1", "Change: Better said."]


def test_the_published_page_stays_while_a_revision_is_open(project: Project) -> None:
    project.run("revise", "knee-scan", "--major", *NOTES)
    project.replace(EN, "ten minutes", "twenty minutes")
    project.replace(FR, "dix minutes", "vingt minutes")
    before = project.read("output/en/knee-scan/index.html")

    project.build()

    assert project.read("output/en/knee-scan/index.html") == before
    assert project.check().is_open


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("knee-scan",), "say --major", id="neither"),
        pytest.param(("knee-scan", "--major", "--minor"), "say --major", id="both"),
        pytest.param(("knee-scan", "--minor"), "no approved text in ''", id="minor-without-language"),
        pytest.param(("knee-scan", "--major", "--change-fr", "Délai."), "--change-en", id="note-missing"),
        pytest.param(
            ("knee-scan", "--major", "--change-fr", "a\nb", "--change-en", "c"), "one line", id="note-of-two-lines"
        ),
        pytest.param(("nee-scan", "--major", *NOTES), 'did you mean "knee-scan"?', id="no-such-article"),
    ],
)
def test_what_cannot_be_revised_is_refused(arguments: tuple[str, ...], said: str, project: Project) -> None:
    done = project.run("revise", *arguments)

    assert (done.exit_code, said in done.output) == (2, True), done.output


def test_a_revision_that_is_open_is_not_raised_again(project: Project) -> None:
    project.run("revise", "knee-scan", "--major", *NOTES)

    again = project.run("revise", "knee-scan", "--major", *NOTES)

    assert (again.exit_code, "version 2.0 is open already" in again.output) == (2, True)


def test_an_article_that_was_never_approved_has_nothing_to_revise(project: Project) -> None:
    project.run("new", "hand-scan", "--title-fr", "Main", "--title-en", "Hand")

    done = project.run("revise", "hand-scan", "--major", *NOTES)

    assert (done.exit_code, "was ever approved: edit it freely" in done.output) == (2, True)


def test_the_french_note_is_typed_as_french(project: Project) -> None:
    project.run("revise", "knee-scan", "--major", "--change-fr", "Ajout : que faire ?", "--change-en", "Added: this.")

    assert "Change: Ajout\u00a0: que faire\u202f?\n" in project.read("content/articles/knee-scan/fr.md")
    assert project.findings("TYP002") == []
