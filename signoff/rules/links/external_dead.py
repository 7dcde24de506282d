"""A link leads to an address of another site that is gone.

Why: the reader was promised proof, or help, and stands before an error; a page whose sources are gone is believed no more.

Dead is what answers 404 or 410, has no name in the DNS, shows a certificate that browsers refuse, or redirects in a circle, and
did so in two runs with --online on different days, with none in between that found it well. After one such day it is a warning. A host that
turns programs away later does not bring it back. Does not look at: what cannot be told (LNK014), booking addresses (BKG012),
fragments of other sites' pages.

Bad: online.json
    "outcome": "dead", "why": "404", "alive": "2024-05-02", "doubted": "2024-06-20", "dead": "2024-06-28", "cause": "404"
Good:
    "outcome": "ok", "alive": "2024-06-28"

Source: RFC 9110, 15.5.5 (404) and 15.5.11 (410); RFC 8020 (NXDOMAIN); RFC 9525 (certificates).
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.phrases import Phrase
from signoff.review.gathering import ONLINE
from signoff.rules.booking.booking_links import centres_by_address
from signoff.rules.context import Context
from signoff.rules.links.outside import uses_of
from signoff.rules.links.reasons import day, reason

ID = "LNK013"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
NEEDS = (ONLINE,)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each address that was found dead, once or more."""
    booked = centres_by_address(context)
    for fact, uses in uses_of(context, ID, lambda fact: fact.dead is not None and fact.url not in booked).items():
        facts = {"url": fact.url, "why": reason(fact.cause), "first": day(fact.doubted), "last": day(fact.dead)}
        facts["alive"] = _alive(day(fact.alive)) if fact.alive else Phrase("it was never seen alive")
        if fact.is_dead:
            yield uses.problem(context, _DEAD, facts, _HINT)
        else:
            yield uses.problem(context, _DOUBTED, facts, _WAIT, severity=Severity.WARNING)


_DEAD = "{url} is dead: {why}, on {first} and on {last}"
_DOUBTED = "{url} seems dead: {why}, on {last}"
_HINT = "link to what has taken its place, or take the link away; {alive}"
_WAIT = "open it; it counts as dead when a run with --online on another day finds it so again; {alive}"


def _alive(last: str) -> Phrase:
    return Phrase("last seen alive on {day}", {"day": last})
