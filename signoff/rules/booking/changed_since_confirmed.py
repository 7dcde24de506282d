"""A booking address was changed, and bears the confirmation of the address before.

Why: somebody opened one address and saw the right centre. Nobody opened this one: it may book a dentist.

Holds centres.toml against what git has of it, at the commits of REV010: another address with the same day and the same person.
Does not look at: what only tracks (BKG010), upper and lower case of the host; addresses that are none (BKG001 to BKG003).

Bad: content/centres.toml
    url = "https://www.doctolib.fr/radiologie/paris/centre-beta?pid=practice-203"
Good:
    url = "https://www.doctolib.fr/radiologie/paris/centre-beta?pid=practice-202"

Source: house rule; docs/booking.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from signoff.booking_address import flaw, normal
from signoff.model import Booking, Problem, Severity
from signoff.review.gathering import FACTS
from signoff.rules.context import Context

ID = "BKG014"
SEVERITY = Severity.ERROR
NEEDS = (FACTS,)


def check(context: Context) -> Iterator[Problem]:
    """One problem for each address that is no longer the one which was confirmed."""
    told: set[tuple[str, str]] = set()
    hosts = context.settings.booking_hosts
    for earlier in context.gathered.facts.values():
        for key, old in earlier.centres.items():
            now = context.sources.centres.get(key) if context.sources else None
            for service, before in old.bookings.items():
                booking = now.bookings.get(service) if now else None
                if now and booking and (key, service) not in told and _is_unseen(before, booking, hosts):
                    told.add((key, service))
                    yield Problem(
                        "the address that books {service} at {centre} is not the one that {by} confirmed on {day}",
                        {
                            "service": service,
                            "centre": now.name,
                            "key": key,
                            "by": booking.by,
                            "day": booking.confirmed,
                        },
                        span=booking.span,
                        url=booking.url,
                        hint='open it; if it books the right centre: signoff booking confirm {key} --service {service} --by "your name"',
                    )


def _is_unseen(before: Booking, now: Booking, hosts: Collection[str]) -> bool:
    is_same_day = now.confirmed is not None and (now.confirmed, now.by) == (before.confirmed, before.by)
    return (
        is_same_day and not flaw(now.url, hosts) and (normal(before.url) or before.url) != (normal(now.url) or now.url)
    )
