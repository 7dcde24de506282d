"""Line and column in the HTML of an address, for the few pages that have a finding.

The parser that reads all pages keeps no places, so the tags of the file are counted instead: the third <a href="/x"> of the
tree is the third of the file. A tenth of what beautifulsoup4 took for the same answer, and the place is the address's own
rather than its tag's: in a page on one line that is what a caret is good for.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from signoff.model import Link, Site, Span
from signoff.site.elements import TABLE
from signoff.site.html import text_of_file
from signoff.site.styles import addresses_of
from signoff.site.tags import Attribute, Tag, attributes_of, content_of, tags_of
from signoff.site.values import below, candidates, one, refresh_target

_FEW = 128  # pages whose tags are kept: findings come by rule, and each rule goes through the pages

Written = tuple[str, str, str]  # element, attribute, address


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
        place = self._file(page).place_of(order)
        return Span(name, *place) if place else Span(name)

    def _read(self, page: str) -> _File:
        try:
            html = text_of_file((self._folder / page).read_bytes())
        except OSError:  # gone since it was read
            html = ""
        return _File(html, self._site.pages[page].links)


class _File:
    """The text of a page and its links; each of its tags is taken apart once, however many findings the page has."""

    def __init__(self, html: str, links: Sequence[Link]) -> None:
        self._html = html
        self._links = tuple(links)
        self._places: dict[tuple[str, str], dict[str, list[int]]] = {}

    def place_of(self, order: int) -> tuple[int, int] | None:
        """Line and column of the link with that order, from 1; None when it is not in the file."""
        link = self._links[order]
        kind = (link.element, link.attribute)
        if kind not in self._places:
            self._places[kind] = self._found(link)
        places = self._places[kind].get(link.url)
        if not places:
            return None
        before = bisect(self._orders[(*kind, link.url)], order) - 1
        offset = places[min(before, len(places) - 1)]
        line = bisect(self._lines, offset - 1)
        return line + 1, offset - (self._lines[line - 1] if line else -1)

    @cached_property
    def _orders(self) -> Mapping[Written, list[int]]:
        found: dict[Written, list[int]] = {}
        for link in self._links:
            found.setdefault((link.element, link.attribute, link.url), []).append(link.order)
        return found

    @cached_property
    def _lines(self) -> list[int]:
        """Where the lines of the file end."""
        return [match.start() for match in re.finditer("\n", self._html)]

    @cached_property
    def _tags(self) -> Mapping[str, list[Tag]]:
        """The start tags by their names, in their order."""
        tags: dict[str, list[Tag]] = {}
        for tag in _starts(self._html):
            tags.setdefault(tag.name, []).append(tag)
        return tags

    def _found(self, like: Link) -> dict[str, list[int]]:
        """The offsets of all addresses that stand where a link has its own, by address."""
        found: dict[str, list[int]] = {}
        for tag in self._tags.get(like.element, ()):
            for url, offset in _places(self._html, tag, like):
                found.setdefault(url, []).append(offset)
        return found


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


def _places(html: str, tag: Tag, like: Link) -> Iterator[tuple[str, int]]:
    """The addresses that a tag holds where a link has its own, with their offsets in the file."""
    if like.element == "style" and like.attribute == "style":
        content = content_of(html, tag)
        yield from _offsets(content, tag.end, addresses_of(content))
        return
    attributes: dict[str, Attribute] = {}
    for attribute in attributes_of(tag):
        attributes.setdefault(attribute.name, attribute)  # of two with one name the first counts
    held = attributes.get(like.attribute)
    if held is not None:
        codebase = attributes.get("codebase")
        yield from _offsets(held.raw, held.start, _addresses(held.value, like, codebase.value if codebase else None))


def _addresses(value: str, link: Link, codebase: str | None) -> list[str]:
    """The addresses in the value of the attribute that the link has its own from."""
    if link.attribute == "style":
        return list(addresses_of(value))
    if link.element == "meta":
        return [refresh_target(value) or value.strip()]
    if link.attribute == "imagesrcset":
        return candidates(value)
    _, split = TABLE.get((link.element, link.attribute), ("", one))
    return [below(codebase, url, link.element) for url in split(value)]


def _offsets(raw: str, start: int, addresses: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Each address with its own offset where it is written as it is read, else with the value's."""
    at = 0
    for address in addresses:
        here = raw.find(address, at) if address else -1
        yield address, start + max(here, 0)
        at = here + len(address) if here >= 0 else at
