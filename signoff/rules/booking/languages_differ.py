"""The two languages of an article book different places.

Why: the English reader sits in the other centre, or before the other machine, and the page in French is right.

Compares the booking addresses of the pages of one article: for each centre the addresses that they book, in any order and as often as may
be. Told only where each page by itself is right.
Does not look at: pages that miss a centre (BKG006), link to an unknown address (BKG001, BKG004) or bear the wrong label (BKG005).

Bad: output/en/knee-scan/index.html
    href="https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-103"
Good:
    href="https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101"

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from signoff.model import Article, Edition, Problem, Severity
from signoff.phrases import Phrase
from signoff.rules.booking.booking_links import (
    BookingLink,
    booking_links,
    centres_by_address,
    centres_named,
    flaw,
    normal,
)
from signoff.rules.context import Context

ID = "BKG007"
SEVERITY = Severity.ERROR

_NAMES = {"fr": Phrase("French"), "en": Phrase("English")}
Booked = Mapping[str, BookingLink]  # by normal address


def check(context: Context) -> Iterator[Problem]:
    """A problem for each page that books otherwise than the page of its article's source language."""
    known = centres_by_address(context)
    links: dict[str, list[BookingLink]] = {}
    for found in booking_links(context):
        links.setdefault(found.page.path, []).append(found)
    by_url = {edition.url: links.get(path, []) for path, edition in context.edition_of.items()}
    for article in context.sources.articles if context.sources else ():
        yield from _of_article(article, context, known, by_url)


def _of_article(
    article: Article,
    context: Context,
    known: Mapping[str, frozenset[str]],
    by_url: Mapping[str, list[BookingLink]],
) -> Iterator[Problem]:
    shown = {edition.language: edition for edition in context.editions_of(article) if not edition.is_withdrawn}
    source = shown.pop(article.source_language, None)
    if source is None:
        return
    wanted = _booked(source, by_url, known, context)
    for edition in shown.values():
        booked = _booked(edition, by_url, known, context)
        if wanted is not None and booked is not None and (other := booked.keys() - wanted.keys()):
            yield _problem(booked[min(other)], known, (source, edition), context, lacks=False)
        elif wanted is not None and booked is not None and (other := wanted.keys() - booked.keys()):
            yield _problem(wanted[min(other)], known, (source, edition), context, lacks=True)


def _booked(
    edition: Edition,
    by_url: Mapping[str, list[BookingLink]],
    known: Mapping[str, frozenset[str]],
    context: Context,
) -> Booked | None:
    """What a page books; None when something of it is wrong by itself, and told by another rule."""
    found: dict[str, BookingLink] = {}
    named: set[str] = set()
    for each in by_url.get(edition.url, ()):
        address = normal(each.link.url) or ""
        label = centres_named(each.link.words, context)
        centres = known.get(address, frozenset())
        if flaw(each.link.url, context.settings.booking_hosts) or not centres or (label and not label & centres):
            return None
        found[address] = each
        named |= centres
    wanted = {
        key
        for key in edition.article.centres
        if context.sources and edition.article.service in context.sources.centres[key].bookings
    }
    return found if wanted <= named else None


def _problem(
    found: BookingLink,
    known: Mapping[str, frozenset[str]],
    editions: tuple[Edition, Edition],
    context: Context,
    *,
    lacks: bool,
) -> Problem:
    source, edition = editions
    keys = known[normal(found.link.url) or ""]
    names = sorted(context.sources.centres[key].name for key in keys) if context.sources else []
    facts = {"here": _NAMES[edition.language], "there": _NAMES[source.language], "centre": " / ".join(names)}
    more = "the {here} page books an address of {centre} that the {there} page does not"
    less = "the {there} page books an address of {centre} that the {here} page does not"
    return Problem(
        less if lacks else more,
        facts,
        span=context.source_of(found.page, found.link) or edition.article.span("booking"),
        page=found.page.path,
        link=found.link.order,
        url=found.link.url,
        hint="book the same places in both languages; build again if the texts already do",
    )
