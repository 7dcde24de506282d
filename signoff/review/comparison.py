"""What a reviewer has to read again: the blocks, cards and links that differ between two texts, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from signoff.model import Text
from signoff.review.changes import Change, Run, State, Token, compare, runs_of, tokens_of
from signoff.sources.cards import cards_in


class Difference(NamedTuple):
    """A change, and the line of the new text where it stands, or where what is gone stood."""

    line: int
    change: Change


def differences(before: Text | None, after: Text) -> tuple[Difference, ...]:
    """What differs, in the order of reading; all of `after` as inserted when there is nothing before it."""
    placed = list(_placed(after))
    old = [run for run, _ in _placed(before)] if before else []
    lines = iter([line for _, line in placed])
    found = []
    line = next(lines, 1)  # of the next block of the new text
    for change in compare(old, [run for run, _ in placed]):
        if change.state is not State.EQUAL:
            found.append(Difference(line, change))
        if change.state is not State.DELETED:
            line = next(lines, line)
    return tuple(found)


def _placed(text: Text) -> Iterator[tuple[Run, int]]:
    """Each block with its line; then the kinds of cards and the addresses of links, which are in no block."""
    fields = [text.span(name).line for name in ("title", "summary") if text.value(name).strip()]
    yield from zip(runs_of(text), [*fields, *(block.line for block in text.blocks if block.words.strip())], strict=True)
    for card in cards_in(text):
        tokens = tuple(Token(words, "", is_apart) for words, is_apart in tokens_of(f"{card.kind}: {card.words}"))
        yield Run(("card",), tokens), card.line
    for link in text.links:
        yield Run(("image" if link.is_image else "link",), (Token(link.url, "", is_apart=True),)), link.line
