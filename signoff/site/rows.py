"""A page's facts in their small form: a few strings, as they pass between processes and lie in the cache.

An object for each link of 10,000 pages (600,000 of them) would take 200 MB and two seconds; most are never looked at. So lists
are strings joined by NUL, which no attribute and no text of a parsed page can hold, and become Links when a rule asks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from signoff.model import Foreign, Link, Page, ParseError, ReviewLine
from signoff.site.asked import UNREAD
from signoff.site.elements import FRAMES, LEADS, LOADS, REFERRING
from signoff.site.fragments import missing_of, stays
from signoff.words import Node

_END = "\0"
_STAYING = frozenset(map(chr, range(33))) | {"", "#", "?"}  # how an address may begin that stays on its page
_NOTHING_MORE = "\0\0\0\0\0\0"
_FIELDS = 11  # of a link in Row.links


class Row(NamedTuple):
    """The facts of one page, whatever its path.

    `base` is what <base href> says ("" without). `leads`, `refers` and `loads` are the page's distinct addresses by what they do:
    take the reader there, name a page to machines, be part of this page. Those that stay on the page ("#risks") are left
    out; `rest` are all other addresses; `lost` the fragments of its own that the page links to and does not bear. `tongues`
    say which of `leads` are said to be in another language than the page. `notes` are the answers to questions, as JSON, see
    asked.py. `head` is JSON: the fields of Page that are not their defaults, and which are "unread". `total` counts the links.
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
    rest: str
    links: str

    @classmethod
    def empty(cls) -> Row:
        """Of a file that bears no link."""
        return cls("", "", "", "", "", "", "", "", "", 0, "", "")


class Gatherer:
    """The addresses of a page on their way into a row. A link refers to the place of its address, so that each stands once."""

    def __init__(self) -> None:
        self.links: list[str] = []
        self.leads: dict[str, int] = {}
        self.refers: dict[str, int] = {}
        self.loads: dict[str, int] = {}
        self.rest: dict[str, int] = {}
        self.own: dict[str, None] = {}
        self.tongues: dict[str, set[str]] = {}
        self.both: set[str] = set()

    def add(
        self,
        kind: str,
        element: str,
        attribute: str,
        url: str,
        words: str = "",
        more: str = _NOTHING_MORE,
        *,
        tongue: str = "",
    ) -> None:
        """Take in a link. `kind` is of elements.py, `more` made by more().

        `tongue` is the language that its reader expects there, "" for that of the page.
        """
        if url[:1] in _STAYING and stays(url):
            if kind == LEADS:
                self.own[url] = None
            place = f"={self.rest.setdefault(url, len(self.rest))}"
        elif kind == LEADS and attribute not in REFERRING and element != "link":
            if tongue or url in self.tongues:
                self._speak(url, tongue)
            place = f"{self.leads.setdefault(url, len(self.leads))}"
        elif kind == LOADS:
            place = f"+{self.loads.setdefault(url, len(self.loads))}"
            if element in FRAMES:  # a frame takes its reader there, too
                self.leads.setdefault(url, len(self.leads))
        elif kind == LEADS:
            place = f"~{self.refers.setdefault(url, len(self.refers))}"
        else:
            place = f"={self.rest.setdefault(url, len(self.rest))}"
        self.links.append(f"{element}\0{attribute}\0{place}\0{words}\0{more}")

    def _speak(self, url: str, tongue: str) -> None:
        """Note in which language a link is said to lead, where links do not agree with the page, or with one another."""
        if not tongue or (url in self.leads and url not in self.tongues):
            self.both.add(url)
        if tongue:
            self.tongues.setdefault(url, set()).add(tongue)

    def row(self, head: str, base: str, anchors: Collection[str]) -> Row:
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
            "",
            len(self.links),
            pack(self.rest),
            _END.join(self.links),
        )

    def _tongues(self) -> Iterator[str]:
        """For each language of an address, "-fr 12": the address has that place in `leads`; + when the page's is expected, too."""
        for url, tongues in self.tongues.items():
            mark = "+" if url in self.both else "-"
            yield from (f"{mark}{tongue} {self.leads[url]}" for tongue in sorted(tongues))


def more(
    part: str, rel: str, label: str, hreflang: str, ignored: str, language: str = "", *, hidden: bool = False
) -> str:
    """What few links have, for Gatherer.add(). `language` is "" for that of the page."""
    return f"{part}\0{rel}\0{label}\0{hreflang}\0{ignored}\0{language}\0{'hidden' if hidden else ''}"


def pack(items: Iterable[str]) -> str:
    """A list of strings as one; each ends in NUL, so that [""] is not []."""
    return "".join([item + _END for item in items])


def unpack(packed: str) -> list[str]:
    """The list that was packed."""
    return packed[:-1].split(_END) if packed else []


def links_of(row: Row) -> tuple[Link, ...]:
    """The links of a row, in their order."""
    if not row.total:
        return ()
    tables = {"+": unpack(row.loads), "=": unpack(row.rest), "~": unpack(row.refers)}
    leads = unpack(row.leads)
    spoken: str = (json.loads(row.head) if row.head else {}).get("language", "")
    fields = iter(row.links.split(_END))
    rows = zip(*[fields] * _FIELDS, strict=True)
    none: frozenset[str] = frozenset()
    return tuple(
        Link(
            element,
            attribute,
            tables[place[0]][int(place[1:])] if place[0] in tables else leads[int(place)],
            words,
            order,
            part,
            frozenset(rel.split()) if rel else none,
            label,
            hreflang,
            frozenset(ignored.split()) if ignored else none,
            language or spoken,
            hidden != "",
        )
        for order, (
            element,
            attribute,
            place,
            words,
            part,
            rel,
            label,
            hreflang,
            ignored,
            language,
            hidden,
        ) in enumerate(rows)
    )


def page_of(path: str, size: int, row: Row, links: Sequence[Link] | None = None) -> Page:
    """The page at a path; `size` is the file's, in bytes, `links` the row's when they are not to be made now."""
    head: dict[str, Any] = json.loads(row.head) if row.head else {}
    titles = tuple(head.get("titles", ()))
    return Page(
        path=path,
        url=url_of(path),
        language=head.get("language", ""),
        title=titles[0] if titles else "",
        description=head.get("description"),
        links=links_of(row) if links is None else links,
        anchors=frozenset(unpack(row.anchors)),
        parts={name: _nodes(nodes) for name, nodes in head.get("parts", {}).items()},
        loose=tuple(head.get("loose", ())),
        review_lines=_slow(head, "review_lines", ReviewLine),
        titles=titles,
        canonicals=tuple(head.get("canonicals", ())),
        alternates=tuple((language, url) for language, url in head.get("alternates", ())),
        ids_twice=tuple(head.get("ids_twice", ())),
        noindex=head.get("noindex", False),
        refresh=head.get("refresh"),
        size=size,
        base=row.base,
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
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def url_of(path: str) -> str:
    """The root-relative address of a file: a folder's index is the folder."""
    folder, _, name = path.rpartition("/")
    return "/" + (folder + "/" if folder else "") if name == "index.html" else "/" + path


def _nodes(items: list[Any]) -> tuple[Node, ...]:
    return tuple((item[0], *_inner(item[1:])) for item in items)


def _inner(items: list[Any]) -> list[Any]:
    return [item if isinstance(item, str) else (item[0], *_inner(item[1:])) for item in items]
