"""What two languages count differently."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from signoff.quantities.quantity import Quantity


def differences(
    one: Sequence[Quantity], other: Sequence[Quantity]
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """The quantities that only the one has, and those that only the other has; order does not count, how often does.

    First those that agree exactly find each other, then a bare number and the same number with a unit; what is left may be
    answered by words that are not always numbers.
    """
    left, right = [each for each in one if not each.is_optional], [each for each in other if not each.is_optional]
    for agree in (_is_same, _is_like):
        _strike_out(left, right, agree)
    _strike_out(left, [each for each in other if each.is_optional], _may_be)
    _strike_out(right, [each for each in one if each.is_optional], _may_be)
    return tuple(left), tuple(right)


def _strike_out(left: list[Quantity], right: list[Quantity], agree: Callable[[Quantity, Quantity], bool]) -> None:
    """Take out of both what agrees; those with one reading choose first."""
    for each in sorted(left, key=lambda quantity: len(quantity.values)):
        if found := next((answer for answer in right if agree(each, answer)), None):
            left.remove(each)
            right.remove(found)


def _is_same(one: Quantity, other: Quantity) -> bool:
    return not set(one.values).isdisjoint(other.values)


def _is_like(one: Quantity, other: Quantity) -> bool:
    """65 and 65 years."""
    return (one.is_bare or other.is_bare) and not one.numbers.isdisjoint(other.numbers)


def _may_be(one: Quantity, other: Quantity) -> bool:
    """A digit 1 and "one"; not 1 mg and "one"."""
    return _is_same(one, other) or (one.is_bare and other.is_bare and _is_like(one, other))
