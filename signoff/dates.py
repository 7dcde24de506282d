"""Dates, opening hours and telephone numbers as people write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_day_names

from signoff.model import Hours

_LOCALES = {"fr": "fr_FR", "en": "en_US"}
WEEK = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")  # as schema.org's openingHours writes them
_PARIS = ZoneInfo("Europe/Paris")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:$|[T ])")  # the forms that HTML and schema.org know
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=1024)  # a site has few days and names each of them on many pages
def long_date(day: date, language: str) -> str:
    """`November 1, 2024`, `1er novembre 2024`. Babel's French has no ordinal on the first of a month: it is added here."""
    words = format_date(day, format="long", locale=_LOCALES[language])
    return re.sub(r"^1(?= )", "1er", words) if language == "fr" else words


def parse_long_date(words: str, language: str) -> date | None:
    """The day that a long date names; None when it is not written exactly as `long_date` writes it.

    Spaces may be of any kind and number. Babel cannot parse long dates, so they are taken apart, formatted and compared.
    """
    wanted = _SPACES.sub(" ", words.strip())
    numbers = re.findall(r"[0-9]+", wanted)
    names = re.findall(r"[^\W\d_]+", wanted)
    month = next((_months(language)[name] for name in names if name in _months(language)), None)
    if month is None or len(numbers) != 2 or any(len(number) > 4 for number in numbers):
        return None
    day, year = (int(number) for number in numbers)
    if year < 1000:
        return None  # "June 1, 24" is the year 24, which nobody means
    try:
        found = date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return found if _SPACES.sub(" ", long_date(found, language)) == wanted else None


def machine_day(words: str) -> date | None:
    """The day of an ISO date, or of a moment: in Paris when it has a time zone. None when it is neither."""
    if not _ISO.match(words):
        return None
    try:
        moment = datetime.fromisoformat(words)
        return (moment.astimezone(_PARIS) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        return None


@cache
def _months(language: str) -> dict[str, int]:
    """The names of the months and their numbers."""
    names = {format_date(date(2024, month, 2), "MMMM", locale=_LOCALES[language]): month for month in range(1, 13)}
    return {str(name): month for name, month in names.items()}


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the month's last day when it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise OverflowError(f"{months} months after {day} is no date")


def telephone_words(number: str) -> str:
    """A French number as it is written in France, `01 99 00 00 02`; another country's as it is."""
    if not (number.startswith("+33") and len(number) == 12):
        return number
    national = "0" + number[3:]
    return "\u00a0".join(national[at : at + 2] for at in range(0, 10, 2))


def hours_words(hours: Hours, language: str) -> str:
    """`Monday to Friday, 8 am to 6:30 pm`, `du lundi au vendredi, de 8 h à 18 h 30`."""
    names = get_day_names("wide", locale=_LOCALES[language])
    first, last = str(names[hours.first]), str(names[hours.last])
    opens, closes = _clock(hours.opens, language), _clock(hours.closes, language)
    if language == "fr":
        days = f"le {first}" if first == last else f"du {first} au {last}"
        return f"{days}, de {opens} à {closes}"
    days = first if first == last else f"{first} to {last}"
    return f"{days}, {opens} to {closes}"


def _clock(moment: time, language: str) -> str:
    minutes = f"{moment.minute:02}" if moment.minute else ""
    if language == "fr":
        return f"{moment.hour}\u00a0h" + (f"\u00a0{minutes}" if minutes else "")
    half = "am" if moment.hour < 12 else "pm"
    return f"{moment.hour % 12 or 12}" + (f":{minutes}" if minutes else "") + f"\u00a0{half}"
