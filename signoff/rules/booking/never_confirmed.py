"""A booking address that nobody has ever opened and confirmed.

Why: an address can have the right form and book a dentist. Only a person who opened it knows.

A warning, and an error when publishing (a specimen site, which says so on every page, may publish). Looks at the addresses
that shown articles use.

Bad: content/centres.toml
    confirmed = false    # Centre Alpha
Good:
    confirmed = 2024-06-03    # Centre Alpha

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context

ID = "BKG008"
SEVERITY = Severity.WARNING
WHEN_PUBLISHING = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each address in use that has no day of confirmation."""
    if not context.sources:
        return
    used = dict.fromkeys(
        (key, edition.article.service) for edition in context.editions for key in edition.article.centres
    )
    for key, service in used:
        centre = context.sources.centres[key]
        booking = centre.bookings.get(service)
        if booking and booking.confirmed is None:
            yield Problem(
                "nobody has confirmed that this address books {service} at {centre}",
                {"service": service, "centre": centre.name, "key": key},
                span=booking.span,
                url=booking.url,
                hint='open it; if it books the right centre: signoff booking confirm {key} --service {service} --by "your name"',
            )
