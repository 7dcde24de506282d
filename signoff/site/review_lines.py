"""The lines of a page that state an update or a review, wherever they stand and whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from signoff.model import ReviewLine
from signoff.site.html import Document, Element, holding
from signoff.words import INLINE, fold, text_of

# A label begins its block, or follows a slash: "Last update: November 1, 2024 / Controlled by Dr X". In a sentence
# ("pain is controlled by …") the same words are no label. Words are folded: no space stands before the colon.
_LABELS = {
    ("date", "en"): r"Last updated?:?",
    ("date", "fr"): r"Dernière mise à jour:?",
    ("name", "en"): r"Controlled by",
    ("name", "fr"): r"Contrôlée? par(?: le| la)?",
}
_ANY = "|".join(_LABELS.values())
_LABEL = re.compile(_ANY)
_SPLIT = re.compile(rf"(?:^|\s*/\s*)(?=(?:{_ANY})\s)")
_LINE = [(kind, language, re.compile(rf"{label}\s+(.*)")) for (kind, language), label in _LABELS.items()]
# How each label begins, as it stands in the file and in one text node: what is looked for before anything is folded.
_HINTS = ("Last", "Contr", "Derni")
_TAG_BEFORE = re.compile(rb"<([a-z][a-z0-9]*)(?:\s[^<>]*)?>\s*\Z", re.I)


def read_review_lines(document: Document, raw: bytes) -> tuple[ReviewLine, ...]:
    """The lines, those of one kind and language in the order of the page. `raw` is looked at first: most pages have none."""
    return tuple(
        line
        for hint in _HINTS
        for tag in _tags(raw, hint.encode())
        for block in _blocks(_holders(document, hint, tag))
        for line in _lines(block, hint)
    )


def _tags(raw: bytes, hint: bytes) -> list[str]:
    """The tags right behind which a hint stands: to look at one kind of element takes half the time of looking through all.

    "" for all elements, when something else stands before the hint.
    """
    found: dict[str, None] = {}
    place = raw.find(hint)
    while place >= 0:
        match = _TAG_BEFORE.search(raw, max(0, place - 200), place)
        if match is None or len(found) > 3:
            return [""]
        found[match[1].decode().lower()] = None
        place = raw.find(hint, place + 1)
    return list(found)


def _holders(document: Document, hint: str, tag: str) -> list[Element]:
    """The elements that hold a hint: as their first text, when it stands right behind their tag."""
    if not tag:
        return holding(document, hint)
    return [
        element
        for element in document.css(tag)
        if (child := element.first_child) is not None and child.is_text_node and hint in (child.text_content or "")
    ]


def _blocks(elements: Iterable[Element]) -> Iterator[Element]:
    """The innermost blocks that hold a label."""
    seen: set[int] = set()
    for element in elements:
        if not any(_LABEL.search(fold(text)) for text in _texts(element)):
            continue
        block: Element | None = element
        while block and block.tag in INLINE and block.parent:
            block = block.parent
        if block and block.tag not in ("script", "style", "title") and block.mem_id not in seen:
            seen.add(block.mem_id)
            yield block


def _texts(element: Element) -> Iterator[str]:
    child = element.first_child
    while child is not None:
        if child.is_text_node:
            yield child.text_content or ""
        child = child.next


def _lines(block: Element, hint: str) -> Iterator[ReviewLine]:
    """The lines of a block whose labels begin with the hint."""
    words = text_of(block)
    times = block.css("time")
    for part in _SPLIT.split(words):
        if not part.strip().startswith(hint):
            continue
        for kind, language, pattern in _LINE:
            if match := pattern.fullmatch(part.strip()):
                machine = times[0].attributes.get("datetime") if times and kind == "date" else None
                yield ReviewLine(kind, language, match[1].strip(), machine, words)
                break
