"""A text still holds words that were to be replaced before anyone reads it.

Why: "TODO: dose" on a patient's page is at best embarrassing, and at worst read as the dose.

Looks for TODO, FIXME, TBD and XXX as whole words in capitals, lorem ipsum, [[…]], "to be confirmed" and « à confirmer », in
titles, summaries and bodies of working texts and of the texts that are shown; in shown ones also for the passages of a new
article that nobody has written yet.

Bad: content/articles/knee-scan/en.md
    The examination takes XXX minutes.
Good:
    The examination takes ten minutes.

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.model import Article, Edition, Problem, Severity, Span
from signoff.rules.context import Context, span_in
from signoff.rules.world import World
from signoff.sources.placeholders import placeholders, unwritten

ID = "SRC006"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each block that holds such words."""
    for _, problems in context.told(_of_article, context.each):
        yield from problems


def _of_article(article: Article, editions: Sequence[Edition], _world: World) -> list[Problem]:
    found = {Span(text.path, line): words for text in article.working.values() for line, words in placeholders(text)}
    for edition in editions:
        for line, words in (*placeholders(edition.text), *unwritten(edition.text)):
            if not _is_working(edition):
                found.setdefault(span_in(edition, line), words)
    return [_problem(words, span) for span, words in found.items()]


def _is_working(edition: Edition) -> bool:
    return edition.article.working.get(edition.language) is edition.text


def _problem(words: str, span: Span) -> Problem:
    hint = "write what the reader needs to know, or take the sentence away"
    return Problem("{words!r} was left to be replaced", {"words": words}, span=span, hint=hint)
