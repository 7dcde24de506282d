"""The units of both languages, and how they convert."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from types import MappingProxyType

# Dimension: (factor, names). Names are compared without case but for those that stand in _EXACT.
_TABLE: tuple[tuple[str, str, str], ...] = (
    ("minutes", "1/60", "s sec secs seconde secondes second seconds"),
    ("minutes", "1", "min mins mn minute minutes"),
    ("minutes", "60", "h hr hrs heure heures hour hours"),
    ("minutes", "1440", "j jour jours day days journée journées"),
    ("minutes", "10080", "semaine semaines week weeks"),
    ("months", "1", "mois month months"),
    ("months", "12", "an ans année années year years yr yrs"),
    ("mg", "1/1000000", "ng"),
    ("mg", "1/1000", "µg μg mcg microgramme microgrammes microgram micrograms"),
    ("mg", "1", "mg milligramme milligrammes milligram milligrams"),
    ("mg", "1000", "g gramme grammes gram grams"),
    ("mg", "1000000", "kg kilo kilos kilogramme kilogrammes kilogram kilograms"),
    ("ml", "1", "ml cc cm3 cm³ millilitre millilitres milliliter milliliters"),
    ("ml", "10", "cl centilitre centilitres centiliter centiliters"),
    ("ml", "100", "dl décilitre décilitres decilitre decilitres"),
    ("ml", "1000", "l litre litres liter liters"),
    ("mm", "1/1000", "µm μm micron microns micromètre micromètres micrometre micrometres"),
    ("mm", "1", "mm millimètre millimètres millimetre millimetres millimeter millimeters"),
    ("mm", "10", "cm centimètre centimètres centimetre centimetres centimeter centimeters"),
    ("mm", "1000", "m mètre mètres metre metres meter meters"),
    ("mm", "1000000", "km kilomètre kilomètres kilometre kilometres kilometer kilometers"),
    ("mm2", "1", "mm2 mm²"),
    ("mm2", "100", "cm2 cm²"),
    ("mm2", "1000000", "m2 m²"),
    ("mSv", "1/1000", "µsv μsv microsievert microsieverts"),
    ("mSv", "1", "msv millisievert millisieverts"),
    ("mSv", "1000", "sv sievert sieverts"),
    ("mGy", "1", "mgy milligray milligrays"),
    ("mGy", "1000", "gy gray grays"),
    ("MBq", "1", "mbq mégabecquerel mégabecquerels megabecquerel megabecquerels"),
    ("%", "1", "% percent percents"),
    ("%", "1/10", "‰"),
    ("EUR", "1", "€ eur euro euros"),
    ("GBP", "1", "£ gbp pound pounds"),
    ("USD", "1", "$ usd dollar dollars"),
    ("°C", "1", "°c"),
    ("°F", "1", "°f"),
    ("°", "1", "° degré degrés degree degrees"),
    ("tesla", "1", "T tesla teslas"),
    ("mmHg", "1", "mmhg"),
    ("kcal", "1", "kcal calorie calories kilocalorie kilocalories"),
    ("IU", "1", "ui iu"),
    ("mmol", "1", "mmol millimole millimoles"),
    ("µmol", "1", "µmol μmol micromole micromoles"),
    ("dB", "1", "db décibel décibels decibel decibels"),
    ("Hz", "1", "hz hertz"),
    ("Hz", "1000", "khz kilohertz"),
    ("Hz", "1000000", "mhz mégahertz megahertz"),
    ("tablets", "1", "comprimé comprimés tablet tablets"),
    ("capsules", "1", "gélule gélules capsule capsules"),
    ("sachets", "1", "sachet sachets"),
    ("drops", "1", "goutte gouttes drop drops"),
    ("times", "1", "fois time times"),
    ("kV", "1", "kv kilovolt kilovolts"),
)
_EXACT = frozenset(("T",))
_IN_WORDS = ("pour cent", "per cent", "p. 100")

UNITS = MappingProxyType(
    {name: (dimension, Fraction(factor)) for dimension, factor, names in _TABLE for name in names.split()}
    | {name: ("%", Fraction(1)) for name in _IN_WORDS}
)
_ONLY_FRENCH = frozenset("an ans j".split())  # "10 an hour" is no year


def _unit(names: Iterable[str]) -> str:
    """A unit behind a number: mg, -minute (of "a 10-minute examination"), never the l of "10 l'eau"."""
    longest = sorted((re.escape(name) for name in names), key=len, reverse=True)
    return rf"(?:[\ -]?(?:(?i:{'|'.join(longest)})|T)(?![\w'²³]))"


UNIT = {
    "fr": _unit(UNITS.keys() - _EXACT),
    "en": _unit(UNITS.keys() - _EXACT - _ONLY_FRENCH),
}
PER_KG = r"(?:\ ?(?:/|par|per)\ ?(?i:kg|kilo|kilogramme|kilogram)\b)"


def unit_of(words: str) -> tuple[str, Fraction]:
    """The dimension of a unit and how often it holds that dimension's own; ("", 1) for no unit."""
    found = words.strip(" -")
    return UNITS.get(found) or UNITS.get(found.lower()) or ("", Fraction(1))
