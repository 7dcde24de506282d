"""The name behind a reviewer's key was changed, and with it every line "Controlled by" of this reviewer.

Why: records hold the key. With another name in reviewers.toml, all pages say that somebody approved them who never saw one.

Holds reviewers.toml against what git has of it, at the commits of REV010. Title and name count, and that a specimen became a
real person. A name that changed in life, or had a slip in it, is waived once (docs/reports.md), by somebody who answers for it.
Does not look at: reviewers without a record; roles and days, which REV004 judges.

Bad: content/reviewers.toml
    name = "Ada Exemplar"
Good:
    name = "Ada Example"

Source: docs/ledger.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Reviewer, Severity
from signoff.review.gathering import FACTS
from signoff.rules.context import Context

ID = "REV015"
SEVERITY = Severity.ERROR
NEEDS = (FACTS,)


def check(context: Context) -> Iterator[Problem]:
    """One problem for each reviewer with records who is no longer called so."""
    if context.sources is None:
        return
    vouching = {review.reviewer for article in context.sources.articles for review in article.reviews}
    told: set[str] = set()
    for earlier in context.gathered.facts.values():
        for key, old in earlier.reviewers.items():
            new = context.sources.reviewers.get(key)
            if new is not None and key in vouching - told and _was_other(old, new):
                told.add(key)
                facts = {"key": key, "old": _called(old), "new": _called(new), "commit": earlier.commit}
                message = (
                    "the reviewer {key}, {old!r} at {commit}, is {new!r} now: their records would vouch in another name"
                )
                hint = "another person gets a key of their own; if it is the same person, waive this with the reason"
                yield Problem(message, facts, new.span, hint=hint)


def _was_other(old: Reviewer, new: Reviewer) -> bool:
    return old.full_name != new.full_name or (old.specimen and not new.specimen)


def _called(reviewer: Reviewer) -> str:
    return f"{reviewer.full_name} (specimen)" if reviewer.specimen else reviewer.full_name
