"""Words that tell French from English, and how strongly.

lexicon.txt is made by bench/make_lexicon.py from word frequencies and spelling dictionaries (docs/language.md), once and not here:
to read those takes a second and 200 MB, to read this 30 ms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

FILE = Path(__file__).with_name("lexicon.txt")
# The lexicon's SHA-256: part of this program's text, so that what was remembered of pages goes when the words change.
DIGEST = "6efd82eaff7a1624c070ff61f6fff708b86f1aa3a67cdb2fe8c5004ac4ef03b9"

STRONG = 1.5  # the weight from which a word by itself speaks for a language
SURE = (
    2.5  # from which two words side by side are foreign by themselves: one language writes each twelve times as often
)
OTHER: Mapping[str, str] = {"fr": "en", "en": "fr"}

# Words that hold others together: with one of them, a few words are a phrase.
JOINING = {
    "en": frozenset("the of and with to is are was were your you for that this it on at by from when if or we be not have has any in as".split()),
    "fr": frozenset(
        "le la les de du des un une et à au aux en dans sur par pour avec sans sous est sont ne pas que qui votre vos notre nos l’ d’ qu’"
        " n’ ou il elle vous nous se ce cette".split()
    ),
}  # fmt: skip

# L’ and d’ are words, "don’t" is one. Of all other apostrophes only what stands around them matters.
TOKEN = re.compile(r"(?:jusqu|lorsqu|puisqu|quelqu|presqu|qu|[cdjlmnst])’(?=[^\W\d_])|[^\W\d_]+(?:’t\b)?")
# Too short for the lexicon, or in no dictionary as they stand in a text.
_BY_HAND = {
    **dict.fromkeys("c’ d’ j’ l’ n’ qu’ jusqu’ lorsqu’ puisqu’ quelqu’ presqu’ aujourd à".split(), -4.0),
    "paris": 0.0,  # bets, but hardly ever
    "identifier": 0.0,  # a verb in French, a noun in English
    **dict.fromkeys("m’ s’ t’".split(), -2.0),
    **dict.fromkeys("don’t doesn’t didn’t isn’t aren’t wasn’t weren’t can’t couldn’t".split(), 4.0),
    **dict.fromkeys("won’t wouldn’t shouldn’t hasn’t haven’t hadn’t mustn’t".split(), 4.0),
}
_PLAIN = (("'", "’"), ("\u02bc", "’"), ("\u00ad", ""))


class Lexicon:
    """The words of the file, each of two tables made when somebody looks into it."""

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """By word, above 0 for English."""
        return {word: weight for weight, words in self._lines for word in words} | _BY_HAND

    @cached_property
    def voices(self) -> Mapping[str, str]:
        """What words say that speak for a language by themselves: "e" or "f", in capitals where two, side by side, are enough."""
        voices: dict[str, str] = {}
        by_hand: dict[str, float] = dict(_BY_HAND)
        joining = JOINING["en"] | JOINING["fr"]
        for weight, words in self._lines:
            if voice := _voice(weight):
                voices.update(dict.fromkeys(words, voice))  # one by one takes five times as long
            for word in joining.intersection(words):
                by_hand.setdefault(word, weight)
        for word in joining | by_hand.keys():
            voices.pop(word, None)
            if voice := _voice(by_hand.get(word, 0.0)):
                voices[word] = voice.lower() if word in joining else voice
        return voices

    @cached_property
    def _lines(self) -> Sequence[tuple[float, Sequence[str]]]:
        """Words by their weight."""
        lines = [line.split() for line in FILE.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
        return [(float(words[0]), words[1:]) for words in lines]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once in a process."""
    return Lexicon()


def _voice(weight: float) -> str:
    """The voice of words with a weight; "" when they do not speak for a language by themselves."""
    if abs(weight) < STRONG:
        return ""
    letter = "e" if weight > 0 else "f"
    return letter.upper() if abs(weight) >= SURE else letter


def plain(words: str) -> str:
    """Words with composed accents, one apostrophe and single spaces."""
    if not unicodedata.is_normalized("NFC", words):
        words = unicodedata.normalize("NFC", words)
    for old, new in _PLAIN:  # str.translate takes ten times as long
        words = words.replace(old, new)
    return " ".join(words.split())
