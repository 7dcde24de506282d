"""A record names a reviewer who could not vouch for the text on that day.

Why: "Controlled by Dr X" lends the text the authority of an office. Somebody who had left, had not yet come, or reviews
another trade, has not this authority to lend.

Looks at `since`, `until` and `roles` of reviewers.toml, and at the roles that article.toml asks for. A translation or a
wording may also be approved by a "translator". Somebody who left keeps their records: end a mandate with `until`, and take
no role away from a person whose records need it.
Does not look at: a reviewer who is not in reviewers.toml at all; then nothing is built or checked.

Bad: content/articles/hip-scan/article.toml
    roles = ["surgeon"]
Good:
    roles = ["radiologist"]

Source: house rule; French public health code, article R4127-20 (a physician watches over the use made of their name).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from signoff.model import Problem, Severity
from signoff.review.mandate import objections
from signoff.rules.context import Context

ID = "REV004"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each record whose reviewer had no mandate for it."""
    if context.sources is None:
        return
    for article in context.sources.articles:
        for review in article.reviews:
            reviewer = context.sources.reviewers[review.reviewer]
            for problem in objections(reviewer, article, review.kind, review.on):
                yield replace(problem, span=review.span, also=(reviewer.span,))
