"""The words of the working texts, and where those stand that a rule suspects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from signoff.language.names import without_names
from signoff.model import Span, Text

Meant = TypeVar("Meant")

_FIELDS = ("title", "summary", "change")
_LETTERS = re.compile(r"[^\W\d_]{4,}")  # the shortest word that a rule may suspect is « dela »
_WHOLE = re.compile(r"(?<![\w.@/])[^\W\d_]+(?![\w@/])")
_SENTENCE = re.compile(r"(?:^|[.!?…:]\s)[«“\"'(\s]*$")
_MOST = 20  # places that a finding lists


@dataclass(frozen=True, slots=True)
class Suspect(Generic[Meant]):
    """A word of a text with what it seems to be meant for, at its first place; `also` are the others."""

    word: str
    meant: Meant
    text: Text
    span: Span
    also: tuple[Span, ...]


def suspects(texts: Iterable[Text], ask: Callable[[str, str], Meant | None]) -> Iterator[Suspect[Meant]]:
    """The words of which `ask`, given word and language, says something: once for each text.

    A word with a capital is mostly a name: it is asked about only where a sentence begins.
    """
    for text in texts:
        pieces = list(_pieces(text))
        found: dict[str, Meant] = {}
        for word in {word.lower() for word in _LETTERS.findall(" ".join(words for words, _ in pieces))}:
            if (meant := ask(word, text.language)) is not None:
                found[word] = meant
        if found:
            yield from _placed(text, pieces, found)


def _placed(text: Text, pieces: list[tuple[str, Span]], found: Mapping[str, Meant]) -> Iterator[Suspect[Meant]]:
    places: dict[str, dict[Span, str]] = {}
    for words, span in pieces:
        if any(word in words.lower() for word in found):
            for typed in _words_of(words):
                if typed.lower() in found:
                    places.setdefault(typed.lower(), {}).setdefault(span, typed)
    for word, spans in places.items():
        first, *others = spans
        yield Suspect(spans[first], found[word], text, first, tuple(others[:_MOST]))


def _words_of(words: str) -> Iterator[str]:
    """The whole words that are no names."""
    bare = without_names(words)
    for match in _WHOLE.finditer(bare):
        if match[0].islower() or (match[0][1:].islower() and _SENTENCE.search(bare, 0, match.start())):
            yield match[0]


def _pieces(text: Text) -> Iterator[tuple[str, Span]]:
    for name in _FIELDS:
        if value := text.value(name):
            yield value, text.span(name)
    for block in text.blocks:
        if block.kind != "pre":
            yield block.words, Span(text.path, block.line)
