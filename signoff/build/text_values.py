"""What a page is given beside the words of its text: notice, review line, bookings, sources, as plain values in its language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from signoff.build.signpost_values import centre_values
from signoff.dates import long_date
from signoff.model import Article, Edition, Sources, Standing
from signoff.review.editions import due_on
from signoff.review.signposts import service_name

# The address of a signpost by its kind, its key and a language; "" when there is none.
AddressOf = Callable[[str, str, str], str]


def notice_values(edition: Edition, current: Edition) -> dict[str, str] | None:
    """What a reader has to know before reading: `kind` is frozen, superseded, held or withdrawn.

    `current` is the edition of the same language that is in force. Version and date are "" when the ledger does not know what a
    held text matches.
    """
    last = edition.last
    if edition.current and edition.review:
        is_newest = current.review is not None and current.review.version == edition.review.version
        kind, last = "frozen" if is_newest else "superseded", edition.review
    elif edition.standing is Standing.IN_STEP:
        return None
    else:
        kind = edition.standing.value
    named = {"version": "", "date": "", "words": ""}
    if last:
        words = long_date(last.on, edition.language)
        named = {"version": str(last.version), "date": last.on.isoformat(), "words": words}
    return {"kind": kind, **named, "url": edition.current}


def review_line_values(edition: Edition, sources: Sources, address_of: AddressOf) -> dict[str, Any] | None:
    """Who controlled the words of a page, and when they changed last; None when nobody vouches for them."""
    review, updated = edition.review, edition.updated
    if not review or not updated:
        return None
    reviewer = sources.reviewers[review.reviewer]
    due = due_on(edition.article, review)
    return {
        "date": updated.isoformat(),
        "words": long_date(updated, edition.language),
        "reviewer": reviewer.full_name,
        "url": address_of("reviewer", review.reviewer, edition.language),
        "due_words": "" if edition.current else long_date(due, edition.language),
        "evidence": review.evidence,
        "specimen": reviewer.specimen,
    }


def booking_values(article: Article, language: str, sources: Sources, address_of: AddressOf) -> dict[str, Any] | None:
    """Where an article's examination can be booked; None when it names no centre."""
    centres = []
    for key in article.centres:
        centre = sources.centres[key]
        booking = centre.bookings.get(article.service)
        centres.append(
            {
                **centre_values(centre, language),
                "page": address_of("centre", key, language),
                "url": booking.url if booking else "",
                "confirmed": bool(booking and booking.confirmed),
            }
        )
    service = service_name(article.service, sources, language)
    return {"centres": centres, "service_label": service} if centres else None


def source_values(article: Article) -> list[dict[str, Any]]:
    """The publications that an article rests on."""
    return [
        {"title": source.title, "url": source.url, "year": source.year, "language": source.language}
        for source in article.sources
    ]
