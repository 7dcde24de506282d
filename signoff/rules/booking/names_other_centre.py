"""A booking link names one centre and books another.

Why: the patient travels to the wrong side of the city, fasting, at eight in the morning.

Compares the centre in the link's words with the centre to which centres.toml gives the address. Links of one page that are
exchanged are one finding.
Does not look at: labels that name no centre or several, addresses that belong to no centre (BKG004).

Bad: output/en/knee-scan/index.html
    Book at Centre Beta on Doctolib
Good:
    Book at Centre Alpha on Doctolib

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.booking.booking_links import (
    BookingLink,
    booking_links,
    centres_by_address,
    centres_named,
    normal,
)
from signoff.rules.context import Context

ID = "BKG005"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each page with such links, at the first of them."""
    known = centres_by_address(context)
    wrong: dict[str, list[BookingLink]] = {}
    for found in booking_links(context):
        named = centres_named(found.link.words, context)
        booked = known.get(normal(found.link.url) or "", frozenset())
        if (
            len({context.sources.centres[key].name for key in named} if context.sources else ()) == 1
            and booked
            and not named & booked
        ):
            wrong.setdefault(found.page.path, []).append(found)
    for path, links in wrong.items():
        first = links[0]
        booked = known[normal(first.link.url) or ""]
        alone, among = "{label!r} books {booked}", "{label!r} books {booked} (and {more} more on this page)"
        yield Problem(
            among if len(links) > 1 else alone,
            {"label": first.link.words, "booked": _names(booked, context), "more": len(links) - 1},
            span=first.edition.article.span("booking"),
            page=path,
            link=first.link.order,
            url=first.link.url,
            hint="build again; labels and addresses both come from centres.toml",
        )


def _names(keys: frozenset[str], context: Context) -> str:
    return " / ".join(sorted(context.sources.centres[key].name for key in keys)) if context.sources else ""
