"""A page's facts in their small form: a few strings, as they pass between processes and lie in the cache.

An object for each address of 10,000 pages (600,000 of them) would take 200 MB and two seconds; most are never looked at. So lists
are strings joined by NUL, which no attribute and no text of a parsed page can hold.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from signoff.dress import Dress
from signoff.hallmark import hallmark
from signoff.model import Foreign, Link, Page, ParseError, ReviewLine
from signoff.site.asked import UNREAD, Glance
from signoff.site.elements import FRAMES, LEADS, LOADS, REFERRING
from signoff.site.fragments import missing_of, stays
from signoff.words import Node

_END = "\0"
_STAYING = frozenset(map(chr, range(33))) | {"", "#", "?"}  # how an address may begin that stays on its page
_FIELDS = 11  # of a link in Row.links


class Row(NamedTuple):
    """The facts of one page, whatever its path.

    `base` is what <base href> says ("" without). `leads`, `refers` and `loads` are the page's distinct addresses by what they do:
    take the reader there, name a page to machines, be part of this page. Those that stay on the page ("#risks") are left
    out; `lost` are the fragments of its own that the page links to and does not bear. `tongues` say which of `leads` are said
    to be in another language than the page. `notes` are the answers to questions, as JSON, see asked.py. `head` is JSON: the
    fields of Page that are not their defaults, and which are "unread". `total` counts the links; `links` are all of them, ""
    where they were not kept.
    """

    head: str
    base: str
    anchors: str
    leads: str
    refers: str
    loads: str
    lost: str
    tongues: str
    notes: str
    total: int
    links: str

    @classmethod
    def empty(cls) -> Row:
        """Of a file that bears no link."""
        return cls("", "", "", "", "", "", "", "", "", 0, "")


class Stored(NamedTuple):
    """A row in the form in which it is stored: `words` are all of it but the links, each with a checksum of its own.

    `said` is the SHA-256 of `words`: two files with the same say the same, but for their links one by one. Made where the page is
    read: what the pool hands over is not touched again.
    """

    words: bytes
    links: bytes
    total: int
    sums: tuple[int, int]
    said: bytes = b""

    @classmethod
    def of(cls, row: Row, digest: bytes) -> Stored:
        """The stored form of the row of a file with this digest."""
        parts = (
            row.head,
            row.base,
            row.anchors,
            row.leads,
            row.refers,
            row.loads,
            row.lost,
            row.tongues,
            row.notes,
        )
        lengths = " ".join([str(len(part)) for part in parts])
        words = f"{lengths} {row.total}\n{''.join(parts)}".encode("utf-8", "surrogatepass")
        links = row.links.encode("utf-8", "surrogatepass")
        said = hashlib.sha256(words).digest()
        return cls(words, links, row.total, (checksum(digest, said), checksum(digest, links) if links else 0), said)

    def row(self) -> Row:
        """The row that was stored."""
        line, _, texts = self.words.decode("utf-8", "surrogatepass").partition("\n")
        *lengths, total = map(int, line.split())
        ends = list(accumulate(lengths, initial=0))
        head, base, anchors, leads, refers, loads, lost, tongues, notes = (
            texts[start:end] for start, end in pairwise(ends)
        )
        links = self.links.decode("utf-8", "surrogatepass")
        return Row(head, base, anchors, leads, refers, loads, lost, tongues, notes, total, links)


def checksum(digest: bytes, words: bytes) -> int:
    """A number that fits these words of a file with this digest, and that nobody else can give to others (signoff/hallmark.py)."""
    return int.from_bytes(hallmark(digest, words)[:8], "big", signed=True)


class Gatherer:
    """The addresses of a page on their way into a row; all of its links, too, where somebody looks at each."""

    def __init__(self, *, each: bool = True) -> None:
        self.links: list[Link] | None = [] if each else None
        self.total = 0
        self.leads: dict[str, int] = {}
        self.refers: dict[str, None] = {}
        self.loads: dict[str, None] = {}
        self.own: dict[str, None] = {}
        self.rest: dict[str, None] = {}
        self.fetched: dict[str, None] = {}
        self.words: dict[str, None] = {}
        self.tongues: dict[str, set[str]] = {}
        self.both: set[str] = set()

    def lead(self, url: str) -> None:
        """Take in an address to which a link leads its reader, in the language of the page."""
        self.total += 1
        if url[:1] in _STAYING and stays(url):
            self.own[url] = None
            return
        if url in self.tongues:
            self.both.add(url)
        self.leads.setdefault(url, len(self.leads))

    def add(self, kind: str, element: str, attribute: str, url: str, *, tongue: str = "") -> None:
        """Take in any address. `kind` is of elements.py, `tongue` the language that its reader expects there, "" for that of the page."""
        self.total += 1
        if url[:1] in _STAYING and stays(url):
            (self.own if kind == LEADS else self.rest)[url] = None
        elif kind == LEADS and attribute not in REFERRING and element != "link":
            if tongue or url in self.tongues:
                self._speak(url, tongue)
            self.leads.setdefault(url, len(self.leads))
        elif kind == LOADS:
            self.loads[url] = None
            if element != "meta":
                self.fetched[url] = None
            if element in FRAMES:  # a frame takes its reader there, too
                self.leads.setdefault(url, len(self.leads))
        elif kind == LEADS:
            self.refers[url] = None
        else:
            self.rest[url] = self.fetched[url] = None

    def glance(self, base: str, canonicals: Sequence[str]) -> Glance:
        """What there is to see without looking at each link."""
        addresses = pack([*self.leads, *self.refers, *self.loads, *self.own, *self.rest])
        return Glance(addresses, self.fetched, self.words, base, canonicals[0] if canonicals else "")

    def _speak(self, url: str, tongue: str) -> None:
        """Note in which language a link is said to lead, where links do not agree with the page, or with one another."""
        if not tongue or (url in self.leads and url not in self.tongues):
            self.both.add(url)
        if tongue:
            self.tongues.setdefault(url, set()).add(tongue)

    def row(self, head: str, base: str, anchors: Collection[str], notes: str = "", *, keep: bool = False) -> Row:
        """What was gathered. With a <base href>, "#risks" is a place on the page that it names."""
        own = {url.partition("#")[2] for url in self.own} if not base else set()
        leads = [*self.leads, *self.own] if base else self.leads
        return Row(
            head,
            base,
            pack(anchors),
            pack(leads),
            pack(self.refers),
            pack(self.loads),
            pack(sorted(missing_of(own, anchors))),
            pack(self._tongues()) if self.tongues else "",
            notes,
            self.total,
            pack_links(self.links) if keep and self.links else "",
        )

    def _tongues(self) -> list[str]:
        """For each language, "12 40;fr": the addresses with these places in `leads` lead there; ";" alone for that of the page."""
        places: dict[str, list[int]] = {}
        for url, tongues in self.tongues.items():
            for tongue in (*sorted(tongues), "") if url in self.both else sorted(tongues):
                places.setdefault(tongue, []).append(self.leads[url])
        return [f"{' '.join(map(str, found))};{tongue}" for tongue, found in places.items()]


def pack(items: Collection[str]) -> str:
    """A list of strings as one; each ends in NUL, so that [""] is not []."""
    found = _END.join(items)
    return found + _END if found or items else ""


def unpack(packed: str) -> list[str]:
    """The list that was packed."""
    return packed[:-1].split(_END) if packed else []


def pack_links(links: Iterable[Link]) -> str:
    """The links of a page, in their order, as one string."""
    return _END.join(
        [
            f"{element}\0{attribute}\0{url}\0{words}\0{part}\0{' '.join(sorted(rel))}\0{label}\0{hreflang}\0"
            f"{' '.join(sorted(ignored))}\0{language}\0{'hidden' if hidden else ''}"
            for element, attribute, url, words, _, part, rel, label, hreflang, ignored, language, hidden in links
        ]
    )


def unpack_links(packed: str) -> tuple[Link, ...]:
    """The links that were packed."""
    if not packed:
        return ()
    fields = iter(packed.split(_END))
    return tuple(
        Link(
            element,
            attribute,
            url,
            words,
            order,
            part,
            keywords(rel),
            label,
            hreflang,
            keywords(ignored),
            language,
            hidden != "",
        )
        for order, (element, attribute, url, words, part, rel, label, hreflang, ignored, language, hidden) in enumerate(
            zip(*[fields] * _FIELDS, strict=True)
        )
    )


_NONE: frozenset[str] = frozenset()


def keywords(words: str) -> frozenset[str]:
    """The words of a list with blanks between."""
    return frozenset(words.split()) if words else _NONE


# As json.dumps() does, which makes an encoder each time when it is asked for letters as they are.
said = json.JSONEncoder(ensure_ascii=False).encode


def page_of(path: str, size: int, row: Row, links: Sequence[Link]) -> Page:
    """The page at a path; `size` is the file's, in bytes."""
    fields: dict[str, Any] = json.loads(row.head) if row.head else {}
    return page_with(path, size, fields, links, row.base, unpack(row.anchors))


def page_with(
    path: str, size: int, head: Mapping[str, Any], links: Sequence[Link], base: str, anchors: Collection[str]
) -> Page:
    """The page at a path with the fields that its head names."""
    titles = tuple(head.get("titles", ()))
    return Page(
        path=path,
        url=url_of(path),
        language=head.get("language", ""),
        title=titles[0] if titles else "",
        description=head.get("description"),
        links=links,
        anchors=frozenset(anchors),
        parts={name: _nodes(nodes) for name, nodes in head.get("parts", {}).items()},
        loose=tuple(head.get("loose", ())),
        dress=tuple(Dress(*each) for each in head.get("dress", ())),
        around=tuple(head.get("around", ())),
        review_lines=_slow(head, "review_lines", ReviewLine),
        titles=titles,
        canonicals=tuple(head.get("canonicals", ())),
        alternates=tuple((language, url) for language, url in head.get("alternates", ())),
        ids_twice=tuple(head.get("ids_twice", ())),
        noindex=head.get("noindex", False),
        refresh=head.get("refresh"),
        size=size,
        base=base,
        parse_errors=_slow(head, "parse_errors", ParseError),
        json_ld=tuple(head.get("json_ld", ())),
        foreign=_slow(head, "foreign", Foreign),
        cards=tuple(head.get("cards", ())),
    )


def _slow(head: Mapping[str, Any], name: str, of: Callable[..., Any]) -> tuple[Any, ...]:
    """A fact that takes long to read, where it was read."""
    return UNREAD if name in head.get("unread", ()) else tuple(of(*item) for item in head.get(name, ()))


def head_of(fields: Mapping[str, Any]) -> str:
    """What is not its default, as JSON."""
    kept = {name: value for name, value in fields.items() if value or (name == "description" and value is not None)}
    return said(kept) if kept else ""


def url_of(path: str) -> str:
    """The root-relative address of a file: a folder's index is the folder."""
    folder, _, name = path.rpartition("/")
    return "/" + (folder + "/" if folder else "") if name == "index.html" else "/" + path


def _nodes(items: list[Any]) -> tuple[Node, ...]:
    return tuple((item[0], *_inner(item[1:])) for item in items)


def _inner(items: list[Any]) -> list[Any]:
    return [item if isinstance(item, str) else (item[0], *_inner(item[1:])) for item in items]
