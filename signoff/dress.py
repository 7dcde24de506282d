"""What is about the words of a piece of HTML and no part of their digest, and yet changes what a reader gets.

The digest (words.py) drops the dress: an anchor, a class, an element that only groups. Some of it is no mere dress. A tooltip
says words, `<strike>` takes them back, `<bdo>` turns 15 into 51, a closed `<dialog>` or a style hides a sentence. All that is
not known to be harmless is named here, so that a built page can be compared with the text that it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from signoff.words import INLINE, MEANING, STRUCTURE, UNSEEN

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


class Dress(NamedTuple):
    """An element that is more than a group of words (`attribute` is ""), or an attribute with its value."""

    element: str
    attribute: str = ""
    value: str = ""

    @property
    def typed(self) -> str:
        """As one would type it: `<strike>`, `<p style="color: red">`."""
        return f'<{self.element} {self.attribute}="{self.value}">' if self.attribute else f"<{self.element}>"


_PLAIN = (
    STRUCTURE
    | MEANING
    | INLINE
    | frozenset("a br hr div section thead tbody tfoot colgroup col picture source".split())
    | UNSEEN  # what could run or style something is looked for on the whole page
) - {"bdo", "font"}
# Links and pictures are compared by rules of their own; `start` and `value` of a list are in the digest.
_HARMLESS = frozenset(
    "id href hreflang rel lang src srcset sizes alt width height loading decoding data-signoff tabindex datetime "
    "aria-labelledby scope headers hidden".split()
)
_ONLY_ON = {"start": "ol", "value": "li", "type": "source"}
# What the build itself puts about words (care cards, figures, terms, tables).
_CLASSES = frozenset(
    "care-cards care care-emergency care-urgent care-advice care-important figure caption term table-scroll".split()
)
_LANDMARKS = frozenset("body main article aside header footer nav".split())
_ROLES = frozenset("figure group none region".split())


def dress_of(top: LexborNode) -> Iterator[Dress]:
    """The dress of all elements below one."""
    for element in top.traverse():
        tag = element.tag or ""
        if element.mem_id != top.mem_id:
            if tag not in _PLAIN and not tag.startswith("-"):  # -comment
                yield Dress(tag)
            if attributes := element.attributes:
                yield from _attributes(tag, attributes)


def dress_around(part: LexborNode) -> Iterator[Dress]:
    """The dress of an element and of all that holds it, up to <body>: it does something to all inside. Classes are the theme's."""
    element: LexborNode | None = part
    while element is not None and element.tag not in ("html", "-document"):
        tag = element.tag or ""
        if tag not in _PLAIN and tag not in _LANDMARKS:
            yield Dress(tag)
        yield from (each for each in _attributes(tag, element.attributes) if each.attribute != "class")
        element = element.parent


def _attributes(tag: str, attributes: Mapping[str, str | None]) -> Iterator[Dress]:
    for name, value in attributes.items():
        if name in _HARMLESS or _ONLY_ON.get(name) == tag:
            continue
        if name == "class":
            yield from (Dress(tag, "class", word) for word in (value or "").split() if word not in _CLASSES)
        elif name != "role" or value not in _ROLES:
            yield Dress(tag, name, value or "")
