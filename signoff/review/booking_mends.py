"""Changes of centres.toml: mended addresses, and who confirmed one. Comments, order and line ends stay as they are."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from signoff.booking_address import flaw, is_no_place, malformed, tracking, well_formed, without_tracking
from signoff.errors import Refused, UsageError
from signoff.model import Booking, Centre, Sources
from signoff.nearest import did_you_mean
from signoff.phrases import Phrase
from signoff.review.journal import FileChange
from signoff.review.mends import Mended
from signoff.settings import Settings

_BOM = "\ufeff"


def mended_centres(sources: Sources, settings: Settings, rules: Collection[str]) -> Iterator[Mended]:
    """centres.toml with its malformed addresses mended (BKG003) and without tracking (BKG010), if there is any."""
    values: dict[tuple[str, str], dict[str, Any]] = {}
    for key, centre in sources.centres.items():
        for service, booking in centre.bookings.items():
            if not flaw(booking.url, settings.booking_hosts) and (meant := _meant(booking.url, rules)) != booking.url:
                values[key, service] = {"url": meant}
                if booking.confirmed and malformed(booking.url) and "BKG003" in rules:
                    values[key, service] |= {"confirmed": False, "by": None}  # nobody opened the address that it is now
    if values:
        path = f"{settings.content}/centres.toml"
        before = (settings.root / path).read_bytes()
        yield Mended(FileChange(path, before, with_values(before, values)), len(values))


def _meant(url: str, rules: Collection[str]) -> str:
    if "BKG003" in rules and malformed(url):
        url = well_formed(url) or url
    return without_tracking(url) if "BKG010" in rules and tracking(url) and not malformed(url) else url


def confirmed(
    sources: Sources, settings: Settings, centre: str, *, service: str, by: str, on: date, today: date
) -> tuple[FileChange, Centre, Booking]:
    """centres.toml with the record of who opened an address and when. Raises UsageError or Refused, with the reason."""
    place = sources.centres.get(centre)
    if place is None:
        raise UsageError(
            "{key!r} is not in centres.toml{guess}", key=centre, guess=did_you_mean(centre, sources.centres)
        )
    booking = _booking(place, service)
    if not by.strip() or not by.isprintable():
        raise UsageError('say who opened the address: --by "your name"')
    if on > today:
        raise UsageError("{on} has not come yet: say on which day the address was opened", on=on)
    if booking.confirmed and on < booking.confirmed:
        message = "{place}: confirmed on {confirmed} by {by} already, which is later than {on}"
        raise Refused(message, place=booking.span, confirmed=booking.confirmed, by=booking.by, on=on)
    why = flaw(booking.url, settings.booking_hosts) or malformed(booking.url)
    if why or is_no_place(booking.url):
        message = "{place}: {url} is no booking address ({why}): mend it first"
        raise Refused(message, place=booking.span, url=booking.url, why=why or Phrase("no page of one place"))
    path = f"{settings.content}/centres.toml"
    before = (settings.root / path).read_bytes()
    after = with_values(before, {(centre, booking.service): {"confirmed": on, "by": by.strip()}})
    return FileChange(path, before, after), place, booking


def _booking(centre: Centre, service: str) -> Booking:
    known = ", ".join(centre.bookings) or "none"
    if not service and len(centre.bookings) == 1:
        return next(iter(centre.bookings.values()))
    if not service:
        raise UsageError("each service has an address of its own: say which one with --service ({known})", known=known)
    if service not in centre.bookings:
        message = "{centre!r} has no service {service!r}; services there: {known}"
        raise UsageError(message, centre=centre.key, service=service, known=known)
    return centre.bookings[service]


def with_values(content: bytes, values: dict[tuple[str, str], dict[str, Any]]) -> bytes:
    """The bytes of centres.toml with other values for some keys of bookings; None takes a key away.

    Raises Refused when the file is written in a form in which that cannot be done without touching more.
    """
    words = content.decode("utf-8")
    mark = _BOM if words.startswith(_BOM) else ""
    end = "\r\n" if "\r\n" in words else "\n"
    try:
        document = tomlkit.parse(words[len(mark) :])
        for (centre, service), wanted in values.items():
            table: Any = document[centre]["booking"][service]
            for key, value in wanted.items():
                _set(table, key, value, end)
        after = mark + tomlkit.dumps(document)
        _refuse_more(words[len(mark) :], after[len(mark) :], values)
    except (TOMLKitError, KeyError, TypeError) as error:
        message = "centres.toml cannot be changed without touching more of it ({why}): edit it by hand"
        raise Refused(message, why=error) from error
    return after.encode("utf-8")


def _set(table: Any, key: str, value: object, end: str) -> None:
    if value is None:
        table.pop(key, None)
        return
    is_new = key not in table
    table[key] = value
    if is_new and hasattr(table[key], "trivia") and table[key].trivia.trail:
        table[key].trivia.trail = end


def _refuse_more(before: str, after: str, values: dict[tuple[str, str], dict[str, Any]]) -> None:
    """Raise KeyError unless the two files differ in these values alone."""
    wanted = tomllib.loads(before.replace("\r\n", "\n"))
    for (centre, service), changes in values.items():
        table = wanted[centre]["booking"][service]
        for key, value in changes.items():
            table.pop(key, None)
            if value is not None:
                table[key] = value
    if tomllib.loads(after.replace("\r\n", "\n")) != wanted:
        raise KeyError("the change came out otherwise")
