"""Everything that a site's pages use and define: questions are asked once for each target, not once for each link.

780,000 links of 10,000 pages lead to 11,000 targets. So a rule asks about targets; only pages that hold an address of one that
the rule complains of are looked at link by link. (hyperlink's idea: defined minus used, no graph, no queue.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from signoff.model import Page
from signoff.site.addresses import Addresses, Target
from signoff.site.asked import NOTES
from signoff.site.chunks import Chunk, OfPage, chunk_of, of_page
from signoff.site.elements import LEADS, kind_of
from signoff.site.fragments import missing_of
from signoff.site.pages import Pages
from signoff.site.rows import Gatherer, head_of

Key = TypeVar("Key")


class _Tables(NamedTuple):
    """What the pages of one chunk use: internal paths that lead somewhere, and such that are loaded.

    `ways` and `loaded` are, for each page, the places of its own in these two.
    """

    pages: Sequence[str]
    leads: Sequence[str]
    loads: Sequence[str]
    ways: Sequence[str]
    loaded: Sequence[str]


class Used:
    """The internal addresses that the pages of a site hold, and what the pages have and say.

    `lost` are, by page, fragments of its own that it links to and does not bear; `anchors` the ids and names of each page;
    `notes` what rules noted of pages when these were read: by rule and note, the pages. `languages` are those that pages say,
    `refreshing` the pages that send their reader on, with the address; `noindex` those kept out of search engines.
    """

    def __init__(self, pages: Mapping[str, Page], addresses: Addresses) -> None:
        self._pages = pages
        self._addresses = addresses
        self._leads: dict[str, set[str]] = {}
        self._places: dict[str, set[str]] = {}
        self._loads: set[str] = set()
        self._chunks: list[_Tables] = []
        self._places_of: dict[str, tuple[_Tables, int]] = {}
        self.lost: dict[str, Sequence[str]] = {}
        self.anchors: dict[str, Sequence[str]] = {}
        self.notes: dict[str, dict[str, list[str]]] = {}
        self.languages: dict[str, str] = {}
        self.refreshing: dict[str, str] = {}
        self.noindex: set[str] = set()
        names: dict[str, str] = {}
        for chunk in pages.chunks(addresses) if isinstance(pages, Pages) else [chunk_of(list(self._each()), addresses)]:
            self._take(chunk, names)

    def notes_of(self, name: str) -> Mapping[str, Sequence[str]]:
        """The pages by what was noted of each, under the name of a rule or another. Raises LookupError when nothing was."""
        self._refuse_unread()
        return self.notes.get(name, {})

    def _refuse_unread(self) -> None:
        if isinstance(self._pages, Pages) and NOTES not in self._pages.asked.facts:
            raise LookupError("a rule looks at notes, or languages of links, that says USES_NOTES = False")

    def _take(self, chunk: Chunk, names: dict[str, str]) -> None:
        """Add what a chunk says; each path is kept as one string, which is in `names`."""
        table: list[str] = []
        for expected, paths in chunk.leads.items():
            kept = list(map(names.setdefault, paths, paths))
            self._leads.setdefault(expected, set()).update(kept)
            table += kept
        for fragment, paths in chunk.places.items():
            self._places.setdefault(fragment, set()).update(paths)
        loads = list(map(names.setdefault, chunk.loads, chunk.loads))
        tables = _Tables(chunk.pages, table, loads, chunk.ways, chunk.loaded)
        self._chunks.append(tables)
        self._loads.update(loads)
        self._places_of.update((path, (tables, place)) for place, path in enumerate(chunk.pages))
        self.anchors.update(zip(chunk.pages, chunk.anchors, strict=True))
        self.languages.update(zip(chunk.pages, chunk.languages, strict=True))
        self.lost.update(chunk.lost)
        self.refreshing.update(chunk.refreshing)
        self.noindex.update(chunk.noindex)
        for rule, notes in chunk.notes.items():
            for note, paths in notes.items():
                self.notes.setdefault(rule, {}).setdefault(note, []).extend(paths)

    def ask(self, kind: str, question: Callable[[str], Key | None]) -> dict[str, dict[str, Key]]:
        """The pages that hold addresses of paths to which `question` has an answer, with the answers by address.

        `kind` is LEADS or LOADS. Paths are decoded, from the site's root. Addresses that stay on their page are not asked about.
        """
        paths = set().union(*self._leads.values()) if kind == LEADS else self._loads
        answers = {path: answer for path in paths if (answer := question(path)) is not None}
        return self._holders(kind, answers, lambda target: answers.get(target.path))

    def ask_places(self, anchors_at: Callable[[str], Sequence[str] | None]) -> dict[str, dict[str, Target]]:
        """The pages that lead to places which are not there, with these by address.

        `anchors_at` gives what the page at a path bears, None when there is none.
        """
        known: dict[str, frozenset[str] | None] = {}
        answers: dict[str, set[str]] = {}
        for fragment, paths in self._places.items():
            for path in paths:
                if path not in known:
                    anchors = anchors_at(path)
                    known[path] = frozenset(anchors) if anchors is not None else None
                there = known[path]
                if there is not None and fragment not in there and missing_of((fragment,), there):
                    answers.setdefault(path, set()).add(fragment)
        return self._holders(
            LEADS, answers, lambda target: target if target.fragment in answers.get(target.path, ()) else None
        )

    def ask_expected(self, question: Callable[[str, str], bool]) -> list[str]:
        """Pages among which are all that lead to a path of which `question`, given what is expected there and the path, is true.

        What is expected is a primary language: "=fr" where hreflang says so, else that of the words.
        """
        self._refuse_unread()
        answers = {path for expected, paths in self._leads.items() for path in paths if question(expected, path)}
        return [page for chunk in self._chunks if not answers.isdisjoint(chunk.leads) for page in chunk.pages]

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

    def ways(self, page: str) -> Iterator[str]:
        """The internal paths to which a page leads its reader."""
        chunk, place = self._places_of[page]
        return map(chunk.leads.__getitem__, map(int, chunk.ways[place].split()))

    def loaded(self, weight_of: Callable[[str], int]) -> Iterator[tuple[str, int]]:
        """Every page by its path, with the weights of the internal paths that it loads, put together."""
        for chunk in self._chunks:
            weights = list(map(weight_of, chunk.loads))
            for path, loaded in zip(chunk.pages, chunk.loaded, strict=True):
                yield path, sum(map(weights.__getitem__, map(int, loaded.split())))

    def _holders(
        self, kind: str, paths: Mapping[str, object], answer: Callable[[Target], Key | None]
    ) -> dict[str, dict[str, Key]]:
        """The pages that hold addresses of `paths` to which there is an answer, with the answers by address."""
        found: dict[str, dict[str, Key]] = {}
        for chunk in self._chunks if paths else ():
            if paths.keys().isdisjoint(chunk.leads if kind == LEADS else chunk.loads):
                continue
            for page in self._each(chunk.pages):
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


def _of_page(page: Page) -> OfPage:
    """The distinct addresses of a page that was not read from a file."""
    gathered = Gatherer(each=False)
    for link in page.links:
        expected = f"={link.hreflang}" if link.hreflang else link.language
        tongue = expected if expected != page.language and link.element in ("a", "area") else ""
        gathered.add(kind_of(link), link.element, link.attribute, link.url, tongue=tongue)
    head = head_of({"language": page.language, "refresh": page.refresh, "noindex": page.noindex})
    return of_page(page.path, gathered.row(head, page.base, page.anchors))
