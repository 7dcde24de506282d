"""The spaces that French puts before its punctuation: none of them may end a line, or a reader finds a lone "?" on the next.

As the Imprimerie nationale sets them: a narrow no-break space before `;` `!` `?`, a no-break space before `:` and inside
« ». What is made right here is white space alone, which the digest does not count (docs/digest.md).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NARROW, NO_BREAK = "\u202f", "\u00a0"
_LANGUAGE = "fr"
_HIGH = re.compile(r"\s+(?=[;!?])")
_COLON = re.compile(r"[^\S\u00a0\u202f]+(?=[:»])|(?<=«)[^\S\u00a0\u202f]+")
_VERBATIM = frozenset("code pre kbd samp var script style textarea".split())


def spaced(words: str, language: str) -> str:
    """Words with the spaces of their language. Spaces that are not there are not put in: `10:30` and `(?)` stay."""
    if language != _LANGUAGE:
        return words
    return _COLON.sub(NO_BREAK, _HIGH.sub(NARROW, words))


def space_below(element: Element, language: str) -> None:
    """The same for every text node below an element of rendered Markdown, but for code."""
    if language != _LANGUAGE:
        return
    for each in element.iter():
        if each.text and each.tag not in _VERBATIM and not _is_in_another_language(each):
            each.text = _as_it_was(each.text, spaced(each.text, language))
        if each.tail:
            each.tail = _as_it_was(each.tail, spaced(each.tail, language))


def _as_it_was(before: str, after: str) -> str:
    """The new words in the old ones' type: Python-Markdown marks with one what it must not read as Markdown again."""
    return before if before == after else type(before)(after)


def _is_in_another_language(element: Element) -> bool:
    return not (element.get("lang") or _LANGUAGE).lower().startswith(_LANGUAGE)
