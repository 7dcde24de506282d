"""The words around an approved text: what the theme says, and what it fills in. Any other word is somebody's addition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from signoff.dates import long_date, months_later, telephone_words
from signoff.model import Edition, Page
from signoff.rules.context import Context
from signoff.sources.markdown import headings_of
from signoff.words import fold, leaves

_APPROVED = ("title", "summary", "body")
_FILLED = re.compile(r"%\([a-z_]+\)[sd]")
_GAP = "\0"  # stands for a value that the theme filled in


def strange_words(edition: Edition, page: Page, context: Context) -> str | None:
    """The first words of <main> that are neither approved, nor the theme's, nor a known value; None when there are none.

    Without the theme's messages (`context.messages` empty) only words outside all marked parts are strange.
    """
    if page.loose:
        return page.loose[0]
    messages = context.messages.get(edition.language, ())
    if not messages:
        return None
    values = sorted({fold(value) for value in _values(edition, context) if value}, key=len, reverse=True)
    said = _said(messages)
    for words in _furniture(page):
        rest = words
        for value in values:
            rest = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", _GAP, rest) if value in rest else rest
        if not said.fullmatch(rest):
            return words
    return None


def _furniture(page: Page) -> Iterator[str]:
    """The blocks around the text. What stands in a review line, or instead of one, is for REV006 to REV008 to judge."""
    judged = {line.words for line in page.review_lines}
    has_both = {line.kind for line in page.review_lines} == {"date", "name"}
    for name, nodes in page.parts.items():
        if name not in _APPROVED and (has_both or name != "review"):
            yield from (words for _, words in leaves(nodes) if words not in judged)


@lru_cache(maxsize=8)
def _said(messages: tuple[str, ...]) -> re.Pattern[str]:
    """Matches what is made of messages, gaps and punctuation alone. Longest first and possessive: it never goes back."""
    pieces = {fold(piece).strip() for message in messages for piece in _FILLED.split(message)}
    phrases = "|".join(re.escape(piece) for piece in sorted(pieces, key=lambda piece: (-len(piece), piece)) if piece)
    return re.compile(rf"(?:(?<!\w)(?:{phrases})(?!\w)|[\s{_GAP},;:.()/–-])*+")


def _values(edition: Edition, context: Context) -> Iterator[str]:
    article, text = edition.article, edition.text
    yield from (text.title, text.summary)
    yield from (words for _, words in headings_of(text.html))
    yield from (other.text.title for other in context.editions_of(article))
    for source in article.sources:
        yield from (source.title, str(source.year or ""))
    if context.sources is None:
        return
    for centre in (context.sources.centres[key] for key in article.centres):
        yield from (centre.name, centre.about.get(edition.language, ""), centre.street, centre.postcode, centre.city)
        yield telephone_words(centre.telephone)
    if edition.review and edition.updated:
        yield context.sources.reviewers[edition.review.reviewer].full_name
        yield str(edition.review.version)
        yield long_date(edition.updated, edition.language)
        yield long_date(months_later(edition.review.on, article.months), edition.language)
