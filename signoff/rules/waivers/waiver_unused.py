"""A waiver accepts nothing: what it covered is mended, has moved, or was never found.

Why: it waits there for the next defect that fits it, and hides that one.

Findings that make "Controlled by Dr X" untrue (REV001, REV002, REV007, REV011, VER004, VER006) cannot be waived: a waiver of one
is always found. So is one of a rule that does not exist. Judged once all other rules have run, for waivers whose rule ran.
Does not look at: waivers that are expired (WVR001) or incomplete (WVR003).

Bad: content/waivers.toml
    rule = "SRC0002"
Good:
    rule = "SRC002"

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity, Waiver
from signoff.nearest import did_you_mean
from signoff.rules.context import Context
from signoff.rules.waivers.waive import NEVER, is_complete, is_expired

ID = "WVR002"
SEVERITY = Severity.WARNING
NEEDS_SOURCES = False
COMES_LAST = True


def check(context: Context) -> Iterator[Problem]:
    """A problem for each waiver that accepted no finding of this run."""
    used = {waived.waiver for waived in context.waived}
    for waiver in context.waivers:
        if not is_complete(waiver) or is_expired(waiver, context.today) or waiver in used:
            continue
        if waiver.rule not in context.known:
            facts = {"rule": waiver.rule, "guess": did_you_mean(waiver.rule, sorted(context.known))}
            hint = "`signoff rules` lists all rules"
            yield Problem("no rule is called {rule}{guess}", facts, span=waiver.span, hint=hint)
        elif waiver.rule in NEVER:
            message = "{rule} cannot be waived: it guards that a page says only what its reviewer approved"
            hint = "mend what it finds, or have the words signed; then take the block away"
            yield Problem(message, {"rule": waiver.rule}, span=waiver.span, hint=hint)
        elif waiver.rule in context.ran:
            yield _unused(waiver)


def _unused(waiver: Waiver) -> Problem:
    facts = {"rule": waiver.rule, "path": waiver.path}
    hint = "take the block away; if the finding moved, correct path, url or fingerprint"
    return Problem("this waiver accepts no finding of {rule} at {path}", facts, span=waiver.span, hint=hint)
