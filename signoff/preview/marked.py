"""Changes and words as HTML: what was inserted and deleted, numbers and names of drugs set off. All words are text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from signoff.preview.wording import say
from signoff.report.harmless import harmless
from signoff.review.changes import Change, Piece, State, tokens_of
from signoff.review.figures import kind_of


def said(words: str) -> str:
    """Words as text of HTML."""
    return escape(harmless(words))


def set_off(words: str) -> str:
    """Words with their numbers and names of drugs marked, each as a whole."""
    parts = []
    for token, is_apart in tokens_of(words):
        kind = kind_of(token)
        shown = f'<b class="{kind}">{said(token)}</b>' if kind else said(token)
        parts.append((" " if is_apart else "") + shown)
    return "".join(parts).lstrip()


def changed(change: Change, language: str) -> str:
    """A block with its inserted and deleted words, said aloud as such too."""
    if change.state is State.CHANGED and all(piece.state is State.EQUAL for piece in change.pieces):
        return f"{set_off(change.words)} <em>{said(say(language, 'form'))}</em>"
    return "".join(_pieces(change.pieces, language)).lstrip()


def _pieces(pieces: Iterable[Piece], language: str) -> Iterator[str]:
    for piece in pieces:
        space = " " if piece.is_apart else ""
        words = set_off(piece.words)
        if piece.state is State.EQUAL:
            yield space + words
            continue
        element, name = ("del", "deleted") if piece.state is State.DELETED else ("ins", "inserted")
        before, after = said(say(language, name)), said(say(language, "end"))
        hidden = '<span class="aloud">{} </span>'
        yield f"{space}<{element}>{hidden.format(before)}{words}{hidden.format(' ' + after)}</{element}>"
