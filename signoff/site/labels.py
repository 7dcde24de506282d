"""What a link says: its words as they are read, and its label for a screen reader."""

from __future__ import annotations

from collections.abc import Mapping

from signoff.site.html import Document, Element
from signoff.words import fold, text_of

# Menus say the same words on every page: folding each text once takes the 2 µs of fold() off most links. Pure functions of
# their keys, emptied when they grow.
_FOLDED: dict[str, str] = {}
_READ: dict[str, str] = {}
_MOST = 20_000

# The attributes of <a> that make more of it than an address and words.
TELLING = frozenset(("rel", "hreflang", "title", "aria-label", "aria-labelledby", "alt", "hidden", "aria-hidden"))


def words_of(element: Element) -> str:
    """The visible words of an element, alternative texts of images included."""
    child = element.first_child
    if child is None:
        return ""
    if child.is_text_node and child.next is None:
        text = child.text_content or ""
        words = _FOLDED.get(text)
        if words is None:
            words = _kept(_FOLDED, text, fold(text))
        return words
    html = element.html or ""
    words = _READ.get(html)
    if words is None:
        words = _kept(_READ, html, text_of(element))
    return words


def label_of(element: Element, attributes: Mapping[str, str | None], document: Document, words: str) -> str:
    """What a screen reader says of a link in the place of its words, or when it has none.

    Accessible Name and Description Computation 1.2, step 2: aria-labelledby, aria-label, the contents, title.
    """
    if names := attributes.get("aria-labelledby"):
        told = " ".join(text_of(found) for name in names.split() if (found := _by_id(document, name)) is not None)
        if told.strip():
            return fold(told)
    for name in ("aria-label", "title", "alt"):
        if (written := attributes.get(name)) and (label := fold(written)):
            return label
    return "" if words else _inner_label(element)


def _inner_label(element: Element) -> str:
    """What the elements inside a link without words are called: an icon's <title>, aria-label or title."""
    said = [found.text() for found in element.css("svg title")]
    said += [found.attributes.get("aria-label") or found.attributes.get("title") or "" for found in element.css("*")]
    return fold(" ".join(said))


def _by_id(document: Document, name: str) -> Element | None:
    return next((found for found in document.css("[id]") if found.id == name), None)


def _kept(memory: dict[str, str], key: str, words: str) -> str:
    if len(memory) >= _MOST:
        memory.clear()
    if len(key) < 2000:
        memory[key] = words
    return words
