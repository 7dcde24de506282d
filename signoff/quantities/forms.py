"""What quantities look like in each language: one regular expression a language, each form a named group."""

from __future__ import annotations

import re
from functools import cache

from signoff.quantities.notation import FRACTIONS, MULTIPLES, NUMBER
from signoff.quantities.number_words import NUMBER_WORDS, number_words
from signoff.quantities.units import PER_KG, UNIT

MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "en": "january february march april may june july august september october november december".split(),
}
_MONTH = {
    "fr": r"(?i:janv(?:ier|\.)|f[ée]vr(?:ier|\.)|mars|avr(?:il|\.)|mai|juin|juil(?:let|\.)|ao[ûu]t|sept(?:embre|\.)|oct(?:obre|\.)"
    r"|nov(?:embre|\.)|d[ée]c(?:embre|\.))",
    "en": r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June|Jun|July|Jul|August|Aug|Sept(?:ember)?|Sep|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?",
}

# Words with one value; those in _MAYBE are not always meant as numbers, and nobody misses them.
WORTH: dict[str, dict[str, str]] = {
    "fr": {
        "moitié": "1/2", "douzaine": "12", "dizaine": "10", "quinzaine": "15", "vingtaine": "20", "trentaine": "30",
        "cinquantaine": "50", "soixantaine": "60", "centaine": "100", "millier": "1000",
    },
    "en": {"twice": "2", "thrice": "3", "dozen": "12", "half": "1/2", "halves": "1/2"},
}  # fmt: skip
MAYBE: dict[str, dict[str, str]] = {
    "fr": {
        "premier": "1", "première": "1", "premiers": "1", "premières": "1", "second": "2", "seconde": "2", "secondes": "2",
        "deuxième": "2", "troisième": "3", "quatrième": "4", "cinquième": "5", "sixième": "6", "septième": "7",
        "huitième": "8", "neuvième": "9", "dixième": "10", "double": "2", "doubler": "2", "triple": "3", "tripler": "3",
        "quarantaine": "40", "dizaines": "10", "douzaines": "12", "centaines": "100", "milliers": "1000", "paire": "2",
        "quart": "1/4", "tiers": "1/3", "seul": "1", "seule": "1",
    },
    "en": {
        "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8",
        "ninth": "9", "tenth": "10", "both": "2", "either": "2", "neither": "2", "pair": "2", "couple": "2", "double": "2",
        "doubles": "2", "doubled": "2", "triple": "3", "tens": "10", "dozens": "12", "hundreds": "100", "thousands": "1000",
        "once": "1", "single": "1", "quarter": "1/4",
    },
}  # fmt: skip
NOON = {"midi": 720, "minuit": 0, "noon": 720, "midday": 720, "midnight": 0}

_TELEPHONE = r"""
      (?:\+|\b00)33 [\ .-]? (?:\(0\)[\ .-]?)? [1-9] (?:[\ .-]?\d{2}){4} (?!\d)    # +33 1 99 00 00 02
    | \b0[1-9] (?:[\ .-]?\d{2}){4} (?!\d)                                        # 01 99 00 00 02
    | \+[1-9]\d{0,2} (?:[\ .-]?\(?\d{1,4}\)?){2,6} (?!\d)                         # +44 20 7946 0000
"""
_SKIPPED = r"https?://\S+ | www\.\S+ | \S+@\S+\.\w+ | \b[\w-]+(?:\.[\w-]+)*\.(?:fr|com|org|net|eu|gov|int)\b\S*"
_CODE = r"\b[A-Za-zÀ-ÿ]\w*\d\w*(?:[-/–][A-Za-z]{0,2}\d\w*)*"  # L4, L4-L5, L4-5, HbA1c
_SIGN = r"(?<![\w.,)/–-])[-−–](?=\d)"
_DAY_FR = r"(?:\d{1,2}(?:\ ?er)?|(?i:premier))"
_DAY_EN = r"(?:\d{1,2}(?:st|nd|rd|th)?(?!\d)|first|1st)"
_MANY = rf"(?:\ (?:{'|'.join(MULTIPLES)})s?)\b"
_VULGAR = "".join(FRACTIONS)
_HALF_FR = r"(?:\ et\ demie?)\b"
_HALF_EN = r"(?:\ and\ a\ half)\b"


def _words(*tables: dict[str, str]) -> str:
    return "|".join(sorted((word for table in tables for word in table), key=len, reverse=True))


_FRENCH = rf"""
      (?P<skipped> {_SKIPPED} )
    | (?P<telephone> {_TELEPHONE} )
    | (?P<iso> \b(?P<iso_y>\d{{4}})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)\b )                        # 2024-11-01
    | (?P<slashed> \b(?P<one>\d{{1,2}})(?P<slash>[/.])(?P<two>\d{{1,2}})(?P=slash)(?P<three>\d{{4}})\b )   # 1/11/2024
    | (?P<dated> \b(?:(?P<day>{_DAY_FR})\ (?P<month>{_MONTH["fr"]})(?:\ (?P<year>\d{{4}})\b)?  # 1er novembre 2024
               | (?P<month2>{_MONTH["fr"]})\ (?P<year2>\d{{4}})\b ) )
    | (?P<always> \b24\ ?(?:h|heures)\ ?(?:/|sur)\ ?24\b | \b7\ ?j(?:ours)?\ ?(?:/|sur)\ ?7\b )
    | (?P<clock> \b(?P<hour>\d{{1,2}})(?:\ ?(?:h|H|heures?)(?:\ ?(?P<minute>[0-5]\d)(?!\d|\ ?(?:%|[mµk]?[gl]\b)))?
                 (?:\ ?(?:min|mn|minutes?)\b)?(?P<clock_half>{_HALF_FR})? | :(?P<minute2>[0-5]\d)(?!\d)) (?!\w) )   # 14 h 30
    | (?P<quarters> \b(?:(?P<how_many>(?i:un|trois|\d))\ )? quarts?\ d'heures? \b )
    | (?P<parts> \b(?P<share>(?i:un\ quart|trois\ quarts|un\ tiers|deux\ tiers))\b )
    | (?P<halved> \b(?i:demie?s?)(?:-(?!ass|cercle|tour|s[oœ]|fr[eè]re|finale|litre)|\ |\b)(?P<half_unit>{UNIT["fr"]})? )   # demi-heure
    | (?P<fraction> \b(?:(?P<before>\d+)\ )?(?P<shown>1/2|1/3|2/3|1/4|3/4)(?![\d/])(?P<fraction_unit>{UNIT["fr"]})? )
    | (?P<pressure> \b(?P<upper>\d{{1,2}})/(?P<lower>\d{{1,2}})(?![\d/]) )                       # 12/8, in cmHg
    | (?P<number> (?P<sign>{_SIGN})?(?P<digits>{NUMBER["fr"]})(?P<vulgar>\ ?[{_VULGAR}])?
                 (?: (?P<many>{_MANY}) | (?P<ordinal>\ ?(?:er|ers|re|ère|e|è|es|ème|ièmes?|nde?)\b) )?
                 (?P<unit>{UNIT["fr"]})?(?P<per_kg>{PER_KG})?(?P<half>{_HALF_FR})?(?P<rest>\w*) )
    | (?P<vulgar_alone> [{_VULGAR}] (?P<vulgar_unit>{UNIT["fr"]})? )
    | (?P<code> {_CODE} )
    | (?P<worded> (?P<said>(?i:{NUMBER_WORDS["fr"]}))(?P<said_many>{_MANY})?(?P<said_unit>{UNIT["fr"]})?(?P<said_half>{_HALF_FR})? )
    | (?P<worth> \b(?P<word>(?i:{_words(WORTH["fr"], MAYBE["fr"])}))\b(?:\ d(?:e\ |')(?P<worth_unit>(?:{UNIT["fr"]})))? )
    | (?P<noon> \b(?i:midi|minuit)\b )
    | (?P<roman> \b(?:[IVX]{{2,}}\ ?e|II|III|IV|VI{{1,3}}|IX)\b )
"""
_ENGLISH = rf"""
      (?P<skipped> {_SKIPPED} )
    | (?P<telephone> {_TELEPHONE} )
    | (?P<iso> \b(?P<iso_y>\d{{4}})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)\b )
    | (?P<slashed> \b(?P<one>\d{{1,2}})(?P<slash>[/.])(?P<two>\d{{1,2}})(?P=slash)(?P<three>\d{{4}})\b )   # 11/1/2024
    | (?P<dated> \b(?:(?P<day>{_DAY_EN})\ (?:of\ )?(?P<month>{_MONTH["en"]})(?:,?\ (?P<year>\d{{4}})\b)?  # 1 November 2024
               | (?P<month2>{_MONTH["en"]})\ (?:the\ )?(?P<day2>{_DAY_EN})(?:,?\ (?P<year2>\d{{4}})\b)?   # November 1, 2024
               | (?P<month3>{_MONTH["en"]}),?\ (?P<year3>\d{{4}})\b ) )
    | (?P<always> \b24\ ?/\ ?7\b )
    | (?P<clock> \b(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\ ?(?P<half_day>[ap])\.?m\b\.?         # 2.30pm
               | \b(?P<hour2>\d{{1,2}}):(?P<minute2>[0-5]\d)(?!\d) | \b(?P<hour3>\d{{1,2}})\ o'clock )
    | (?P<quarters> \b(?:(?P<how_many>(?i:a|one|three|\d))\ )?(?i:quarters?)\ of\ an\ hour\b )
    | (?P<parts> \b(?P<share>(?i:(?:a|one)[\ -]quarter|three[\ -]quarters|(?:a|one)[\ -]third|two[\ -]thirds))\b )
    | (?P<halved> \b(?i:half)(?:\ an?\b|-(?!sit|brother|sister|heart|way)|\ (?!past))?(?P<half_unit>{UNIT["en"]})? )   # half an hour
    | (?P<every_other> \b(?i:every\ other)(?P<other_unit>{UNIT["en"]}) )
    | (?P<fortnight> \b(?i:fortnights?)\b )
    | (?P<money> (?P<currency>[€£$])\ ?(?P<sum>{NUMBER["en"]})(?P<sum_many>{_MANY})? )
    | (?P<fraction> \b(?:(?P<before>\d+)\ )?(?P<shown>1/2|1/3|2/3|1/4|3/4)(?![\d/])(?P<fraction_unit>{UNIT["en"]})? )
    | (?P<number> (?P<sign>{_SIGN})?(?P<digits>{NUMBER["en"]})(?P<vulgar>\ ?[{_VULGAR}])?
                 (?: (?P<many>{_MANY}) | (?P<ordinal>(?:st|nd|rd|th)\b) )?
                 (?P<half>{_HALF_EN})?(?P<unit>{UNIT["en"]})?(?P<per_kg>{PER_KG})?(?P<rest>\w*) )
    | (?P<vulgar_alone> [{_VULGAR}] (?P<vulgar_unit>{UNIT["en"]})? )
    | (?P<code> {_CODE} )
    | (?P<worded> (?P<said>(?i:{NUMBER_WORDS["en"]}))(?P<said_many>{_MANY})?(?P<said_half>{_HALF_EN})?(?P<said_unit>{UNIT["en"]})? )
    | (?P<single> \b(?i:an?)(?P<single_unit>{UNIT["en"]})(?P<single_half>{_HALF_EN})? )                  # a week, an hour and a half
    | (?P<worth> \b(?P<word>(?i:{_words(WORTH["en"], MAYBE["en"])}))\b(?P<worth_unit>{UNIT["en"]})? )
    | (?P<noon> \b(?i:noon|midday|midnight)\b )
    | (?P<roman> \b(?:II|III|IV|VI{{1,3}}|IX)\b )
"""
_FORMS = {"fr": _FRENCH, "en": _ENGLISH}


@cache  # 20 to 40 ms to compile: only where there is something to compare
def forms(language: str) -> re.Pattern[str] | None:
    """What matches at the beginning of a quantity; the group that ends last names its form. None for other languages."""
    return re.compile(_FORMS[language], re.X) if language in _FORMS else None


@cache
def openings(language: str) -> frozenset[str]:
    """The words with which a quantity may begin, in small letters; it may begin with a digit as well."""
    months = {word for month in MONTHS[language] for word in (month, month[:3], month[:4], month[:5])}
    unaccented = {word.replace("é", "e").replace("û", "u") for word in months}
    other = "a an every half fortnight fortnights demi demie demis demies quart quarts http https www ii iii".split()
    worth = {*WORTH[language], *MAYBE[language], *NOON}
    return frozenset({*number_words(language), *worth, *months, *unaccented, *other})
