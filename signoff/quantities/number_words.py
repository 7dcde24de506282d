"""Numbers that are written in words: `douze`, `vingt et un`, `quatre-vingt-dix`, `twenty-four`, `a hundred and five`."""

from __future__ import annotations

import re
from fractions import Fraction

_SMALL = {
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
}
_TENS = {
    "fr": {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "nonante": 90},
    "en": dict(
        zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True),
    ),
}
_VALUES = {
    language: {**{word: number for number, word in enumerate(words.split())}, **_TENS[language]}
    for language, words in _SMALL.items()
}
_VALUES["fr"]["une"] = 1
_HUNDREDS = frozenset("cent cents hundred".split())
_THOUSANDS = frozenset("mille thousand".split())


def _any(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_FR_UNIT = _any([word for word in _VALUES["fr"] if word not in _TENS["fr"] and word != "zéro"])
_EN_UNIT = _any(_SMALL["en"].split()[1:10])
_FR = rf"""
    (?: quatre[-\ ]vingt (?:s|[-\ ](?:dix[-\ ](?:sept|huit|neuf)|{_FR_UNIT}))?      # quatre-vingt-dix
      | (?:{_any(_TENS["fr"])}) (?:[-\ ](?:et[-\ ])?(?:dix[-\ ](?:sept|huit|neuf)|{_FR_UNIT}))?   # vingt et un, soixante-dix
      | dix[-\ ](?:sept|huit|neuf) | {_FR_UNIT} | zéro )
"""
_EN = rf"(?: (?:{_any(_TENS['en'])}) (?:[-\ ](?:{_EN_UNIT})\b)? | {_any(_SMALL['en'].split())} )"

# As many words as belong to one number; VERBOSE, without case.
NUMBER_WORDS = {
    "fr": rf"""
        \b (?: (?:{_FR}[-\ ])? mille (?:[-\ ](?:{_FR}[-\ ])?cents?)? (?:[-\ ]{_FR})?   # deux mille cinq cents
             | (?:{_FR}[-\ ])? cents? (?!\ d['e]) (?:[-\ ]{_FR})?                        # deux cents, cent vingt
             | {_FR} ) (?!\w)
    """,
    "en": rf"""
        \b (?: (?:{_EN}|a)\ thousand (?:,?\ {_EN}\ hundred)? (?:\ (?:and\ )?{_EN})?    # two thousand five hundred
             | (?:{_EN}|a)\ hundred (?:\ (?:and\ )?{_EN})?                              # a hundred and five
             | {_EN} ) (?!\w)
    """,
}


def number_of(words: str, language: str) -> Fraction:
    """The value of words that NUMBER_WORDS found."""
    total = current = 0
    for word in re.findall(r"\w+", re.sub(r"quatre[- ]vingts?", "80", words.lower())):
        if word.isdigit():
            current += int(word)
        elif word in _HUNDREDS:
            current = (current or 1) * 100
        elif word in _THOUSANDS:
            total, current = total + (current or 1) * 1000, 0
        else:
            current += _VALUES[language].get(word, 0)
    return Fraction(total + current)


def is_ambiguous(words: str) -> bool:
    """Whether it is as often no number: an article or a pronoun, "nouveau", nothing at all."""
    return words.lower() in ("un", "une", "one", "neuf", "zéro", "zero")


def number_words(language: str) -> frozenset[str]:
    """The words of which numbers are made."""
    return frozenset({*_VALUES.get(language, ()), *_HUNDREDS, *_THOUSANDS, "vingts"})
