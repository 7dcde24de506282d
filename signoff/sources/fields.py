"""Which fields a text must have, and which of them are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.model import Article, Problem, Sources, Text
from signoff.phrases import Phrase
from signoff.settings import Settings

OF_ARTICLES = ("title", "slug", "summary", "version")
OF_PAGES = ("title", "slug", "summary")
KNOWN = (*OF_ARTICLES, "change")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_WHY = {
    "title": Phrase("it is the page's heading"),
    "slug": Phrase("it is the last part of the page's address"),
    "summary": Phrase("it stands below the heading and in search results"),
    "version": Phrase("it ties the words to the review that approved them"),
}


def missing_fields(sources: Sources, settings: Settings) -> Iterator[Problem]:
    """A problem for each field that a working or frozen text needs and does not have, or that cannot be used."""
    for article in (*sources.articles, *sources.pages):
        for text in texts_of(article, settings):
            for name in OF_PAGES if article.is_page else OF_ARTICLES:
                yield from _missing(text, name)


def texts_of(article: Article, settings: Settings) -> Iterator[Text]:
    """The working text and the frozen ones, language by language."""
    for language in settings.languages:
        if language in article.working:
            yield article.working[language]
        yield from article.frozen.get(language, {}).values()


def _missing(text: Text, name: str) -> Iterator[Problem]:
    label = name.capitalize()
    value = text.value(name)
    if not value:
        hint, facts = "write `{field}: …` among the first lines: {why}", {"field": label, "why": _WHY[name]}
        yield Problem("the field {field} is missing or empty", facts, span=text.span(name), hint=hint)
    elif name == "slug" and not SLUG.fullmatch(value):
        hint = "use lower-case letters without accents, digits and single hyphens"
        yield Problem("the slug {slug!r} cannot be an address", {"slug": value}, span=text.span(name), hint=hint)
    elif name == "version" and text.version is None:
        hint = "write two numbers with a point, such as 1.0"
        yield Problem("the version {version!r} is not MAJOR.MINOR", {"version": value}, span=text.span(name), hint=hint)
