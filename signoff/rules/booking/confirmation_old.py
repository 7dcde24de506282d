"""A booking address was confirmed long ago, or on a day that has not come.

Why: practices move, close and change their services; the old address then books the wrong door, or none.

After confirmation_days (90) somebody has to open it again. Looks at the addresses that shown articles use.
Does not look at: addresses that nobody ever confirmed (BKG008).

Bad: content/centres.toml
    confirmed = 2023-06-03    # Centre Alpha
Good:
    confirmed = 2024-06-03    # Centre Alpha

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.booking.booking_links import bookings_in_use
from signoff.rules.context import Context

ID = "BKG009"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """A problem for each address in use whose confirmation has run out."""
    for centre, booking in bookings_in_use(context):
        if booking.confirmed is None:
            continue
        days = (context.today - booking.confirmed).days
        facts = {"days": days, "day": booking.confirmed.isoformat(), "key": centre.key, "service": booking.service}
        hint = (
            'open it; if it books the right centre: signoff booking confirm {key} --service {service} --by "your name"'
        )
        if days < 0:
            yield Problem(
                "the day of confirmation, {day}, has not come yet", facts, booking.span, url=booking.url, hint=hint
            )
        elif days > context.settings.confirmation_days:
            yield Problem(
                "nobody has opened this booking address for {days} days",
                facts,
                booking.span,
                url=booking.url,
                hint=hint,
            )
