"""Numbers in digits and in words, over their whole range."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.quantities import differences, quantities
from signoff.words import fold

UNITS = {
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split(),
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split(),
}
TENS = {
    "fr": "dix vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split(),
    "en": "ten twenty thirty forty fifty sixty seventy eighty ninety".split(),
}


def french(number: int) -> str:
    """The number below 100 as it is spelt in France."""
    if number <= 16:
        return UNITS["fr"][number]
    tens, unit = divmod(number, 10)
    if tens in (7, 9):
        tens, unit = tens - 1, unit + 10
    head = TENS["fr"][tens - 1]
    if unit == 0:
        return head + ("s" if tens == 8 else "")
    joint = " et " if unit in (1, 11) and tens < 8 else "-"
    return head + joint + french(unit)


def english(number: int) -> str:
    if number < 20:
        return UNITS["en"][number]
    tens, unit = divmod(number, 10)
    return TENS["en"][tens - 1] + (f"-{UNITS['en'][unit]}" if unit else "")


def agree(one: str, other: str) -> bool:
    return differences(quantities(fold(one), "fr"), quantities(fold(other), "en")) == ((), ())


@pytest.mark.parametrize("number", range(2, 100))
def test_words_below_a_hundred_are_read_in_both_languages(number: int) -> None:
    assert agree(f"{french(number)} minutes", f"{number} minutes")
    assert agree(f"{number} minutes", f"{english(number)} minutes")
    assert not agree(f"{french(number)} minutes", f"{number + 1} minutes")


@given(st.integers(0, 10**9), st.sampled_from(["", "5", "25", "125"]))
def test_each_notation_is_read_as_the_other(whole: int, decimals: str) -> None:
    typed = f"{whole:,}"
    mine = typed.replace(",", "\u202f") + (f",{decimals}" if decimals else "")
    yours = typed + (f".{decimals}" if decimals else "")

    assert agree(f"{mine} mg", f"{yours} mg")


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_numbers_agree_only_when_they_are_one(one: int, other: int) -> None:
    assert agree(f"{one} mg", f"{other} mg") == (one == other)


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_the_day_is_read_in_both_languages(hour: int, minute: int) -> None:
    half = "pm" if hour >= 12 else "am"

    assert agree(f"à {hour} h {minute:02}", f"at {hour % 12 or 12}.{minute:02}{half}")
    assert agree(f"à {hour} h {minute:02}", f"at {hour:02}:{minute:02}")


@given(st.text(max_size=60), st.sampled_from(["fr", "en"]))
def test_any_words_can_be_read(words: str, language: str) -> None:
    found = quantities(fold(words), language)

    assert differences(found, found) == ((), ())
    assert all(quantity.at < quantity.end for quantity in found)


@given(st.lists(st.sampled_from(
    ["2", "1 000", "1,5", ".", ",", "/", "-", "–", " à ", " to ", "h", " h ", ":", "mg", " % ", "L4", "€", "½", "1/2", " mai ", " May ", "e", "er", "st",
     "deux", "two", " et demi", " and a half", "24", "7", "12", "+33", "01 99 00 00 02", " d'heure", "quart", "a ", "one"]
), max_size=12), st.sampled_from(["fr", "en"]))  # fmt: skip
def test_any_row_of_pieces_can_be_read(pieces: list[str], language: str) -> None:
    found = quantities(fold("".join(pieces)), language)

    assert differences(found, found) == ((), ())
