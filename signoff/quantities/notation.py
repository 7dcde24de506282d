"""Numbers in digits, as each language writes them: 1 000,5 and 1,000.5."""

from __future__ import annotations

import re
from fractions import Fraction

# What may be one number; runs of other signs (1.2.3) are taken whole, so that no part of them is read as a number.
NUMBER = {
    "fr": r"(?:\d{1,3}(?:\ \d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)*)",  # 1 000,5
    "en": r"(?:\d{1,3}(?:\ \d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)*)",  # 1 000.5 (as the SI writes it), 1,000.5
}
FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8"}
MULTIPLES = {"million": 10**6, "milliard": 10**9, "billion": 10**9, "thousand": 1000, "mille": 1000}

_THOUSANDS = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+") for mark in ",."}


def numbers_in(digits: str, language: str) -> tuple[Fraction, ...]:
    """The readings of digits: two of "1.000" in French, where the dot may stand for either; none of "1.2.3".

    A comma in English that cannot separate thousands ("2,5") is read as the decimal that it was meant for.
    """
    whole = digits.replace(" ", "")
    decimal, thousands = (",", ".") if language == "fr" else (".", ",")
    if decimal in whole and thousands in whole:
        head, _, tail = whole.rpartition(decimal)
        return _readings(f"{head.replace(thousands, '')}.{tail}")
    if thousands in whole:
        grouped = bool(_THOUSANDS[thousands].fullmatch(whole))
        many = _readings(whole.replace(thousands, "")) if grouped else ()
        is_clear = grouped and (language == "en" or whole.count(thousands) > 1)
        return many if is_clear else (*_readings(whole.replace(thousands, ".")), *many)
    if whole.count(decimal) > 1 and _THOUSANDS[decimal].fullmatch(whole):
        return _readings(whole.replace(decimal, ""))
    return _readings(whole.replace(decimal, "."))


def _readings(number: str) -> tuple[Fraction, ...]:
    return (Fraction(number),) if re.fullmatch(r"\d+(?:\.\d+)?", number) else ()
