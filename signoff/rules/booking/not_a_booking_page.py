"""An address of a booking host is not the page of one place.

Why: a search or a home page lets the patient book anybody; a placeholder books nobody.

A place has /kind/city/name, perhaps with more behind it. Looks at centres.toml and at booking links of articles. Does not look
at: addresses of other hosts (BKG001).

Bad: content/centres.toml
    url = "https://www.doctolib.fr/search?location=paris"
Good:
    url = "https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101"

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.booking_address import is_no_place
from signoff.model import Edition, Page, Problem, Severity
from signoff.rules.booking.booking_links import BookingLink, booking_links, typed_bookings
from signoff.rules.context import Context
from signoff.rules.world import World

ID = "BKG002"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such address, at the first place where it was typed."""
    for url, span, page, link in typed_bookings(context, _of_page):
        if is_no_place(url):
            hint = "open the page of the centre and copy its address: https://host/kind/city/name"
            yield Problem(
                "this is a search, a home page or a placeholder, not the page of one centre",
                {},
                span,
                page,
                link,
                url,
                hint=hint,
            )


def _of_page(edition: Edition, page: Page, world: World) -> list[BookingLink]:
    return [found for found in booking_links(edition, page, world) if is_no_place(found.link.url)]
