"""centres.toml -> Centre."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time

from signoff.dates import WEEK
from signoff.model import Booking, Centre, Hours
from signoff.settings import Settings
from signoff.sources.files import Reader
from signoff.sources.toml import Document, Taker, read_tables, tables_in

_TELEPHONE = re.compile(r"\+[1-9][0-9]{6,14}")
_HOURS = re.compile(r"(\w\w)(?:-(\w\w))? ([0-2]?[0-9]:[0-5][0-9])-([0-2]?[0-9]:[0-5][0-9])")  # Mo-Fr 08:00-18:30


def read_centres(reader: Reader, settings: Settings) -> Mapping[str, Centre] | None:
    """The centres by key, in the order of the file; none without the file, None when it cannot be read."""
    return read_tables(reader, f"{settings.content}/centres.toml", lambda key, taker: _centre(key, taker, settings))


def centres_in(reader: Reader, document: Document, settings: Settings) -> Mapping[str, Centre]:
    """The centres of a document."""
    return tables_in(reader, document, lambda key, taker: _centre(key, taker, settings))


def _centre(key: str, taker: Taker, settings: Settings) -> Centre:
    about = taker.table_at("about")
    telephone = taker.string("telephone", "")
    if telephone and not _TELEPHONE.fullmatch(telephone):
        taker.wrong("telephone", "must be in international form such as +33123456789, not {typed!r}", typed=telephone)
    bookings = taker.table_at("booking")
    centre = Centre(
        key=key,
        name=taker.string("name"),
        about={language: about.string(language, "") for language in settings.languages} if about else {},
        street=taker.string("street", ""),
        postcode=taker.string("postcode", ""),
        city=taker.string("city", ""),
        telephone=telephone,
        bookings=_bookings(bookings) if bookings else {},
        span=taker.span(),
        hours=tuple(hours for typed in taker.strings("hours") if (hours := _hours(taker, typed))),
    )
    if about:
        about.done()
    taker.done()
    return centre


def _hours(taker: Taker, typed: str) -> Hours | None:
    """One line of opening hours; None, with a problem remembered, when it cannot be read."""
    if match := _HOURS.fullmatch(typed.strip()):
        first, last, opens, closes = match[1], match[2] or match[1], _time(match[3]), _time(match[4])
        if first in WEEK and last in WEEK and opens and closes and opens < closes:
            return Hours(WEEK.index(first), WEEK.index(last), opens, closes)
    taker.wrong(
        "hours",
        "must be days and times such as Mo-Fr 08:00-18:30, not {typed!r}",
        "days are {days}; a break at noon makes two entries: Mo-Fr 08:00-12:00 and Mo-Fr 13:30-18:00",
        typed=typed,
        days=", ".join(WEEK),
    )
    return None


def _time(words: str) -> time | None:
    hour, minute = map(int, words.split(":"))
    return time(hour, minute) if hour < 24 else None


def _bookings(taker: Taker) -> dict[str, Booking]:
    return {service: _booking(service, below) for service, below in taker.each(taker.table)}


def _booking(service: str, taker: Taker) -> Booking:
    confirmed: date | None = None
    if taker.table.get("confirmed") is False:
        taker.boolean("confirmed")
    elif "confirmed" in taker.table:
        confirmed = taker.day("confirmed")
        if confirmed and not taker.table.get("by"):
            taker.wrong("confirmed", "says when but not by whom", 'add: by = "the name of the person who opened it"')
    booking = Booking(service, taker.string("url"), confirmed, taker.string("by", ""), taker.span("url"))
    taker.done("confirmed")
    return booking
