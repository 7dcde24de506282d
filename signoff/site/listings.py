"""Files that list pages for machines: sitemaps (sitemaps.org, 0.9) and feeds (Atom, RFC 4287; RSS 2.0)."""

from __future__ import annotations

import re

# The parser that can be driven event by event, and told to know no entity: a "billion laughs" stays a few lines of text.
from xml.parsers import expat

_SITEMAP = re.compile(r"(?:.*/)?sitemap[^/]*\.xml", re.I)
_FEED = re.compile(
    r"(?:.*/)?(?:[^/]*\.(?:atom|rss)(?:\.xml)?|(?:feed|atom|rss|index)[^/]*\.xml|feeds?/[^/]*\.xml)", re.I
)


def is_listing(path: str) -> bool:
    """Whether a file is a sitemap or a feed, by its name."""
    return _SITEMAP.fullmatch(path) is not None or is_feed(path)


def is_feed(path: str) -> bool:
    """Whether a file is an Atom or RSS feed, by its name."""
    return _FEED.fullmatch(path) is not None


def read_sitemap(raw: bytes) -> list[str]:
    """The addresses in the order of the file, those of an index of sitemaps too; as far as it can be read."""
    return [
        words for path, words, _ in _elements(raw)[0] if path[-1:] == ["loc"] and path[-2:-1] in (["url"], ["sitemap"])
    ]


def read_feed(raw: bytes) -> str:
    """What is wrong with a feed; "" when nothing is."""
    elements, error = _elements(raw)
    if error:
        return error
    root = elements[-1][0][0] if elements else ""
    if root == "feed":
        return _wrong_with(elements, "feed", ("id", "title", "updated"), "entry")
    if root == "rss":
        return _wrong_with(elements, "channel", ("title", "link", "description"), "item")
    return f"its first element is <{root}>, not <feed> or <rss>"


_Found = tuple[list[str], str, dict[str, str]]


def _wrong_with(elements: list[_Found], whole: str, needed: tuple[str, ...], entry: str) -> str:
    there = {path[-1] for path, _, _ in elements if path[-2:-1] == [whole]}
    missing = [name for name in needed if name not in there]
    if missing:
        return f"<{whole}> has no <{missing[0]}>"
    parts: set[str] = set()
    for path, words, attributes in elements:
        if path[-2:-1] == [entry]:
            parts.add(path[-1])
            if path[-1] == "link" and not (words or attributes.get("href")):
                return f"an <{entry}> has an empty <link>"
        elif path[-1] == entry:
            if "title" not in parts and not (entry == "item" and "description" in parts):
                return f"an <{entry}> has no <title>"
            if entry == "entry" and not {"id", "updated"} <= parts:
                return f"an <{entry}> has no <{'id' if 'id' not in parts else 'updated'}>"
            parts = set()
    return ""


def _elements(raw: bytes) -> tuple[list[_Found], str]:
    """Every element as (names from the root to it, its words, its attributes) in the order of their ends, and the error."""
    found: list[_Found] = []
    path: list[str] = []
    words: list[list[str]] = []
    attributes: list[dict[str, str]] = []

    def start(name: str, given: dict[str, str]) -> None:
        path.append(name.rpartition(" ")[2].rpartition(":")[2])
        words.append([])
        attributes.append(given)

    def end(_name: str) -> None:
        found.append((list(path), "".join(words.pop()).strip(), attributes.pop()))
        path.pop()

    def said(data: str) -> None:
        if words:
            words[-1].append(data)

    def refuse(*_declared: object) -> None:
        raise ValueError("it declares entities, which no sitemap or feed needs")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, said
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - expat's own signature
    except (expat.ExpatError, ValueError) as error:
        return found, f"it is no well-formed XML: {error}"
    return found, ""
