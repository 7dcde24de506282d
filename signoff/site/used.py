"""Everything that a site's pages use and define: questions are asked once for each target, not once for each link.

780,000 links of 10,000 pages lead to 11,000 targets. So a rule asks about targets; only pages that hold an address of one that
the rule complains of are looked at link by link. (hyperlink's idea: defined minus used, no graph, no queue.)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import TypeVar

from signoff.model import Page
from signoff.site.addresses import Addresses, Target
from signoff.site.asked import NOTES
from signoff.site.chunks import OfPage, chunk_of, of_page
from signoff.site.elements import LEADS, kind_of
from signoff.site.fragments import missing_of
from signoff.site.pages import Pages
from signoff.site.rows import Gatherer, head_of
from signoff.site.sums import Sum, Sums

Key = TypeVar("Key")


class Used:
    """The internal addresses that the pages of a site hold, and what the pages have and say.

    `lost` are, by page, fragments of its own that it links to and does not bear; `notes` what rules noted of pages when these
    were read: by rule and note, the pages. `languages` are those that pages say, `refreshing` the pages that send their reader
    on, with the address; `noindex` those kept out of search engines.
    """

    def __init__(self, pages: Mapping[str, Page], addresses: Addresses) -> None:
        self._pages = pages
        self._addresses = addresses
        self._leads: dict[str, set[int]] = {}
        self._places: dict[str, set[int]] = {}
        self._loads: set[int] = set()
        self._place_of: dict[str, tuple[Sum, int]] = {}
        self.lost: dict[str, Sequence[str]] = {}
        self.notes: dict[str, dict[str, list[str]]] = {}
        self.languages: dict[str, str] = {}
        self.refreshing: dict[str, str] = {}
        self.noindex: set[str] = set()
        self._names, self._sums = pages.sums(addresses) if isinstance(pages, Pages) else self._of_these()
        for each in self._sums:
            self._take(each)

    def _of_these(self) -> tuple[Sequence[str], Sequence[Sum]]:
        """The one sum of pages that were not read from files."""
        sums = Sums()
        sums.add(b"", chunk_of(list(self._each()), self._addresses))
        return sums.names, [sums[b""]]

    def _take(self, each: Sum) -> None:
        """Add what a chunk says."""
        for expected, paths in each.leads.items():
            self._leads.setdefault(expected, set()).update(paths)
        for fragment, paths in each.places.items():
            self._places.setdefault(fragment, set()).update(paths)
        self._loads.update(each.loads)
        self._place_of.update((path, (each, place)) for place, path in enumerate(each.pages))
        self.languages.update(zip(each.pages, each.languages, strict=True))
        self.lost.update(each.lost)
        self.refreshing.update(each.refreshing)
        self.noindex.update(each.noindex)
        for rule, notes in each.notes.items():
            for note, pages in notes.items():
                self.notes.setdefault(rule, {}).setdefault(note, []).extend(pages)

    def notes_of(self, name: str) -> Mapping[str, Sequence[str]]:
        """The pages by what was noted of each, under the name of a rule or another. Raises LookupError when nothing was."""
        self._refuse_unread()
        return self.notes.get(name, {})

    def _refuse_unread(self) -> None:
        if isinstance(self._pages, Pages) and NOTES not in self._pages.asked.facts:
            raise LookupError("a rule looks at notes, or languages of links, that says USES_NOTES = False")

    def anchors(self, page: str) -> Sequence[str] | None:
        """The ids and names of a page; None when there is no such page."""
        if page not in self._place_of:
            return None
        each, place = self._place_of[page]
        return self._named(each.anchors[place])

    def ways(self, page: str) -> Sequence[str]:
        """The internal paths to which a page leads its reader."""
        each, place = self._place_of[page]
        return self._named(each.ways[place])

    def loaded(self, weight_of: Callable[[str], int]) -> Iterator[tuple[str, int]]:
        """Every page by its path, with the weights of the internal paths that it loads, put together."""
        weights = {path: weight_of(self._names[path]) for path in self._loads}
        for each in self._sums:
            for page, loaded in zip(each.pages, each.loaded, strict=True):
                yield page, sum(map(weights.__getitem__, loaded))

    def _named(self, numbers: Iterable[int]) -> list[str]:
        return list(map(self._names.__getitem__, numbers))

    def ask(self, kind: str, question: Callable[[str], Key | None]) -> dict[str, dict[str, Key]]:
        """The pages that hold addresses of paths to which `question` has an answer, with the answers by address.

        `kind` is LEADS or LOADS. Paths are decoded, from the site's root. Addresses that stay on their page are not asked about.
        """
        paths = set().union(*self._leads.values()) if kind == LEADS else self._loads
        answers = {path: answer for path in paths if (answer := question(self._names[path])) is not None}
        said = {self._names[path]: answer for path, answer in answers.items()}
        return self._holders(kind, answers.keys(), lambda target: said.get(target.path))

    def ask_places(self, anchors_at: Callable[[str], Sequence[str] | None]) -> dict[str, dict[str, Target]]:
        """The pages that lead to places which are not there, with these by address.

        `anchors_at` gives what the page at a path bears, None when there is none.
        """
        known: dict[int, frozenset[str] | None] = {}
        answers: dict[int, set[str]] = {}
        for fragment, paths in self._places.items():
            for path in paths:
                if path not in known:
                    anchors = anchors_at(self._names[path])
                    known[path] = frozenset(anchors) if anchors is not None else None
                there = known[path]
                if there is not None and fragment not in there and missing_of((fragment,), there):
                    answers.setdefault(path, set()).add(fragment)
        said = {self._names[path]: fragments for path, fragments in answers.items()}
        return self._holders(
            LEADS, answers.keys(), lambda target: target if target.fragment in said.get(target.path, ()) else None
        )

    def ask_expected(self, question: Callable[[str, str], bool]) -> list[str]:
        """Pages among which are all that lead to a path of which `question`, given what is expected there and the path, is true.

        What is expected is a primary language: "=fr" where hreflang says so, else that of the words.
        """
        self._refuse_unread()
        answers = {
            path for expected, paths in self._leads.items() for path in paths if question(expected, self._names[path])
        }
        return [page for each in self._sums if _holds(answers, each.leads.values()) for page in each.pages]

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

    def _holders(
        self, kind: str, paths: Collection[int], answer: Callable[[Target], Key | None]
    ) -> dict[str, dict[str, Key]]:
        """The pages that hold addresses of `paths` to which there is an answer, with the answers by address."""
        found: dict[str, dict[str, Key]] = {}
        wanted = frozenset(paths)
        for each in self._sums if wanted else ():
            if not _holds(wanted, each.leads.values() if kind == LEADS else (each.loads,)):
                continue
            for page in self._each(each.pages):
                place = page.place(self._addresses)
                for url in (*page.leads, *page.refers) if kind == LEADS else page.loads:
                    target = self._addresses.resolve(url, place)
                    if target.kind == "internal" and (key := answer(target)) is not None:
                        found.setdefault(page.path, {})[url] = key
        return found

    def _each(self, paths: Sequence[str] | None = None) -> Iterator[OfPage]:
        wanted = self._pages if paths is None else paths
        if isinstance(self._pages, Pages):
            return map(self._pages.addresses_of, wanted)
        return (_of_page(self._pages[path]) for path in wanted)


def _holds(wanted: Set[int], lists: Iterable[Sequence[int]]) -> bool:
    return not all(map(wanted.isdisjoint, lists))


def _of_page(page: Page) -> OfPage:
    """The distinct addresses of a page that was not read from a file."""
    gathered = Gatherer(each=False)
    for link in page.links:
        expected = f"={link.hreflang}" if link.hreflang else link.language
        tongue = expected if expected != page.language and link.element in ("a", "area") else ""
        gathered.add(kind_of(link), link.element, link.attribute, link.url, tongue=tongue)
    head = head_of({"language": page.language, "refresh": page.refresh, "noindex": page.noindex})
    return of_page(page.path, gathered.row(head, page.base, page.anchors))
