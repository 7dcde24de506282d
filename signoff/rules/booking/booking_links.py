"""Which links of a page are meant for booking, and which centres they name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import ada_url

from signoff.booking_address import flaw, normal
from signoff.model import Booking, Centre, Edition, Link, Page, Span
from signoff.rules.context import Context
from signoff.rules.world import Shelf, World
from signoff.words import fold

__all__ = [
    "WIDGETS",
    "BookingLink",
    "article_pages",
    "booking_links",
    "bookings_in_use",
    "centres_by_address",
    "centres_named",
    "flaw",
    "is_widget",
    "normal",
    "resembles",
    "typed_bookings",
]


@dataclass(frozen=True, slots=True)
class BookingLink:
    """A link that a patient would take for a way to book."""

    edition: Edition
    page: Page
    link: Link


def article_pages(context: Context) -> Iterator[tuple[Edition, str]]:
    """The editions by which something can be booked, with the paths of their pages."""
    for path, edition in context.edition_of.items():
        if path in context.site.pages and not edition.article.is_page:
            yield edition, path


def booking_links(edition: Edition, page: Page, world: World) -> list[BookingLink]:
    """The links of the booking block, and all others of an article that go, or pretend to go, to a booking host."""
    found: list[BookingLink] | None = world.pages.get((booking_links, page.path))
    if found is None:
        hosts = world.settings.booking_hosts
        found = world.pages[booking_links, page.path] = [
            BookingLink(edition, page, link)
            for link in page.links
            if link.element in ("a", "area") and (_in_block(link, world) or resembles(link.url, hosts))
        ]
    return found


def _in_block(link: Link, world: World) -> bool:
    """Whether a link stands in the booking block to book by it: not to call, and not to read about the centre."""
    if link.part != "booking" or link.url.lower().startswith(("tel:", "#")):
        return False
    path = link.url.removeprefix(world.settings.base).strip("/")
    name = world.centre_urls.get(f"/{path}/")
    return not (name and fold(name) in link.words)


@lru_cache(maxsize=1 << 14)  # nearly all pages lead to the same places
def resembles(url: str, hosts: tuple[str, ...]) -> bool:
    """Whether a reader could take the address for one of the hosts: it has the brand's name before its path."""
    if url.startswith(("/", "#")) and url[1:2] not in ("/", "\\"):
        return False  # stays on its own site
    folded = _skeleton(url)
    before_path = folded.partition("://")[2].partition("/")[0] if "://" in folded else folded[:80]
    return any(brand_of(host) in before_path for host in hosts)


def brand_of(host: str) -> str:
    """The name in a host: `www.doctolib.fr` -> `doctolib`."""
    labels = [label for label in host.lower().split(".")[:-1] if label != "www"]
    return max(labels, key=len, default=host.lower())  # of www.clinic.co.uk the name is clinic, not co


WIDGETS = frozenset("iframe frame script embed object".split())  # elements that bring a whole page or program with them


def is_widget(link: Link, hosts: tuple[str, ...]) -> bool:
    """Whether a link loads something of a booking host into the page."""
    return link.element in WIDGETS and resembles(link.url, hosts)


# Letters of other scripts that pass for Latin ones in an address bar (from Unicode's confusables.txt, the common ones).
_CONFUSABLE = str.maketrans("аеіоорсухѕԁӏοιτɩ0", "aeioopcyxsdloitio")


def _skeleton(url: str) -> str:
    """The address in lower case, with look-alike letters made Latin, escapes decoded and slashes turned."""
    try:
        parsed = ada_url.URL(url)
        seen = f"{parsed.protocol}//{parsed.username}@{ada_url.idna_to_unicode(parsed.hostname)}/"
    except (ValueError, UnicodeError):
        seen = url
    plain = unicodedata.normalize("NFKD", seen.lower().replace("\\", "/")).translate(_CONFUSABLE)
    return "".join(char for char in plain if not unicodedata.combining(char))


def centres_by_address(world: Shelf) -> Mapping[str, frozenset[str]]:
    """The keys of the centres that each address of centres.toml belongs to."""
    found: dict[str, frozenset[str]] = {}
    for key, centre in world.sources.centres.items() if world.sources else ():
        for booking in centre.bookings.values():
            address = normal(booking.url) or booking.url
            found[address] = found.get(address, frozenset()) | {key}
    return found


def centres_named(words: str, world: Shelf) -> frozenset[str]:
    """The keys of the centres whose names stand in a label. "Alpha Nord" names the second site, not Alpha as well."""
    label = fold(words).casefold()
    found: set[str] = set()
    names = (
        {key: fold(centre.name).casefold() for key, centre in world.sources.centres.items()} if world.sources else {}
    )
    for name in sorted(set(names.values()), key=len, reverse=True):
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        if whole.search(label):
            found.update(key for key, other in names.items() if other == name)
            label = whole.sub(" ", label)
    return frozenset(found)


def bookings_in_use(context: Context) -> Iterator[tuple[Centre, Booking]]:
    """The centres and addresses that shown articles use, each once."""
    used = dict.fromkeys(
        (key, edition.article.service) for edition in context.editions for key in edition.article.centres
    )
    for key, service in used if context.sources else ():
        centre = context.sources.centres[key] if context.sources else None
        if centre and service in centre.bookings:
            yield centre, centre.bookings[service]


def typed_bookings(
    context: Context, ask: Callable[[Edition, Page, World], list[BookingLink]]
) -> Iterator[tuple[str, Span, str | None, int | None]]:
    """Each address on a booking host, once, where a person typed it: (address, place, built page, order of the link).

    Of those in centres.toml all; on pages those that `ask` finds there, since they are many.
    """
    hosts, said = context.settings.booking_hosts, set[str]()
    for centre in context.sources.centres.values() if context.sources else ():
        for booking in centre.bookings.values():
            if booking.url not in said and not flaw(booking.url, hosts):
                said.add(booking.url)
                yield booking.url, booking.span, None, None
    for found in (each for _, links in context.told(ask, article_pages(context)) for each in links):
        url = found.link.url
        if url not in said and not flaw(url, hosts):
            said.add(url)
            span = context.source_of(found.page, found.link) or found.edition.article.span("booking")
            yield url, span, found.page.path, found.link.order
