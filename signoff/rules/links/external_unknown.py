"""An address of another site cannot be told alive or dead by a program.

Why: hosts turn programs away (403, 429, 999, a riddle before the page) or are slow on the day. To call that broken would be a
false alarm, to call it fine an untruth: it is said, with the day on which it was last seen alive.

Does not look at: what was found dead (LNK013), addresses on a private network unless a page links to one.

Bad: online.json
    "outcome": "unknown", "why": "403", "alive": "2024-05-02"
Good:
    "outcome": "ok", "alive": "2024-06-28"

Source: RFC 9110, 15.5.4 (403), 15.6.4 (503); RFC 6585 (429).
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.review.gathering import ONLINE
from signoff.rules.context import Context
from signoff.rules.links.outside import uses_of
from signoff.rules.links.reasons import day, reason
from signoff.site.probe.answer import Outcome

ID = "LNK014"
SEVERITY = Severity.NOTE
NEEDS_SOURCES = False
NEEDS = (ONLINE,)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each address of which nothing certain is known."""
    unknown = uses_of(context, ID, lambda fact: fact.outcome is Outcome.UNKNOWN and fact.dead is None)
    for fact, uses in unknown.items():
        facts = {"url": fact.url, "why": reason(fact.why), "day": day(fact.asked), "alive": day(fact.alive)}
        yield uses.problem(
            context, _SEEN if fact.alive else _NEVER, facts, "open it in a browser: nothing but a reader can tell"
        )


_SEEN = "cannot tell whether {url} is alive: {why}, on {day}; last seen alive on {alive}"
_NEVER = "cannot tell whether {url} is alive: {why}, on {day}; it was never seen alive"
