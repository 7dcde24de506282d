"""An article is there in one language only, and nobody said why.

Why: the site promises both languages; half an article is found by the reader who needed the other half.

An article (or legal page) needs a text in each language, and once one language is published, so must be the other.
A text that was withdrawn is not missing: its page says so, and leads to the other language.
`excused = { en = "reason" }` in article.toml says that a language is missing on purpose.

Bad: content/articles/hip-scan/article.toml
    excused = {}
Good:
    excused = { en = "the examination is done for French speakers only" }

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Article, Edition, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.translation.translations import NAMES

ID = "TRN001"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each article and language without a text, or with one that is not published while another is."""
    if not context.sources:
        return
    for article in (*context.sources.articles, *context.sources.pages):
        for language in context.settings.languages:
            if language not in article.excused:
                yield from _problem(article, language, context.editions_of(article))


def _problem(article: Article, language: str, shown: tuple[Edition, ...]) -> Iterator[Problem]:
    other = next(iter(article.working.values()), None)
    facts = {"language": NAMES[language], "file": f"{language}.md", "code": language, "folder": article.folder}
    readable = [edition for edition in shown if not edition.is_withdrawn]
    if language not in article.working:
        hint = (
            "write {folder}/{file}"
            if article.is_page
            else 'write {folder}/{file}, or say why not in article.toml: excused = {{ {code} = "…" }}'
        )
        span = other.span("title") if other else article.span("about")
        yield Problem("this article has no {language} text ({file})", facts, span=span, hint=hint)
    elif readable and language not in {edition.language for edition in shown}:
        facts["other"] = NAMES[readable[0].language]
        text = article.working[language]
        facts["path"] = text.path
        hint = 'have {path} signed, or say why not in article.toml: excused = {{ {code} = "…" }}'
        message = "published in {other}, but no approved {language} text is there"
        yield Problem(message, facts, span=text.span("version"), hint=hint)
