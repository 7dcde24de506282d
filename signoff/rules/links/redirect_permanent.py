"""An address of another site has moved for ever.

Why: the old address works until its owner tidies up, and then the link is dead without anybody here having changed a word.

Only where each step says that it is permanent (301, 308). Does not look at: redirects for now (302, 307), booking addresses (BKG012).

Bad: online.json
    "outcome": "ok", "final": "https://www.example.com/new", "permanent": true, "alive": "2024-06-28"
Good:
    "outcome": "ok", "alive": "2024-06-28"

Source: RFC 9110, 15.4.2 (301) and 15.4.9 (308).
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.review.gathering import ONLINE
from signoff.rules.booking.booking_links import centres_by_address
from signoff.rules.context import Context
from signoff.rules.links.outside import uses_of
from signoff.site.probe.answer import Outcome
from signoff.site.probe.facts import Fact

ID = "LNK015"
SEVERITY = Severity.NOTE
NEEDS_SOURCES = False
NEEDS = (ONLINE,)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each address that has another one now."""
    booked = centres_by_address(context)
    moved = uses_of(context, ID, lambda fact: _has_moved(fact) and fact.url not in booked)
    for fact, uses in moved.items():
        hint = _HOME if _is_home(fact.final) and not _is_home(fact.url) else "write the new address"
        yield uses.problem(context, "{url} has moved to {final}", {"url": fact.url, "final": fact.final}, hint)


_HOME = "that is only the other site's first page: find where the page itself has gone, or take the link away"


def _has_moved(fact: Fact) -> bool:
    return fact.outcome is Outcome.OK and fact.is_permanent and fact.final != ""


def _is_home(url: str) -> bool:
    return url.partition("://")[2].partition("/")[2] == ""
