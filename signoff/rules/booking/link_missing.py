"""A centre that offers the service has no booking link on the article's page.

Why: the article exists so that patients come prepared; one that cannot be booked from sends them to a search engine.

A centre whose address for the service is not in centres.toml has to be there with its telephone number.
Does not look at: where a link with the centre's name leads (BKG001, BKG004, BKG005); a withdrawn text's notice; frozen pages.

Bad: output/en/knee-scan/index.html
    <p>Book at the desk</p>
Good:
    <p><a class="booking-link button" data-centre="alpha" href="https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101" rel="external" hreflang="fr">Book at Centre Alpha on Doctolib (in French)</a></p>

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Centre, Edition, Link, Page, Problem, Severity
from signoff.rules.booking.booking_links import article_pages, booking_links, centres_named, normal
from signoff.rules.context import Context
from signoff.rules.world import World

ID = "BKG006"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each page that misses one of its article's centres, or several."""
    for _, problem in context.told(_of_page, article_pages(context)):
        yield problem


def _of_page(edition: Edition, page: Page, world: World) -> Problem | None:
    if edition.is_withdrawn or not world.sources:
        return None
    links = [found.link for found in booking_links(edition, page, world)]
    centres = [world.sources.centres[key] for key in edition.article.centres]
    missing = [centre for centre in centres if not _is_there(centre, edition, page, links, world)]
    if not missing:
        return None
    return Problem(
        "the page has no way to book at {centres}",
        {"centres": ", ".join(centre.name for centre in missing)},
        span=edition.article.span("booking"),
        page=page.path,
        hint="build again, give the centre an address in centres.toml, or take it out of article.toml",
    )


def _is_there(centre: Centre, edition: Edition, page: Page, links: list[Link], world: World) -> bool:
    booking = centre.bookings.get(edition.article.service)
    if booking is None:
        return bool(centre.telephone) and any(link.url == f"tel:{centre.telephone}" for link in page.links)
    return any(
        normal(link.url) == normal(booking.url) or centre.key in centres_named(link.words, world) for link in links
    )
