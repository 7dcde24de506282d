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

from collections.abc import Iterator

from signoff.model import Edition, Problem, Severity, Span
from signoff.rules.context import Context, span_in
from signoff.sources.placeholders import placeholders, unwritten

ID = "SRC006"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each block that holds such words."""
    seen: set[Span] = set()
    for article in (*context.sources.articles, *context.sources.pages) if context.sources else ():
        for text in article.working.values():
            for line, words in placeholders(text):
                span = Span(text.path, line)
                seen.add(span)
                yield _problem(words, span)
    for edition in context.editions:
        for line, words in (*placeholders(edition.text), *unwritten(edition.text)):
            if (span := span_in(edition, line)) not in seen and not _is_working(edition):
                yield _problem(words, span)


def _is_working(edition: Edition) -> bool:
    return edition.article.working.get(edition.language) is edition.text


def _problem(words: str, span: Span) -> Problem:
    hint = "write what the reader needs to know, or take the sentence away"
    return Problem("{words!r} was left to be replaced", {"words": words}, span=span, hint=hint)
