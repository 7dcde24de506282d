"""Words that stand for others: what an editor left to be replaced, and what a new article says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.model import Text
from signoff.words import fold

# A new article says this where nothing is written yet: true for whoever sees a preview, and never to be approved.
UNWRITTEN = {"fr": "Ce passage n’est pas encore écrit.", "en": "This passage has not been written yet."}

_PLACEHOLDER = re.compile(
    r"""
      \b(?: TODO | FIXME | TBD | TBC )\b            # TODO: dose
    | \b XXX+ \b                                    # XXX minutes
    | (?i: lorem \s+ ipsum )                        # Lorem ipsum dolor
    | [<>]{7} \s \w+                                # <<<<<<< HEAD: git left both changes
    | \[\[ .*? (?: \]\] | $ )                       # [[name of the product]]
    | (?i: \b to \s be \s (?: confirmed | completed | defined ) \b )
    | (?i: \b à \s (?: confirmer | compléter | définir ) \b )
    """,
    re.X,
)


def placeholders(text: Text) -> Iterator[tuple[int, str]]:
    """(line, words) of the first placeholder of each block, title and summary."""
    for line, words in _passages(text):
        if match := _PLACEHOLDER.search(words):
            yield line, match[0]


def unwritten(text: Text) -> Iterator[tuple[int, str]]:
    """(line, words) of each passage that a new article holds and nobody has written yet."""
    wanted = fold(UNWRITTEN[text.language])
    for line, words in _passages(text):
        if wanted in words:
            yield line, wanted


def _passages(text: Text) -> Iterator[tuple[int, str]]:
    for name in ("title", "summary"):
        yield text.span(name).line, fold(text.value(name))
    for block in text.blocks:
        yield block.line, block.words
