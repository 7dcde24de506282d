"""A booking address carries parameters that follow the patient.

Why: utm_, gclid, fbclid, phs and their like tell others where a patient came from, and say nothing of the place.

Looks at centres.toml and at booking links of articles. `--fix` takes them away in centres.toml.
Does not look at: addresses of other hosts (BKG001).

Bad: content/centres.toml
    url = "https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101&utm_source=site"
Good:
    url = "https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101"

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.booking_address import tracking
from signoff.model import Edition, Page, Problem, Severity
from signoff.rules.booking.booking_links import BookingLink, booking_links, typed_bookings
from signoff.rules.context import Context
from signoff.rules.world import World

ID = "BKG010"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such address, at the first place where it was typed."""
    for url, span, page, link in typed_bookings(context, _of_page):
        if names := tracking(url):
            mended, taken = "`signoff check --fix` takes it away", "take it away"
            hint = mended if page is None else taken
            facts = {"names": ", ".join(dict.fromkeys(names))}
            yield Problem("the booking address follows the patient: {names}", facts, span, page, link, url, hint=hint)


def _of_page(edition: Edition, page: Page, world: World) -> list[BookingLink]:
    return [found for found in booking_links(edition, page, world) if tracking(found.link.url)]
