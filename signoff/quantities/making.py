"""Quantities, made of what a regular expression found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from signoff.quantities.quantity import Quantity, Value, plain
from signoff.quantities.units import unit_of

DAY = 1440  # minutes

# French counts both ends of a week: "huit jours" is one, "quinze jours" are two.
_DAYS_OF_WEEKS = {Fraction(8 * DAY): Fraction(7 * DAY), Fraction(15 * DAY): Fraction(14 * DAY)}
_ARRONDISSEMENT = re.compile(r"(?:750|6900|130)(\d\d?)")  # 75009 is Paris 9e
# Dimensions whose unit may go without saying ("65 ans", "65 or over"; "€6,000–8,000"; "twice"); never mg or %.
_LOOSE = frozenset(("", "minutes", "months", "EUR", "GBP", "USD", "tablets", "capsules", "sachets", "drops", "times"))


def made(
    match: re.Match[str],
    numbers: Sequence[Fraction],
    unit: str = "",
    *,
    is_optional: bool = False,
    suffix: str = "",
    language: str = "",
) -> Quantity:
    """A number with its unit; without readings when it is none ("1.2.3"), which then only equals itself."""
    values = measured(numbers, unit, language, suffix) or (Value(f"as written {match[0].strip()}", Fraction(0)),)
    return Quantity(
        match[0].strip(),
        match.start(),
        match.end(),
        values,
        frozenset(numbers if values[0].dimension in _LOOSE else ()),
        plain(numbers[0]) if numbers else match[0].strip(),
        unit.strip(" -").lower(),
        is_optional,
    )


def measured(numbers: Sequence[Fraction], unit: str, language: str, suffix: str = "") -> tuple[Value, ...]:
    """The readings of numbers with a unit ("" for none); `suffix` is what they are counted by, "/kg"."""
    dimension, factor = unit_of(unit)
    values = [Value(dimension + suffix, number * factor) for number in numbers]
    if language == "fr" and dimension == "minutes" and unit.strip(" -").lower() in ("j", "jours"):
        values += [Value(dimension, _DAYS_OF_WEEKS[value.amount]) for value in values if value.amount in _DAYS_OF_WEEKS]
    if not dimension:
        values += [
            Value("", Fraction(place[1])) for number in numbers if (place := _ARRONDISSEMENT.fullmatch(plain(number)))
        ]
    return tuple(values)


def exactly(
    match: re.Match[str], *values: Value, optional: bool = False, numbers: frozenset[Fraction] = frozenset()
) -> Quantity:
    """What has the readings given: a date, a time, a telephone number."""
    shown = plain(values[0].amount) if not numbers else plain(min(numbers))
    return Quantity(match[0].strip(), match.start(), match.end(), values, numbers, shown, "", optional)
