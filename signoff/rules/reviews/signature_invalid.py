"""A record says that it is signed, and its signature does not say so.

Why: a signature is the one thing that nobody but the reviewer can put into the ledger. One that does not fit is a record
that somebody else wrote or changed.

Asks `ssh-keygen -Y verify`: over the canonical record, in the namespace `signoff`, by a key that content/allowed_signers gives
to this reviewer and that was valid on the day of the record, and that content/revoked_keys does not name. Evidence "signed"
without a signature, and a signature under another evidence, are found as well.

Bad: content/articles/knee-scan/reviews.toml
    evidence = "signed"      # the English text
Good:
    evidence = "recorded"      # the English text

Source: docs/ledger.md; OpenSSH, ssh-keygen(1), "ALLOWED SIGNERS".
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Review, Severity
from signoff.review.gathering import SIGNATURES
from signoff.rules.context import Context

ID = "REV011"
SEVERITY = Severity.ERROR
NEEDS = (SIGNATURES,)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each record whose signature and evidence do not belong together, or whose signature does not count."""
    for article in context.sources.articles if context.sources else ():
        for review in article.reviews:
            if message := _wrong(review, context):
                facts = {"evidence": review.evidence, "why": context.gathered.invalid.get(review, "")}
                hint = "let the reviewer sign again, or take the ledger back from version control"
                yield Problem(message, facts, span=review.span, hint=hint)


def _wrong(review: Review, context: Context) -> str | None:
    if review.evidence == "signed" and not review.signature:
        return "the record says that it is signed, and bears no signature"
    if review.signature and review.evidence != "signed":
        return 'the record bears a signature, and says "{evidence}"'
    if review in context.gathered.invalid:
        return "the signature of this record does not count: {why}"
    return None
