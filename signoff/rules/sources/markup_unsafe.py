"""A text holds markup that runs, loads or asks for something.

Why: an article is words. A script, a frame or a form in it sends readers, and what they type, to whoever wrote it; nobody
who approves the words sees it.

Looks at what Markdown makes of the working texts and of those that are shown: script, style, iframe, form and the like,
attributes that begin with "on", addresses that begin with javascript:, vbscript: or data:, however they are spelled. The build
leaves all of it out.
Does not look at: code that is shown as such, images as data:.

Bad: content/articles/knee-scan/en.md
    The examination takes [ten minutes](java&#115;cript:alert(1)).
Good:
    The examination takes ten minutes.

Source: OWASP, "Cross Site Scripting Prevention"; house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import slips

ID = "SRC011"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each element, attribute and address."""
    for slip, span in slips(context, ID, shown=True):
        hint = "take it away: no page is built with it"
        yield Problem("{what} has no place in an article", {"what": slip.words}, span, hint=hint)
