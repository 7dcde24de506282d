"""What was meant as a care card is none: its kind is not known or not where it belongs, or it is typed as elsewhere.

Why: "Call 15 at once" without its red card is one more line of a long page, and a reader in need passes over it.

Looks at the working texts. A care card is a quotation whose first line is a heading with one of the kinds emergency, urgent,
advice and important: `> ## Call 15 or 112 if {.emergency}`.
Does not look at: quotations whose heading bears no kind, which are quotations.

Bad: content/pages/about/en.md
    > ## Call 112 at once if {.emergancy}
Good:
    > ## Call 112 at once if {.emergency}

Source: NHS digital service manual, "Care cards"; house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import slips

ID = "SRC012"
SEVERITY = Severity.ERROR

_MESSAGES = {
    "unknown": "{words!r} is no kind of care card",
    "misplaced": "{words!r} is a kind of care card, but makes none here",
    "foreign": "{words!r} makes no care card here",
}
_HINTS = {
    "unknown": "write {{.emergency}} (call 15 or 112 now), {{.urgent}} (call today), {{.advice}} (speak to your doctor) or {{.important}}",
    "misplaced": "a card is a quotation: begin each of its lines with >, the first one is its heading",
    "foreign": "begin each line with >, and the first one with a heading and its kind: > ## Call 15 or 112 if {{.emergency}}",
}


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such place."""
    for slip, span in slips(context, ID):
        yield Problem(_MESSAGES[slip.kind], {"words": slip.words}, span, hint=_HINTS[slip.kind])
