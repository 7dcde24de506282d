"""The words of a text changed, but its version did not.

Why: two texts with one number: nobody can say any more which of them the reviewer read.

Compares the digest of the working text with the one that the ledger holds for its version. Typography may change freely.

Bad: content/articles/knee-scan/en.md
    The examination takes twenty minutes.
Good:
    The examination takes ten minutes.

Source: docs/ledger.md; the idea is semver.org's "once released, the contents of that version MUST NOT be modified".
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Article, Problem, Severity, Text, Version
from signoff.review.digest import digest_of
from signoff.review.editions import newest_approved
from signoff.rules.context import Context
from signoff.rules.versions.parting import where_texts_part

ID = "VER001"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each working text that differs from the approved text of its version."""
    for article in context.sources.articles if context.sources else ():
        for language, text in article.working.items():
            newest = newest_approved(article, language)
            if newest and newest.review and text.version and text.version <= newest.review.version:
                yield from _problem(article, text, newest.review.version)


def _problem(article: Article, text: Text, newest: Version) -> Iterator[Problem]:
    version = text.version or newest
    reviews = [review for review in article.reviews if (review.language, review.version) == (text.language, version)]
    if digest_of(text) in {review.text for review in reviews}:
        return
    frozen = article.frozen.get(text.language, {}).get(version)
    major, minor = newest
    yield Problem(
        "the words are not those of version {version}, which was approved",
        {"version": str(version), "major": f"{major + 1}.0", "minor": f"{major}.{minor + 1}"},
        span=where_texts_part(frozen, text) if frozen else text.span("version"),
        also=(text.span("version"),),
        hint="write Version: {major} if what the page says has changed, {minor} if only how it says it",
    )
