"""A booking address is malformed.

Why: behind a second "?" or an empty number of the practice the host books another site of the centre, or shows an error.

Two question marks, &amp; for &, capital letters in the path, a pid or placeId that is empty or, at Doctolib, not practice- and a
number. `--fix` mends the first three in centres.toml, and then takes the confirmation back: nobody opened that address.
Does not look at: addresses of other hosts (BKG001), searches and home pages (BKG002).

Bad: content/centres.toml
    url = "https://www.doctolib.fr/radiologie/paris/Centre-Alpha?pid=practice-101"
Good:
    url = "https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101"

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.booking_address import is_no_place, malformed, well_formed
from signoff.model import Edition, Page, Problem, Severity
from signoff.rules.booking.booking_links import BookingLink, booking_links, typed_bookings
from signoff.rules.context import Context
from signoff.rules.world import World

ID = "BKG003"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such address, at the first place where it was typed."""
    for url, span, page, link in typed_bookings(context, _of_page):
        if (why := malformed(url)) and not is_no_place(url):
            mended, copied = "`signoff check --fix` mends it", "open the page of the centre and copy its address anew"
            hint = mended if page is None and well_formed(url) else copied
            yield Problem("the booking address is malformed: {why}", {"why": why}, span, page, link, url, hint=hint)


def _of_page(edition: Edition, page: Page, world: World) -> list[BookingLink]:
    return [found for found in booking_links(edition, page, world) if malformed(found.link.url)]
