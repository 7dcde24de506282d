"""REV006: the two lines, wherever they stand and however they are set."""

from __future__ import annotations

import pytest

from tests.ledgers import approve
from tests.projects import Project
from tests.rules.tables import EN, FR, LEDGER, OLD_EN, Told, told, told_after

LINES = '<p>Last update: <time datetime="2024-06-01">June 1, 2024</time></p>\n  <p>Controlled by Dr Ada Example</p>'
NO_NAME = [('the page has no line "Controlled by …"', LEDGER, 13)]
NO_DATE = [('the page has no line "Last update: …"', LEDGER, 13)]
NEITHER = [('the page has no line "Last update: …", "Controlled by …"', LEDGER, 13)]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param(LINES, [], id="as-the-theme-writes-them"),
        pytest.param("<p>Last update: June 1, 2024 / Controlled by Dr Ada Example</p>", [], id="one-paragraph-slash"),
        pytest.param("<p>Last update: June 1, 2024<br>Controlled by Dr Ada Example</p>", [], id="one-paragraph-br"),
        pytest.param("<p>Last update: June 1, 2024 – Controlled by Dr Ada Example</p>", [], id="one-paragraph-dash"),
        pytest.param(
            "<p><b>Last</b> update: June 1, 2024</p><p>Controlled <i>by</i> Dr A</p>", [], id="label-in-pieces"
        ),
        pytest.param(
            "<p>Last&nbsp;update:\u202fJune 1, 2024</p><p>Controlled\nby Dr A</p>", [], id="spaces-of-any-kind"
        ),
        pytest.param(
            "<p>Last <!-- ? -->update: June 1, 2024</p><p>Controlled by Dr A</p>", [], id="comment-in-between"
        ),
        pytest.param("<ul><li>Last updated: June 1, 2024</li><li>Controlled by Dr A</li></ul>", [], id="list"),
        pytest.param(
            "<p>LAST UPDATE: JUNE 1, 2024</p><p>CONTROLLED BY DR A</p>", [], id="capitals-are-there-but-differ"
        ),
        pytest.param("<p>Last update: June 1, 2024</p>", NO_NAME, id="no-name"),
        pytest.param("<p>Controlled by Dr Ada Example</p>", NO_DATE, id="no-date"),
        pytest.param("", NEITHER, id="neither"),
        pytest.param(
            "<p>Text controlled by Dr A. Our last update: June 1, 2024</p>", NEITHER, id="sentence-is-no-line"
        ),
        pytest.param(f"<div hidden>{LINES}</div>", NEITHER, id="hidden"),
        pytest.param(f'<div style="display:none">{LINES}</div>', NEITHER, id="not-displayed"),
        pytest.param(f"<template>{LINES}</template>", NEITHER, id="template"),
        pytest.param(f"<!-- {LINES} -->", NEITHER, id="comment"),
        pytest.param('<img alt="Last update: June 1, 2024">', NEITHER, id="image-of-a-line"),
        pytest.param("<p>Con\u00adtrolled by Dr A</p><p>Last up\u00addate: June 1</p>", NEITHER, id="soft-hyphens"),
        pytest.param("<p>Dernière mise à jour\u00a0: 1er juin 2024</p><p>Contrôlé par le Dr A</p>", [], id="french"),
    ],
)
def test_a_line_is_one_that_the_reader_sees(new: str, expected: list[Told], project: Project) -> None:
    assert told_after(project, "REV006", EN, LINES, new) == expected


def test_a_line_in_the_footer_is_a_line(project: Project) -> None:
    project.replace(EN, LINES, "")
    project.replace(EN, "</footer>", f"{LINES}</footer>")

    assert told(project, "REV006") == []


@pytest.mark.parametrize(
    "accents",
    [pytest.param("Contro\u0302le\u0301 par", id="decomposed"), pytest.param("Contr&ocirc;l&eacute; par", id="named")],
)
def test_accents_may_be_written_in_any_way(accents: str, project: Project) -> None:
    assert told_after(project, "REV006", FR, "Contrôlé par", accents) == []


def test_a_frozen_page_has_its_lines_too(project: Project) -> None:
    assert told_after(project, "REV006", OLD_EN, LINES, "") == NEITHER


def test_a_held_page_has_its_lines_too(project: Project) -> None:
    approve(project, "fr", "2.0", ("dix minutes", "douze minutes"))
    project.build()

    assert told_after(project, "REV006", EN, LINES, "") == NEITHER
