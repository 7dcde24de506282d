"""What a minor version must leave as it is: numbers, units, negations, signs, headings, lists, tables, links.

A minor version says the same in better words, and one reader's word is enough for it. What stands here can turn a sentence
into its opposite, so a change of it is a major version. It may refuse a harmless change; it must not pass a harmful one of
these kinds. Other words are for the reader of the difference to judge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signoff.model import Text
from signoff.quantities import counts, quantities
from signoff.sources.cards import cards_in
from signoff.words import MEANING, Node, fold, leaves

_TOKEN = re.compile(
    r"""
      (?P<sign> [%‰°<>≤≥±×=+] | (?<![\w.,)])[-−](?=\d) )   # < 5, -5
    | (?P<word> [^\W\d_]+ (?:'[^\W\d_]+)* )             # n'arrêtez, don't
    """,
    re.X,
)
_NEGATIONS = {
    "en": frozenset("no not nor neither never none nobody nothing nowhere without cannot except unless non".split()),
    "fr": frozenset("ne ni non pas jamais aucun aucune nul nulle rien sans sauf nullement guère".split()),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that carries meaning by itself: `what` kind it is, its `value`, and the line where it was typed."""

    what: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class MeaningChange:
    """Where two texts first differ in one kind of mark. None stands for nothing there; `line` is in the new text."""

    what: str
    before: str | None
    after: str | None
    line: int


def meaning_changes(approved: Text, text: Text) -> Iterator[MeaningChange]:
    """For each kind of mark, the first place at which a text no longer has those of the approved one."""
    before, after = list(marks(approved)), list(marks(text))
    for what in dict.fromkeys(mark.what for mark in (*before, *after)):
        old = [mark for mark in before if mark.what == what]
        new = [mark for mark in after if mark.what == what]
        if change := _first_change(what, old, new):
            yield change


def marks(text: Text) -> Iterator[Mark]:
    """The marks of title, summary, body and links, each kind in the order of reading."""
    for name in ("title", "summary"):
        yield from _of_words(fold(text.value(name)), text.language, text.span(name).line)
    for block in text.blocks:
        yield from _of_words(block.words, text.language, block.line)
        if re.fullmatch("h[1-6]", block.kind):
            yield Mark("heading", f"{block.kind} {block.words}", block.line)
    yield from _Structure(text).marks(text.body)
    for card in cards_in(text):
        yield Mark("care card", card.kind, card.line)
    for link in text.links:
        yield Mark("image" if link.is_image else "link", link.url, link.line)


def _first_change(what: str, old: Sequence[Mark], new: Sequence[Mark]) -> MeaningChange | None:
    values = [mark.value for mark in old], [mark.value for mark in new]
    if values[0] == values[1]:
        return None
    both = min(len(old), len(new))
    at = next((i for i in range(both) if old[i].value != new[i].value), both)
    line = new[at].line if at < len(new) else (new[-1].line if new else 1)
    return MeaningChange(what, _at(values[0], at), _at(values[1], at), line)


def _at(values: Sequence[str], at: int) -> str | None:
    return values[at] if at < len(values) else None


def _of_words(words: str, language: str, line: int) -> Iterator[Mark]:
    """Numbers and their units as both languages are compared by them (signoff/quantities), then signs and negations."""
    for quantity in quantities(words, language) if counts(words, language) else ():
        if quantity.is_optional:
            continue
        yield Mark("number", quantity.number.removeprefix("-"), line)
        if quantity.unit:
            yield Mark("unit", unicodedata.normalize("NFKC", quantity.unit), line)
    for match in _TOKEN.finditer(words):
        if match["sign"]:
            yield Mark("sign", match[0], line)
            continue
        for negation in _negations(match[0].lower(), language):
            yield Mark("negation", negation, line)


def _negations(word: str, language: str) -> Iterator[str]:
    """`don't`, `can't` and `cannot` are one negation, `not`; `n'` is `ne`."""
    if language == "en":
        if word == "cannot" or word.endswith("n't"):
            yield "not"
        elif word in _NEGATIONS["en"]:
            yield word
        return
    *elided, last = word.split("'")
    for part in elided:
        if part == "n":
            yield "ne"
    if last in _NEGATIONS["fr"]:
        yield last


class _Structure:
    """Walks the tree of words and counts its leaves, which stand in the order of the text's blocks."""

    def __init__(self, text: Text) -> None:
        self.lines = [block.line for block in text.blocks] or [1]
        self.seen = 0

    def marks(self, nodes: Sequence[Node | str]) -> Iterator[Mark]:
        for node in nodes:
            if isinstance(node, str):
                continue
            kind = str(node[0])
            line = self.lines[min(self.seen, len(self.lines) - 1)]
            if kind.partition(":")[0] in ("ul", "ol", "dl", "table"):
                yield Mark("list" if kind != "table" else "table", f"{kind} of {_shape(node)}", line)
            elif kind in MEANING and kind != "img":  # an image is one by its address: see above
                yield Mark("emphasis with a meaning", kind, line)
            before = self.seen
            yield from self.marks(node[1:])
            self.seen = before + sum(1 for _ in leaves((node,)))


def _shape(node: Node) -> str:
    """How many items a list has, or how many cells each row of a table."""
    rows = [item for item in node[1:] if isinstance(item, tuple)]
    if node[0] == "table":
        return "+".join(str(sum(isinstance(cell, tuple) for cell in row[1:])) for row in rows)
    return str(len(rows))
