"""A booking link announces one service and books another.

Why: who came for an injection is put into a machine, or finds out at the desk that nobody can give it that day.

Compares the services that the link's words name, by their names in services.toml in any language, with those that centres.toml books at the
address.
Does not look at: labels that name no service, or the right one among others; addresses that centres.toml does not hold (BKG004).

Bad: output/en/knee-scan/index.html
    Book your MRI at Centre Alpha on Doctolib
Good:
    Book at Centre Alpha on Doctolib

Source: incident: a page on injections whose links announced an MRI.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from signoff.model import Edition, Page, Problem, Severity, Sources
from signoff.rules.booking.booking_links import BookingLink, article_pages, booking_links, normal
from signoff.rules.context import Context
from signoff.rules.world import World
from signoff.sources.terms import Matcher

ID = "BKG013"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such link."""
    if context.sources is None or not context.sources.services:
        return
    for _, wrong in context.told(_of_page, article_pages(context)):
        for found, booked, named in wrong:
            yield Problem(
                "{label!r} books {booked}, not {named}",
                {
                    "label": found.link.words,
                    "booked": _names(booked, context.sources, found.edition.language),
                    "named": _names(named, context.sources, found.edition.language),
                },
                span=context.source_of(found.page, found.link) or found.edition.article.span("booking"),
                page=found.page.path,
                link=found.link.order,
                url=found.link.url,
                hint="let the label name what is booked, or give the centre an address for the other service in centres.toml",
            )


def _of_page(edition: Edition, page: Page, world: World) -> list[tuple[BookingLink, frozenset[str], frozenset[str]]]:
    """The links that book another service than they name, with the services that are booked and named."""
    if world.sources is None:
        return []
    services = world.sources.services
    names = {
        language: tuple((key, service.names[language].lower()) for key, service in services.items())
        for language in world.settings.languages
    }
    booked_at = _services_by_address(world.sources)
    found = []
    for each in booking_links(edition, page, world):
        booked = booked_at.get(normal(each.link.url) or "", frozenset())
        matches = (match for language in names for match in _matcher(names[language], language).find(each.link.words))
        named = frozenset(match.key for match in matches)
        if named and booked and not named & booked:
            found.append((each, booked, named))
    return found


@lru_cache(maxsize=8)
def _matcher(names: tuple[tuple[str, str], ...], language: str) -> Matcher:
    """What finds the names of services in one language: capitals do not matter in a label."""
    return Matcher(names, language)


def _services_by_address(sources: Sources) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for centre in sources.centres.values():
        for key, booking in centre.bookings.items():
            address = normal(booking.url) or booking.url
            found[address] = found.get(address, frozenset()) | {key}
    return found


def _names(keys: Iterable[str], sources: Sources, language: str) -> str:
    """The services as patients call them; one without a name by its key."""
    services = sources.services
    return " / ".join(sorted(services[key].names[language] if key in services else key for key in keys))
