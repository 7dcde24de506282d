"""Line and column in the HTML of an address, for the few pages that have a finding.

The parser that reads all pages keeps no places, so the tags of the file are counted instead: the third <a href="/x"> of the
tree is the third of the file. A tenth of what beautifulsoup4 took for the same answer, and the place is the address's own
rather than its tag's: in a page on one line that is what a caret is good for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from signoff.model import Link, Site, Span
from signoff.site.elements import TABLE
from signoff.site.html import text_of_file
from signoff.site.styles import addresses_of
from signoff.site.tags import Attribute, Tag, attributes_of, content_of, place, tags_of
from signoff.site.values import below, candidates, one, refresh_target

_FEW = 32  # pages whose tags are kept: findings come by rule, and each rule goes through the pages


class _File(NamedTuple):
    """The text of a page, and its start tags by their names, in their order."""

    html: str
    tags: dict[str, list[Tag]]


class Pinpointer:
    """Finds the address of a link in the file of its page."""

    def __init__(self, folder: Path, site: Site) -> None:
        self._folder = folder
        self._site = site
        self._file = lru_cache(maxsize=_FEW)(self._read)

    def __call__(self, page: str, order: int | None) -> Span:
        """The place of the page's link with that order; the page's first line without one, or when it is not in the file."""
        name = f"{self._site.root}/{page}"
        if order is None:
            return Span(name)
        links = self._site.pages[page].links
        wanted = links[order]
        before = sum(_same(link, wanted) for link in links[:order])
        found = Span(name)
        html, tags = self._file(page)
        for tag in tags.get(wanted.element, ()):
            places = _places(html, tag, wanted)
            if places:
                found = Span(name, *place(html, places[min(before, len(places) - 1)]))
                before -= len(places)
            if before < 0:
                break
        return found

    def _read(self, page: str) -> _File:
        try:
            html = text_of_file((self._folder / page).read_bytes())
        except OSError:  # gone since it was read
            html = ""
        tags: dict[str, list[Tag]] = {}
        for tag in _starts(html):
            tags.setdefault(tag.name, []).append(tag)
        return _File(html, tags)


def _starts(html: str, begin: int = 0, end: int | None = None) -> Iterator[Tag]:
    """The start tags of a file, with those in <noscript>, without those in <template>."""
    hidden = 0
    for tag in tags_of(html, begin, end):
        if tag.name == "template":
            hidden = max(0, hidden + (-1 if tag.is_end else 1))
        elif not tag.is_end and not hidden:
            yield tag
            if tag.name == "noscript":
                yield from _starts(html, tag.end, tag.end + len(content_of(html, tag)))


def _same(link: Link, other: Link) -> bool:
    return (link.element, link.attribute, link.url) == (other.element, other.attribute, other.url)


def _places(html: str, tag: Tag, link: Link) -> list[int]:
    """Where a tag holds the address of a link, as often as it does: offsets in the file."""
    if link.element == "style" and link.attribute == "style":
        content = content_of(html, tag)
        return _found(content, tag.end, list(addresses_of(content)), link.url)
    attributes: dict[str, Attribute] = {}
    for attribute in attributes_of(tag):
        attributes.setdefault(attribute.name, attribute)  # of two with one name the first counts
    held = attributes.get(link.attribute)
    if held is None:
        return []
    codebase = attributes.get("codebase")
    return _found(held.raw, held.start, _addresses(held.value, link, codebase.value if codebase else None), link.url)


def _addresses(value: str, link: Link, codebase: str | None) -> list[str]:
    """The addresses in the value of the attribute that the link has its own from."""
    if link.attribute == "style":
        return list(addresses_of(value))
    if link.element == "meta":
        return [refresh_target(value) or "" if "refresh" in link.rel else value.strip()]
    if link.attribute == "imagesrcset":
        return candidates(value)
    _, split = TABLE.get((link.element, link.attribute), ("", one))
    return [below(codebase, url, link.element) for url in split(value)]


def _found(raw: str, start: int, addresses: list[str], url: str) -> list[int]:
    """An offset for each of the addresses that is the wanted one: its own where it is written as it is read."""
    places = []
    at = 0
    for address in addresses:
        if address == url:
            here = raw.find(url, at) if url else -1
            places.append(start + max(here, 0))
            at = max(here, at) + (len(url) if here >= 0 else 0)
    return places
