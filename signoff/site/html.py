"""The adapter of the HTML parser: the only file of this room that knows which one it is.

selectolax's lexbor builds the tree of the HTML standard. It reads a page of 20 KB in 0.25 ms; lxml took 2.5 ms and agreed with
Chromium's tree on 33 of 100 mutated pages, lexbor on all. Nodes are handed out as they are: a wrapper around each of them
would double the time that a page takes.
"""

from __future__ import annotations

import re
from typing import TypeAlias

import selectolax
from selectolax.lexbor import LexborHTMLParser, LexborNode

from signoff.site.shallow import may_be_deep, may_be_wide, narrow, shallow

Element: TypeAlias = LexborNode
Document: TypeAlias = LexborHTMLParser

PARSER = f"selectolax {selectolax.__version__}"


# Most pages say at their top that they are UTF-8; to have the parser find that out takes a third of its time.
_UTF8 = re.compile(rb"""<meta\s+charset\s*=\s*["']?utf-?8["'\s/>]""", re.I)
_BY_MARK = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_MARKS = tuple(_BY_MARK)
_CHARSET = re.compile(rb"""<meta\s[^>]*charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_UNSAID = "cp1252"
# The encoding standard reads these as wider ones (WHATWG Encoding, 4.2); UTF-16 in a <meta> that could be read is none.
_BY_LABEL = {"iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "utf-16": "utf-8"}


def parse(raw: bytes) -> Document:
    """The tree that a browser with scripts would build; the byte order mark, then <meta charset>, name the encoding."""
    is_deep, is_wide = may_be_deep(raw), may_be_wide(raw)
    if is_deep or is_wide:
        html = narrow(text_of_file(raw)) if is_wide else text_of_file(raw)
        return LexborHTMLParser((shallow(html) if is_deep else html).encode(), scripting=True)
    known = _UTF8.search(raw, 0, 1024) is not None and not raw.startswith(_MARKS)
    if not known and _encoding_of(raw) == _UNSAID:
        return LexborHTMLParser(text_of_file(raw).encode(), scripting=True)
    return LexborHTMLParser(raw, encoding=not known, scripting=True)


def text_of_file(raw: bytes) -> str:
    """The text of a page as the parser reads its bytes, for places in the file."""
    mark = next((mark for mark in _BY_MARK if raw.startswith(mark)), b"")
    try:
        return raw[len(mark) :].decode(_BY_MARK.get(mark) or _encoding_of(raw), "replace")
    except LookupError:
        return raw.decode("utf-8", "replace")


def _encoding_of(raw: bytes) -> str:
    """What the page says of its encoding; of one that says nothing, what browsers take it for when it is no UTF-8."""
    if raw.startswith(_MARKS):
        return "utf-8"
    if said := _CHARSET.search(raw, 0, 1024):
        name = said[1].decode("ascii", "replace").lower()
        return _BY_LABEL.get(name, name)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return _UNSAID
    return "utf-8"


def parse_fragment(html: str) -> Document:
    """The tree of a piece of a page, as a browser without scripts builds it: for what stands in <noscript>."""
    return LexborHTMLParser(html, is_fragment=True)


def each(document: Document) -> list[Element]:
    """All elements in the order of the page, without what lies in templates.

    To take all and look at each is faster than a selector of all that matter: 42 µs a page instead of 72, and none twice.
    """
    return document.css("*")


def holding(document: Document, words: str) -> list[Element]:
    """The elements that have a text of their own (not of an element inside) with these words in it."""
    return document.css(f':lexbor-contains("{words}")')
