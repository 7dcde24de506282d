"""A booking address is gone, or leads to another place than it did.

Why: patients who cannot book give up, or find themselves in the diary of a practice that does not know them.

Dead as LNK013 says; or it redirects away from its own page: to a search, to the first page, to another practice. Hosts that
turn programs away (403, 429) are unknown, not dead (LNK014): a person has to open those (BKG009).

Bad: online.json
    "outcome": "dead", "why": "404", "alive": "2024-05-02", "doubted": "2024-06-20", "dead": "2024-06-29", "cause": "404"
Good:
    "outcome": "ok", "alive": "2024-06-29"

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from signoff.model import Booking, Centre, Problem, Severity
from signoff.phrases import Phrase
from signoff.review.gathering import ONLINE
from signoff.rules.booking.booking_links import normal
from signoff.rules.context import Context
from signoff.rules.links.reasons import day, reason
from signoff.site.probe.answer import Outcome
from signoff.site.probe.facts import Fact

ID = "BKG012"
SEVERITY = Severity.ERROR
NEEDS = (ONLINE,)

_STEPS = 3  # /{kind}/{city}/{slug}


def check(context: Context) -> Iterator[Problem]:
    """A problem for each booking address that does not answer, or answers as another."""
    for centre in context.sources.centres.values() if context.sources else ():
        for booking in centre.bookings.values():
            fact = context.gathered.online.get((normal(booking.url) or "").partition("#")[0])
            if fact and (fact.dead or fact.final):
                yield from _problems(centre, booking, fact)


def _problems(centre: Centre, booking: Booking, fact: Fact) -> Iterator[Problem]:
    names = {"service": booking.service, "centre": centre.name, "final": fact.final}
    if fact.dead:
        facts = {**names, "why": reason(fact.cause), "first": day(fact.doubted), "last": day(fact.dead)}
        severity = None if fact.is_dead else Severity.WARNING
        message = _DEAD if fact.is_dead else _DOUBTED
        hint = _HINT if fact.is_dead else _WAIT
        yield Problem(message, facts, span=booking.span, url=booking.url, hint=hint, severity=severity)
    elif fact.outcome is Outcome.OK and (away := _away(booking.url, fact.final)):
        yield Problem(_AWAY, {**names, "away": away}, span=booking.span, url=booking.url, hint=_HINT)


_DEAD = "the address that books {service} at {centre} is dead: {why}, on {first} and on {last}"
_DOUBTED = "the address that books {service} at {centre} seems dead: {why}, on {last}"
_AWAY = "the address that books {service} at {centre} leads {away}: {final}"
_HINT = "ask the centre for its booking address, open it, and write it here with the day on which you did"
_WAIT = "open it; it counts as dead when a run with --online on another day finds it so again"


def _away(url: str, final: str) -> Phrase | None:
    """Where a redirect takes the patient; None when it stays with the practice."""
    before, after = urlsplit(url), urlsplit(final)
    if before.hostname != after.hostname:
        return Phrase("to another host")
    was = [step for step in before.path.split("/") if step]
    now = [step for step in after.path.split("/") if step]
    if len(now) < _STEPS:
        return Phrase("to the host's first page or a search")
    if was[:_STEPS] != now[:_STEPS] or (
        _practices(before.query) and _practices(after.query) - _practices(before.query)
    ):
        return Phrase("to another practice")
    return None


def _practices(query: str) -> set[str]:
    values = parse_qs(query)
    return {*values.get("pid", []), *values.get("placeId", [])}
