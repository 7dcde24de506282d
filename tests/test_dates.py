"""Dates as people write them, and only so."""

from __future__ import annotations

from datetime import date, time

import pytest

from signoff.dates import hours_words, long_date, months_later, parse_long_date, telephone_words
from signoff.model import Hours

ENGLISH = "January February March April May June July August September October November December".split()
FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
MONTHS = [
    *(pytest.param("en", month, f"{name} 2, 2024", id=name) for month, name in enumerate(ENGLISH, 1)),
    *(pytest.param("fr", month, f"2 {name} 2024", id=name) for month, name in enumerate(FRENCH, 1)),
]


@pytest.mark.parametrize(("language", "month", "words"), MONTHS)
def test_every_month_is_written_and_read(language: str, month: int, words: str) -> None:
    day = date(2024, month, 2)

    assert (long_date(day, language), parse_long_date(words, language)) == (words, day)


@pytest.mark.parametrize(
    ("day", "language", "expected"),
    [
        pytest.param(date(2024, 11, 1), "fr", "1er novembre 2024", id="first-in-french"),
        pytest.param(date(2024, 11, 1), "en", "November 1, 2024", id="first-in-english"),
        pytest.param(date(2024, 11, 11), "fr", "11 novembre 2024", id="eleventh-is-no-first"),
        pytest.param(date(2024, 11, 21), "fr", "21 novembre 2024", id="twenty-first-is-no-first"),
        pytest.param(date(2024, 2, 29), "fr", "29 février 2024", id="leap-day"),
    ],
)
def test_a_long_date(day: date, language: str, expected: str) -> None:
    actual = long_date(day, language)

    assert actual == expected


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        pytest.param("1er novembre 2024", "fr", date(2024, 11, 1), id="first"),
        pytest.param("1er\u00a0novembre\u202f2024", "fr", date(2024, 11, 1), id="unbroken-spaces"),
        pytest.param("  1er \n novembre  2024 ", "fr", date(2024, 11, 1), id="many-spaces"),
        pytest.param("November\u00a01, 2024", "en", date(2024, 11, 1), id="unbroken-space-in-english"),
        pytest.param("29 février 2024", "fr", date(2024, 2, 29), id="leap-day"),
        pytest.param("29 février 2023", "fr", None, id="no-leap-year"),
        pytest.param("February 29, 1900", "en", None, id="no-leap-century"),
        pytest.param("February 29, 2000", "en", date(2000, 2, 29), id="leap-century"),
        pytest.param("1 novembre 2024", "fr", None, id="first-without-ordinal"),
        pytest.param("2e novembre 2024", "fr", None, id="second-with-ordinal"),
        pytest.param("1ER novembre 2024", "fr", None, id="ordinal-in-capitals"),
        pytest.param("1er Novembre 2024", "fr", None, id="month-in-capitals"),
        pytest.param("1er nov. 2024", "fr", None, id="short-month"),
        pytest.param("1er fevrier 2024", "fr", None, id="month-without-accent"),
        pytest.param("01 novembre 2024", "fr", None, id="leading-zero"),
        pytest.param("1er novembre, 2024", "fr", None, id="comma"),
        pytest.param("November 1, 2024", "fr", None, id="english-in-french"),
        pytest.param("1er novembre 2024", "en", None, id="french-in-english"),
        pytest.param("1 November 2024", "en", None, id="british-order"),
        pytest.param("November 1st, 2024", "en", None, id="ordinal-in-english"),
        pytest.param("November 1 2024", "en", None, id="no-comma"),
        pytest.param("november 1, 2024", "en", None, id="small-month"),
        pytest.param("November 31, 2024", "en", None, id="november-31"),
        pytest.param("November 0, 2024", "en", None, id="day-0"),
        pytest.param("November 1, 24", "en", None, id="two-digits-are-no-year"),
        pytest.param("November 1, 2024.", "en", None, id="full-stop"),
        pytest.param("on November 1, 2024", "en", None, id="word-before"),
        pytest.param("November May 1, 2024", "en", None, id="two-months"),
        pytest.param("2024-11-01", "en", None, id="iso"),
        pytest.param("11/1/2024", "en", None, id="slashes"),
        pytest.param("", "en", None, id="nothing"),
        pytest.param("November", "en", None, id="month-alone"),
        pytest.param("November 1, 99999999999999999999", "en", None, id="year-beyond-the-calendar"),
        pytest.param("November 1, " + "9" * 5000, "en", None, id="year-beyond-the-interpreter"),
        pytest.param("November ١, ٢٠٢٤", "en", None, id="other-digits"),
    ],
)
def test_a_date_is_read_only_as_it_would_be_written(words: str, language: str, expected: date | None) -> None:
    actual = parse_long_date(words, language)

    assert actual == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        pytest.param(date(2024, 1, 31), 1, date(2024, 2, 29), id="january-31-in-a-leap-year"),
        pytest.param(date(2023, 1, 31), 1, date(2023, 2, 28), id="january-31"),
        pytest.param(date(2024, 3, 31), 1, date(2024, 4, 30), id="march-31"),
        pytest.param(date(2024, 2, 29), 12, date(2025, 2, 28), id="leap-day-and-a-year"),
        pytest.param(date(2024, 2, 29), 48, date(2028, 2, 29), id="leap-day-and-four-years"),
        pytest.param(date(2024, 11, 1), 36, date(2027, 11, 1), id="three-years"),
        pytest.param(date(2024, 12, 15), 1, date(2025, 1, 15), id="into-the-next-year"),
        pytest.param(date(2024, 12, 15), 0, date(2024, 12, 15), id="none"),
        pytest.param(date(2024, 1, 15), 11, date(2024, 12, 15), id="to-december"),
    ],
)
def test_months_later(day: date, months: int, expected: date) -> None:
    actual = months_later(day, months)

    assert actual == expected


def test_months_beyond_the_calendar_are_an_error() -> None:
    with pytest.raises(OverflowError, match="120000 months after 2024-01-31 is no date"):
        months_later(date(2024, 1, 31), 120_000)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param("+33199000011", "01\u00a099\u00a000\u00a000\u00a011", id="french"),
        pytest.param("+3319900001", "+3319900001", id="french-and-too-short"),
        pytest.param("+32212345678", "+32212345678", id="belgian"),
        pytest.param("", "", id="none"),
    ],
)
def test_a_telephone_number_as_it_is_written(number: str, expected: str) -> None:
    actual = telephone_words(number)

    assert actual == expected


@pytest.mark.parametrize(
    ("hours", "french", "english"),
    [
        pytest.param(
            Hours(0, 4, time(8), time(18, 30)),
            "du lundi au vendredi, de 8\u00a0h à 18\u00a0h\u00a030",
            "Monday to Friday, 8\u00a0am to 6:30\u00a0pm",
            id="a-week",
        ),
        pytest.param(
            Hours(5, 5, time(9, 5), time(12)),
            "le samedi, de 9\u00a0h\u00a005 à 12\u00a0h",
            "Saturday, 9:05\u00a0am to 12\u00a0pm",
            id="one-day-until-noon",
        ),
        pytest.param(
            Hours(6, 6, time(0, 30), time(1)),
            "le dimanche, de 0\u00a0h\u00a030 à 1\u00a0h",
            "Sunday, 12:30\u00a0am to 1\u00a0am",
            id="after-midnight",
        ),
    ],
)
def test_opening_hours_as_people_say_them(hours: Hours, french: str, english: str) -> None:
    assert (hours_words(hours, "fr"), hours_words(hours, "en")) == (french, english)
