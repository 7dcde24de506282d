"""An approval before it is given: what would make it worthless, what it would say, and what would be written."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from signoff.errors import Refused, UsageError
from signoff.model import Article, Edition, Problem, Review, SourceOfRecord, Sources, Span, Text
from signoff.nearest import did_you_mean
from signoff.phrases import Phrase
from signoff.review import doubts
from signoff.review.digest import digest_of
from signoff.review.editions import newest_approved
from signoff.review.journal import FileChange
from signoff.review.records import appended
from signoff.review.standing import weakest_behind
from signoff.settings import Settings
from signoff.sources import find_article
from signoff.sources.pictures import pictures_in


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks to sign. `kind` None: what the text's version calls for; `reason` is for a withdrawal."""

    key: str
    language: str
    reviewer: str
    on: date
    kind: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """What would be signed: the record without evidence or signature of its own, and the bytes that it vouches for.

    `since` is the last text that was approved here, None when there is none; `frozen` the bytes of the frozen text, `is_frozen` whether
    they lie in versions/ already; `cautions` are what the signer must be asked about; `said` is the last record of the text
    when it says all this already, but for its evidence.
    """

    article: Article
    text: Text
    review: Review
    frozen: bytes
    is_frozen: bool
    since: Text | None
    cautions: tuple[Problem, ...]
    said: Review | None


def prepare(sources: Sources, settings: Settings, wanted: Wanted, today: date) -> Approval:
    """The approval of a working text. Raises UsageError for what is not there, Refused with all that speaks against it."""
    article = find_article(sources, wanted.key)
    text = article.working.get(wanted.language)
    if text is None:
        raise UsageError(
            "{key} has no text in {language!r}: there is no {language}.md", key=wanted.key, language=wanted.language
        )
    kind = wanted.kind or doubts.kind_for(article, text)
    review = _record(article, text, replace(wanted, kind=kind))
    against = [*_about_reviewer(sources, article, wanted, kind, today), *doubts.about_text(article, text, kind)]
    against += doubts.about_source(article, text, kind)
    if against:
        raise Refused("{key} {language} cannot be signed:", against=against, key=wanted.key, language=wanted.language)
    kept = article.frozen.get(wanted.language, {}).get(review.version)
    path = kept.path if kept else text.path
    frozen = _lf((settings.root / path).read_bytes())
    approved = newest_approved(article, wanted.language)
    pictures = pictures_in(text, article.pictures)
    review = replace(review, file="sha256:" + hashlib.sha256(frozen).hexdigest(), pictures=pictures)
    if review.file != (kept or text).bytes_digest:
        raise Refused("{path} was changed while it was read: run this again", path=path)
    cautions = tuple(doubts.cautions(article, text, kind))
    since = approved.text if approved and not _is_imported(article, approved) else None
    return Approval(article, text, review, frozen, kept is not None, since, cautions, _said(article, review))


def prepare_withdrawal(sources: Sources, wanted: Wanted, today: date) -> Review:
    """The record that takes back the newest approved text. Raises UsageError or Refused."""
    article = find_article(sources, wanted.key)
    approved = newest_approved(article, wanted.language)
    if approved is None or approved.review is None:
        message = "{key} has no approved text in {language!r}: there is nothing to withdraw"
        raise UsageError(message, key=wanted.key, language=wanted.language)
    if not wanted.reason.strip() or not wanted.reason.isprintable():
        raise UsageError("a withdrawal says why, in one line: give it with --reason")
    against = list(_about_reviewer(sources, article, wanted, "withdrawal", today))
    if against:
        raise Refused(
            "{key} {language} cannot be withdrawn:", against=against, key=wanted.key, language=wanted.language
        )
    path = f"{article.folder}/reviews.toml"
    return replace(
        approved.review,
        kind="withdrawal",
        reviewer=wanted.reviewer,
        on=wanted.on,
        evidence="recorded",
        pictures={},
        reason=wanted.reason.strip(),
        signature="",
        of=None,
        span=Span(path),
    )


def files_of(article: Article, review: Review, frozen: bytes | None, settings: Settings) -> tuple[FileChange, ...]:
    """The ledger with the record at its end, and the frozen text unless None."""
    ledger = f"{article.folder}/reviews.toml"
    file = settings.root / ledger
    before = file.read_bytes() if file.exists() else None
    changes = [FileChange(ledger, before, appended(before, review))]
    if frozen is not None:
        changes.append(FileChange(f"{article.folder}/versions/{review.language}-{review.version}.md", None, frozen))
    return tuple(changes)


def _said(article: Article, review: Review) -> Review | None:
    last = next((record for record in reversed(article.reviews) if record.language == review.language), None)
    if last is None or last.evidence == "imported":
        return None
    bare = replace(last, evidence=review.evidence, signature="", span=review.span)
    return last if bare == review else None


def _is_imported(article: Article, edition: Edition) -> bool:
    """Whether an approval rests on an older page: then nobody has read any of its words here."""
    return edition.review is None or weakest_behind(article, edition.review).evidence == "imported"


def _record(article: Article, text: Text, wanted: Wanted) -> Review:
    source = newest_approved(article, article.source_language)
    of = None
    if wanted.kind == "translation" and source and source.review:
        of = SourceOfRecord(source.review.version, source.review.text)
    if text.version is None:
        message = "{place}: the version is missing or not MAJOR.MINOR, so there is nothing to sign"
        raise Refused(message, place=text.span("version"))
    return Review(
        language=text.language,
        version=text.version,
        kind=wanted.kind or "medical",
        reviewer=wanted.reviewer,
        on=wanted.on,
        text=digest_of(text),
        evidence="recorded",
        span=Span(f"{article.folder}/reviews.toml"),
        of=of,
    )


def _about_reviewer(sources: Sources, article: Article, wanted: Wanted, kind: str, today: date) -> Iterator[Problem]:
    reviewer = sources.reviewers.get(wanted.reviewer)
    if reviewer is None:
        raise unknown_reviewer(wanted.reviewer, sources.reviewers)
    yield from doubts.about_reviewer(article, reviewer, kind, wanted.language, wanted.on, today)


def unknown_reviewer(key: str, known: Collection[str]) -> UsageError:
    """The error that names somebody who is no reviewer, and those who are."""
    message = "{key!r} is not in reviewers.toml{guess}; known: {known}"
    return UsageError(message, key=key, guess=did_you_mean(key, known), known=", ".join(known) or Phrase("nobody yet"))


def _lf(raw: bytes) -> bytes:
    """The bytes that a digest of a file is made of: no byte order mark, LF alone."""
    return raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
