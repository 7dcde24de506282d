"""A booking address is one that centres.toml does not hold.

Why: an address that nobody wrote down is one that nobody confirmed: it may book another practice, or none.

Addresses are compared as the URL standard writes them.
Does not look at: addresses that are no booking page (BKG002) or malformed (BKG003), addresses of other hosts, and pages whose centre has such an address in centres.toml by now (BKG001).

Bad: output/en/knee-scan/index.html
    href="https://www.doctolib.fr/radiologie/paris/centre-gamma?pid=practice-303"
Good:
    href="https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101"

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.booking_address import is_no_place, malformed
from signoff.model import Edition, Page, Problem, Severity
from signoff.nearest import nearest
from signoff.rules.booking.booking_links import (
    BookingLink,
    article_pages,
    booking_links,
    centres_by_address,
    centres_named,
    flaw,
    normal,
)
from signoff.rules.context import Context
from signoff.rules.world import World

ID = "BKG004"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each address on a booking host that belongs to no centre."""
    known = centres_by_address(context)
    said: set[str] = set()
    for found in (each for _, links in context.told(_of_page, article_pages(context)) for each in links):
        url = found.link.url
        if url in said:
            continue
        said.add(url)
        guess = nearest(url, known)
        yield Problem(
            "this booking address belongs to no centre of centres.toml",
            {"guess": guess},
            span=context.source_of(found.page, found.link),
            page=found.page.path,
            link=found.link.order,
            url=url,
            hint="nearest: {guess}" if guess else "add it to centres.toml once somebody has opened it",
        )


def _of_page(edition: Edition, page: Page, world: World) -> list[BookingLink]:
    known, hosts = centres_by_address(world), world.settings.booking_hosts
    return [
        found
        for found in booking_links(edition, page, world)
        if not (
            flaw(url := found.link.url, hosts)
            or normal(url) in known
            or is_no_place(url)
            or malformed(url)
            or _is_told_already(found, world)
        )
    ]


def _is_told_already(found: BookingLink, world: World) -> bool:
    """Whether the link is that of a centre whose own address in centres.toml leads to no booking host."""
    named = centres_named(found.link.words, world)
    centres = [world.sources.centres[key] for key in named] if world.sources else []
    hosts = world.settings.booking_hosts
    return any(flaw(booking.url, hosts) for centre in centres for booking in centre.bookings.values())
