"""The texts that somebody reads now: editors the working ones, patients the shown ones."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Article, Text
from signoff.rules.context import Context


def current_texts(context: Context) -> Iterator[tuple[Article, Text]]:
    """Each working text, then the shown frozen text where it is another file with other bytes."""
    for article in context.sources.articles if context.sources else ():
        for text in article.working.values():
            yield article, text
        for edition in context.editions_of(article):
            working = article.working.get(edition.language)
            if working is None or working.bytes_digest != edition.text.bytes_digest:
                yield article, edition.text
