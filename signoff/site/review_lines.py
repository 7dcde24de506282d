"""The lines of a page that state an update or a review, wherever they stand and whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from signoff.model import ReviewLine
from signoff.words import INLINE, fold, is_hidden, text_of

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
_HINT = re.compile(rb"Last\s+updated?|Controlled|mise\s|Contr")


def read_review_lines(root: LexborNode, raw: bytes) -> tuple[ReviewLine, ...]:
    """The lines in the order of the page. `raw` is looked at first: most pages of other sites have none."""
    if not _HINT.search(raw):
        return ()
    return tuple(line for block in _blocks(root) for line in _lines(block))


def _blocks(root: LexborNode) -> Iterator[LexborNode]:
    """The innermost blocks that hold a label."""
    seen: set[int] = set()
    for node in root.traverse(include_text=True):
        if not node.is_text_node or not _LABEL.search(fold(node.text_content or "")):
            continue
        if any(is_hidden(element) for element in _around(node)):
            continue  # the reader never sees it: it states nothing
        block = node.parent
        while block and block.tag in INLINE and block.parent:
            block = block.parent
        if block and block.tag not in ("script", "style", "title") and block.mem_id not in seen:
            seen.add(block.mem_id)
            yield block


def _around(node: LexborNode) -> Iterator[LexborNode]:
    """The elements that hold a node, from the innermost."""
    element = node.parent
    while element is not None:
        yield element
        element = element.parent


def _lines(block: LexborNode) -> Iterator[ReviewLine]:
    words = text_of(block)
    times = block.css("time")
    for part in _SPLIT.split(words):
        for kind, language, pattern in _LINE:
            if match := pattern.fullmatch(part.strip()):
                machine = times[0].attributes.get("datetime") if times and kind == "date" else None
                yield ReviewLine(kind, language, match[1].strip(), machine, words)
                break
