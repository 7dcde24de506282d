"""A waiver does not say why, who answers for it, or until when.

Why: in a year nobody knows whether the finding was judged harmless or only in the way.

`reason`, `owner` and `until` are all needed; without them the waiver accepts nothing.

Bad: content/waivers.toml
    # reason: the secretaries still look for it
Good:
    reason = "the secretaries still look for it"

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context

ID = "WVR003"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False


def check(context: Context) -> Iterator[Problem]:
    """A problem for each waiver that lacks one of the three, or several."""
    for waiver in context.waivers:
        given = {"reason": waiver.reason, "owner": waiver.owner, "until": waiver.until}
        missing = [name for name, value in given.items() if not value]
        if missing:
            yield Problem(
                "the waiver for {rule} has no {fields}",
                {"rule": waiver.rule, "fields": ", ".join(missing)},
                span=waiver.span,
                hint='write reason = "…", owner = "…" and until = 2025-06-30: without them it accepts nothing',
            )
