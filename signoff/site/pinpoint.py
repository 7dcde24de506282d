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
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from signoff.model import Link, Site, Span
from signoff.site.elements import PAINT, TABLE
from signoff.site.html import text_of_file
from signoff.site.scripts import addresses_in_script, kind_of_script
from signoff.site.styles import addresses_of
from signoff.site.tags import Attribute, Tag, attributes_of, content_of, tags_of
from signoff.site.values import below, candidates, one, refresh_target

_DEEPEST = 8  # <noscript> in <noscript>
_FEW = 128  # pages whose tags are kept: findings come by rule, and each rule goes through the pages

Written = tuple[str, str, str]  # element, attribute, address


class _Start(NamedTuple):
    """A start tag of `html`, which is the file from `shift` on, or what an attribute at `shift` says (then not `exact`)."""

    html: str
    tag: Tag
    shift: int = 0
    exact: bool = True

    def in_file(self, offset: int) -> int:
        return self.shift + (offset if self.exact else 0)


class Pinpointer:
    """Finds the address of a link in the file of its page."""

    def __init__(self, folder: Path, site: Site) -> None:
        self._folder = folder
        self._site = site
        self._file = lru_cache(maxsize=_FEW)(self._read)

    def __call__(self, page: str, sought: int | str | None) -> Span:
        """The place of the page's link with that order, of the second element with that id, or of the last `<title>`.

        The page's first line when nothing is sought, or it is not in the file.
        """
        name = f"{self._site.root}/{page}"
        if sought is None:
            return Span(name)
        file = self._file(page)
        if not isinstance(sought, str):
            place = file.place_of(sought)
        elif sought.startswith("<"):
            place = file.place_of_tag(sought.strip("<>"))
        else:
            place = file.place_of_second(sought)
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
        return self._place(places[min(before, len(places) - 1)])

    def place_of_second(self, identity: str) -> tuple[int, int] | None:
        """Line and column of the id of the second element that bears it; None when there is no second."""
        offsets = self._ids.get(identity, [])[1:]
        return self._place(offsets[0]) if offsets else None

    def place_of_tag(self, name: str) -> tuple[int, int] | None:
        """Line and column of the last element of that name outside of drawings, which have titles, too."""
        drawings, found = 0, None
        for tag in tags_of(self._html):
            if tag.name == "svg":
                drawings = max(0, drawings + (-1 if tag.is_end else 1))
            elif tag.name == name and not tag.is_end and not drawings:
                found = tag.start
        return None if found is None else self._place(found)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect(self._lines, offset - 1)
        return line + 1, offset - (self._lines[line - 1] if line else -1)

    @cached_property
    def _ids(self) -> Mapping[str, list[int]]:
        """Where the ids of the page stand; those of a page within it, in srcdoc, are no ids of this one."""
        found: dict[str, list[int]] = {}
        for start in _starts(self._html):
            ids = (one for one in attributes_of(start.tag) if one.name == "id") if start.html is self._html else ()
            for held in islice(ids, 1):
                found.setdefault(held.value, []).append(held.start)
        return found

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
    def _tags(self) -> Mapping[str, list[_Start]]:
        """The start tags by their names, in their order; <image> is an <img> to the parser, but in a drawing."""
        tags: dict[str, list[_Start]] = {}
        for start in _starts(self._html):
            tags.setdefault(start.tag.name, []).append(start)
            if start.tag.name == "image":
                tags.setdefault("img", []).append(start)
        return tags

    def _found(self, like: Link) -> dict[str, list[int]]:
        """The offsets of all addresses that stand where a link has its own, by address."""
        found: dict[str, list[int]] = {}
        for start in self._tags.get(like.element, ()):
            for url, offset in _places(start.html, start.tag, like):
                found.setdefault(url, []).append(start.in_file(offset))
        return found


def _starts(html: str) -> Iterator[_Start]:
    """The start tags of a file, with those in <noscript>, a shadow tree or srcdoc, without those in any other <template>."""
    # Where we are, and the templates that are open there, with whether they hide what they hold: in the file, in a <noscript> of it.
    inside: list[tuple[Iterator[Tag], list[bool]]] = [(tags_of(html), [])]
    while inside:
        tags, templates = inside[-1]
        tag = next(tags, None)
        if tag is None:
            inside.pop()
        elif tag.name == "template":
            if not tag.is_end:
                templates.append(not any(one.name == "shadowrootmode" for one in attributes_of(tag)))
            elif templates:
                templates.pop()
        elif not tag.is_end and not any(templates):
            yield _Start(html, tag)
            if tag.name == "noscript" and len(inside) < _DEEPEST:
                inside.append((tags_of(html, tag.end, tag.end + len(content_of(html, tag))), []))
            elif tag.name == "iframe":
                yield from _written_in(tag)


def _written_in(frame: Tag) -> Iterator[_Start]:
    """The start tags of the page that stands in the srcdoc of an <iframe>."""
    for held in attributes_of(frame):
        if held.name == "srcdoc":
            is_raw = held.value == held.raw
            for html, tag, shift, exact in _starts(held.value):
                yield _Start(html, tag, held.start + (shift if is_raw else 0), is_raw and exact)
            return


def _places(html: str, tag: Tag, like: Link) -> Iterator[tuple[str, int]]:
    """The addresses that a tag holds where a link has its own, with their offsets in the file."""
    attributes: dict[str, Attribute] = {}
    for attribute in attributes_of(tag):
        attributes.setdefault(attribute.name, attribute)  # of two with one name the first counts
    if like.element == like.attribute:  # <style>, <script>
        content = content_of(html, tag)
        kind = kind_of_script(attributes["type"].value) if "type" in attributes else ""
        held_in = addresses_in_script(kind, content) if like.element == "script" else addresses_of(content)
        yield from _offsets(content, tag.end, held_in)
        return
    held = attributes.get(like.attribute)
    if held is not None:
        codebase = attributes.get("codebase")
        yield from _offsets(held.raw, held.start, _addresses(held.value, like, codebase.value if codebase else None))


def _addresses(value: str, link: Link, codebase: str | None) -> list[str]:
    """The addresses in the value of the attribute that the link has its own from."""
    if link.attribute == "style" or link.attribute in PAINT:
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
