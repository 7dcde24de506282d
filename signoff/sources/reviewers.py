"""reviewers.toml -> Reviewer."""

from __future__ import annotations

from collections.abc import Mapping

from signoff.model import Reviewer
from signoff.settings import Settings
from signoff.sources.files import Reader
from signoff.sources.toml import Document, Taker, read_tables, tables_in


def read_reviewers(reader: Reader, settings: Settings) -> Mapping[str, Reviewer] | None:
    """The reviewers by key, in the order of the file; none without the file, None when it cannot be read."""
    return read_tables(reader, f"{settings.content}/reviewers.toml", _reviewer)


def reviewers_in(reader: Reader, document: Document) -> Mapping[str, Reviewer]:
    """The reviewers of a document."""
    return tables_in(reader, document, _reviewer)


def _reviewer(key: str, taker: Taker) -> Reviewer:
    reviewer = Reviewer(
        key=key,
        title=taker.string("title", ""),
        name=taker.string("name"),
        roles=taker.strings("roles"),
        specimen=taker.boolean("specimen"),
        span=taker.span(),
        since=taker.day("since"),
        until=taker.day("until"),
    )
    taker.done()
    return reviewer
