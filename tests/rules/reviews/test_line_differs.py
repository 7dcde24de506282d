"""REV007: dates and names against the ledger, and against each other."""

from __future__ import annotations

import pytest

from tests.ledgers import approve
from tests.projects import Project
from tests.rules.tables import EN, FR, LEDGER, OLD_EN, Told, told, told_after

DATE = 'Last update: <time datetime="2024-06-01">June 1, 2024</time>'
NAME = "Controlled by Dr Ada Example"


def not_the_date(shown: str) -> list[Told]:
    return [(f"the page says '{shown}', the ledger says 'June 1, 2024'", LEDGER, 13)]


def not_the_name(shown: str) -> list[Told]:
    return [(f"the page says '{shown}', the ledger says 'Dr Ada Example'", LEDGER, 13)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(">June 1, 2024<", ">June 2, 2024<", not_the_date("June 2, 2024"), id="another-day"),
        pytest.param(">June 1, 2024<", ">June 1, 2025<", not_the_date("June 1, 2025"), id="another-year"),
        pytest.param(">June 1, 2024<", ">June&nbsp;1,\n2024<", [], id="spaces-of-any-kind"),
        pytest.param(">June 1, 2024<", ">06/01/2024<", [], id="malformed-is-for-REV008"),
        pytest.param(NAME, "Controlled by Dr Ada Sample", not_the_name("Dr Ada Sample"), id="another-name"),
        pytest.param(NAME, "Controlled by Ada Example", not_the_name("Ada Example"), id="without-the-title"),
        pytest.param(NAME, "Controlled by Dr Ada Example and team", not_the_name("Dr Ada Example and team"), id="more"),
        pytest.param(NAME, "CONTROLLED BY DR ADA EXAMPLE", not_the_name("DR ADA EXAMPLE"), id="capitals"),
        pytest.param(
            NAME, "Controlled by Dr Ad\u0430 Example", not_the_name("Dr Ad\u0430 Example"), id="cyrillic-letter"
        ),
        pytest.param(NAME, "Controlled by Dr Ada&nbsp;Example", [], id="no-break-space"),
        pytest.param(NAME, "Controlled by <a href='#'>Dr Ada <b>Example</b></a>", [], id="name-is-a-link"),
        pytest.param(NAME, f"{NAME}</p><p>Controlled by Dr Bob", not_the_name("Dr Bob"), id="two-that-disagree"),
        pytest.param(NAME, f"{NAME}</p><p hidden>Controlled by Dr Bob", [], id="the-other-is-hidden"),
        pytest.param(NAME, f"{NAME} / Last update: June 3, 2024", not_the_date("June 3, 2024"), id="after-a-slash"),
        pytest.param("</footer>", "<p>Controlled by Dr Bob</p></footer>", not_the_name("Dr Bob"), id="footer"),
        pytest.param(
            "</main>", "</main><p>Last update: May 1, 2024</p>", not_the_date("May 1, 2024"), id="outside-main"
        ),
        pytest.param(
            "</footer>",
            "<p>Last update: June 1, 2024 / Controlled by Dr Bob</p></footer>",
            not_the_name("Dr Bob"),
            id="one-paragraph-half-true",
        ),
        pytest.param(f"<p>{DATE}</p>", f"<p>{DATE}</p><p>{DATE}</p>", [], id="the-same-twice"),
    ],
)
def test_a_line_says_what_the_ledger_says(old: str, new: str, expected: list[Told], project: Project) -> None:
    assert told_after(project, "REV007", EN, old, new) == expected


def test_a_line_of_the_other_language_counts(project: Project) -> None:
    found = told_after(project, "REV007", EN, NAME, f"{NAME}</p><p>Contrôlé par le Dr Bob")

    assert found == not_the_name("Dr Bob")


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param("<p>Controlled by Dr A</p><p>Controlled by Dr A</p>", [], id="the-same-twice"),
        pytest.param(
            "<p>Controlled by Dr A</p><p>Controlled by Dr B</p>",
            [("the page says 'Dr A' and also 'Dr B'", "output/en/about/index.html", 1)],
            id="two-names",
        ),
        pytest.param(
            "<p>Last update: June 1, 2024 | Last update: June 2, 2024</p>",
            [("the page says 'June 1, 2024' and also 'June 2, 2024'", "output/en/about/index.html", 1)],
            id="two-dates-in-one-paragraph",
        ),
        pytest.param(
            "<p>Last update: June 1, 2024</p><p>Dernière mise à jour : 1er juin 2024</p>", [], id="two-languages"
        ),
    ],
)
def test_lines_without_a_ledger_agree_with_each_other(new: str, expected: list[Told], project: Project) -> None:
    assert told_after(project, "REV007", "output/en/about/index.html", "</main>", f"{new}</main>") == expected


def test_a_frozen_page_shows_its_own_record(project: Project) -> None:
    approve(project, "fr", "2.0", ("dix minutes", "douze minutes"))
    project.build()
    old = FR.replace("/index", "/v1.0/index")
    assert told(project, "REV007") == []

    found = told_after(project, "REV007", old, ">1er juin 2024</time></p>\n  <p>C", ">15 juin 2024</time></p>\n  <p>C")

    assert found == [("the page says '15 juin 2024', the ledger says '1er juin 2024'", LEDGER, 3)]


def test_a_frozen_page_that_lost_its_reviewer(project: Project) -> None:
    assert told_after(project, "REV007", OLD_EN, NAME, "Controlled by Dr Bob") == not_the_name("Dr Bob")
