"""Every distinct address of a site, and which pages hold it: questions are asked once for each, not once for each link.

600,000 links of 10,000 pages are 100,000 distinct addresses. So a rule asks about targets; only pages that hold one that the
rule complains of are looked at link by link. (hyperlink's idea: defined minus used, no graph, no queue.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from signoff.model import Page
from signoff.site.addresses import Addresses, Target, stays
from signoff.site.elements import LEADS, LOADS, kind_of
from signoff.site.fragments import missing_of
from signoff.site.pages import Addresses as OfPage
from signoff.site.pages import Pages

Key = TypeVar("Key")


@dataclass(slots=True)
class _Group:
    """Pages whose addresses resolve alike: those of one folder, and those with one <base href>."""

    place: str
    pages: dict[str, OfPage] = field(default_factory=dict)
    urls: dict[str, set[str]] = field(default_factory=lambda: {LEADS: set(), LOADS: set()})


class Used:
    """The addresses that the pages of a site hold."""

    def __init__(self, pages: Mapping[str, Page], addresses: Addresses) -> None:
        self._addresses = addresses
        self._groups: dict[str, _Group] = {}
        self.lost: dict[str, list[str]] = {}
        for path, page in pages.addresses() if isinstance(pages, Pages) else map(_of_page, pages.values()):
            self._take(path, page)

    def _take(self, path: str, page: OfPage) -> None:
        folder = page.place[: page.place.rfind("/") + 1]
        place = self._addresses.place(page.place, page.base) if page.base else folder
        group = self._groups.get(place)
        if group is None:
            group = self._groups[place] = _Group(place)
        group.pages[path] = page
        group.urls[LEADS].update(page.leads)
        group.urls[LOADS].update(page.loads)
        if page.lost:
            self.lost[path] = page.lost

    def ask(self, kind: str, question: Callable[[Target], Key | None]) -> Iterator[tuple[str, dict[str, Key]]]:
        """The pages that hold addresses to which `question` has an answer, in their order, with those answers by address.

        `kind` is LEADS or LOADS. Addresses that stay on their page ("#risks") are not asked about: see `lost`.
        """
        resolve = self._addresses.resolve
        found: dict[str, dict[str, Key]] = {}
        for group in self._groups.values():
            answers: dict[str, Key] = {}
            for url in group.urls[kind]:
                answer = question(resolve(url, group.place))
                if answer is not None:
                    answers[url] = answer
            if answers:
                for path, page in group.pages.items():
                    if not answers.keys().isdisjoint(page.leads if kind == LEADS else page.loads):
                        found[path] = answers
        return iter(sorted(found.items()))


def _of_page(page: Page) -> tuple[str, OfPage]:
    """The distinct addresses of a page that was not read from a file."""
    urls: dict[str, dict[str, None]] = {LEADS: {}, LOADS: {}, "": {}}
    own = []
    for link in page.links:
        if stays(link.url) and not page.base:
            own += [link.url.partition("#")[2]] if kind_of(link) == LEADS else []
        else:
            urls[kind_of(link)][link.url] = None
    lost = sorted(missing_of(own, page.anchors))
    return page.path, OfPage(page.url, page.base, list(urls[LEADS]), list(urls[LOADS]), lost)
