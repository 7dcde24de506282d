"""The quantities of two blocks that answer to each other, and those that stand on one side alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from signoff.model import Block
from signoff.quantities import Quantity, counts, differences, quantities
from signoff.review.pairing import Pair

_MARKER = re.compile(r"\d{1,2} ?(?:[-–] |[.)] )")

Placed = Sequence[tuple[Block, Quantity]]  # each quantity with the block that it stands in


class Measures(NamedTuple):
    """What both sides say; `lacking` only the source does, `added` only the translation."""

    source: Placed
    translation: Placed
    lacking: Sequence[Quantity]
    added: Sequence[Quantity]

    @property
    def differ(self) -> bool:
        return bool(self.lacking or self.added)


def measures(pair: Pair, source_language: str, language: str) -> Measures:
    """The quantities of a pair. The number that a list was typed with by hand is none."""
    if not (_count(pair.source, source_language) or _count(pair.translation, language)):
        return Measures((), (), (), ())
    source, translation = _quantities(pair.source, source_language), _quantities(pair.translation, language)
    lacking, added = differences([each for _, each in source], [each for _, each in translation])
    return Measures(source, translation, lacking, added)


def _count(blocks: Sequence[Block], language: str) -> bool:
    return any(counts(block.words, language) for block in blocks)


def _quantities(blocks: Sequence[Block], language: str) -> Placed:
    return [
        (block, each)
        for block in blocks
        for each in quantities(
            _MARKER.sub("", block.words, count=1) if _MARKER.match(block.words) else block.words, language
        )
    ]
