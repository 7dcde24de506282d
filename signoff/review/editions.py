"""Which text of each article the site shows, and how it stands to its source.

Of each language: the newest frozen version that a record approves. A newer working text is shown in preview alone. An
overdue review does not take a page off the air from one day to the next (that would break every link to it); it shuts the
gate, by REV003. A withdrawal takes the text away and keeps the address; it does not bring an older version back, which
nobody decided to show again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from signoff.dates import months_later
from signoff.model import Article, Edition, Review, SourceOfRecord, Sources, Standing, Text, Version
from signoff.words import fold

APPROVING = frozenset({"medical", "translation", "wording"})


def editions(sources: Sources, *, stale: str = "hold", preview: bool = False) -> tuple[Edition, ...]:
    """What is to be built, articles first; in preview the working text where there is one, approved or not.

    `stale` is what becomes of a translation whose source has moved on, "hold" or "withdraw", where its article does not say.
    """
    shown = [
        edition
        for article in sources.articles
        for edition in _of_article(article, article.stale or stale, preview=preview)
    ]
    legal = [Edition(page, text, url_of(text)) for page in sources.pages for text in page.working.values() if text.slug]
    return (*shown, *legal)


def frozen_editions(shown: Sequence[Edition]) -> tuple[Edition, ...]:
    """The frozen pages below the articles that are shown: one for each version that has a record, the current one too."""
    return tuple(
        edition
        for current in shown
        for version in sorted(current.article.frozen.get(current.language, {}))
        if (edition := _frozen(current, version))
    )


def url_of(text: Text) -> str:
    """The root-relative address of a text's page."""
    return f"/{text.language}/{text.slug}/"


def newest_approved(article: Article, language: str) -> Edition | None:
    """The edition of the newest frozen text that a record speaks of; None when there is none or it was withdrawn."""
    newest = _newest(article, language)
    return None if newest is None or newest.is_withdrawn else newest


def stale_translation(article: Article, language: str) -> Edition | None:
    """The newest approved text of a language, when its source has moved on since; `last` is the source's record that it matches."""
    newest = _newest(article, language)
    if newest is None or newest.is_withdrawn:
        return None
    found = _beside_its_source(newest, "hold")
    return found if found.standing is Standing.HELD else None


def approvals(article: Article, language: str) -> Mapping[Version, Review]:
    """The record in force of each version: the last that approves it, unless a later one withdraws it."""
    found: dict[Version, Review] = {}
    for review in article.reviews:
        if review.language != language:
            continue
        if review.kind in APPROVING:
            found[review.version] = review
        else:
            found.pop(review.version, None)
    return found


def readable(article: Article, language: str) -> frozenset[Version]:
    """The versions whose words may still be shown: approved, and neither withdrawn nor translated from what was."""
    in_force = approvals(article, language)
    return frozenset(version for version, review in in_force.items() if not _translates_withdrawn(article, review))


def due_on(article: Article, review: Review) -> date:
    """The day by which somebody has to review again what a record vouches for.

    Counted from the last review of the same major version: a wording says nothing about whether the medicine still holds.
    """
    days = [
        other.on
        for other in article.reviews
        if (other.language, other.version.major) == (review.language, review.version.major)
        and other.version <= review.version
        and other.kind in APPROVING
        and other.kind != "wording"
    ]
    return months_later(max(days, default=review.on), article.months)


def _of_article(article: Article, stale: str, *, preview: bool) -> Iterator[Edition]:
    for language in dict.fromkeys((*article.working, *article.frozen)):
        text = article.working.get(language)  # without one, what was approved stays where it is
        newest = _newest(article, language)
        shown = _beside_its_source(newest, stale) if newest else None
        if preview and text and text.slug:
            yield _preview(article, text, shown)
        elif shown and shown.text.slug:
            yield shown


def _preview(article: Article, text: Text, shown: Edition | None) -> Edition:
    """The working text; it is the approved one as long as not a word differs."""
    if (
        shown
        and shown.review
        and shown.text.body == text.body
        and (fold(shown.text.title), fold(shown.text.summary)) == (fold(text.title), fold(text.summary))
    ):
        return replace(shown, text=text, url=url_of(text))
    return Edition(article, text, url_of(text), is_working=True)


def _newest(article: Article, language: str) -> Edition | None:
    """The newest version with a frozen text and a record, withdrawn or not."""
    for version in sorted(article.frozen.get(language, {}), reverse=True):
        edition = _edition(article, language, version)
        if edition:
            return edition
    return None


def _edition(article: Article, language: str, version: Version) -> Edition | None:
    """A version as its records leave it; None when no record ever approved it."""
    text = article.frozen[language][version]
    review = approvals(article, language).get(version)
    if review:
        return Edition(article, text, url_of(text), review, _updated(article, review))
    spoken = [other for other in article.reviews if (other.language, other.version) == (language, version)]
    approved = [other for other in spoken if other.kind in APPROVING]
    return _withdrawn(Edition(article, text, url_of(text)), approved[-1]) if approved else None


def _withdrawn(edition: Edition, last: Review) -> Edition:
    return replace(edition, review=None, updated=None, standing=Standing.WITHDRAWN, last=last)


def _frozen(current: Edition, version: Version) -> Edition | None:
    found = _edition(current.article, current.language, version)
    if found is None:
        return None
    if found.review and _translates_withdrawn(found.article, found.review):
        found = _withdrawn(found, found.review)
    return replace(found, url=f"{current.url}v{version}/", current=current.url)


def _beside_its_source(edition: Edition, stale: str) -> Edition:
    """The edition of a translation, held or withdrawn when the source no longer says the same.

    In step: the major versions are equal, and the words that the translation was checked against are approved words of that
    major version. So a minor change of the source leaves it in step. What a physician reviewed for itself (no `of`) needs
    no source but the same major version.
    """
    article, review = edition.article, edition.review
    source = _newest(article, article.source_language)
    if review is None or source is None or edition.language == article.source_language:
        return edition
    of = _checked_against(article, review)
    if _translates_withdrawn(article, review):
        return _withdrawn(edition, review)
    if source.review is None:
        return _withdrawn(edition, review) if of else edition
    approved = approvals(article, article.source_language)
    words = {each.text for version, each in approved.items() if version.major == source.review.version.major}
    if review.version.major == source.review.version.major and (of is None or of.text in words):
        return edition
    if stale == "withdraw":
        return _withdrawn(edition, review)
    same = [
        each
        for version, each in approved.items()
        if (each.text == of.text if of else version.major == review.version.major)
    ]
    return replace(edition, standing=Standing.HELD, last=same[-1] if same else None)


def _translates_withdrawn(article: Article, review: Review) -> bool:
    """Whether the source text of a record was withdrawn: then what the translation says was withdrawn too."""
    of = _checked_against(article, review)
    source = [each for each in article.reviews if each.language == article.source_language and each.kind in APPROVING]
    in_force = {each.text for each in approvals(article, article.source_language).values()}
    return of is not None and of.text in {each.text for each in source} - in_force


def _checked_against(article: Article, review: Review) -> SourceOfRecord | None:
    """The source text of a record; a wording has that of the translation which it corrects."""
    same = [
        other.of
        for other in article.reviews
        if other.of and (other.language, other.version.major) == (review.language, review.version.major)
    ]
    return review.of or (same[-1] if same and review.kind == "wording" else None)


def _updated(article: Article, review: Review) -> date:
    """The day on which a record's major version was first approved: neither a wording nor a second look moves it.

    A line taken over from an older page counts only as long as nobody has approved the text here.
    """
    approved = [
        other
        for other in article.reviews
        if (other.language, other.version.major) == (review.language, review.version.major)
        and other.kind in APPROVING
        and other.kind != "wording"
    ]
    here = [other.on for other in approved if other.evidence != "imported"]
    return min(here or [other.on for other in approved], default=review.on)
