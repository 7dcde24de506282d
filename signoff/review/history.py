"""The history of each published text: every record of its ledger, with what changed in the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from signoff.model import Article, Edition, Review, Text, Version
from signoff.review.changes import Change, State, changes
from signoff.review.editions import APPROVING, readable

_LAST = {"fr": "historique", "en": "history"}  # the last part of a history page's address


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of the ledger, the `number`-th of its article from 0.

    `note` is the change note of its text, `frozen_url` the address of the frozen page ("" without a frozen text).
    `changes` are the blocks that differ from version `since`; empty for the first version, for a record of words that stood
    there already, and where one of the two texts was withdrawn: what nobody should read is not shown as a difference either.
    """

    number: int
    review: Review
    note: str
    frozen_url: str
    since: Version | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The records of one language of an article, the newest first, at `url` ("/en/lumbar-mri/history/")."""

    edition: Edition
    url: str
    entries: tuple[Entry, ...]


def histories(shown: Sequence[Edition]) -> tuple[History, ...]:
    """The histories of the articles that are shown, in their order; a text without a record has none."""
    return tuple(
        History(edition, history_url(edition), tuple(reversed(entries)))
        for edition in shown
        if (entries := _entries(edition))
    )


def history_url(edition: Edition) -> str:
    """The address of the history of an edition, or of the article's page of which it is a frozen version."""
    return f"{edition.current or edition.url}{_LAST[edition.language]}/"


def history_path(edition: Edition) -> str:
    """The path of its file below the output."""
    return f"{history_url(edition).strip('/')}/index.html"


def has_history(edition: Edition) -> bool:
    """Whether any record speaks of this language of the article."""
    return any(review.language == edition.language for review in edition.article.reviews)


def _entries(edition: Edition) -> list[Entry]:
    article, language = edition.article, edition.language
    frozen = article.frozen.get(language, {})
    found: list[Entry] = []
    for number, review in enumerate(article.reviews):
        if review.language != language:
            continue
        text = frozen.get(review.version)
        since = _before(article, review) if text and not _is_known(review, found) else None
        found.append(
            Entry(
                number=number,
                review=review,
                note=text.value("change") if text and review.kind in APPROVING else "",
                frozen_url=f"{edition.url}v{review.version}/" if text else "",
                since=since,
                changes=_differing(frozen[since], text) if since and text else (),
            )
        )
    return found


def _is_known(review: Review, entries: Sequence[Entry]) -> bool:
    """Whether an earlier record already speaks of the version, so that its changes have been told."""
    return any(entry.review.version == review.version for entry in entries)


def _before(article: Article, review: Review) -> Version | None:
    """The version that this one replaced; None for the first, or when the version itself is withdrawn."""
    shown = readable(article, review.language)
    frozen = article.frozen.get(review.language, {})
    earlier = [version for version in shown if version < review.version and version in frozen]
    return max(earlier, default=None) if review.version in shown else None


def _differing(old: Text, new: Text) -> tuple[Change, ...]:
    """The blocks that differ, each stretch of them below the heading that it stands under."""
    found: list[Change] = []
    heading: Change | None = None
    for change in changes(old, new):
        if change.state is not State.EQUAL:
            if heading:
                found.append(heading)
            found.append(change)
            heading = None
        elif change.kind in ("h2", "h3"):
            heading = change
    return tuple(found)
