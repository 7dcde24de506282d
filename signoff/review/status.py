"""Where each text of each article stands today: one row, one state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from signoff.model import Article, Edition, Sources, Text, Version
from signoff.review.digest import digest_of
from signoff.review.editions import due_on, newest_approved
from signoff.review.standing import is_in_step, weakest_behind
from signoff.settings import Settings

NEVER, WITHDRAWN, WAITING, CHANGED = "never reviewed", "withdrawn", "new version waiting", "text changed"
OVERDUE, STALE, IN_STEP = "overdue", "stale", "in step"


@dataclass(frozen=True, slots=True)
class Row:
    """One language of one article.

    `version` is the working text's, `approved` the newest approved one; of that are reviewer, day, evidence (the weakest
    on which it rests) and `due`, the last day on which its review counts. All None where nothing was approved. `remarks` counts
    the mistakes that reviewers found and nobody has settled.
    """

    key: str
    language: str
    title: str
    version: Version | None
    approved: Version | None
    state: str
    reviewer: str | None
    on: date | None
    evidence: str | None
    due: date | None
    days_left: int | None
    remarks: int = 0


def status(sources: Sources, settings: Settings, today: date) -> tuple[Row, ...]:
    """A row for each article and language that has a text, in the order of keys and of the settings' languages."""
    return tuple(row for article in sources.articles for row in rows_of(article, settings, today))


def rows_of(article: Article, settings: Settings, today: date) -> Iterator[Row]:
    """The rows of one article."""
    for language in settings.languages:
        working = article.working.get(language)
        approved = newest_approved(article, language)
        text = working or (approved.text if approved else None)
        if text:
            yield _row(article, text, approved, today)


def _row(article: Article, text: Text, approved: Edition | None, today: date) -> Row:
    review = approved.review if approved else None
    due = due_on(article, review) if review else None
    return Row(
        key=article.key,
        language=text.language,
        title=text.title,
        version=text.version,
        approved=review.version if review else None,
        state=_state(article, text, approved, due, today),
        reviewer=review.reviewer if review else None,
        on=review.on if review else None,
        evidence=weakest_behind(article, review).evidence if review else None,
        due=due,
        days_left=(due - today).days if due else None,
        remarks=sum(remark.language == text.language for remark in article.open_remarks),
    )


def _state(article: Article, text: Text, approved: Edition | None, due: date | None, today: date) -> str:
    """The first thing that somebody has to do something about."""
    review = approved.review if approved else None
    if approved is None or review is None or due is None:
        records = [record for record in article.reviews if record.language == text.language]
        return WITHDRAWN if records and records[-1].kind == "withdrawal" else NEVER
    if text.version and text.version > review.version:
        return WAITING
    if digest_of(text) != review.text:
        return CHANGED
    if weakest_behind(article, review).evidence == "imported":
        return NEVER  # a line taken over from an older page is no review of this text
    if due < today:
        return OVERDUE
    source = newest_approved(article, article.source_language)
    return IN_STEP if is_in_step(article, approved, source) else STALE
