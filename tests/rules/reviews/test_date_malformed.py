"""REV008: dates as each language writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import Project
from tests.rules.tables import EN, FR, LEDGER, Told, told_after
from tests.sites import isolated, page, write

EN_DATE = '<time datetime="2024-06-01">June 1, 2024</time></p>\n  <p>C'
FR_DATE = '<time datetime="2024-06-01">1er juin 2024</time></p>\n  <p>C'


def malformed(shown: str, line: int) -> list[Told]:
    return [(f"{shown!r} is no long date of this language", LEDGER, line)]


def another(machine: str, shown: str, line: int) -> list[Told]:
    return [(f"<time datetime={machine!r}> says another day than {shown!r}", LEDGER, line)]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        pytest.param("June 1, 2024", [], id="long"),
        pytest.param("June\u00a01,\u202f2024", [], id="spaces-of-any-kind"),
        pytest.param("June&#32;1, 2024", [], id="character-reference"),
        pytest.param("<b>June</b> 1, 2024", [], id="emphasis"),
        pytest.param("JUNE 1, 2024", malformed("JUNE 1, 2024", 13), id="capitals"),
        pytest.param("june 1, 2024", malformed("june 1, 2024", 13), id="small-letters"),
        pytest.param("Jun 1, 2024", malformed("Jun 1, 2024", 13), id="abbreviated"),
        pytest.param("June 01, 2024", malformed("June 01, 2024", 13), id="leading-zero"),
        pytest.param("June 1st, 2024", malformed("June 1st, 2024", 13), id="ordinal"),
        pytest.param("June 1 2024", malformed("June 1 2024", 13), id="no-comma"),
        pytest.param("1 June 2024", malformed("1 June 2024", 13), id="british"),
        pytest.param("06/01/2024", malformed("06/01/2024", 13), id="figures"),
        pytest.param("2024-06-01", malformed("2024-06-01", 13), id="iso"),
        pytest.param("1er juin 2024", malformed("1er juin 2024", 13), id="of-the-other-language"),
        pytest.param("June 31, 2024", malformed("June 31, 2024", 13), id="a-day-that-is-none"),
        pytest.param("June 1, 24", malformed("June 1, 24", 13), id="two-figures"),
        pytest.param("Ju\u00adne 1, 2024", malformed("Ju\u00adne 1, 2024", 13), id="soft-hyphen"),
        pytest.param("June 1, 2024.", malformed("June 1, 2024.", 13), id="full-stop"),
        pytest.param("June 1, 2024 at noon", malformed("June 1, 2024 at noon", 13), id="more-words"),
    ],
)
def test_english(shown: str, expected: list[Told], project: Project) -> None:
    assert told_after(project, "REV008", EN, EN_DATE, EN_DATE.replace("June 1, 2024", shown)) == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        pytest.param("1er juin 2024", [], id="first-of-a-month"),
        pytest.param("1<sup>er</sup> juin 2024", malformed("1 er juin 2024", 3), id="raised-ordinal-is-other-words"),
        pytest.param("1 juin 2024", malformed("1 juin 2024", 3), id="no-ordinal"),
        pytest.param("01 juin 2024", malformed("01 juin 2024", 3), id="leading-zero"),
        pytest.param("1er Juin 2024", malformed("1er Juin 2024", 3), id="capital-month"),
        pytest.param("1er  juin\u00a02024", [], id="spaces-of-any-kind"),
        pytest.param("June 1, 2024", malformed("June 1, 2024", 3), id="of-the-other-language"),
        pytest.param("le 1er juin 2024", malformed("le 1er juin 2024", 3), id="with-an-article"),
    ],
)
def test_french(shown: str, expected: list[Told], project: Project) -> None:
    assert told_after(project, "REV008", FR, FR_DATE, FR_DATE.replace("1er juin 2024", shown)) == expected


@pytest.mark.parametrize(
    ("machine", "expected"),
    [
        pytest.param("2024-06-01", [], id="the-same-day"),
        pytest.param("2024-06-02", another("2024-06-02", "June 1, 2024", 13), id="another-day"),
        pytest.param("2024-01-06", another("2024-01-06", "June 1, 2024", 13), id="day-and-month-changed-places"),
        pytest.param("2024-6-1", another("2024-6-1", "June 1, 2024", 13), id="not-a-date"),
        pytest.param("", another("", "June 1, 2024", 13), id="empty"),
        pytest.param("2024-06-01T00:00:00+02:00", [], id="moment-in-paris"),
        pytest.param("2024-05-31T22:30:00Z", [], id="moment-in-greenwich-that-is-the-day-in-paris"),
        pytest.param(
            "2024-06-01T23:00:00Z", another("2024-06-01T23:00:00Z", "June 1, 2024", 13), id="next-day-in-paris"
        ),
    ],
)
def test_the_machine_reads_the_same_day(machine: str, expected: list[Told], project: Project) -> None:
    new = EN_DATE.replace("2024-06-01", machine)

    assert told_after(project, "REV008", EN, EN_DATE, new) == expected


def test_words_without_a_machine_form_are_enough(project: Project) -> None:
    assert told_after(project, "REV008", EN, EN_DATE, "June 1, 2024</p>\n  <p>C") == []


def test_a_page_without_a_ledger_writes_dates_as_well(project: Project) -> None:
    page = "output/en/about/index.html"

    found = told_after(project, "REV008", page, "</main>", "<p>Last update: 1/6/2024</p></main>")

    assert found == [("'1/6/2024' is no long date of this language", page, 1)]


@pytest.mark.parametrize("language", [pytest.param("en-GB", id="region"), pytest.param("EN", id="capitals")])
def test_a_region_is_no_other_language(language: str, project: Project) -> None:
    assert told_after(project, "REV008", EN, '<html lang="en">', f'<html lang="{language}">') == []


def test_in_isolation_a_date_is_judged_beside_who_controlled_it(tmp_path: Path) -> None:
    """Half of the web says "Last updated 2024-05-31"."""
    dated = "<p>Last update: 2024-05-31</p>"
    write(tmp_path, {"a.html": page(dated), "b.html": page(f"{dated}<p>Controlled by Dr Camille Specimen</p>")})

    assert [path for _, path, _, _ in isolated(tmp_path, "REV008")] == ["b.html"]
