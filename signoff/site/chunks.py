"""What the pages of a chunk use and define, resolved and put together: what rules over the whole site start from.

A chunk is some thirty pages that follow one another. What it says depends on its pages, on what was asked of them and on the
site's own address alone, so it is made where the pages are read, in the pool, and kept under a key of what they say: after one edit
one chunk in three hundred is made anew, or none.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from signoff.site.addresses import Addresses
from signoff.site.asked import Asked
from signoff.site.fragments import BLANK
from signoff.site.rows import Row, unpack, url_of

USUAL, MOST = 32, 80  # pages
REFERRED = "~"  # what is expected of a page to which no reader is led
_END = "\0"  # between strings: no decoded path or fragment holds it


class OfPage(NamedTuple):
    """The distinct addresses of a page, and what it has and says. `base` is what <base href> says ("" without).

    `lost` are fragments of the page's own that it links to and does not bear; `leads` take the reader there, `refers` name a page
    to machines (cite, <link rel=next>); `tongues` are places in `leads` with the languages that readers expect there, where it
    is not the page's `language`; `notes` are what rules have to say of the page, by their ids.
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

    def spoken(self) -> Mapping[int, list[str]]:
        """What readers expect behind some of `leads`, by their places: "fr", or "=fr" when hreflang says so."""
        found: dict[int, list[str]] = {}
        own = primary(self.language)
        known: dict[str, str] = {}
        for tongue in self.tongues:
            mark, _, place = tongue.rpartition(" ")
            if mark not in known:
                known[mark] = f"={primary(mark[2:])}" if mark[1:2] == "=" else primary(mark[1:])
            expected = found.setdefault(int(place), [own] if mark[0] == "+" else [])
            expected.append(known[mark])
        return found


class Chunk(NamedTuple):
    """`leads` are internal paths by what is expected there, `places` by fragment; `loads` internal paths.

    `ways` and `loaded` are, for each page, the places of its own in these lists taken one after the other. `notes` are what rules
    noted, with the pages; `languages`, `refreshing` (with the address) and `noindex` what pages say.
    """

    pages: Sequence[str]
    leads: Mapping[str, Sequence[str]]
    places: Mapping[str, Sequence[str]]
    loads: Sequence[str]
    anchors: Sequence[Sequence[str]]
    ways: Sequence[str]
    loaded: Sequence[str]
    languages: Sequence[str]
    lost: Mapping[str, Sequence[str]]
    notes: Mapping[str, Mapping[str, Sequence[str]]]
    refreshing: Mapping[str, str]
    noindex: Sequence[str]


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


class _Resolved(dict[str, str]):
    """The internal path behind each address that stands in one place, "" for one that leads out of the site.

    What stands before a # is resolved once for all that stand behind it; fragments are added to `places`.
    """

    def __init__(self, place: str, addresses: Addresses, places: dict[str, set[str]]) -> None:
        self._place = place
        self._addresses = addresses
        self._places = places
        self._here = addresses.known(place[: place.rfind("/") + 1])
        self._anywhere = addresses.known("") if place[0] == "/" else self._here
        self._fragments: dict[str, str] = {"": ""}

    def __missing__(self, url: str) -> str:
        head, _, written = url.partition("#")
        target = self._anywhere.get(head) or self._here.get(head)
        fragment = self._fragments.get(written)
        if target is None or fragment is None:
            target = self._addresses.resolve(url, self._place)
            fragment = target.fragment or ""
            if target.path and written.strip(BLANK) == written:
                self._fragments[written] = fragment
        path = target.path  # "" of all that lead elsewhere
        if fragment:
            places = self._places.get(fragment)
            if places is None:
                self._places[fragment] = {path}
            else:
                places.add(path)
        self[url] = path
        return path


def chunk_of(pages: Sequence[OfPage], addresses: Addresses) -> Chunk:
    """What pages use and define. Each distinct address is resolved once."""
    places: dict[str, set[str]] = {}
    leads: dict[str, dict[str, None]] = {}
    loads: dict[str, int] = {}
    by_place: dict[str, tuple[_Resolved, _Resolved]] = {}
    ways, loaded = [], []
    notes: dict[str, dict[str, list[str]]] = {}
    for page in pages:
        for rule, note in page.notes.items():
            notes.setdefault(rule, {}).setdefault(note, []).append(page.path)
        place = page.place(addresses)
        if place not in by_place:
            by_place[place] = (_Resolved(place, addresses, places), _Resolved(place, addresses, {}))
        leading, loading = (resolved.__getitem__ for resolved in by_place[place])
        ways.append(_led(page, list(map(leading, page.leads)), leads))
        leads.setdefault(REFERRED, {}).update(dict.fromkeys(filter(None, map(leading, page.refers))))
        loaded.append({loads.setdefault(path, len(loads)) for path in map(loading, page.loads) if path})
    table = {path: place for place, path in enumerate(path for paths in leads.values() for path in paths)}
    return Chunk(
        [page.path for page in pages],
        {expected: list(paths) for expected, paths in leads.items()},
        {fragment: sorted(places[fragment]) for fragment in sorted(places)},
        list(loads),
        [page.anchors for page in pages],
        [_numbers(table[path] for path in found) for found in ways],
        [_numbers(found) for found in loaded],
        [page.language for page in pages],
        {page.path: page.lost for page in pages if page.lost},
        notes,
        {page.path: page.refresh for page in pages if page.refresh},
        [page.path for page in pages if page.noindex],
    )


def _led(page: OfPage, paths: list[str], leads: dict[str, dict[str, None]]) -> set[str]:
    """The internal paths to which a page leads its reader, which are noted by what is expected there; "" for no matter what."""
    own = [primary(page.language)] if not page.refresh else [""]
    spoken = page.spoken() if page.tongues and not page.refresh else {}
    if not spoken:
        leads.setdefault(own[0], {}).update(dict.fromkeys(filter(None, paths)))
    for place, path in enumerate(paths) if spoken else ():
        for expected in spoken.get(place, own) if path else ():
            leads.setdefault(expected, {})[path] = None
    return set(filter(None, paths))


def _numbers(found: Iterable[int]) -> str:
    return " ".join(map(str, sorted(found)))


def written(chunk: Chunk) -> str:
    """A chunk as text: a line of JSON, then its many strings one after the other, which are read five times as fast so."""
    strings = [
        *(path for paths in chunk.leads.values() for path in paths),
        *(path for paths in chunk.places.values() for path in paths),
        *chunk.loads,
        *(anchor for anchors in chunk.anchors for anchor in anchors),
    ]
    few = chunk._asdict() | {
        "leads": _counts(chunk.leads),
        "places": _counts(chunk.places),
        "loads": len(chunk.loads),
        "anchors": [len(anchors) for anchors in chunk.anchors],
    }
    return f"{json.dumps(few, separators=(',', ':'))}\n{_END.join(strings)}"


def read(words: str) -> Chunk:
    """The chunk that was written."""
    line, _, strings = words.partition("\n")
    few = json.loads(line)
    rest = iter(strings.split(_END))
    few["leads"] = {expected: list(islice(rest, count)) for expected, count in few["leads"].items()}
    few["places"] = {fragment: list(islice(rest, count)) for fragment, count in few["places"].items()}
    few["loads"] = list(islice(rest, few["loads"]))
    few["anchors"] = [list(islice(rest, count)) for count in few["anchors"]]
    return Chunk(**few)


def _counts(lists: Mapping[str, Sequence[str]]) -> dict[str, int]:
    return {name: len(found) for name, found in lists.items()}
