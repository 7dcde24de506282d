"""Line and column in the HTML, for the few pages that have a finding.

beautifulsoup4 with html.parser knows where each tag begins and takes ten times as long as the parser that reads all
pages; so it is asked only here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.model import Link, Site, Span
from signoff.site.elements import TABLE
from signoff.site.styles import addresses_of
from signoff.site.values import below, candidates, one, refresh_target

if TYPE_CHECKING:
    from bs4 import Tag


class Pinpointer:
    """Finds the tag of a link in the file of its page."""

    def __init__(self, folder: Path, site: Site) -> None:
        self._folder = folder
        self._site = site
        self._tags = cache(self._parse)

    def __call__(self, page: str, order: int | None) -> Span:
        """The place of the page's link with that order; the page's first line without one."""
        name = f"{self._site.root}/{page}"
        if order is None:
            return Span(name)
        links = self._site.pages[page].links
        wanted = links[order]
        before = sum(_same(link, wanted) for link in links[:order])
        place = Span(name)
        for tag in self._tags(page):
            here = _addresses(tag, wanted).count(wanted.url)
            if here:
                place = Span(name, tag.sourceline or 1, (tag.sourcepos or 0) + 1)
                before -= here
            if before < 0:
                break
        return place

    def _parse(self, page: str) -> list[Tag]:
        from bs4 import BeautifulSoup  # noqa: PLC0415 - 50 ms, and a clean site needs none of it

        html = (self._folder / page).read_bytes().decode("utf-8", "replace")
        tags = BeautifulSoup(html, "html.parser").find_all(name=True)
        return [tag for tag in tags if tag.find_parent("template") is None]


def _same(link: Link, other: Link) -> bool:
    return (link.element, link.attribute, link.url) == (other.element, other.attribute, other.url)


def _addresses(tag: Tag, link: Link) -> list[str]:
    """The addresses that a tag holds where the link has its own."""
    if tag.name != link.element:
        return []
    if link.element == "style" and link.attribute == "style":
        return list(addresses_of(tag.get_text()))
    value = tag.get(link.attribute)
    if value is None:
        return []
    words = value if isinstance(value, str) else " ".join(value)
    if link.attribute == "style":
        return list(addresses_of(words))
    if link.element == "meta":
        return [refresh_target(words) or "" if "refresh" in link.rel else words.strip()]
    if link.attribute == "imagesrcset":
        return candidates(words)
    _, split = TABLE.get((link.element, link.attribute), ("", one))
    return [below(tag.get("codebase"), url, tag.name) for url in split(words)]
