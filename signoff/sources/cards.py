"""Care cards: what to do when, apart from the running text, and how soon: `> ## Call 15 or 112 if {.emergency}`.

A card is a quotation whose first line is a heading with one of four kinds. So it needs nothing that plain Markdown does not have: its
words have the same digest with and without us (docs/digest.md), and where nobody knows of cards it is a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from signoff.model import Block, Slip, Text
from signoff.sources.markdown import parse
from signoff.words import text_of

KINDS = ("emergency", "urgent", "advice", "important")
_OPENING = re.compile(rf'<section class="care care-({"|".join(KINDS)})">')
_CLASSED = re.compile(r"<[a-z][a-z0-9]* [^<>]*\bclass=")
# What other programs read as a card: GitHub's and Obsidian's `> [!warning] Call if`, MkDocs' and Pelican's `!!! warning "Call if"`.
_FOREIGN = re.compile(r"\[!\w+\]|!!!\s+\w+|:::\s*\{?\w+")
_HEADINGS = "h1 h2 h3 h4 h5 h6".split()


@lru_cache(maxsize=4096)  # for previews and for the rules, which ask of one text after the other
def cards_of(html: str) -> tuple[tuple[str, str], ...]:
    """(kind, words of the heading) of each card of rendered Markdown, in order."""
    if 'class="care ' not in html:
        return ()
    return tuple(
        (kind, text_of(card.css("h1, h2, h3, h4, h5, h6")[0]))
        for card in parse(html).css("section.care")
        if (kind := kind_of(card))
    )


class Card(NamedTuple):
    """A care card of a text: its kind, the words of its heading, and the line where that was typed."""

    kind: str
    words: str
    line: int


def cards_in(text: Text) -> tuple[Card, ...]:
    """The care cards of a text, in order."""
    return tuple(Card(kind, words, _line_of(words, text.blocks)) for kind, words in cards_of(text.html))


def kind_of(card: LexborNode) -> str:
    """The kind of an element with the classes of a card; "" for any other."""
    classes = (card.attributes.get("class") or "").split()
    return next((kind for kind in KINDS if f"care-{kind}" in classes), "") if "care" in classes else ""


def labelled_cards(body: str, labels: Mapping[str, str]) -> str:
    """A body whose cards say to a screen reader what they are, in the theme's words: `labels` by kind.

    The label is an attribute, since a word more in the body would be one that nobody approved.
    """

    def opening(match: re.Match[str]) -> str:
        kind = match[1]
        return f'<section class="care care-{kind}" role="group" aria-label="{escape(labels[kind])}">'

    return _OPENING.sub(opening, body)


def card_slips(html: str, blocks: Sequence[Block]) -> Iterator[Slip]:
    """What was meant as a card and is none: another program's way to type it, a kind nobody knows, a kind out of place."""
    for block in blocks:
        if match := _FOREIGN.match(block.words):
            yield Slip("SRC012", block.line, 1, "foreign", match[0])
    if not _CLASSED.search(html):
        return
    for element in parse(html).css("[class]"):
        classes = (element.attributes["class"] or "").split()
        if misplaced := [name for name in classes if name in KINDS]:
            yield Slip("SRC012", _line_of(text_of(element), blocks), 1, "misplaced", misplaced[0])
        elif (
            element.tag in _HEADINGS and element.parent is not None and element.parent.tag in ("blockquote", "section")
        ):
            yield Slip("SRC012", _line_of(text_of(element), blocks), 1, "unknown", classes[0] if classes else "")


def _line_of(words: str, blocks: Sequence[Block]) -> int:
    return next((block.line for block in blocks if block.words == words or words.startswith(block.words)), 1)
