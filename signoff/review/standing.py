"""What an approval rests on: the records behind a record, and whether a translation keeps step with its source."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import EVIDENCE, Article, Edition, Review, SourceOfRecord
from signoff.review.editions import APPROVING


def weakest_behind(article: Article, review: Review) -> Review:
    """The record with the weakest evidence among a record and all that it rests on; the nearest of equals.

    A wording rests on the review of its major version, a translation on the review of its source text: a line taken over
    from an older page does not become a review of this text because somebody corrected a comma of it.
    """
    return min(records_behind(article, review), key=lambda record: EVIDENCE.index(record.evidence))


def records_behind(article: Article, review: Review) -> Iterator[Review]:
    """The record itself, then the records that it rests on, nearest first."""
    seen: set[Review] = set()
    record: Review | None = review
    while record and record not in seen:
        seen.add(record)
        yield record
        record = _base(article, record) if record.kind == "wording" else _source(article, record)


def source_of_record(article: Article, review: Review) -> SourceOfRecord | None:
    """The source text that a translation, or a wording of one, was checked against."""
    base = _base(article, review) if review.kind == "wording" else review
    return base.of if base else None


def is_in_step(article: Article, edition: Edition, source: Edition | None) -> bool:
    """Whether an approved text says what the approved source text says.

    The major versions are equal, and the words that it was checked against are approved words of that major version: a
    minor version of the source says the same in other words, and leaves its translation in step.
    """
    if edition.language == article.source_language:
        return True
    if not (source and source.review and edition.review):
        return False
    major = source.review.version.major
    of = source_of_record(article, edition.review)
    approved = {
        review.text
        for review in article.reviews
        if (review.language, review.version.major) == (source.language, major) and review.kind in APPROVING
    }
    return edition.review.version.major == major and of is not None and of.text in approved


def _base(article: Article, wording: Review) -> Review | None:
    """The last review of what the major version says, in the language of a wording."""
    return _last(
        review
        for review in article.reviews
        if (review.language, review.version.major) == (wording.language, wording.version.major)
        and review.kind in ("medical", "translation")
    )


def _source(article: Article, translation: Review) -> Review | None:
    """The last record that approves the source text of a translation."""
    of = translation.of
    return _last(
        review
        for review in article.reviews
        if of and review.language == article.source_language and review.text == of.text and review.kind in APPROVING
    )


def _last(reviews: Iterator[Review]) -> Review | None:
    found = None
    for review in reviews:
        found = review
    return found
