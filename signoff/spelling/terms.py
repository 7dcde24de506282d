"""Finding the term that a misspelt word was meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from signoff.spelling.slip import LEAST, one_slip

_EDGE = 3  # a single slip leaves the first letters as they are, or the last ones


class Terms:
    """The terms of one language, by their first and by their last letters."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._found: dict[tuple[str, int], list[str]] = {}
        for term in terms:
            if len(term) >= LEAST:
                for edge in _edges(term):
                    self._found.setdefault((edge, len(term)), []).append(term)

    def meant_by(self, word: str) -> str | None:
        """The term of which the word is a slip, one of the same length before others; None when there is none."""
        near = {
            term
            for edge in _edges(word)
            for length in (len(word) - 1, len(word), len(word) + 1)
            for term in self._found.get((edge, length), ())
            if one_slip(word, term)
        }
        return min(near, key=lambda term: (abs(len(term) - len(word)), term), default=None)


def _edges(word: str) -> tuple[str, str]:
    return f"{word[:_EDGE]}…", f"…{word[-_EDGE:]}"
