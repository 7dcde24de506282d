"""Finding the words of a glossary in running text: the longest that begins at a word, in time that does not grow with the glossary.

A term is a chain of steps: words, and what stands between them. The chains form a tree, so at each word of a text one look-up
says whether a term begins there, and how far it goes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*")  # letters may have their accents behind them
_HYPHENS = frozenset("-\u2010\u2011")
_APOSTROPHES = frozenset("'\u2019\u02bc")
# A plural is the word and one of these; others ("signal", « signaux ») are forms of their own.
_PLURALS = {"fr": ("s", "x"), "en": ("s", "es")}
_SHORTEST = 3  # letters of a word that may have a plural: "as" is none of "a"; of one in capitals two ("MRs")


class Found(NamedTuple):
    """Where a term stands in a piece of text: from `start` to before `end`."""

    key: str
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    """A place in the tree: where each next step leads, and the term that ends here ("" for none)."""

    below: dict[str, _Node] = field(default_factory=dict)
    key: str = ""


class Matcher:
    """Finds the terms of one language; `forms` are (key, words as they are typed), the first with a form keeps it."""

    def __init__(self, forms: Iterable[tuple[str, str]], language: str) -> None:
        self._plurals = _PLURALS[language]
        self._top = _Node()
        for key, form in forms:
            node = self._top
            for step in steps_of(form):
                node = node.below.setdefault(step, _Node())
            node.key = node.key or key
        # What a term may begin with, plurals and all: nearly every word of a text is passed over for not being one of these.
        self._first = {first + ending for first in self._top.below for ending in ("", *self._plurals)}

    def find(self, text: str) -> Iterator[Found]:
        """The terms of a text from its beginning to its end: none inside another, none inside a compound word."""
        words = list(_WORD.finditer(text))
        first, behind = self._first, 0
        for at, word in enumerate(words):
            typed = word[0] if word[0].isascii() else unicodedata.normalize("NFC", word[0])
            if at < behind or (typed not in first and typed.lower() not in first):
                continue
            if longest := self._longest(text, words, at):
                key, last = longest
                yield Found(key, word.start(), words[last].end())
                behind = last + 1

    def _longest(self, text: str, words: list[re.Match[str]], first: int) -> tuple[str, int] | None:
        if words[first].start() and text[words[first].start() - 1] in _HYPHENS:
            return None
        best: tuple[str, int] | None = None
        nodes, at = [self._top], first
        while nodes and at < len(words):
            nodes = [
                below for node in nodes for form in self._singulars(words[at][0]) if (below := node.below.get(form))
            ]
            ended = next((node.key for node in nodes if node.key), "")
            end = words[at].end()
            if ended and text[end : end + 1] not in _HYPHENS:
                best = ended, at
            between = _between(text[end : words[at + 1].start()]) if at + 1 < len(words) else ""
            nodes = [below for node in nodes if (below := node.below.get(between))]
            at += 1
        return best

    def _singulars(self, typed: str) -> Iterator[str]:
        """The steps that a word may be: itself, in small letters, without the ending of a plural."""
        word = unicodedata.normalize("NFC", typed)
        for form in dict.fromkeys((word, word.lower())):
            yield form
            for ending in self._plurals:
                one = form.removesuffix(ending)
                if one != form and len(one) >= (2 if one.isupper() else _SHORTEST):
                    yield one


def steps_of(form: str) -> tuple[str, ...]:
    """A term as a chain: word, what stands between, word. A word with a capital is looked for as it is typed."""
    steps: list[str] = []
    end = 0
    for word in _WORD.finditer(form):
        if steps:
            steps.append(_between(form[end : word.start()]))
        steps.append(unicodedata.normalize("NFC", word[0]))
        end = word.end()
    return tuple(steps)


def _between(characters: str) -> str:
    """One sign for spaces of any kind, for hyphens and for apostrophes; other signs as they are, and they end a term."""
    if characters.isspace():
        return " "
    if characters in _HYPHENS:
        return "-"
    if characters in _APOSTROPHES:
        return "'"
    return f"\0{characters}"
