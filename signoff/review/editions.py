"""Which text of each article the site shows.

Of each language: the newest frozen version that a record approves and no later record withdraws. A newer working text
is shown in preview alone. An overdue review does not take a page off the air from one day to the next (that would break
every link to it); it shuts the gate, by REV003.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from signoff.model import Article, Edition, Review, Sources, Text

APPROVING = frozenset({"medical", "translation", "wording"})


def editions(sources: Sources, *, preview: bool = False) -> tuple[Edition, ...]:
    """What is to be built, articles first; in preview the working text where there is one, approved or not."""
    shown = [edition for article in sources.articles for edition in _of_article(article, preview=preview)]
    legal = [Edition(page, text, url_of(text)) for page in sources.pages for text in page.working.values() if text.slug]
    return (*shown, *legal)


def url_of(text: Text) -> str:
    """The root-relative address of a text's page."""
    return f"/{text.language}/{text.slug}/"


def newest_approved(article: Article, language: str) -> Edition | None:
    """The edition of the newest frozen text with an approving record; None when there is none or it was withdrawn."""
    approvals = _approvals(article, language)
    for version in sorted(article.frozen.get(language, {}), reverse=True):
        review = approvals.get(version)
        if review:
            text = article.frozen[language][version]
            return Edition(article, text, url_of(text), review, _updated(article, review))
    return None


def _of_article(article: Article, *, preview: bool) -> Iterator[Edition]:
    for language, text in article.working.items():
        approved = newest_approved(article, language)
        if preview and text.slug:
            yield _preview(article, text, approved)
        elif approved and approved.text.slug:
            yield approved


def _preview(article: Article, text: Text, approved: Edition | None) -> Edition:
    """The working text; it is the approved one as long as not a word differs."""
    if approved and (approved.text.body, approved.text.title, approved.text.summary) == (
        text.body,
        text.title,
        text.summary,
    ):
        return replace(approved, text=text, url=url_of(text))
    return Edition(article, text, url_of(text), is_working=True)


def _approvals(article: Article, language: str) -> dict[object, Review]:
    """The record in force of each version: the last that approves it, unless a later one withdraws it."""
    found: dict[object, Review] = {}
    for review in article.reviews:
        if review.language != language:
            continue
        if review.kind in APPROVING:
            found[review.version] = review
        else:
            found.pop(review.version, None)
    return found


def _updated(article: Article, review: Review) -> date:
    """The day on which the major version of a record was first approved: a wording does not move "Last update"."""
    days = [
        other.on
        for other in article.reviews
        if other.language == review.language
        and other.version.major == review.version.major
        and other.kind in APPROVING
        and other.kind != "wording"
    ]
    return max(days, default=review.on)
