"""A booking link names one centre and books another.

Why: the patient travels to the wrong side of the city, fasting, at eight in the morning.

Compares the centre in the link's words with the centre to which centres.toml gives the address. Links of one page that are
exchanged are one finding.
Does not look at: labels that name no centre or several, addresses that belong to no centre (BKG004).

Bad: output/en/knee-scan/index.html
    Book at Centre Beta on Doctolib
Good:
    Book at Centre Alpha on Doctolib

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Edition, Link, Page, Problem, Severity
from signoff.rules.booking.booking_links import (
    BookingLink,
    article_pages,
    booking_links,
    centres_by_address,
    centres_named,
    normal,
)
from signoff.rules.context import Context
from signoff.rules.world import World

ID = "BKG005"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each page with such links, at the first of them."""
    known = centres_by_address(context)
    for _, links in context.told(_of_page, article_pages(context)):
        first = links[0]
        booked = known[normal(first.link.url) or ""]
        alone, among = "{label!r} books {booked}", "{label!r} books {booked} (and {more} more on this page)"
        yield Problem(
            among if len(links) > 1 else alone,
            {"label": first.link.words, "booked": _names(booked, context), "more": len(links) - 1},
            span=first.edition.article.span("booking"),
            page=first.page.path,
            link=first.link.order,
            url=first.link.url,
            hint="build again; labels and addresses both come from centres.toml",
        )


def _of_page(edition: Edition, page: Page, world: World) -> list[BookingLink]:
    known = centres_by_address(world)
    centres = world.sources.centres if world.sources else {}

    def is_wrong(link: Link) -> bool:
        named = centres_named(link.words, world)
        booked = known.get(normal(link.url) or "", frozenset())
        return len({centres[key].name for key in named}) == 1 and bool(booked) and not named & booked

    return [found for found in booking_links(edition, page, world) if is_wrong(found.link)]


def _names(keys: frozenset[str], context: Context) -> str:
    return " / ".join(sorted(context.sources.centres[key].name for key in keys)) if context.sources else ""
