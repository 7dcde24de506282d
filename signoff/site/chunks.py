"""What the pages of a chunk use and define, resolved and put together: what rules over the whole site start from.

A chunk is some thirty pages that follow one another. What it says depends on its pages, on what was asked of them and on the
site's own address alone, so it is made where the pages are read, in the pool, and kept under a key of what they say: after one edit
one chunk in three hundred is made anew, or none.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from signoff.site.addresses import Addresses
from signoff.site.asked import Asked
from signoff.site.fragments import BLANK
from signoff.site.rows import Row, unpack, url_of

USUAL, MOST = 32, 80  # pages
REFERRED = "~"  # what is expected of a page to which no reader is led
END = "\0"  # between strings: no decoded path or fragment holds it


class OfPage(NamedTuple):
    """The distinct addresses of a page, and what it has and says. `base` is what <base href> says ("" without).

    `lost` are fragments of the page's own that it links to and does not bear; `leads` take the reader there, `refers` name a page
    to machines (cite, <link rel=next>); `tongues` are places in `leads` by the language that readers expect there, where it
    is not, or not alone, the page's `language`; `notes` are what rules have to say of the page, by their ids.
    """

    path: str
    base: str
    anchors: list[str]
    leads: list[str]
    refers: list[str]
    loads: list[str]
    lost: list[str]
    tongues: list[str]
    notes: Mapping[str, str]
    language: str
    refresh: str
    noindex: bool

    def place(self, addresses: Addresses) -> str:
        """What the addresses resolve against."""
        url = url_of(self.path)
        return addresses.place(url, self.base) if self.base else url[: url.rfind("/") + 1]

    def spoken(self) -> Mapping[str, list[int]]:
        """The places of some of `leads` by what readers expect behind them: "fr", or "=fr" when hreflang says so."""
        found: dict[str, list[int]] = {}
        for tongue in self.tongues:
            places, _, said = tongue.partition(";")
            expected = f"={primary(said[1:])}" if said[:1] == "=" else primary(said or self.language)
            found.setdefault(expected, []).extend(map(int, places.split()))
        return found


class Chunk(NamedTuple):
    """The sum of some pages in its small form, as it passes between processes.

    `words` is JSON: what the pages say (`pages` by their paths, their `languages`, `lost` fragments, `notes` by rule and note,
    `refreshing` pages with the address, `noindex`), and how many numbers there are in each list of `numbers`. Those are places in
    `names`, as bytes of 32 bits: of the internal paths that `leads` to, by what is expected there, of those in `places`, by
    fragment, and in `loads`; then, for each page, of its `anchors`, its `ways` to others and what it has `loaded`.
    """

    words: str
    names: str
    numbers: bytes


def of_page(path: str, row: Row) -> OfPage:
    """The addresses of a page from the packed parts of its row."""
    lists = (row.anchors, row.leads, row.refers, row.loads, row.lost, row.tongues)
    anchors, leads, refers, loads, lost, tongues = map(unpack, lists)
    head: Mapping[str, Any] = json.loads(row.head) if row.head else {}
    notes = json.loads(row.notes) if row.notes else {}
    said = (head.get("language", ""), head.get("refresh") or "", head.get("noindex", False))
    return OfPage(path, row.base, anchors, leads, refers, loads, lost, tongues, notes, *said)


def primary(tag: str) -> str:
    """The language of a tag: fr of fr-CA."""
    return tag.strip().lower().partition("-")[0]


def chunks_of(paths: Iterable[str]) -> Iterator[list[str]]:
    """Paths, given in their order, by chunks. Where one ends depends on names alone: a new page does not shift all that follow."""
    chunk: list[str] = []
    for path in paths:
        chunk.append(path)
        if len(chunk) == MOST or zlib.crc32(path.encode("utf-8", "surrogateescape")) % USUAL == 0:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def key_of(files: Iterable[tuple[str, bytes]], whole: str) -> bytes:
    """The key of a chunk by the paths of its pages with the digests of what they say, and whatever else it was made from."""
    digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass"))
    for path, said in files:
        digest.update(path.encode("utf-8", "surrogateescape") + b"\0" + said)
    return digest.digest()


def whole_of(addresses: Addresses, asked: Asked) -> str:
    """What a chunk is made from besides its pages."""
    return f"chunk {addresses.root.href} {' '.join(sorted(asked.facts))} {' '.join(sorted(asked.questions))}"


class _Names(dict[str, int]):
    """A number for each string, in the order of their coming."""

    def __missing__(self, name: str) -> int:
        number = self[name] = len(self)
        return number


class _Resolved(dict[str, int]):
    """The number of the internal path behind each address that stands in one place, that of "" for one that leads out of the site.

    What stands before a # is resolved once for all that stand behind it; fragments are added to `places`.
    """

    def __init__(self, place: str, addresses: Addresses, names: _Names, places: dict[str, set[int]]) -> None:
        self._place = place
        self._addresses = addresses
        self._names = names
        self._places = places
        self._here = addresses.known(place[: place.rfind("/") + 1])
        self._anywhere = addresses.known("") if place[0] == "/" else self._here
        self._fragments: dict[str, str] = {"": ""}

    def __missing__(self, url: str) -> int:
        head, _, written = url.partition("#")
        target = self._anywhere.get(head) or self._here.get(head)
        fragment = self._fragments.get(written)
        if target is None or fragment is None:
            target = self._addresses.resolve(url, self._place)
            fragment = target.fragment or ""
            if target.path and written.strip(BLANK) == written:
                self._fragments[written] = fragment
        number = self[url] = self._names[target.path]  # "" of all that lead elsewhere
        if fragment and number:
            places = self._places.get(fragment)
            if places is None:
                self._places[fragment] = {number}
            else:
                places.add(number)
        return number


def chunk_of(pages: Sequence[OfPage], addresses: Addresses) -> Chunk:
    """What pages use and define. Each distinct address is resolved once."""
    names = _Names({"": 0})
    places: dict[str, set[int]] = {}
    leads: dict[str, set[int]] = {}
    by_place: dict[str, tuple[_Resolved, _Resolved]] = {}
    ways, loaded = [], []
    notes: dict[str, dict[str, list[str]]] = {}
    for page in pages:
        for rule, note in page.notes.items():
            notes.setdefault(rule, {}).setdefault(note, []).append(page.path)
        place = page.place(addresses)
        if place not in by_place:
            by_place[place] = (_Resolved(place, addresses, names, places), _Resolved(place, addresses, names, {}))
        leading, loading = (resolved.__getitem__ for resolved in by_place[place])
        ways.append(_led(page, list(map(leading, page.leads)), leads))
        leads.setdefault(REFERRED, set()).update(filter(None, map(leading, page.refers)))
        loaded.append(set(filter(None, map(loading, page.loads))))
    anchors = [list(map(names.__getitem__, page.anchors)) for page in pages]
    by_fragment = {fragment: sorted(found) for fragment, found in sorted(places.items())}
    expected = {expected: sorted(found) for expected, found in leads.items()}
    lists = (*expected.values(), *by_fragment.values(), sorted(set().union(*loaded)), *anchors)
    of_pages = [sorted(found) for found in (*ways, *loaded)]
    words = {
        "pages": [page.path for page in pages],
        "languages": [page.language for page in pages],
        "lost": {page.path: page.lost for page in pages if page.lost},
        "notes": notes,
        "refreshing": {page.path: page.refresh for page in pages if page.refresh},
        "noindex": [page.path for page in pages if page.noindex],
        "leads": list(expected),
        "places": list(by_fragment),
        "counts": [*map(len, lists), *map(len, of_pages)],
    }
    numbers = array("I", chain.from_iterable((*lists, *of_pages)))
    return Chunk(json.dumps(words, separators=(",", ":")), END.join(names), numbers.tobytes())


def _led(page: OfPage, paths: list[int], leads: dict[str, set[int]]) -> set[int]:
    """The internal paths to which a page leads its reader, which are noted by what is expected there; "" for no matter what."""
    spoken = page.spoken() if page.tongues and not page.refresh else {}
    for expected, places in spoken.items():
        leads.setdefault(expected, set()).update(filter(None, map(paths.__getitem__, places)))
    told = set().union(*spoken.values())
    rest = [path for place, path in enumerate(paths) if place not in told] if told else paths
    leads.setdefault(primary(page.language) if not page.refresh else "", set()).update(filter(None, rest))
    return set(filter(None, paths))
