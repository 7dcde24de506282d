"""Where two runs of words part."""

from __future__ import annotations

from collections.abc import Sequence

Leaf = tuple[str, str]  # kind of block, its words
_AROUND = 4  # words shown before and after


def first_difference(approved: Sequence[Leaf], shown: Sequence[Leaf]) -> tuple[int, str, str]:
    """(index of the first block that differs, the approved words there, the shown words there)."""
    for at, (old, new) in enumerate(zip(approved, shown, strict=False)):
        if old != new:
            return at, *_words(old, new)
    at = min(len(approved), len(shown))
    old = approved[at] if at < len(approved) else ("", "")
    new = shown[at] if at < len(shown) else ("", "")
    return at, old[1], new[1]


def _words(old: Leaf, new: Leaf) -> tuple[str, str]:
    """The words around the first difference; the kinds of block when the words are the same."""
    if old[1] == new[1]:
        return f"<{old[0]}> {old[1]}", f"<{new[0]}> {new[1]}"
    before, after = old[1].split(), new[1].split()
    at = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    return _excerpt(before, at), _excerpt(after, at)


def _excerpt(words: Sequence[str], at: int) -> str:
    start, end = max(0, at - _AROUND), at + _AROUND + 1
    return ("… " if start else "") + " ".join(words[start:end]) + (" …" if end < len(words) else "")
