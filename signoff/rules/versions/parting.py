"""Where two texts of one article part, as a place in the second."""

from __future__ import annotations

from signoff.model import Span, Text
from signoff.review.changes import runs
from signoff.rules.reviews.difference import first_difference
from signoff.words import fold


def where_texts_part(approved: Text, text: Text) -> Span:
    """The first field, block or link of `text` that differs; the top of its file when none does."""
    for name in ("title", "summary"):
        if fold(approved.value(name)) != fold(text.value(name)):
            return text.span(name)
    before = [(block.kind, block.words) for block in approved.blocks]
    after = [(block.kind, block.words) for block in text.blocks]
    if before != after:
        at, _, _ = first_difference(before, after)
        return Span(text.path, text.blocks[min(at, len(after) - 1)].line) if after else text.span()
    forms = zip(runs("", "", approved.body), runs("", "", text.body), text.blocks, strict=False)
    if in_form := next((block for old, new, block in forms if old.same != new.same), None):
        return Span(text.path, in_form.line)
    for old, new in zip(approved.links, text.links, strict=False):
        if old.url != new.url:
            return Span(text.path, new.line)
    for name, field in text.fields.items():
        if approved.value(name) != field.value:
            return field.span
    return text.span()
