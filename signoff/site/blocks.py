"""A page -> its blocks: headings, paragraphs, items, cells, labels, and the texts of attributes, each with the language it should have.

The tree is walked once, by hand: a selector for each kind of block would not say what stands between blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from signoff.site.html import Document, Element
from signoff.words import DEEPEST, INLINE, MEANING, is_hidden

# Words that are in no language, or that the author says are not to be translated.
_PASSED = frozenset(
    "script style template noscript iframe object embed textarea code kbd samp var pre math cite address data head time".split()
)
_IN_LINE = (INLINE | MEANING | {"br", "ruby", "rb", "big", "tt", "font", "acronym", "picture", "output"}) - _PASSED
_SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder")
_ATTRIBUTES = "[alt], [title], [aria-label], [aria-description], [placeholder], input[value]"
_METAS = "meta[name='description'], meta[property='og:title'], meta[property='og:description']"
_MARKED = "[lang], [translate], [hidden], [style], [role], [data-signoff], [data-signoff-ignore], .notranslate"
_BUTTONS = ("submit", "button", "reset")


class Place(NamedTuple):
    """Where words stand: what holds for everything inside an element, unless it says otherwise."""

    language: str = ""
    part: str = ""
    ignored: str = ""
    passed: bool = False


class Block(NamedTuple):
    """Words with their element. `attribute` is "" for its text; `language` a primary tag in lower case ("" when unknown)."""

    words: str
    element: Element
    attribute: str
    place: Place


def primary(tag: str | None) -> str:
    """The language of a tag: fr of fr-CA."""
    return (tag or "").strip().lower().replace("_", "-").partition("-")[0]


def blocks(document: Document) -> Iterator[Block]:
    """The blocks of a page in its order; then the texts of attributes."""
    root = document.root
    if root is None:
        return
    top = _entered(root, Place())
    walk = _Walk({node.mem_id: node for node in document.css(_MARKED)})
    if document.body is not None:
        walk.block(document.body, walk.place(document.body, top), 0)
        yield from walk.found
    yield from _of_head(document, top)
    for element in document.css(_ATTRIBUTES):
        if element.tag not in ("html", "meta", "link", "style"):
            yield from _of_attributes(element, walk.place_of(element, Place()))


def _of_head(document: Document, top: Place) -> Iterator[Block]:
    for element in document.css(f"head > title, {_METAS}"):
        words = element.text() if element.tag == "title" else element.attributes.get("content")
        attribute = "" if element.tag == "title" else "content"
        if words:
            yield Block(words, element, attribute, _entered(element, top))


def _of_attributes(element: Element, place: Place) -> Iterator[Block]:
    attributes = element.attributes
    if place.passed and element.tag not in _PASSED:
        return
    for name in _SPOKEN:
        if words := attributes.get(name):
            yield Block(words, element, name, place)
    if (
        element.tag == "input"
        and (attributes.get("type") or "").lower() in _BUTTONS
        and (words := attributes.get("value"))
    ):
        yield Block(words, element, "value", place)


def _entered(element: Element, place: Place) -> Place:
    """The place inside an element."""
    attributes = element.attributes
    if not attributes:
        return place
    passed = (
        place.passed
        or attributes.get("translate") == "no"
        or "notranslate" in (attributes.get("class") or "").split()
        or (attributes.get("role") or "").startswith("doc-biblio")
        or is_hidden(element)
    )
    ignored = (attributes.get("data-signoff-ignore") or "").replace(",", " ").upper()
    return Place(
        primary(attributes["lang"]) if "lang" in attributes else place.language,
        attributes.get("data-signoff") or place.part,
        f"{place.ignored} {ignored}".strip(),
        passed,
    )


class _Walk:
    """Walks the tree. `marked` are the elements that change the place, by identity: all others need not be asked.

    `found` are the blocks. They are put into a list: to hand them out one by one through all levels took as long as to find them.
    """

    def __init__(self, marked: Mapping[int, Element]) -> None:
        self._marked = marked
        self.found: list[Block] = []

    def place(self, element: Element, place: Place) -> Place:
        """The place inside an element."""
        return _entered(element, place) if element.mem_id in self._marked else place

    def place_of(self, element: Element, top: Place) -> Place:
        """The place of an element by all that hold it."""
        around = []
        node: Element | None = element
        while node is not None:
            if node.mem_id in self._marked:
                around.append(node)
            node = node.parent
        place = top
        for holder in reversed(around):
            place = _entered(holder, place)
        return place

    def block(self, element: Element, place: Place, depth: int) -> None:
        """Find the blocks of an element: its own words, cut where other blocks stand between them."""
        if place.passed or depth > DEEPEST:
            return
        line = _Line(element, place)
        self._in_line(element, line, depth)
        self._end(line)

    def _end(self, line: _Line) -> None:
        """Make a block of the words that were gathered; what stood among them in another language follows it."""
        words = "".join(line.said)
        if words and not words.isspace():
            self.found.append(Block(words, line.holder, "", line.place))
        self.found += line.later
        line.said.clear()
        line.later.clear()

    def _in_line(self, element: Element, line: _Line, depth: int) -> None:
        """Gather the words on one line; each block among them ends it. What has its own place comes later."""
        place, said = line.place, line.said
        child = element.first_child
        while child is not None:
            tag = child.tag or ""
            if tag == "-text":
                said.append((child.text_content or "").replace("\n", " "))  # a line of the file ends nothing
            elif tag in _PASSED or tag.startswith("-"):
                said.append(" · ")
            elif tag not in _IN_LINE:
                self._end(line)
                self.block(child, self.place(child, place), depth + 1)
            elif child.mem_id in self._marked and (inside := _entered(child, place)) != place:
                said.append(" · ")
                apart = _Walk(self._marked)
                apart.block(child, inside, depth + 1)
                line.later += apart.found
            elif depth < DEEPEST:
                if tag in ("br", "img"):
                    said.append(" \n " if tag == "br" else " ")
                self._in_line(child, line, depth + 1)
            child = child.next


class _Line:
    """Words of the block `holder` while they are gathered, and the blocks that are to follow them."""

    __slots__ = ("holder", "later", "place", "said")

    def __init__(self, holder: Element, place: Place) -> None:
        self.holder = holder
        self.place = place
        self.said: list[str] = []
        self.later: list[Block] = []
