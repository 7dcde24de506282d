"""What the pages of a chunk use and define, resolved and put together: what rules over the whole site start from.

A chunk is up to forty pages of one folder. What it says depends on its pages and on the site's own address alone, so it is made
where the pages are read, in the pool, and kept under a key of their digests: after one edit one chunk in 250 is made anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from signoff.site.addresses import Addresses
from signoff.site.fragments import decoded
from signoff.site.rows import unpack, url_of

MOST = 40


class OfPage(NamedTuple):
    """The distinct addresses of a page, and the places that it has. `base` is what <base href> says ("" without).

    `lost` are fragments of the page's own that it links to and does not bear; `leads` take the reader there, `refers` name a page
    to machines (cite, <link rel=next>); `tongues` are places in `leads` with the languages that readers expect there, where it
    is not the page's `language`; `suspects` are ids of rules.
    """

    path: str
    base: str
    anchors: list[str]
    leads: list[str]
    refers: list[str]
    loads: list[str]
    lost: list[str]
    tongues: list[str]
    suspects: list[str]

    def place(self, addresses: Addresses) -> str:
        """What the addresses resolve against."""
        url = url_of(self.path)
        return addresses.place(url, self.base) if self.base else url[: url.rfind("/") + 1]


class Chunk(NamedTuple):
    """`leads` are internal paths, with the fragments that are asked for there; `suspects` pages by rule; the others by page."""

    leads: Mapping[str, Sequence[str]]
    loads: Sequence[str]
    anchors: Mapping[str, Sequence[str]]
    lost: Mapping[str, Sequence[str]]
    suspects: Mapping[str, Sequence[str]]


class Packed(Protocol):
    """The parts of a row that are wanted here."""

    @property
    def base(self) -> str: ...
    @property
    def anchors(self) -> str: ...
    @property
    def leads(self) -> str: ...
    @property
    def refers(self) -> str: ...
    @property
    def loads(self) -> str: ...
    @property
    def lost(self) -> str: ...
    @property
    def tongues(self) -> str: ...
    @property
    def suspects(self) -> str: ...


def of_page(path: str, row: Packed) -> OfPage:
    """The addresses of a page from the packed parts of its row."""
    lists = (row.anchors, row.leads, row.refers, row.loads, row.lost, row.tongues)
    anchors, leads, refers, loads, lost, tongues = map(unpack, lists)
    return OfPage(path, row.base, anchors, leads, refers, loads, lost, tongues, row.suspects.split())


def chunks_of(paths: Iterable[str]) -> Iterator[list[str]]:
    """Paths, given in their order, by chunks."""
    chunk: list[str] = []
    place = ""
    for path in paths:
        folder = path[: path.rfind("/") + 1]
        if chunk and (folder != place or len(chunk) == MOST):
            yield chunk
            chunk = []
        chunk.append(path)
        place = folder
    if chunk:
        yield chunk


def key_of(files: Iterable[tuple[str, bytes]], whole: str) -> bytes:
    """The key of a chunk by the paths and digests of its pages, and whatever else its answer was made from."""
    digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass"))
    for path, content in files:
        digest.update(path.encode("utf-8", "surrogateescape") + b"\0" + content)
    return digest.digest()


def chunk_of(pages: Sequence[OfPage], addresses: Addresses) -> Chunk:
    """What pages use and define. Each distinct address is resolved once, the part before its # once for all that stand behind."""
    leads: dict[str, set[str]] = {}
    loads: set[str] = set()
    by_place: dict[str, tuple[set[str], set[str]]] = {}
    suspects: dict[str, list[str]] = {}
    for page in pages:
        for rule in page.suspects:
            suspects.setdefault(rule, []).append(page.path)
        leading, loading = by_place.setdefault(page.place(addresses), (set(), set()))
        leading.update(page.leads, page.refers)
        loading.update(page.loads)
    for place, (leading, loading) in by_place.items():
        for url in leading:
            head, _, fragment = url.partition("#")
            target = addresses.resolve(head, place)
            if target.kind == "internal":
                fragments = leads.setdefault(target.path, set())
                if fragment:
                    fragments.add(decoded(fragment))
        for url in loading:
            target = addresses.resolve(url, place)
            if target.kind == "internal":
                loads.add(target.path)
    return Chunk(
        {path: sorted(fragments) for path, fragments in leads.items()},
        sorted(loads),
        {page.path: page.anchors for page in pages},
        {page.path: page.lost for page in pages if page.lost},
        suspects,
    )


def written(chunk: Chunk) -> str:
    """A chunk as JSON."""
    return json.dumps(chunk, ensure_ascii=False, separators=(",", ":"))


def read(words: str) -> Chunk:
    """The chunk that was written."""
    return Chunk(*json.loads(words))
