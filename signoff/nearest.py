"""The word that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from signoff.phrases import Phrase


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word closest to `word`, first of all one that differs in capitals alone; None when none is close."""
    known = list(known)
    if same := [each for each in known if each.lower() == word.lower()]:
        return same[0]
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), None)


def did_you_mean(word: str, known: Iterable[str]) -> Phrase:
    """`: did you mean "version"?`, or nothing, to be put behind a message."""
    guess = nearest(word, known)
    return Phrase(': did you mean "{word}"?', {"word": guess}) if guess else Phrase("")
