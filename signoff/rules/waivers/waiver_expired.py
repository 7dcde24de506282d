"""A waiver's last day is over.

Why: a waiver is a promise to mend something until a day. When the day passes unnoticed, the exception has become the rule.

An expired waiver accepts nothing: what it covered is found again. Its last day itself still counts.

Bad: content/waivers.toml
    until = 2024-06-30
Good:
    until = 2025-06-30

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.waivers.waive import is_expired

ID = "WVR001"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False


def check(context: Context) -> Iterator[Problem]:
    """A problem for each waiver that ended before today."""
    for waiver in context.waivers:
        if waiver.until and is_expired(waiver, context.today):
            yield Problem(
                "the waiver for {rule} ended on {until}",
                {"rule": waiver.rule, "until": waiver.until.isoformat(), "owner": waiver.owner or "?"},
                span=waiver.span,
                hint="mend what it covers and take the block away; or let {owner} set a new day, with the reason for it",
            )
