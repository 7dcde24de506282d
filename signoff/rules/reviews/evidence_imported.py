"""A text stands on a review line taken over from an older site.

Why: the line vouches for the page it came from. Nobody has yet reviewed, here, the words that are shown.

A warning, and an error when publishing (a specimen site, which says so on every page, may publish).

Bad: content/articles/knee-scan/reviews.toml
    evidence = "imported"      # the English text
Good:
    evidence = "recorded"      # the English text

Source: docs/ledger.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context

ID = "REV012"
SEVERITY = Severity.WARNING
WHEN_PUBLISHING = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each shown text whose record is imported."""
    for edition in context.editions:
        review = edition.review
        if review and review.evidence == "imported":
            message = "the review of {url} was taken over from an older page: nobody has reviewed this text here"
            hint = "let a physician read the page and sign it"
            yield Problem(message, {"url": edition.url}, span=review.span, hint=hint)
