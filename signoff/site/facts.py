"""One HTML file -> Facts: what the rules need to know of a page, read in one pass over its tree.

The time of a cold check is spent here. Where no rule looks at each link, their words are not read; slow facts are read for the rules
that want them (asked.py; bench/stages.py).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import astuple
from typing import Any, NamedTuple

from signoff.model import Page
from signoff.site.asked import KEPT, LINKS, SLOW, UNREAD, Glance
from signoff.site.foreign import foreign_of
from signoff.site.html import Document, parse
from signoff.site.marks import NO_MARKS, marks_of
from signoff.site.markup import parse_errors
from signoff.site.review_lines import read_review_lines
from signoff.site.rows import Gatherer, Row, head_of, page_with, said
from signoff.site.telling import Head, Reader


class Facts(NamedTuple):
    """The facts of a page. `head` are the fields of Page that are neither links nor anchors."""

    head: Mapping[str, Any]
    base: str
    anchors: Collection[str]
    gathered: Gatherer

    def page(self, path: str, size: int) -> Page:
        """The page at a path; `size` is the file's, in bytes."""
        links = UNREAD if self.gathered.links is None else tuple(self.gathered.links)
        return page_with(path, size, self.head, links, self.base, self.anchors)

    def row(self, notes: Mapping[str, str] | None = None, *, keep: bool = False) -> Row:
        """Their small form, with what is noted of the page, and its links if these are to be kept."""
        return self.gathered.row(head_of(self.head), self.base, self.anchors, said(notes) if notes else "", keep=keep)


def read_page(path: str, raw: bytes) -> Page:
    """The facts of a page. `path` is relative to the folder that is checked."""
    return read_facts(raw).page(path, len(raw))


def read_facts(raw: bytes, wanted: Collection[str] = SLOW, glances: Sequence[Callable[[Glance], bool]] = ()) -> Facts:
    """The facts of the bytes of a page; of the slow ones only those that are wanted.

    With `glances` the links of a page at which all of them are False are taken for none: nobody has a question about them.
    """
    document = parse(raw)
    marks = marks_of(document) if b"data-signoff" in raw else NO_MARKS
    reader = Reader(document, marks, wanted, each=LINKS in wanted and (not glances or KEPT in wanted))
    reader.read(document)
    if LINKS in wanted and reader.gathered.links is None:
        glance = reader.glance()
        if any(look(glance) for look in glances):
            reader = Reader(document, marks, wanted, each=True)
            reader.read(document)
        else:
            reader.gathered.links = []
    head = {
        "language": reader.language,
        "parts": marks.parts,
        "loose": marks.loose,
        "dress": marks.dress,
        "around": marks.around,
        **{name: getattr(reader.head, name) for name in Head.__slots__},
        "ids_twice": list(reader.head.ids_twice),
        **{name: read(document, raw) for name, read in _SLOW.items() if name in wanted},
        "unread": [name for name in _SLOW if name not in wanted],
    }
    return Facts(head, reader.base, reader.anchors, reader.gathered)


_SLOW: Mapping[str, Callable[[Document, bytes], Sequence[tuple[object, ...]]]] = {
    "review_lines": lambda document, raw: [astuple(line) for line in read_review_lines(document, raw)],
    "foreign": foreign_of,
    "parse_errors": lambda _, raw: parse_errors(raw),
}
