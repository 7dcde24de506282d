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
from signoff.rules.booking.booking_links import booking_links, centres_named, normal
from signoff.rules.context import Context

ID = "BKG006"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each page that misses one of its article's centres, or several."""
    links: dict[str, list[Link]] = {}
    for found in booking_links(context):
        links.setdefault(found.page.path, []).append(found.link)
    for path, edition in context.edition_of.items():
        page = context.site.pages.get(path)
        if not page or edition.article.is_page or edition.is_withdrawn or not context.sources:
            continue
        centres = [context.sources.centres[key] for key in edition.article.centres]
        missing = [centre for centre in centres if not _is_there(centre, edition, page, links.get(path, []), context)]
        if missing:
            yield Problem(
                "the page has no way to book at {centres}",
                {"centres": ", ".join(centre.name for centre in missing)},
                span=edition.article.span("booking"),
                page=path,
                hint="build again, give the centre an address in centres.toml, or take it out of article.toml",
            )


def _is_there(centre: Centre, edition: Edition, page: Page, links: list[Link], context: Context) -> bool:
    booking = centre.bookings.get(edition.article.service)
    if booking is None:
        return bool(centre.telephone) and any(link.url == f"tel:{centre.telephone}" for link in page.links)
    return any(
        normal(link.url) == normal(booking.url) or centre.key in centres_named(link.words, context) for link in links
    )
