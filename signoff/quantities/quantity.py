"""What a quantity is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple


class Value(NamedTuple):
    """One reading of a quantity.

    `dimension` is "" for a bare number, else that of its unit ("minutes", "mg", "%"), or "tel", "month", "code l4";
    `amount` counts the unit that the dimension is named after: 1 h 30 is 90 minutes.
    """

    dimension: str
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a text. `words` are those of the text, `at` and `end` their places in it.

    `values` are its readings: 11/1/2024 has two. `numbers` are what was written without its unit: by them it agrees with a
    bare number of the other text ("65 ans", "65 or over"). `number` and `unit` are for a person to read. A `is_optional` one may
    be a quantity or not ("one", "a week", "first", "neuf"): it may answer for one of the other text, and nobody misses it.
    """

    words: str
    at: int
    end: int
    values: tuple[Value, ...]
    numbers: frozenset[Fraction] = frozenset()
    number: str = ""
    unit: str = ""
    is_optional: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it is a number and nothing more."""
        return all(not value.dimension for value in self.values)


def plain(number: Fraction) -> str:
    """A number in digits: 10, 10.5, 1/3."""
    if number.denominator == 1:
        return str(number.numerator)
    decimal = f"{float(number):.6f}".rstrip("0")
    return decimal if Fraction(decimal) == number else str(number)
