"""A text stands on weaker evidence than this site wants: a review line taken over from an older site, or one nobody signed.

Why: an imported line vouches for the page it came from. Nobody has yet reviewed, here, the words that are shown. A recorded
one was typed by somebody who could edit the ledger; only a signature is the reviewer's own.

`evidence` in [tool.signoff] is the weakest that is enough: "imported", "recorded" (the default) or "signed". A wording is no
stronger than the review of its major version, a translation no stronger than that of its source text.
A warning, and an error when publishing (a specimen site, which says so on every page, may publish).

Bad: content/articles/knee-scan/reviews.toml
    evidence = "imported"      # the English text
Good:
    evidence = "recorded"      # the English text

Source: docs/ledger.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import EVIDENCE, Problem, Review, Severity
from signoff.review.standing import weakest_behind
from signoff.rules.context import Context

ID = "REV012"
SEVERITY = Severity.WARNING
WHEN_PUBLISHING = Severity.ERROR

_MESSAGES = {
    "imported": (
        "the review of {url} was taken over from an older page: nobody has reviewed this text here",
        "let a physician read the page and sign it",
    ),
    "recorded": (
        "the review of {url} is not signed, and this site publishes signed reviews only",
        "let the reviewer sign it with a key: signoff sign … --key FILE",
    ),
}


def check(context: Context) -> Iterator[Problem]:
    """A problem for each record that is too weak and on which a shown text rests, at the first text that does."""
    enough = EVIDENCE.index(context.settings.evidence)
    seen: set[Review] = set()
    for edition in context.editions:
        if not edition.review:
            continue
        review = weakest_behind(edition.article, edition.review)
        if EVIDENCE.index(review.evidence) < enough and review not in seen:
            seen.add(review)
            message, hint = _MESSAGES[review.evidence]
            yield Problem(message, {"url": edition.url}, span=review.span, hint=hint)
