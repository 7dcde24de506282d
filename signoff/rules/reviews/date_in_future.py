"""A record bears a date that has not come yet.

Why: a review that is still to happen vouches for nothing; and a date in the future keeps a text from ever being overdue.

"Today" is today in Paris, or the day given with --today.

Bad: content/articles/hip-scan/reviews.toml
    on = 2034-06-01
Good:
    on = 2024-06-01

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context

ID = "REV005"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each record of a later day than today."""
    for article in context.sources.articles if context.sources else ():
        for review in article.reviews:
            if review.on > context.today:
                facts = {"on": review.on.isoformat(), "today": context.today.isoformat()}
                hint = "a record is written on the day of the review, by `signoff sign`"
                yield Problem("this record is of {on}, and today is {today}", facts, span=review.span, hint=hint)
