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

from signoff.model import Problem, Severity, Sources
from signoff.rules.booking.booking_links import booking_links, normal
from signoff.rules.context import Context
from signoff.sources.terms import Matcher

ID = "BKG013"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such link."""
    if context.sources is None or not context.sources.services:
        return
    matchers, booked_at = _matchers(context), _services_by_address(context.sources)
    for found in booking_links(context):
        booked = booked_at.get(normal(found.link.url) or "", frozenset())
        named = {match.key for matcher in matchers for match in matcher.find(found.link.words)}
        if named and booked and not named & booked:
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


def _matchers(context: Context) -> list[Matcher]:
    """What finds the names of services, language by language: capitals do not matter in a label."""
    services = context.sources.services if context.sources else {}
    return [
        Matcher([(key, service.names[language].lower()) for key, service in services.items()], language)
        for language in context.settings.languages
    ]


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
