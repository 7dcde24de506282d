"""The lines of a page that state an update or a review, wherever they stand and whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from signoff.model import ReviewLine
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
_HINT = re.compile(rb"(?i)last|control|derni|contr")


def read_review_lines(root: LexborNode, raw: bytes) -> tuple[ReviewLine, ...]:
    """The lines in the order of the page. `raw` is looked at first: most pages of other sites have none."""
    if not _HINT.search(raw):
        return ()
    return tuple(line for block in _blocks(root) for line in _lines(block))


def _blocks(root: LexborNode) -> Iterator[LexborNode]:
    """The innermost blocks that hold the first word of a label and that the reader can see."""
    seen: set[int] = set()
    for node in root.traverse(include_text=True):
        if not node.is_text_node or not _BEGINS.search(fold(node.text_content or "")):
            continue
        block = node.parent
        if block is None or is_out_of_sight(block):
            continue  # it states nothing to the reader
        while block and block.tag in INLINE and block.parent:
            block = block.parent
        if block and block.mem_id not in seen:
            seen.add(block.mem_id)
            yield block


def _lines(block: LexborNode) -> Iterator[ReviewLine]:
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
