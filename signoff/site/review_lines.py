"""The lines of a page that state an update or a review, wherever they stand and whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from signoff.model import ReviewLine
from signoff.site.html import Document, Element, each, holding
from signoff.words import INLINE, fold, is_out_of_sight, text_of

# A label begins its block, or follows another line in it: "Last update: November 1, 2024 / Controlled by Dr X". In a
# sentence ("pain is controlled by …") the same words are no label. Words are folded: no space stands before the colon.
# Capitals are read too: a line that shouts is a line that differs from the ledger, not one that is missing.
_LABELS = {
    ("date", "en"): r"Last updated?:?",
    ("date", "fr"): r"Dernière mise à jour:?",
    ("name", "en"): r"Controlled by",
    ("name", "fr"): r"Contrôlée? par(?: le| la)?",
}
_ANY = "|".join(f"{label}|{label.upper()}" for label in _LABELS.values())
_STARTS = re.compile(rf"(?:^|/\s*)(?:{_ANY})\s")
_SPLIT = re.compile(rf"(?:^|\s*[/|·•,;–—-]\s*|\s+)(?=(?:{_ANY})\s)")
_LINE = [
    (kind, language, re.compile(rf"(?:{label}|{label.upper()})\s+(.*)")) for (kind, language), label in _LABELS.items()
]
_BEGINS = re.compile(r"Last|LAST|Controlled|CONTROLLED|Dernière|DERNIÈRE|Contrôl|CONTRÔL")
# How each label begins, as it stands in the file and in one text node: what is looked for before anything is folded.
_HINTS = (b"Last", b"LAST", b"Contr", b"CONTR", b"Derni", b"DERNI")
_TAG_BEFORE = re.compile(rb"<([a-z][a-z0-9]*)(?:\s[^<>]*)?>\s*\Z", re.I)


def read_review_lines(document: Document, raw: bytes) -> tuple[ReviewLine, ...]:
    """The lines in the order of the page. `raw` is looked at first: most pages of other sites have none."""
    hints: dict[str, None] = {}
    tags: dict[str, None] = {}
    for hint in _HINTS:  # one regular expression for all takes three times as long
        place = raw.find(hint)
        while place >= 0 and "" not in tags:
            tags[_tag_before(raw, place)] = None
            hints[hint.decode()] = None
            place = raw.find(hint, place + 1)
        if place >= 0:
            hints[hint.decode()] = None
    holders = _holders_anywhere(document, hints) if "" in tags else _holders(document, hints, tags)
    blocks = list(_blocks(holders))
    if len(blocks) > 1 and ("" in tags or len(tags) > 1):
        wanted = {block.mem_id: block for block in blocks}
        blocks = [wanted[element.mem_id] for element in each(document) if element.mem_id in wanted]
    return tuple(line for block in blocks for line in _lines(block))


def _tag_before(raw: bytes, place: int) -> str:
    """The start tag right before a place, "" when something else stands there."""
    match = _TAG_BEFORE.search(raw, max(0, place - 200), place)
    return match[1].decode().lower() if match else ""


def _holders(document: Document, hints: Iterable[str], tags: Iterable[str]) -> Iterator[Element]:
    """The elements of some kinds that begin with a hint: to look at few kinds takes half the time of looking through all."""
    for element in document.css(", ".join(tags)) if tags else ():
        child = element.first_child
        if child is not None and child.is_text_node:
            text = child.text_content or ""
            if any(hint in text for hint in hints):
                yield element


def _holders_anywhere(document: Document, hints: Iterable[str]) -> Iterator[Element]:
    return (element for hint in hints for element in holding(document, hint))


def _blocks(elements: Iterable[Element]) -> Iterator[Element]:
    """The innermost blocks that hold the first word of a label and that the reader can see."""
    seen: set[int] = set()
    for element in elements:
        if not any(_BEGINS.search(fold(text)) for text in _texts(element)) or is_out_of_sight(element):
            continue  # what nobody sees states nothing to the reader
        block: Element | None = element
        while block and block.tag in INLINE and block.parent:
            block = block.parent
        if block and block.mem_id not in seen:
            seen.add(block.mem_id)
            yield block


def _texts(element: Element) -> Iterator[str]:
    child = element.first_child
    while child is not None:
        if child.is_text_node:
            yield child.text_content or ""
        child = child.next


def _lines(block: Element) -> Iterator[ReviewLine]:
    words = text_of(block)
    if not _STARTS.search(words):
        return
    times = [element.attributes.get("datetime") for element in block.css("time")]
    for part in _SPLIT.split(words):
        for kind, language, pattern in _LINE:
            if match := pattern.fullmatch(part.strip()):
                machine = times.pop(0) if times and kind == "date" else None
                yield ReviewLine(kind, language, match[1].strip(), machine, words)
                break
