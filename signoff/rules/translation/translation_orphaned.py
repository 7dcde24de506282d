"""A text is the translation of a text that is not there.

Why: nobody can say what it has to say: whoever reviews it has nothing to hold it against, and the next change of the source never reaches it.

The language that article.toml names as the source is excused there or is no language of the site; or a record of the ledger
says that a translation was checked against a version of the source that no record approves.
Does not look at: a source that is missing and not excused (TRN001), one that was changed since (TRN003).

Bad: content/articles/hip-scan/article.toml
    source_language = "en"
Good:
    source_language = "fr"

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Article, Problem, Severity
from signoff.review.editions import APPROVING
from signoff.rules.context import Context
from signoff.rules.translation.translations import NAMES

ID = "TRN002"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each article whose source is not meant to be there, and for each record that rests on an unknown one."""
    for article in (*context.sources.articles, *context.sources.pages) if context.sources else ():
        yield from _without_source(article, context.settings.languages)
        yield from _records(article)


def _without_source(article: Article, languages: tuple[str, ...]) -> Iterator[Problem]:
    source = article.source_language
    translations = sorted(article.working.keys() - {source})
    if source in article.working or not translations or (source in languages and source not in article.excused):
        return
    facts = {
        "source": NAMES.get(source, source),
        "here": NAMES.get(translations[0], translations[0]),
        "code": translations[0],
    }
    yield Problem(
        "the {here} text translates a {source} text that is not there, and is not meant to be",
        facts,
        span=article.span("source_language"),
        also=(article.working[translations[0]].span("title"),),
        hint='if the {here} text is the original, say so: source_language = "{code}"',
    )


def _records(article: Article) -> Iterator[Problem]:
    known = {
        review.version
        for review in article.reviews
        if review.language == article.source_language and review.kind in APPROVING
    }
    for review in article.reviews:
        if review.of and review.of.version not in known:
            facts = {"version": str(review.of.version), "source": NAMES.get(article.source_language, "")}
            yield Problem(
                "this translation was checked against version {version} of the {source} text, which no record approves",
                facts,
                span=review.span,
                hint="take the ledger back from version control, or have the translation signed against an approved version",
            )
