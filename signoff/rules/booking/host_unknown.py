"""A booking address does not lead to one of the booking hosts.

Why: `doctolib.fr.example.com` looks right at a glance, and collects the names and telephone numbers of patients.

The host has to be exactly one of booking_hosts, over https, without a user's name or a port; hosts are compared as the URL
standard writes them. Looks at centres.toml, at the working texts, and at links of article pages that stand in the booking
block or bear the host's name anywhere before their path, in look-alike letters too.

Bad: content/centres.toml
    url = "https://www.doctolib.fr.example.com/radiologie/paris/centre-alpha?pid=practice-101"
Good:
    url = "https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101"

Source: URL standard, 3.5 "Host parsing"; Unicode Technical Standard 39, "Confusable detection".
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Article, Edition, Page, Problem, Severity, Span
from signoff.phrases import Phrase
from signoff.rules.booking.booking_links import BookingLink, article_pages, booking_links, flaw, resembles
from signoff.rules.context import Context
from signoff.rules.world import World

ID = "BKG001"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each address, at the first place where a person typed it."""
    hosts = context.settings.booking_hosts
    said: set[str] = set()
    for url, span in _typed(context):
        if url not in said and (why := flaw(url, hosts)):
            said.add(url)
            yield _problem(url, why, context, span=span)
    for found in (each for _, links in context.told(_flawed, article_pages(context)) for each in links):
        url = found.link.url
        if url not in said and (why := flaw(url, hosts)):
            said.add(url)
            typed = context.source_of(found.page, found.link)
            yield _problem(url, why, context, span=typed, page=found.page.path, link=found.link.order)


def _typed(context: Context) -> Iterator[tuple[str, Span]]:
    if not context.sources:
        return
    for centre in context.sources.centres.values():
        for booking in centre.bookings.values():
            yield booking.url, booking.span
    for _, typed in context.told(_flawed_in_texts, ((article,) for article in context.sources.articles)):
        yield from typed


def _flawed(edition: Edition, page: Page, world: World) -> list[BookingLink]:
    hosts = world.settings.booking_hosts
    return [found for found in booking_links(edition, page, world) if flaw(found.link.url, hosts)]


def _flawed_in_texts(article: Article, world: World) -> list[tuple[str, Span]]:
    hosts = world.settings.booking_hosts
    return [
        (link.url, Span(text.path, link.line))
        for text in article.working.values()
        for link in text.links
        if resembles(link.url, hosts) and flaw(link.url, hosts)
    ]


def _problem(
    url: str, why: Phrase, context: Context, *, span: Span | None, page: str | None = None, link: int | None = None
) -> Problem:
    return Problem(
        "this is no address for booking: {why}",
        {"why": why, "host": context.settings.booking_hosts[0]},
        span=span,
        page=page,
        link=link,
        url=url,
        hint="booking addresses begin with https://{host}/",
    )
