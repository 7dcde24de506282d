"""What changed between two texts, block by block and word by word, for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from signoff.model import Text
from signoff.sources.cards import cards_in
from signoff.words import fold

_ALIKE = 0.4  # two blocks that share less are shown as one gone and one new, which reads better than a patchwork


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that is "same", "gone" or "new"."""

    state: str
    words: str


@dataclass(frozen=True, slots=True)
class BlockChange:
    """A block that differs: its kind (title, summary, h2, p, li, card, link …), its line in the new text, its words."""

    kind: str
    line: int
    pieces: tuple[Piece, ...]


Item = tuple[str, str, int]  # kind, words, line


def compare(before: Text | None, after: Text) -> tuple[BlockChange, ...]:
    """The blocks that differ, in the order of reading; all of `after` as new when there is nothing before it."""
    new = list(_items(after))
    if before is None:
        return tuple(_as(item, "new") for item in new)
    old = list(_items(before))
    matcher = SequenceMatcher(None, [item[:2] for item in old], [item[:2] for item in new], autojunk=False)
    found: list[BlockChange] = []
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation != "equal":
            line = new[min(c, len(new) - 1)][2] if new else 1
            found.extend(_changes(old[a:b], new[c:d], line))
    return tuple(found)


def _items(text: Text) -> Iterator[Item]:
    for name in ("title", "summary"):
        yield name, fold(text.value(name)), text.span(name).line
    for block in text.blocks:
        yield block.kind or "p", block.words, block.line
    for card in cards_in(text):
        yield "card", f"{card.kind}: {card.words}", card.line
    for link in text.links:
        yield "image" if link.is_image else "link", link.url, link.line


def _changes(old: Sequence[Item], new: Sequence[Item], line: int) -> Iterator[BlockChange]:
    for before, after in zip_longest(old, new):
        if before and after and before[0] == after[0]:
            pieces = tuple(_pieces(before[1].split(), after[1].split()))
            if _likeness(pieces) >= _ALIKE:
                yield BlockChange(after[0], after[2], pieces)
                continue
        if before:
            yield BlockChange(before[0], after[2] if after else line, (Piece("gone", before[1]),))
        if after:
            yield _as(after, "new")


def _as(item: Item, state: str) -> BlockChange:
    return BlockChange(item[0], item[2], (Piece(state, item[1]),))


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for operation, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            yield Piece("same", " ".join(old[a:b]))
            continue
        if b > a:
            yield Piece("gone", " ".join(old[a:b]))
        if d > c:
            yield Piece("new", " ".join(new[c:d]))


def _likeness(pieces: Sequence[Piece]) -> float:
    words = [(piece.state, len(piece.words.split())) for piece in pieces]
    same = sum(count for state, count in words if state == "same")
    return same * 2 / (same + sum(count for _, count in words) or 1)
