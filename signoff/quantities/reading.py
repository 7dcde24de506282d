"""Words -> the quantities in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from signoff.quantities.forms import WORTH, forms, openings
from signoff.quantities.making import measured
from signoff.quantities.number_words import is_ambiguous, number_words
from signoff.quantities.quantity import Quantity, Value
from signoff.quantities.readers import READERS

_JOINS = re.compile(r"\s?(?:à|a|au|aux|to|-|–|—|ou|or|et|and|,|/|x|×|jusqu'à|up to)\s?(?:à|d'|de )?")
_TOKEN = re.compile(r"([^\W\d]*\d\w*|[½¼¾⅓⅔⅛]|[€£$+−–-](?=[\d ]))|[^\W\d_]+")
_COUNTED = re.compile(r"[\d½¼¾⅓⅔⅛]")
_ROMAN = re.compile("[IVX]+e?")
_WORD = re.compile(r"\w+")
_CENTURY = re.compile(r"\b[IVX]{2,}\ ?e\b")
_MORE = frozenset(
    "demi demie demies quart quarts tiers quarter quarters third thirds every fortnight fortnights".split()
)


def quantities(words: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of folded words (signoff.words.fold), in their order. Other languages than French and English have none."""
    if forms(language) is None:
        return ()
    found = [each for match in _matches(words, language) for each in READERS[match.lastgroup or ""](match, language)]
    return tuple(_with_shared_units(words, found, language))


def _matches(words: str, language: str) -> Iterator[re.Match[str]]:
    """What has the form of a quantity. Looked at is where one may begin alone: to try every letter takes five times as long."""
    form, may_begin, end = forms(language), openings(language), 0
    for token in _TOKEN.finditer(words):
        if token.start() < end or form is None:
            continue
        if not (token[1] or token[0].lower() in may_begin or _ROMAN.fullmatch(token[0])):
            continue
        if match := form.match(words, token.start()):
            end = match.end()
            if match.lastgroup in READERS:  # else it is an address
                yield match


def counts(words: str, language: str) -> bool:
    """Whether words hold more than what is often no number: quick, since most blocks have neither a digit nor a word that counts."""
    return bool(
        _COUNTED.search(words)
        or _CENTURY.search(words)
        or not _telling(language).isdisjoint(_WORD.findall(words.lower()))
    )


@cache
def _telling(language: str) -> frozenset[str]:
    certain = {word for word in number_words(language) if not is_ambiguous(word)}
    return frozenset({*certain, *WORTH.get(language, ()), *_MORE})


def _with_shared_units(words: str, found: list[Quantity], language: str) -> list[Quantity]:
    """Of "2 à 3 jours" both numbers are days: a bare number has the unit of the next, if only a joining word stands between."""
    for at in range(len(found) - 2, -1, -1):
        here, following = found[at], found[at + 1]
        if not (here.is_bare and following.unit and here.numbers) or here.end > following.at:
            continue
        if _JOINS.fullmatch(words[here.end : following.at]):
            found[at] = replace(here, values=_shared(here, following.unit, language), unit=following.unit)
    return found


def _shared(here: Quantity, unit: str, language: str) -> tuple[Value, ...]:
    numbers = sorted(here.numbers)
    if unit == "am or pm":
        return tuple(Value("minutes", 60 * number + half) for number in numbers for half in (0, 720))
    return measured(numbers, unit, language) or here.values
