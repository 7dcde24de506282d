"""One reader for each form in which quantities are written (signoff/quantities/forms.py)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from signoff.quantities.forms import MAYBE, MONTHS, NOON, WORTH
from signoff.quantities.making import DAY, exactly, made
from signoff.quantities.notation import FRACTIONS, MULTIPLES, numbers_in
from signoff.quantities.number_words import is_ambiguous, number_of
from signoff.quantities.quantity import Quantity, Value, plain

Found = Iterator[Quantity]

_LONG_CODE = 3  # letters from which the digits of a code count alone: VIH1 is HIV1, but L4 is never S4
_TIMES = ("once", "twice", "thrice")
_SQUARED = re.compile(r"[cmk]?m[23]")  # of kg/m2, which others write kg/m²
_PRESSURES = range(4, 31)  # cm of mercury


def _telephone(match: re.Match[str], _language: str) -> Found:
    digits = re.sub(r"\D", "", match[0].replace("(0)", ""))
    if match[0].startswith("00"):
        digits = digits[2:]
    elif not match[0].startswith("+"):
        digits = "33" + digits[1:]
    yield exactly(match, Value("tel", Fraction(digits)))


def _iso(match: re.Match[str], _language: str) -> Found:
    yield from _date(match, (int(match["iso_d"]),), (int(match["iso_m"]),), match["iso_y"])


def _slashed(match: re.Match[str], language: str) -> Found:
    """1/11/2024: in English either may be the month."""
    one, two = int(match["one"]), int(match["two"])
    pairs = [(one, two)] if language == "fr" else [(one, two), (two, one)]
    pairs = [(day, month) for day, month in pairs if 1 <= month <= 12] or [(one, two)]
    yield from _date(match, tuple(day for day, _ in pairs), tuple(month for _, month in pairs), match["three"])


def _dated(match: re.Match[str], language: str) -> Found:
    said = match.groupdict()
    month = next(said[name] for name in ("month", "month2", "month3") if said.get(name))
    day = next((said[name] for name in ("day", "day2") if said.get(name)), None)
    year = next((said[name] for name in ("year", "year2", "year3") if said.get(name)), None)
    number = re.match(r"\d+", day) if day else None
    days = (int(number[0]) if number else 1,) if day else ()
    yield from _date(match, days, (_month(month, language),), year)


def _month(name: str, language: str) -> int:
    begins = _unaccented(name.lower().rstrip("."))
    names = [_unaccented(month) for month in MONTHS[language]]
    return next(number for number, month in enumerate(names, 1) if month.startswith(begins))


def _unaccented(word: str) -> str:
    return word.replace("é", "e").replace("û", "u")


def _date(match: re.Match[str], days: Sequence[int], months: Sequence[int], year: str | None) -> Found:
    """Day, month and year, one by one: so "du 3 au 5 mars" agrees with "March 3 to 5"."""
    if days:
        yield exactly(match, *(Value("", Fraction(day)) for day in days), numbers=frozenset(map(Fraction, days)))
    yield exactly(match, *(Value("month", Fraction(month)) for month in months))
    if year:
        yield exactly(match, Value("", Fraction(year)), numbers=frozenset((Fraction(year),)))


def _always(match: re.Match[str], _language: str) -> Found:
    """24 h/24 and 7 j/7 in French, 24/7 in English."""
    for number in dict.fromkeys(re.findall(r"\d+", match[0])):
        yield exactly(match, Value("", Fraction(number)), numbers=frozenset((Fraction(number),)))


def _clock(match: re.Match[str], language: str) -> Found:
    """A time of day, or how long something takes: both are minutes, and agree with the same in the other language."""
    said = match.groupdict()
    hour = int(next(said[name] for name in ("hour", "hour2", "hour3") if said.get(name)))
    minute = int(said.get("minute") or said.get("minute2") or (30 if said.get("clock_half") else 0))
    half_day = said.get("half_day")
    hours = [hour % 12 + (12 if half_day == "p" else 0)] if half_day else [hour]
    if language == "en" and not half_day and 1 <= hour < 12:
        hours.append(hour + 12)
    bare = frozenset() if minute else frozenset((Fraction(hour),))
    made = exactly(match, *(Value("minutes", Fraction(60 * each + minute)) for each in hours), numbers=bare)
    number = plain(Fraction(hour) + Fraction(minute, 60))
    yield replace(made, number=number, unit="am or pm" if half_day or said.get("hour3") else "h")


def _quarters(match: re.Match[str], _language: str) -> Found:
    count = {"": 1, "un": 1, "a": 1, "one": 1, "trois": 3, "three": 3}.get((match["how_many"] or "").lower())
    quarters = count if count is not None else int(match["how_many"])
    yield exactly(match, Value("minutes", Fraction(15 * quarters)))


def _parts(match: re.Match[str], _language: str) -> Found:
    said = match["share"].lower()
    bottom = 4 if "quart" in said else 3
    top = 3 if said.startswith(("trois", "three")) else 2 if said.startswith(("deux", "two")) else 1
    yield made(match, (Fraction(top, bottom),))


def _halved(match: re.Match[str], _language: str) -> Found:
    yield made(match, (Fraction(1, 2),), match["half_unit"] or "")


def _every_other(match: re.Match[str], _language: str) -> Found:
    yield made(match, (Fraction(2),), match["other_unit"])


def _fortnight(match: re.Match[str], _language: str) -> Found:
    yield replace(exactly(match, Value("minutes", Fraction(14 * DAY))), number="14", unit="days")


def _money(match: re.Match[str], language: str) -> Found:
    many = _multiple(match["sum_many"])
    yield made(match, [each * many for each in numbers_in(match["sum"], language)], match["currency"])


def _fraction(match: re.Match[str], _language: str) -> Found:
    yield made(match, (int(match["before"] or 0) + Fraction(match["shown"]),), match["fraction_unit"] or "")


def _pressure(match: re.Match[str], _language: str) -> Found:
    """12/8, in centimetres of mercury, is 120/80 in English."""
    for number in (Fraction(match["upper"]), Fraction(match["lower"])):
        is_pressure = all(int(match[name]) in _PRESSURES for name in ("upper", "lower"))
        numbers = (number, number * 10) if is_pressure else (number,)
        yield made(match, numbers)


def _number(match: re.Match[str], language: str) -> Found:
    if match[0] in ("2", "3") and match.string[: match.start()].endswith("/m "):
        return  # kg/m<sup>2</sup>
    if match["rest"]:
        yield from _as_code(match, match[0].strip())
        return
    unit = match["unit"] or ""
    numbers = list(numbers_in(match["digits"], language))
    is_decade = unit == "s" and len(match["digits"]) == 4
    more = Fraction(FRACTIONS[match["vulgar"].strip()]) if match["vulgar"] else Fraction(1, 2) if match["half"] else 0
    sign = -1 if match["sign"] else 1
    numbers = [sign * (each + more) * _multiple(match["many"]) for each in numbers]
    suffix = "/kg" if match["per_kg"] else ""
    yield made(match, numbers, "" if is_decade else unit, suffix=suffix, language=language)


def _vulgar_alone(match: re.Match[str], _language: str) -> Found:
    yield made(match, (Fraction(FRACTIONS[match[0][0]]),), match["vulgar_unit"] or "")


def _code(match: re.Match[str], _language: str) -> Found:
    if not _SQUARED.fullmatch(match[0]):
        yield from _as_code(match, match[0])


def _as_code(match: re.Match[str], words: str) -> Found:
    """L4-L5, L4/5 and L4-5 are L4 and L5; the French thoracic vertebra D12 is T12."""
    letters = ""
    for part in re.split(r"[-/–]", words):
        begins = re.match(r"[^\W\d_]*", part)
        letters = begins[0].lower() if begins and begins[0] else letters
        rest = part[len(begins[0]) :] if begins else part
        if len(letters) >= _LONG_CODE and rest.isdigit():
            yield made(match, (Fraction(rest),))
            continue
        names = {letters, "t"} if letters == "d" else {letters}
        values = tuple(Value(f"code {name}{rest.lower()}", Fraction(0)) for name in sorted(names))
        yield Quantity(words, match.start(), match.end(), values, number=part)


def _worded(match: re.Match[str], language: str) -> Found:
    number = number_of(match["said"], language) * _multiple(match["said_many"])
    number += Fraction(1, 2) if match["said_half"] else 0
    is_optional = is_ambiguous(match["said"]) and not match["said_half"] and not match["said_many"]
    yield made(match, (number,), match["said_unit"] or "", is_optional=is_optional, language=language)


def _single(match: re.Match[str], _language: str) -> Found:
    half = bool(match["single_half"])
    yield made(match, (Fraction(3, 2) if half else Fraction(1),), match["single_unit"], is_optional=not half)


def _worth(match: re.Match[str], language: str) -> Found:
    word = match["word"].lower()
    is_optional = word in MAYBE[language]
    number = Fraction((MAYBE if is_optional else WORTH)[language][word])
    if word == "quinzaine" and not match["worth_unit"]:
        yield replace(made(match, (number,)), values=(Value("", number), Value("minutes", Fraction(14 * DAY))))
        return
    found = made(match, (number,), match["worth_unit"] or "", is_optional=is_optional, language=language)
    yield replace(found, values=(Value("", number), Value("times", number))) if word in _TIMES else found


def _noon(match: re.Match[str], _language: str) -> Found:
    yield exactly(match, Value("minutes", Fraction(NOON[match[0].lower()])), optional=True)


def _roman(match: re.Match[str], _language: str) -> Found:
    """XXe is the 20th; II may be a stage, a type, or no number at all."""
    letters = re.sub(r"[^IVX]", "", match[0])
    worth = [{"I": 1, "V": 5, "X": 10}[letter] for letter in letters]
    total = sum(-one if one < two else one for one, two in zip(worth, [*worth[1:], 0], strict=True))
    yield made(match, (Fraction(total),), is_optional=not match[0].endswith("e"))


def _multiple(words: str | None) -> int:
    return MULTIPLES[words.strip().removesuffix("s")] if words else 1


READERS: dict[str, Callable[[re.Match[str], str], Found]] = {
    "telephone": _telephone,
    "iso": _iso,
    "slashed": _slashed,
    "dated": _dated,
    "always": _always,
    "clock": _clock,
    "quarters": _quarters,
    "parts": _parts,
    "halved": _halved,
    "every_other": _every_other,
    "fortnight": _fortnight,
    "money": _money,
    "fraction": _fraction,
    "pressure": _pressure,
    "number": _number,
    "vulgar_alone": _vulgar_alone,
    "code": _code,
    "worded": _worded,
    "single": _single,
    "worth": _worth,
    "noon": _noon,
    "roman": _roman,
}
