"""Pages whose elements stand so deep in one another, or bear so many attributes, that the parser would take minutes.

Its time grows with the square of either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from signoff.site.tags import RAW, VOID, attributes_of, tags_of

DEEPEST = 512  # open elements; Chromium puts what stands deeper beside, not inside
_MANY = 10_000  # more start tags than end tags: below that the parser takes half a second at most
# Their end tags may be left out, and the parser ends them by itself.
_ENDED = frozenset("html head body p li dt dd tr td th thead tbody tfoot caption colgroup option optgroup".split())
_TELLING = re.compile(r"(?:^|\s)(?:id|name|href|xlink:href|src|srcset|data|cite|style|lang|action)\s*=", re.I)
_WIDE = 50_000  # letters without a > among them
_MOST_ATTRIBUTES = 2_000  # of an element: the parser takes 15 ms for them, and 8 s for 50,000


def may_be_wide(raw: bytes) -> bool:
    """Whether so much stands between two > that it is worth to look whether it is a tag."""
    return len(raw) > _WIDE and max(map(len, raw.split(b">"))) > _WIDE


def narrow(html: str) -> str:
    """A page without the attributes of an element beyond the first thousands."""
    kept, at = [], 0
    for tag in tags_of(html):
        if len(tag.attributes) > _WIDE:
            for beyond in islice(attributes_of(tag), _MOST_ATTRIBUTES, _MOST_ATTRIBUTES + 1):
                kept.append(html[at : beyond.start])
                at = tag.end - 1 if tag.whole else tag.end
    return "".join(kept) + html[at:]


def may_be_deep(raw: bytes) -> bool:
    """Whether a page opens so many more elements than it closes that it is worth to look closer."""
    if len(raw) < _MANY * len(b"<a>"):
        return False
    starts = raw.count(b"<")
    return starts > _MANY and starts - 2 * raw.count(b"</") > _MANY


def shallow(html: str) -> str:
    """A page without the tags of its deepest elements; what tells something (an address, an id, a language) is kept."""
    kept = []
    at = 0
    for start, end in _too_deep(html):
        kept.append(html[at:start])
        at = end
    return "".join(kept) + html[at:]


def _too_deep(html: str) -> Iterator[tuple[int, int]]:
    """Where tags begin and end that open, or close, an element too deep which tells nothing."""
    open_: list[tuple[str, bool]] = []
    for tag in tags_of(html):
        if tag.name in VOID or tag.name in RAW or tag.name in _ENDED or not tag.whole:
            continue
        if not tag.is_end:
            is_cut = len(open_) >= DEEPEST and not _TELLING.search(tag.attributes)
            open_.append((tag.name, is_cut))
        elif open_ and open_[-1][0] == tag.name:
            _, is_cut = open_.pop()
        else:
            continue
        if is_cut:
            yield tag.start, tag.end
