"""Which links of a page are meant for booking, and what their addresses are, taken apart by the URL standard."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import ada_url

from signoff.model import Edition, Link, Page
from signoff.phrases import Phrase
from signoff.rules.context import Context
from signoff.words import fold


@dataclass(frozen=True, slots=True)
class BookingLink:
    """A link that a patient would take for a way to book."""

    edition: Edition
    page: Page
    link: Link


def booking_links(context: Context) -> Iterator[BookingLink]:
    """The links of the booking block, and all others of an article that go, or pretend to go, to a booking host."""
    hosts = context.settings.booking_hosts
    for path, edition in context.edition_of.items():
        page = context.site.pages.get(path)
        if page is None or edition.article.is_page:
            continue
        for link in page.links:
            if link.element in ("a", "area") and (_in_block(link) or resembles(link.url, hosts)):
                yield BookingLink(edition, page, link)


def _in_block(link: Link) -> bool:
    return link.part == "booking" and not link.url.lower().startswith(("tel:", "#"))


def normal(url: str) -> str | None:
    """The address as the URL standard writes it; None when it is none."""
    try:
        return str(ada_url.URL(url).href)
    except ValueError:
        return None


def flaw(url: str, hosts: Collection[str]) -> Phrase | None:
    """Why an address does not lead, over https, to exactly one of the hosts; None when it does."""
    try:
        parsed = ada_url.URL(url)
    except ValueError:
        return Phrase("it is no complete address")
    if parsed.username or parsed.password:
        return Phrase("what stands before the @ is a user's name, the host is {host}", {"host": parsed.hostname})
    if not parsed.hostname:
        return Phrase("it names no host")
    if parsed.hostname not in hosts:
        return Phrase("its host is {host}", {"host": parsed.hostname})
    if parsed.protocol != "https:":
        return Phrase("it uses {protocol} instead of https:", {"protocol": parsed.protocol})
    return Phrase("it names the port {port}", {"port": parsed.port}) if parsed.port else None


def resembles(url: str, hosts: Collection[str]) -> bool:
    """Whether a reader could take the address for one of the hosts: it has the brand's name before its path."""
    if url.startswith(("/", "#")) and url[1:2] not in ("/", "\\"):
        return False  # stays on its own site
    folded = _skeleton(url)
    before_path = folded.partition("://")[2].partition("/")[0] if "://" in folded else folded[:80]
    return any(brand_of(host) in before_path for host in hosts)


def brand_of(host: str) -> str:
    """The name in a host: `www.doctolib.fr` -> `doctolib`."""
    labels = host.split(".")
    return labels[-2] if len(labels) > 1 else host


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


def centres_by_address(context: Context) -> Mapping[str, frozenset[str]]:
    """The keys of the centres that each address of centres.toml belongs to."""
    found: dict[str, frozenset[str]] = {}
    for key, centre in context.sources.centres.items() if context.sources else ():
        for booking in centre.bookings.values():
            address = normal(booking.url) or booking.url
            found[address] = found.get(address, frozenset()) | {key}
    return found


def centres_named(words: str, context: Context) -> frozenset[str]:
    """The keys of the centres whose names stand in a label."""
    label = fold(words).casefold()
    return frozenset(
        key
        for key, centre in (context.sources.centres.items() if context.sources else ())
        if fold(centre.name).casefold() in label
    )
