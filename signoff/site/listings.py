"""Sitemaps and feeds of a site: what they list, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from signoff.phrases import Phrase, read_facts, written_facts

_SITEMAP = re.compile(r"(?:^|/)sitemap[^/]*\.xml$", re.I)
_FEED = re.compile(r"(?:^|/)(?:atom|feed|rss)\.xml$|\.(?:atom|rss)$", re.I)
_ROOT = re.compile(rb"<(?:feed|rss|rdf:RDF)[\s>]")
_ATOM = "{http://www.w3.org/2005/Atom}"
_FOLLOWED = ("alternate", "enclosure", "self")  # relations of Atom; others lead to programs, and to replies
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")  # RFC 3339: 2024-06-01T00:00:00Z

# What the parser says of most files, in its own words.
_OF_EXPAT: Mapping[str, Phrase] = {
    "no element found": Phrase("no element found"),
    "mismatched tag": Phrase("mismatched tag"),
    "not well-formed (invalid token)": Phrase("not well-formed (invalid token)"),
    "syntax error": Phrase("syntax error"),
    "undefined entity": Phrase("undefined entity"),
    "unclosed token": Phrase("unclosed token"),
    "unbound prefix": Phrase("unbound prefix"),
    "duplicate attribute": Phrase("duplicate attribute"),
    "junk after document element": Phrase("junk after document element"),
}
_LACKS = "{part} has no <{tag}>"
_NO_DATE = "{part}: {said!r} in <{tag}> is no date such as {example}"


class Listing(NamedTuple):
    """What a file lists for machines: `kind` is "sitemap", "feed", or "" for another file; `error` what is wrong with it.

    `listed` are the entries of a sitemap, `named` what else it names (pages in other languages, pictures), and all that a feed does.
    """

    kind: str
    listed: tuple[str, ...] = ()
    error: Phrase | None = None
    named: tuple[str, ...] = ()

    def written(self) -> list[object]:
        """The listing as JSON has it."""
        error = written_facts({"error": self.error}) if self.error else {}
        return [self.kind, self.listed, error, self.named]


def listing_of(kind: str, listed: Sequence[str], error: Mapping[str, Any], named: Sequence[str]) -> Listing:
    """The listing that was written."""
    return Listing(kind, tuple(listed), read_facts(error).get("error"), tuple(named))


def may_list(path: str) -> bool:
    """Whether a file may be a sitemap or a feed, by its name."""
    return path.lower().endswith((".xml", ".atom", ".rss"))


def read_listing(path: str, raw: bytes) -> Listing:
    """What a file lists. A sitemap is one by its name, a feed by its name or its root."""
    is_sitemap = _SITEMAP.search(path) is not None
    if not is_sitemap and not _is_feed(path, raw):
        return Listing("")
    root = _parsed(raw)
    if is_sitemap:
        return Listing("sitemap", (), root) if isinstance(root, Phrase) else _sitemap(root)
    return Listing("feed", (), _feed_defect(root), () if isinstance(root, Phrase) else tuple(_told_by(root)))


def _feed_defect(root: Element | Phrase) -> Phrase | None:
    """The first thing that keeps a feed from being one, by RFC 4287 or RSS 2.0. A phrase says why it is no XML."""
    if isinstance(root, Phrase):
        return root
    if root.tag == _ATOM + "feed":
        return next(_atom_defects(root), None)
    if root.tag == "rss":
        return next(_rss_defects(root), None)
    if root.tag == "feed":
        return Phrase("it is no Atom feed: it lacks xmlns={name!r}", {"name": _ATOM.strip("{}")})
    return None if root.tag.endswith("}RDF") else Phrase("it is no feed: its root is <{tag}>", {"tag": _name(root)})


def _is_feed(path: str, raw: bytes) -> bool:
    start = raw[:2000]
    return bool(_ROOT.search(start) or (_FEED.search(path) and not start.lstrip().startswith(b"<?xml-stylesheet")))


def _parsed(raw: bytes) -> Element | Phrase:
    """The root element, or why there is none. Expat itself bounds what entities may grow to."""
    try:
        return ET.fromstring(raw)  # noqa: S314 - see above
    except ET.ParseError as error:
        line, column = error.position
        words = str(error).partition(":")[0]
        facts = {"why": _OF_EXPAT.get(words, words), "line": line, "column": column + 1}
        return Phrase("it is not XML: {why}, line {line}, column {column}", facts)


def _sitemap(root: Element) -> Listing:
    parts = [part for item in root for part in item]
    listed = [(part.text or "").strip() for part in parts if _name(part) == "loc"]
    others = [part.get("href", "").strip() for part in parts if _name(part) == "link"]
    inner = [(part.text or "").strip() for above in parts for part in above if _name(part) == "loc"]  # image:image
    return Listing("sitemap", tuple(listed), named=tuple(dict.fromkeys(filter(None, (*others, *inner)))))


def _told_by(feed: Element) -> Iterator[str]:
    """The addresses of a feed, each once; none when relative ones stand under an address of their own (xml:base)."""
    found: dict[str, None] = {}
    for part in feed.iter():
        if part.get("{http://www.w3.org/XML/1998/namespace}base"):
            return
        if read := _FEED_ADDRESSES.get(_name(part)):
            found.update(dict.fromkeys((url or "").strip() for url in read(part)))
    yield from filter(None, found)


_FEED_ADDRESSES: Mapping[str, Callable[[Element], tuple[str | None, ...]]] = {
    # Atom has it in an attribute, RSS in the text.
    "link": lambda part: (part.get("href"), part.text) if part.get("rel", "alternate") in _FOLLOWED else (),
    "icon": lambda part: (part.text,),
    "logo": lambda part: (part.text,),
    "content": lambda part: (part.get("src"), part.get("url")),  # Atom's own, and that of Media RSS
    "enclosure": lambda part: (part.get("url"),),
    "url": lambda part: (part.text,),  # of an <image>
}


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _atom_defects(feed: Element) -> Iterator[Phrase]:
    entries = feed.findall(_ATOM + "entry")
    yield from _atom_part(feed, Phrase("the feed"))
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        part = Phrase("entry {number}", {"number": number})
        yield from _atom_part(entry, part)
        identity = (entry.findtext(_ATOM + "id") or "").strip()
        if identity in seen:
            yield Phrase("{part} has the id of another entry", {"part": part})
        seen.add(identity)
        if entry.find(_ATOM + "content") is None and not _alternate(entry):
            yield Phrase("{part} has neither a link nor a content", {"part": part})
    by_all = bool(entries) and all(_authored(entry) for entry in entries)
    if feed.find(_ATOM + "author") is None and not by_all:
        yield Phrase("neither the feed nor each entry has an author")


def _atom_part(element: Element, part: Phrase) -> Iterator[Phrase]:
    for tag in ("id", "title", "updated"):
        if element.find(_ATOM + tag) is None:
            yield Phrase(_LACKS, {"part": part, "tag": tag})
    if not (element.findtext(_ATOM + "id") or "").strip():
        yield Phrase("{part} has an empty <id>", {"part": part})
    for tag in ("updated", "published"):
        said = element.findtext(_ATOM + tag)
        if said is not None and not _INSTANT.fullmatch(said.strip()):
            yield Phrase(_NO_DATE, {"part": part, "said": said.strip(), "tag": tag, "example": "2024-06-01T00:00:00Z"})
    for link in element.findall(_ATOM + "link"):
        if not (link.get("href") or "").strip():
            yield Phrase("{part} has a <link> without an address", {"part": part})


def _alternate(entry: Element) -> bool:
    return any(link.get("rel", "alternate") == "alternate" for link in entry.findall(_ATOM + "link"))


def _authored(entry: Element) -> bool:
    return entry.find(_ATOM + "author") is not None or entry.find(f"{_ATOM}source/{_ATOM}author") is not None


def _rss_defects(rss: Element) -> Iterator[Phrase]:
    channel = rss.find("channel")
    if channel is None:
        yield Phrase("it has no <channel>")
        return
    for tag in ("title", "link", "description"):
        if channel.find(tag) is None:
            yield Phrase(_LACKS, {"part": Phrase("the channel"), "tag": tag})
    for number, item in enumerate(channel.findall("item"), 1):
        part = Phrase("item {number}", {"number": number})
        if item.find("title") is None and item.find("description") is None:
            yield Phrase("{part} has neither a title nor a description", {"part": part})
        if (said := item.findtext("pubDate")) is not None and not _is_mail_date(said):
            example = "Sat, 01 Jun 2024 00:00:00 +0000"
            yield Phrase(_NO_DATE, {"part": part, "said": said.strip(), "tag": "pubDate", "example": example})


def _is_mail_date(said: str) -> bool:
    try:
        parsedate_to_datetime(said.strip())
    except ValueError:
        return False
    return True
