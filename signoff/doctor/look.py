"""What a look at one thing found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from signoff.phrases import Phrase


class State(StrEnum):
    """Whether a thing is as it should be: a note hinders nobody yet, what is wrong makes a command fail."""

    FINE = "fine"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Look:
    """One thing, how it is, and what to do about it (None when nothing needs doing)."""

    thing: Phrase
    state: State
    words: Phrase
    advice: Phrase | None = None


def fine(thing: Phrase, words: Phrase) -> Look:
    """It is as it should be."""
    return Look(thing, State.FINE, words)


def note(thing: Phrase, words: Phrase, advice: Phrase) -> Look:
    """It is not, and most commands work all the same."""
    return Look(thing, State.NOTE, words, advice)


def wrong(thing: Phrase, words: Phrase, advice: Phrase) -> Look:
    """It is not, and a command will fail of it."""
    return Look(thing, State.WRONG, words, advice)
