"""Everything that a site's pages use and define: questions are asked once for each target, not once for each link.

780,000 links of 10,000 pages lead to 11,000 targets. So a rule asks about targets; only pages that hold an address of one that
the rule complains of are looked at link by link. (hyperlink's idea: defined minus used, no graph, no queue.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from signoff.model import Page
from signoff.site.addresses import Addresses, Target
from signoff.site.chunks import Chunk, OfPage, chunk_of, of_page
from signoff.site.elements import LEADS, kind_of
from signoff.site.pages import Pages
from signoff.site.rows import Gatherer

Key = TypeVar("Key")


class Used:
    """The internal addresses that the pages of a site hold, and the places that they have.

    `lost` are, by page, fragments of its own that it links to and does not bear; `anchors` the ids and names of each page;
    `suspects` the pages of which a rule may have something to say, by its id.
    """

    def __init__(self, pages: Mapping[str, Page], addresses: Addresses) -> None:
        self._pages = pages
        self._addresses = addresses
        self._leads: dict[str, set[str]] = {}
        self._loads: set[str] = set()
        self.lost: dict[str, Sequence[str]] = {}
        self.anchors: dict[str, Sequence[str]] = {}
        self.suspects: dict[str, list[str]] = {}
        for chunk in pages.chunks(addresses) if isinstance(pages, Pages) else [chunk_of(list(self._each()), addresses)]:
            self._take(chunk)

    def _take(self, chunk: Chunk) -> None:
        leads = self._leads
        for path, fragments in chunk.leads.items():
            known = leads.get(path)
            if known is None:
                leads[path] = set(fragments)
            elif fragments:
                known.update(fragments)
        self._loads.update(chunk.loads)
        self.anchors.update(chunk.anchors)
        self.lost.update(chunk.lost)
        for rule, paths in chunk.suspects.items():
            self.suspects.setdefault(rule, []).extend(paths)

    def ask(self, kind: str, question: Callable[[str], Key | None]) -> dict[str, dict[str, Key]]:
        """The pages that hold addresses of paths to which `question` has an answer, with the answers by address.

        `kind` is LEADS or LOADS. Paths are decoded, from the site's root. Addresses that stay on their page are not asked about.
        """
        paths = self._leads if kind == LEADS else self._loads
        answers = {path: answer for path in paths if (answer := question(path)) is not None}
        return self._holders(kind, lambda target: answers.get(target.path)) if answers else {}

    def ask_places(self, question: Callable[[str, set[str]], set[str]]) -> dict[str, dict[str, Target]]:
        """The pages that lead to places of which `question`, given a path and the fragments used there, returns some."""
        answers = {path: lost for path, found in self._leads.items() if found and (lost := question(path, found))}
        if not answers:
            return {}
        return self._holders(LEADS, lambda target: target if target.fragment in answers.get(target.path, ()) else None)

    def written(self, test: Callable[[str], bool]) -> dict[str, set[str]]:
        """The pages that hold addresses, as written, that a test is true for, with these; those that stay on the page left out."""
        told: dict[str, bool] = {}
        found: dict[str, set[str]] = {}
        for page in self._each():
            for url in (*page.leads, *page.refers, *page.loads):
                if url not in told:
                    told[url] = test(url)
                if told[url]:
                    found.setdefault(page.path, set()).add(url)
        return found

    def ways(self) -> Iterator[tuple[OfPage, Sequence[str | None]]]:
        """Every page, with the internal path behind each of its `leads`; None for one that leads out of the site."""
        known: dict[str, dict[str, str | None]] = {}
        for page in self._each():
            yield page, self.ways_of(page, known.setdefault(page.place(self._addresses), {}))

    def loaded(self) -> Iterator[tuple[str, set[str]]]:
        """Every page by its path, with the internal paths of all that it loads."""
        for page in self._each():
            place = page.place(self._addresses)
            targets = (self._addresses.resolve(url, place) for url in page.loads)
            yield page.path, {target.path for target in targets if target.kind == "internal"}

    def ways_of(self, page: OfPage, known: dict[str, str | None]) -> Sequence[str | None]:
        """The internal path behind each of a page's `leads`. `known` are those of other pages of its folder, which it adds to."""
        found = []
        for url in page.leads:
            head = url.partition("#")[0]
            if head not in known:
                target = self._addresses.resolve(head, page.place(self._addresses))
                known[head] = target.path if target.kind == "internal" else None
            found.append(known[head])
        return found

    def _holders(self, kind: str, answer: Callable[[Target], Key | None]) -> dict[str, dict[str, Key]]:
        found: dict[str, dict[str, Key]] = {}
        for page in self._each():
            place = page.place(self._addresses)
            for url in (*page.leads, *page.refers) if kind == LEADS else page.loads:
                target = self._addresses.resolve(url, place)
                if target.kind == "internal" and (key := answer(target)) is not None:
                    found.setdefault(page.path, {})[url] = key
        return found

    def _each(self) -> Iterator[OfPage]:
        return self._pages.addresses() if isinstance(self._pages, Pages) else map(_of_page, self._pages.values())


def _of_page(page: Page) -> OfPage:
    """The distinct addresses of a page that was not read from a file."""
    gathered = Gatherer()
    for link in page.links:
        expected = f"={link.hreflang}" if link.hreflang else link.language
        tongue = expected if expected != page.language and link.element in ("a", "area") else ""
        gathered.add(kind_of(link), link.element, link.attribute, link.url, tongue=tongue)
    return of_page(page.path, gathered.row("", page.base, page.anchors))
