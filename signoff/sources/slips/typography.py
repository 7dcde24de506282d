"""TYP: spaces, quotation marks, ordinals and words typed twice, each with what was meant where that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from signoff.sources.slips.prose import HIDDEN, SPACE
from signoff.sources.spaces import NARROW, NO_BREAK

_SP = "[ \\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"

# What may stand before a sentence's punctuation, and behind it: not `(?)`, `a::b`, `10:30`, `:-)`, `|---|:--|`.
_BEFORE = r"(?<=[\w)\]*_»\"”’'%°€….\0])"
_END = rf"(?=[\s*_|{HIDDEN}]|$)"
_END_OF_QUESTION = rf"(?=[\s*_|{HIDDEN}!?.…)»\"”\]]|$)"


class Mend(NamedTuple):
    """A place in a source, from `at`, and what is meant there; `meant` None when only a person can know."""

    rule: str
    at: int
    typed: str
    meant: str | None
    kind: str
    words: str
    folds: bool = False


_FRENCH_MARKS = re.compile(
    rf"""
      {_BEFORE} (?P<high> {_SP}* ) (?P<mark> ; {_END} | (?<! [!?] ) [!?] {_END_OF_QUESTION} )   # Pourquoi ?
    | {_BEFORE} (?P<colon> {_SP}* ) : {_END}                                         # Attention :
    | « (?P<opened> {_SP}* ) (?= [^\s{SPACE}] )                                        # « mot
    | (?<= [^\s«{SPACE}] ) (?P<closed> {_SP}* ) »                                      # mot »
    """,
    re.X | re.M,
)
_ENGLISH_MARKS = re.compile(
    rf"""{_BEFORE} (?P<space> {_SP}+ ) (?P<mark> [;:] {_END} | [!?] (?= [\s*_|{HIDDEN}!?.…)"”’\]] | $ ) )""",
    re.X | re.M,
)
_LOW_MARKS = re.compile(rf"(?<=[\w)\]»”’]){_SP}+(?P<mark>,(?=\s)|\.(?=\s|$))", re.M)
_FRENCH_WORD = re.compile(
    r"(?i)\b(?:de|le|la|les|un|une|des|du|est|que|qui|où|comment|pour|dans|avec|votre|vous|quand|pourquoi|et|mon|ma|ça)\b|[ldjcnsqm]’"
)
_BOUNDS = ("\n\n", ". ", "“", "”", '"', "*", "_")
_FRENCH_ORDINAL = re.compile(
    rf"""(?<![\w.,-]) (?: (?P<one> 1 | I ) (?: (?P<he> ier | ér ) | i?ère | [ie]?ere | (?P<other> i?[èe]me | è ) )
       | (?P<number> (?: [02-9] | [1-9][0-9]{{1,3}} ) (?: {_SP} (?=i?ème) )? ) (?: i?[èe]me | è | ér | ère )
       | (?P<roman> [IVX]{{1,6}} ) i?[èe]me
       ) (?P<plural> s? ) (?![\w’'-])""",
    re.X,
)
_ENGLISH_ORDINAL = re.compile(
    r"(?<![\w.,-])(?P<number>[0-9]{1,4}|[0-9]{1,3},[0-9]{3})(?P<ending>st|nd|rd|th)(?![\w’'-])"
)
_FOREIGN_QUOTES = {
    "fr": re.compile(rf"“{_SP}*(?P<inside>[^“”«»\n]+(?:\n[^“”«»\n]+){{0,20}}?){_SP}*”|[“”„]"),
    "en": re.compile(rf"«{_SP}*(?P<inside>[^“”«»\n]+(?:\n[^“”«»\n]+){{0,20}}?){_SP}*»|[«»]"),
}
_QUOTED_IN_FRENCH = re.compile(r"«[^«»]{0,2000}»")
_DOUBLED = re.compile(
    r"(?<![\w’'.-])(?P<first>[^\W\d_]+)(?P<gap>[ \u00a0]+|[ ]*\n[ ]*)(?P<second>(?P=first))(?![\w’'-])", re.I
)
# Words that may well stand twice: « vous vous levez », "the pain that that causes", names of two equal halves.
_MAY_STAND_TWICE = {
    "fr": frozenset(
        "nous vous en si oui non très bien est a ont sont faire même tout plus bla doux cha chut tic tac".split()
    ),
    "en": frozenset(
        "that had is was her bye no very so in on do who out bla blah please there yes well long far".split()
    ),
}
_GAPS = {
    "fr": re.compile(
        rf"""(?<![\w‘'’“«-]) (?P<word> [cdjlmnst] | qu | (?:jus|lors|puis|quoi|pres|quel)qu | aujourd )
             (?: (?P<mark>['’]) (?P<gap>{_SP}+) | (?P<gap2>{_SP}+) (?P<mark2>['’]) ) (?=[^\W\d_])""",
        re.X | re.I,
    ),
    "en": re.compile(
        rf"""(?<![\w‘'’“-]) (?P<word> [^\W\d_]+ )
             (?: (?P<mark>['’]) (?P<gap>{_SP}+) (?P<end> t | re | ve | ll )
               | (?P<gap2>{_SP}+) (?P<mark2>['’]) (?P<end2> s | t | re | ve | ll | d | m ) ) (?![\w'’-])""",
        re.X | re.I,
    ),
}  # fmt: skip

# A text in which none of this stands has no slip of these kinds: nine texts in ten are not looked at twice.
_SUSPECT = {
    "fr": re.compile(
        rf"""(?<!{NARROW})[;!?](?:\W|_|$)|(?<![{NO_BREAK}{NARROW}]):(?:[\s*_|<`&\\{{!]|$)|«(?![{NO_BREAK}{NARROW}])
           |(?<![{NO_BREAK}{NARROW}])»|{_SP}[,.](?:\s|$)|[“”„]|[0-9IVX]{_SP}?(?:i?[èe]me|è|ér|ier|[ie]?[èe]re)
           |['’]{_SP}|{_SP}['’]|\b([^\W\d_]+)\s+\1\b""",
        re.X | re.I,
    ),
    "en": re.compile(
        rf"""{_SP}[;:!?,.](?:\W|_|$)|[«»]|[0-9](?:st|nd|rd|th)\b|['’]{_SP}|{_SP}['’]|\b([^\W\d_]+)\s+\1\b""",
        re.X | re.I,
    ),
}


def is_suspect(language: str, source: str) -> bool:
    """Whether it is worth finding out which characters are prose."""
    pattern = _SUSPECT.get(language)
    return bool(pattern and pattern.search(source))


def mends(language: str, source: str, prose: str) -> Iterator[Mend]:
    """What is wrong with the prose of a source, kind by kind."""
    yield from _spaces_of_french(source, prose) if language == "fr" else _spaces_of_english(prose)
    yield from _low_marks(prose)
    yield from _ordinals(language, prose)
    yield from _quotes(language, prose)
    yield from _doubled(language, prose)
    yield from _gaps(language, prose)


def _spaces_of_french(source: str, prose: str) -> Iterator[Mend]:
    for match in _FRENCH_MARKS.finditer(prose):
        name = next(name for name in ("high", "colon", "opened", "closed") if match[name] is not None)
        typed, at = match[name], match.start(name)
        wanted = NARROW if name == "high" else NO_BREAK
        if typed == wanted or (typed == NARROW and name != "high") or _follows_code_word(source, prose, at):
            continue
        mark = match["mark"] if name == "high" else {"colon": ":", "opened": "«", "closed": "»"}[name]
        yield Mend("TYP002", at, typed, wanted, "after" if name == "opened" else "before", mark, folds=True)


def _follows_code_word(source: str, prose: str, at: int) -> bool:
    """Whether what stands before is hidden, and is no link, code or element that ends a word."""
    return at > 0 and prose[at - 1] == HIDDEN and source[at - 1] not in ")]`>"


def _spaces_of_english(prose: str) -> Iterator[Mend]:
    for match in _ENGLISH_MARKS.finditer(prose):
        if not (_is_ratio(prose, match) or _is_french(prose, match.start())):
            yield Mend("TYP001", match.start("space"), match["space"], "", "before", match["mark"], folds=True)


def _is_ratio(prose: str, match: re.Match[str]) -> bool:
    """Whether it is the colon of `1 : 2`."""
    return bool(match["mark"] == ":" and re.match(r"[0-9] +: *[0-9]", prose[match.start() - 1 : match.end() + 8]))


def _is_french(prose: str, at: int) -> bool:
    """Whether the sentence around a place looks French: a title or a question that is quoted."""
    start = max(0, at - 200, *(prose.rfind(mark, max(0, at - 200), at) for mark in _BOUNDS))
    ends = [found for mark in _BOUNDS if (found := prose.find(mark, at, at + 200)) >= 0]
    return len(_FRENCH_WORD.findall(prose, start, min(ends, default=at + 200))) >= 2


def _low_marks(prose: str) -> Iterator[Mend]:
    for match in _LOW_MARKS.finditer(prose):
        space = prose[match.start() : match.start("mark")]
        yield Mend("TYP001", match.start(), space, "", "before", match["mark"])


def _ordinals(language: str, prose: str) -> Iterator[Mend]:
    for match in (_FRENCH_ORDINAL if language == "fr" else _ENGLISH_ORDINAL).finditer(prose):
        meant = _french_ordinal(match) if language == "fr" else match["number"] + _ending(match["number"])
        if match[0] != meant:
            yield Mend("TYP003", match.start(), match[0], meant, "ordinal", match[0])


def _french_ordinal(match: re.Match[str]) -> str:
    if match["one"]:
        ending = "er" if match["he"] else "e" if match["other"] else "re"
        return match["one"] + ending + match["plural"]
    return (match["roman"] or match["number"].rstrip()) + "e" + match["plural"]


def _ending(number: str) -> str:
    if number[-2:] in ("11", "12", "13"):
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")


def _quotes(language: str, prose: str) -> Iterator[Mend]:
    """Pairs can be mended; a mark that stands alone cannot. French quotes within « … » with “ … ”."""
    nested = [match.span() for match in _QUOTED_IN_FRENCH.finditer(prose)] if language == "fr" else []
    for match in _FOREIGN_QUOTES[language].finditer(prose):
        if any(start < match.start() < end for start, end in nested):
            continue
        inside = match["inside"]
        if inside is None:
            yield Mend("TYP004", match.start(), match[0], None, "quote", match[0])
            continue
        opening, closing = ("«" + NO_BREAK, NO_BREAK + "»") if language == "fr" else ("“", "”")
        first, last = match.start("inside"), match.start("inside") + len(inside.rstrip())
        yield Mend("TYP004", match.start(), prose[match.start() : first], opening, "quote", match[0][0])
        yield Mend("TYP004", last, prose[last : match.end()], closing, "quote", match[0][-1])


def _doubled(language: str, prose: str) -> Iterator[Mend]:
    for match in _DOUBLED.finditer(prose):
        is_name = match["second"][0].isupper() or prose[match.end() : match.end() + 2].strip()[:1].isupper()
        is_parted = "\n" in match["gap"] and _is_heading(prose, match.start())
        if match["first"].lower() not in _MAY_STAND_TWICE[language] and not is_name and not is_parted:
            yield Mend("TYP005", match.start("second"), match["second"], None, "twice", match["second"])


def _is_heading(prose: str, at: int) -> bool:
    """Whether the line of a place is a heading, or a row of a table."""
    return prose[prose.rfind("\n", 0, at) + 1 : at].lstrip().startswith(("#", "|"))


def _gaps(language: str, prose: str) -> Iterator[Mend]:
    for match in _GAPS[language].finditer(prose):
        name = "gap" if match["gap"] else "gap2"
        words = re.sub(r"\s+", " ", match[0])
        yield Mend("TYP006", match.start(name), match[name], "", "gap", words)
