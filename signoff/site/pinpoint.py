"""Line and column in the HTML, for the few pages that have a finding.

beautifulsoup4 with html.parser knows where each tag begins and takes ten times as long as the parser that reads all
pages; so it is asked only here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.model import Link, Site, Span

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
        fitting = [tag for tag in self._tags(page) if _carries(tag, wanted)]
        if not fitting:
            return Span(name)
        tag = fitting[min(before, len(fitting) - 1)]
        return Span(name, tag.sourceline or 1, (tag.sourcepos or 0) + 1)

    def _parse(self, page: str) -> list[Tag]:
        from bs4 import BeautifulSoup  # noqa: PLC0415 - 50 ms, and a clean site needs none of it

        html = (self._folder / page).read_bytes().decode("utf-8", "replace")
        return BeautifulSoup(html, "html.parser").find_all(name=True)


def _same(one: Link, other: Link) -> bool:
    return (one.element, one.attribute, one.url) == (other.element, other.attribute, other.url)


def _carries(tag: Tag, link: Link) -> bool:
    if tag.name != link.element:
        return False
    value = tag.get_text() if link.element == "style" else str(tag.get(link.attribute) or "")
    return value == link.url or (link.attribute.endswith(("srcset", "()")) and link.url in value)
