"""reviews.toml, the ledger -> Review."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date

from signoff.model import EVIDENCE, Review, SourceOfRecord, Version
from signoff.nearest import did_you_mean
from signoff.settings import Settings
from signoff.sources.files import Reader
from signoff.sources.toml import Document, Taker, read_toml

KINDS = ("medical", "translation", "wording", "withdrawal")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_NO_DAY = date.min  # stands in for a day that could not be read: the problem is already remembered
_VERSION = re.compile(r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})")


def read_reviews(
    reader: Reader, settings: Settings, path: str, reviewers: Collection[str] | None
) -> tuple[Review, ...]:
    """The records in the order of the ledger; none when there is no ledger."""
    if not reader.exists(path):
        return ()
    document = read_toml(reader, path)
    return reviews_in(reader, settings, document, reviewers) if document else ()


def reviews_in(
    reader: Reader, settings: Settings, document: Document, reviewers: Collection[str] | None
) -> tuple[Review, ...]:
    """The records of a ledger; None for reviewers leaves open whether theirs are known."""
    top = Taker(reader, document)
    reviews = tuple(_review(taker, settings, reviewers) for taker in top.tables("review"))
    top.done()
    return reviews


def version_of(words: str) -> Version | None:
    """MAJOR.MINOR without leading zeros; None when it is anything else."""
    match = _VERSION.fullmatch(words)
    return Version(int(match[1]), int(match[2])) if match else None


def _review(taker: Taker, settings: Settings, reviewers: Collection[str] | None) -> Review:
    kind = _one_of(taker, "kind", KINDS)
    reviewer = taker.string("reviewer")
    if reviewer and reviewers is not None and reviewer not in reviewers:
        message = "is {reviewer!r}, who is not in reviewers.toml{guess}"
        taker.wrong("reviewer", message, reviewer=reviewer, guess=did_you_mean(reviewer, reviewers))
    of = taker.table_at("of")
    review = Review(
        language=_one_of(taker, "language", settings.languages),
        version=_version(taker),
        kind=kind,
        reviewer=reviewer,
        on=taker.day("on", required=True) or _NO_DAY,
        text=_digest(taker, "text"),
        evidence=_one_of(taker, "evidence", EVIDENCE),
        span=taker.span(),
        of=SourceOfRecord(_version(of), _digest(of, "text")) if of else None,
        file=_digest(taker, "file") if "file" in taker.table else "",
        pictures=_pictures(taker),
        reason=taker.string("reason", ""),
        signature=taker.string("signature", ""),
    )
    if kind == "translation" and of is None:
        taker.wrong("kind", 'is "translation", but the record does not say of which source text', "add `of = …`")
    if of:
        of.done()
    taker.done("file")
    return review


def _pictures(taker: Taker) -> Mapping[str, str]:
    pictures = taker.table_at("pictures")
    return {url: _digest(pictures, url) for url in pictures.table} if pictures else {}


def _one_of(taker: Taker, key: str, allowed: tuple[str, ...]) -> str:
    value = taker.string(key)
    if value and value not in allowed:
        taker.not_one_of(key, allowed, value)
    return value


def _version(taker: Taker) -> Version:
    value = taker.string("version")
    version = version_of(value)
    if value and version is None:
        taker.wrong("version", 'must be of the form "1.0", not {typed!r}', typed=value)
    return version or Version(0, 0)


def _digest(taker: Taker, key: str) -> str:
    value = taker.string(key)
    if value and not _DIGEST.fullmatch(value):
        taker.wrong(key, 'must be "sha256:" and 64 lower-case hexadecimal digits')
    return value
