"""A frozen text is no longer the text that its record approves.

Why: versions/ holds what reviewers read. If a word of it changes afterwards, the page shows words that nobody approved under
the name of somebody who approved others.

Compares each file with the digest of its words in the ledger, and with the digest of the file where the record has one
(then links and fields are guarded too). A frozen text without a record, and a record without its text, are found as well.

Bad: content/articles/knee-scan/versions/en-1.0.md
    The examination takes twenty minutes.
Good:
    The examination takes ten minutes.

Source: docs/ledger.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Article, Problem, Review, Severity, Span, Text
from signoff.review.digest import digest_of
from signoff.rules.context import Context
from signoff.rules.versions.parting import where_texts_part

ID = "VER004"
SEVERITY = Severity.ERROR

_RESTORE = "take the file back from version control; new words belong in the working text, under a new version"


def check(context: Context) -> Iterator[Problem]:
    """A problem for each frozen text that differs from its record, has none, or is not there."""
    for article in context.sources.articles if context.sources else ():
        for review in article.approvals:
            text = article.frozen.get(review.language, {}).get(review.version)
            yield from _missing(review) if text is None else _altered(article, text, review)
        recorded = {(review.language, review.version) for review in article.reviews}
        for language, kept in article.frozen.items():
            for version, text in kept.items():
                if (language, version) not in recorded:
                    facts = {"version": f"{language} {version}"}
                    hint = "versions/ is written by `signoff sign` alone: take the file away"
                    yield Problem("no record speaks of the frozen text {version}", facts, span=text.span(), hint=hint)


def _missing(review: Review) -> Iterator[Problem]:
    name = f"versions/{review.language}-{review.version}.md"
    yield Problem(
        "the text that this record approves, {name}, is not there", {"name": name}, review.span, hint=_RESTORE
    )


def _altered(article: Article, text: Text, review: Review) -> Iterator[Problem]:
    if digest_of(text) != review.text:
        message = "the words of this frozen text are not those that {reviewer} approved on {day}"
    elif review.file and review.file != text.bytes_digest:
        message = "a field or link of this frozen text is not what it was when {reviewer} approved it on {day}"
    else:
        return
    facts = {"reviewer": review.reviewer, "day": review.on.isoformat()}
    yield Problem(message, facts, span=_place(article, text, review), also=(review.span,), hint=_RESTORE)


def _place(article: Article, text: Text, review: Review) -> Span:
    """The line that differs, when the working text still has the approved words to compare with."""
    working = article.working.get(text.language)
    return where_texts_part(working, text) if working and digest_of(working) == review.text else text.span()
