"""Changes and words as HTML: what was inserted and deleted, numbers and names of drugs set off. All words are text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import zip_longest

from signoff.preview.wording import say
from signoff.report.harmless import harmless
from signoff.review.changes import Change, Piece, State, tokens_of
from signoff.review.figures import kind_of
from signoff.sources.spaces import NARROW, NO_BREAK

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'")
_HIGH = (";", "!", "?")
_OPENING = ("(", "[", *_HIGH, ":")
_CLOSING = (")", "]", "\u00bb", *_HIGH)


def said(words: str) -> str:
    """Words as text of HTML."""
    return escape(harmless(words))


def set_off(words: str, tongue: str) -> str:
    """Words of a language, typed as it is typed, with their numbers and names of drugs marked, each as a whole."""
    return "".join(_typed(tokens_of(words), tongue, "", is_end=True)).lstrip()


def changed(change: Change, language: str, tongue: str) -> str:
    """A block with its inserted and deleted words, said aloud as such too, in the reader's `language`."""
    if change.state is State.CHANGED and all(piece.state is State.EQUAL for piece in change.pieces):
        return f"{set_off(change.words, tongue)} <em>{said(say(language, 'form'))}</em>"
    return "".join(_pieces(change.pieces, language, tongue)).lstrip()


def _pieces(pieces: Sequence[Piece], language: str, tongue: str) -> Iterator[str]:
    before = ""
    for piece, after in zip_longest(pieces, pieces[1:]):
        tokens = tokens_of(piece.words)
        tokens[:1] = [(words, piece.is_apart) for words, _ in tokens[:1]]
        space, *rest = _typed(tokens, tongue, before, is_end=after is None or after.is_apart)
        before, words = piece.words[-1:], "".join(rest)
        if piece.state is State.EQUAL:
            yield space + words
            continue
        element, name = ("del", "deleted") if piece.state is State.DELETED else ("ins", "inserted")
        first, last = said(say(language, name)), said(say(language, "end"))
        hidden = '<span class="aloud">{} </span>'
        yield f"{space}<{element}>{hidden.format(first)}{words}{hidden.format(' ' + last)}</{element}>"


def _typed(tokens: Sequence[tuple[str, bool]], tongue: str, before: str, *, is_end: bool) -> Iterator[str]:
    """By turns a space, which may be empty, and a token as HTML.

    Words are compared without the typography of their language (signoff/words.py), which is put back here: nobody can review
    "l'examen:" in French. `before` is what stands before them; with `is_end` a space follows, or nothing.
    """
    for (token, is_apart), after in zip_longest(tokens, tokens[1:]):
        is_last = (is_end if after is None else after[1] or after[0] in _CLOSING) and bool(before)
        yield " " if is_apart else _french_space(token, before, is_last=is_last) if tongue == "fr" else ""
        kind = kind_of(token)
        shown = said(_APOSTROPHE.sub("\u2019", token))
        yield f'<b class="{kind}">{shown}</b>' if kind else shown
        before = token[-1]


def _french_space(mark: str, before: str, *, is_last: bool) -> str:
    """What French puts before a mark that stands close to what is before it: none in 10:30, (?) and the address of a page."""
    if before == "\u00ab" or (before and mark == "\u00bb"):
        return NO_BREAK
    if not is_last or before in _OPENING:
        return ""
    return NARROW if mark in _HIGH else NO_BREAK if mark == ":" else ""
