"""VER006: the pictures that reviewers saw, byte by byte."""

from __future__ import annotations

import json

import pytest

from signoff.settings import load_settings
from signoff.sources import find_article, load_sources
from tests.ledgers import KNEE
from tests.projects import Project
from tests.rules.tables import LEDGER, told

EN = f"{KNEE}/en.md"
FROZEN = f"{KNEE}/versions/en-2.0.md"
PICTURE = f"{KNEE}/images/knee.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">\n<circle cx="20" cy="20" r="18"/>\n</svg>\n'
NOTES = ("--change-fr", "Un dessin.", "--change-en", "A drawing.")
URL = "{static}images/knee.svg"
SIGN = ("sign", "knee-scan", "en", "--as", "ada-example", "--today", "2024-06-20", "--yes", "--even-so")


@pytest.fixture
def drawn(project: Project) -> Project:
    """The knee scan in English with a drawing, signed as version 2.0."""
    project.write(PICTURE, SVG)
    project.run("revise", "knee-scan", "--major", *NOTES)
    project.replace(EN, "takes ten minutes.", f"takes ten minutes.\n\n![A knee, round]({URL})")
    sign_both(project)
    return project


def sign_both(project: Project) -> None:
    assert project.run("sign", "knee-scan", "fr", *SIGN[3:]).exit_code == 0
    assert project.run(*SIGN).exit_code == 0


def seen(what: str, line: int = 22) -> list[tuple[str, str, int]]:
    return [(what.format(URL=URL), FROZEN, line)]


CHANGED = "the picture {URL} is not the one that ada-example saw when approving version 2.0 on 2024-06-20"
GONE = "the picture {URL}, which ada-example saw when approving version 2.0 on 2024-06-20, is not there"
UNKNOWN = "nobody recorded what the picture {URL} showed when ada-example approved version 2.0 on 2024-06-20"


def test_the_picture_that_was_seen_is_silent_however_a_checkout_ends_its_lines(drawn: Project) -> None:
    before = told(drawn, "VER006")
    drawn.path(PICTURE).write_bytes(b"\xef\xbb\xbf" + SVG.replace("\n", "\r\n").encode())

    assert (before, told(drawn, "VER006")) == ([], [])


def test_another_drawing_under_the_same_name_shuts_the_gate(drawn: Project) -> None:
    drawn.replace(PICTURE, 'r="18"', 'r="19"')

    assert told(drawn, "VER006") == seen(CHANGED)


def test_a_picture_that_is_gone_is_missed(drawn: Project) -> None:
    drawn.path(PICTURE).unlink()

    assert told(drawn, "VER006") == seen(GONE)


def test_a_record_that_knows_of_no_picture_vouches_for_none(drawn: Project) -> None:
    line = next(line for line in drawn.read(LEDGER).splitlines() if line.startswith("pictures"))
    drawn.replace(LEDGER, f"{line}\n", "")

    assert told(drawn, "VER006") == seen(UNKNOWN)


def test_a_new_picture_counts_once_it_is_signed(drawn: Project) -> None:
    drawn.replace(PICTURE, 'r="18"', 'r="19"')

    said = drawn.run(*SIGN)

    assert f"New or changed picture, to be looked at in the preview: {URL}" in said.stdout
    assert told(drawn, "VER006") == []
    assert drawn.run(*SIGN).stdout.startswith("approved already")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        pytest.param("genou é.svg", "{static}images/genou%20%C3%A9.svg", id="escaped"),
        pytest.param("knee.PNG", "images/knee.PNG", id="capital-ending"),
    ],
)
def test_an_address_may_be_typed_in_every_way(name: str, typed: str, drawn: Project) -> None:
    drawn.path(PICTURE).rename(drawn.path(f"{KNEE}/images/{name}"))
    drawn.run("revise", "knee-scan", "--major", *NOTES)
    drawn.replace(EN, URL, typed)
    sign_both(drawn)

    drawn.path(f"{KNEE}/images/{name}").write_bytes(b"other")

    assert [(path, line) for _, path, line in told(drawn, "VER006") if path.endswith("en-3.0.md")] == [
        (f"{KNEE}/versions/en-3.0.md", 22)
    ]


def test_a_picture_outside_of_the_sources_is_no_picture_of_the_text(drawn: Project) -> None:
    drawn.path(PICTURE).unlink()
    drawn.write("elsewhere.svg", SVG)
    drawn.path(PICTURE).symlink_to(drawn.path("elsewhere.svg"))

    assert told(drawn, "VER006") == seen(GONE)


def test_a_reply_to_another_picture_approves_nothing(drawn: Project) -> None:
    article = find_article(load_sources(load_settings(drawn.root)), "knee-scan")
    answer = {"language": "en", "version": "2.0", "text": article.reviews[-1].text, "answer": "exact"}
    reply = {"schema": "signoff-reply/1", "article": "knee-scan", "reviewer": "ada-example", "on": "2024-06-21"}
    before = drawn.read(LEDGER)

    for more in ({}, {"pictures": "sha256:" + "0" * 64}):
        drawn.write("reply.json", json.dumps({**reply, "answers": [answer | more]}))
        done = drawn.run("sign", "--from", "reply.json", "--yes", "--today", "2024-06-21")
        assert (done.exit_code, "a picture has changed since the bundle was written" in done.stderr) == (1, True)
    assert drawn.read(LEDGER) == before


@pytest.mark.parametrize("name", [pytest.param("a" * 300, id="too-long"), pytest.param("a%00b", id="nul")])
def test_a_name_that_no_file_can_have_is_no_picture(name: str, drawn: Project) -> None:
    drawn.replace(EN, URL, f"images/{name}.png")

    article = find_article(load_sources(load_settings(drawn.root)), "knee-scan")

    assert list(article.pictures) == [URL]
