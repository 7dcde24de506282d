"""What of a translation has to be changed, once its source has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from signoff.model import Text
from signoff.review.changes import State, changes
from signoff.review.pairing import pairs


@dataclass(frozen=True, slots=True)
class Stale:
    """A block of the translation that is "changed" or "extra" by now; or the place (the block before) where one is "missing".

    `source_line` is where the new source says it; None when it says nothing of the kind any more.
    """

    state: str
    line: int
    source_line: int | None


def stale_blocks(old: Text, new: Text, translation: Text) -> tuple[Stale, ...]:
    """What became of the blocks of `old`, the source that a translation was made from, told by the lines of the translation."""
    return tuple(_stale(old, new, translation))


def _stale(old: Text, new: Text, translation: Text) -> Iterator[Stale]:
    answers = {block.line: pair.line for pair in pairs(old, translation) for block in pair.source if pair.translation}
    before, after = _lines(old), _lines(new)
    i = j = 0
    line = translation.span("title").line
    for change in changes(old, new):
        if change.state is not State.INSERTED:
            line = answers.get(before[i], line)
        if change.state is State.CHANGED:
            yield Stale("changed", line, after[j])
        elif change.state is State.DELETED:
            yield Stale("extra", line, None)
        elif change.state is State.INSERTED:
            yield Stale("missing", line, after[j])
        i += change.state is not State.INSERTED
        j += change.state is not State.DELETED


def _lines(text: Text) -> list[int]:
    """The lines of title, summary and blocks, as signoff.review.changes takes them one after the other."""
    fields = [text.span(name).line for name in ("title", "summary") if text.value(name).strip()]
    return [*fields, *(block.line for block in text.blocks)]
