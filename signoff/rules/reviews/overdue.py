"""A review is older than its article allows, or will be soon.

Why: medicine moves; a page that nobody looked at for years still says "Controlled by".

A corrected wording is no new review. A warning within 60 days of the day on which it is due (overdue_notice_days), an error after it (a
specimen site, whose pages all say that nobody is to rely on them, is only warned). The page stays on the air meanwhile: taking it down
by itself would break every link to it.

Bad: content/articles/hip-scan/article.toml
    review = { months = 1, roles = ["radiologist"] }
Good:
    review = { months = 36, roles = ["radiologist"] }

Source: house rule; `review.months` of article.toml.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.review.editions import due_on
from signoff.rules.context import Context

ID = "REV003"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """A problem for each shown text whose review is due."""
    for edition in context.editions:
        review = edition.review
        if not review:
            continue
        due = due_on(edition.article, review)
        left = (due - context.today).days
        if left > context.settings.overdue_notice_days:
            continue
        is_past = left < 0
        shuts = is_past and not context.settings.specimen
        message = "the review of {url} was due on {due}" if is_past else "the review of {url} is due on {due}"
        yield Problem(
            message,
            {"url": edition.url, "due": due.isoformat()},
            span=review.span,
            hint="let a reviewer read the text again and sign it",
            severity=Severity.ERROR if shuts else Severity.WARNING,
        )
