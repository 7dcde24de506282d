"""Whether a word is another one with a slip of the hand in it: a letter too many, too few, another, or two exchanged."""

from __future__ import annotations

LEAST = 7  # letters of a term: shorter words have too many neighbours that are words
_ENDING = 2  # last letters, in which a difference is mostly another form of the word, and no slip


def one_slip(word: str, term: str) -> bool:
    """Whether `word` is `term` with one slip, neither in its first letter nor in its ending.

    "arthorsis" for "arthrosis" is; "asymptomatic" and "symptoms" are words of their own. An accent that is missing is another letter.
    """
    if word == term or abs(len(word) - len(term)) > 1 or min(len(word), len(term)) < LEAST - 1:
        return False
    at = _same(word, term)
    if not 0 < at < max(len(word), len(term)) - _ENDING:
        return False
    if len(word) == len(term):
        return word[at + 1 :] == term[at + 1 :] or _is_exchange(word, term, at)
    longer, shorter = (word, term) if len(word) > len(term) else (term, word)
    return longer[at + 1 :] == shorter[at:]


def _same(word: str, term: str) -> int:
    """How many letters both begin with."""
    for at, (one, other) in enumerate(zip(word, term, strict=False)):
        if one != other:
            return at
    return min(len(word), len(term))


def _is_exchange(word: str, term: str, at: int) -> bool:
    return word[at : at + 2] == term[at : at + 2][::-1] and word[at + 2 :] == term[at + 2 :]
