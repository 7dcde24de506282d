"""REV003: reviews that are due, to the day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ledgers import KNEE, approve, withdraw
from tests.projects import Project
from tests.rules.tables import LEDGER, Told, told

URLS = ("/fr/scanner-du-genou/", "/en/knee-scan/")


def due(day: str, *, is_past: bool = False) -> list[Told]:
    verb = "was" if is_past else "is"
    return [(f"the review of {url} {verb} due on {day}", LEDGER, line) for url, line in zip(URLS, (3, 13), strict=True)]


def at_the_knee(found: list[Told]) -> list[Told]:
    return [each for each in found if each[1] == LEDGER]


def reviewed(project: Project, on: str, months: int) -> None:
    ledger = project.read(LEDGER)
    project.write(LEDGER, ledger.replace("on = 2024-06-01", f"on = {on}"))
    project.replace(f"{KNEE}/article.toml", "months = 36", f"months = {months}")


@pytest.mark.parametrize(
    ("on", "months", "today", "expected"),
    [
        pytest.param("2024-06-01", 36, "2024-07-01", [], id="long-before"),
        pytest.param("2024-06-01", 36, "2027-04-01", [], id="61-days-before"),
        pytest.param("2024-06-01", 36, "2027-04-02", due("2027-06-01"), id="60-days-before"),
        pytest.param("2024-06-01", 36, "2027-06-01", due("2027-06-01"), id="on-the-day"),
        pytest.param("2024-06-01", 36, "2027-06-02", due("2027-06-01", is_past=True), id="the-day-after"),
        pytest.param("2024-08-31", 6, "2025-03-01", due("2025-02-28", is_past=True), id="a-month-of-28-days"),
        pytest.param("2024-08-31", 6, "2025-02-28", due("2025-02-28"), id="the-last-of-28-days"),
        pytest.param("2023-08-31", 6, "2024-02-29", due("2024-02-29"), id="a-leap-year"),
        pytest.param("2024-02-29", 12, "2025-02-28", due("2025-02-28"), id="a-leap-day-a-year-later"),
        pytest.param("2024-03-31", 1, "2024-04-30", due("2024-04-30"), id="a-month-of-30-days"),
        pytest.param("2024-12-01", 1, "2024-12-31", due("2025-01-01"), id="into-the-next-year"),
    ],
)
def test_a_review_is_due_to_the_day(on: str, months: int, today: str, expected: list[Told], project: Project) -> None:
    reviewed(project, on, months)

    assert at_the_knee(told(project, "REV003", today=date.fromisoformat(today))) == expected


def test_past_its_day_it_shuts_the_gate_and_before_it_warns(project: Project) -> None:
    days = (date(2027, 6, 1), date(2027, 6, 2))

    assert [project.check("REV003", today=day).is_open for day in days] == [True, False]


def test_a_specimen_is_told_and_not_shut(project: Project) -> None:
    """Every page of it says that nobody is to rely on it; whoever clones the sample years later still gets to see it."""
    project.replace("pyproject.toml", "legal_pages", "specimen = true\nlegal_pages")
    day = date(2027, 6, 2)

    assert at_the_knee(told(project, "REV003", today=day)) == due("2027-06-01", is_past=True)
    assert project.check("REV003", today=day).is_open


def test_a_corrected_wording_is_no_new_review(project: Project) -> None:
    approve(project, "en", "1.1", ("Eat as usual", "Eat normally"), kind="wording", on=date(2027, 5, 1))

    found = at_the_knee(told(project, "REV003", today=date(2027, 6, 2)))

    assert [message for message, _, _ in found] == [message for message, _, _ in due("2027-06-01", is_past=True)]


def test_a_second_review_of_the_same_words_is_one(project: Project) -> None:
    approve(project, "fr", "1.0", on=date(2027, 5, 1))

    assert [line for _, _, line in at_the_knee(told(project, "REV003", today=date(2027, 6, 2)))] == [13]


def test_nobody_has_to_review_what_was_withdrawn(project: Project) -> None:
    withdraw(project, "en", "1.0")

    assert [line for _, _, line in at_the_knee(told(project, "REV003", today=date(2027, 6, 2)))] == [3]
