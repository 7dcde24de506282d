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

from collections.abc import Iterator, Mapping, Sequence

from signoff.model import Edition, Page, Problem, Severity
from signoff.phrases import Phrase
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

ID = "BKG007"
SEVERITY = Severity.ERROR

_NAMES = {"fr": Phrase("French"), "en": Phrase("English")}
Booked = Mapping[str, BookingLink]  # by normal address


def check(context: Context) -> Iterator[Problem]:
    """A problem for each page that books otherwise than the page of its article's source language."""
    pages: dict[str, list[tuple[Edition, str]]] = {}
    for edition, path in article_pages(context):
        if not edition.is_withdrawn:
            pages.setdefault(edition.article.key, []).append((edition, path))
    for _, differing in context.told(_of_article, ((tuple(found),) for found in pages.values())):
        for found, editions, lacks in differing:
            yield _problem(found, editions, context, lacks=lacks)


def _of_article(
    pairs: Sequence[tuple[Edition, Page]], world: World
) -> list[tuple[BookingLink, tuple[Edition, Edition], bool]]:
    """What a page books and that of the source language does not, with both editions; True for the reverse."""
    booked = {edition.language: (edition, _booked(edition, page, world)) for edition, page in pairs}
    source, wanted = booked.pop(pairs[0][0].article.source_language, (None, None))
    differing = []
    for edition, there in booked.values():
        if source is None or wanted is None or there is None:
            continue
        if more := there.keys() - wanted.keys():
            differing.append((there[min(more)], (source, edition), False))
        elif less := wanted.keys() - there.keys():
            differing.append((wanted[min(less)], (source, edition), True))
    return differing


def _booked(edition: Edition, page: Page, world: World) -> Booked | None:
    """What a page books; None when something of it is wrong by itself, and told by another rule."""
    found: dict[str, BookingLink] = {}
    named: set[str] = set()
    known = centres_by_address(world)
    for each in booking_links(edition, page, world):
        address = normal(each.link.url) or ""
        label = centres_named(each.link.words, world)
        centres = known.get(address, frozenset())
        if flaw(each.link.url, world.settings.booking_hosts) or not centres or (label and not label & centres):
            return None
        found[address] = each
        named |= centres
    wanted = {
        key
        for key in edition.article.centres
        if world.sources and edition.article.service in world.sources.centres[key].bookings
    }
    return found if wanted <= named else None


def _problem(
    found: BookingLink,
    editions: tuple[Edition, Edition],
    context: Context,
    *,
    lacks: bool,
) -> Problem:
    source, edition = editions
    keys = centres_by_address(context)[normal(found.link.url) or ""]
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
