"""Line and column of words in the file of a page: asked only for what is found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from signoff.site.html import Document, Element, each
from signoff.site.tags import place, tags_of

_FAR = 20_000  # letters behind its tag in which a block's words are looked for
_FIRST = 3  # words by which a sentence is found
_BETWEEN = r"(?:[\s\u00a0\u202f]|<[^<>]*>|&nbsp;|&#8239;|&#160;)+"


class Spots:
    """The places of elements in one file: the parser keeps none, so the third <p> of the tree is the third <p> of the file."""

    def __init__(self, document: Document, raw: bytes) -> None:
        self._document = document
        self._html = raw.decode("utf-8", "replace")

    def of(self, element: Element, attribute: str, words: str) -> tuple[int, int]:
        """Line and column, from 1, of words of an element: of the first of them, else of its tag."""
        start = self._start(element)
        if not attribute:
            first = [re.escape(word).replace("’", "(?:’|'|&rsquo;|&#39;|&#x27;)") for word in words.split()[:_FIRST]]
            if match := re.compile(_BETWEEN.join(first)).search(self._html, start, start + _FAR):
                start = match.start()
        return place(self._html, start)

    def _start(self, element: Element) -> int:
        tag = element.tag or ""
        starts = self._starts.get(tag, ())
        for nth, other in enumerate(one for one in each(self._document) if one.tag == tag):
            if other.mem_id == element.mem_id:
                return starts[nth] if nth < len(starts) else 0
        return 0

    @cached_property
    def _starts(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for tag in tags_of(self._html):
            if not tag.is_end:
                found.setdefault(tag.name.lower(), []).append(tag.start)
        return found
