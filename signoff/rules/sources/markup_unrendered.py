"""The reader sees a mark that was meant for the computer.

Why: "**never**" on a page looks like a misprint, and its emphasis is lost; `[a link](…` is a link that leads nowhere.

Looks in titles, summaries and bodies of working texts for `**`, `](`, `{{`, `{filename}`, `{#anchor}`, fences, and entities
such as `&amp;amp;`; in titles and summaries also for tags.
Does not look at: code, and marks that were typed so that they be seen (with a backslash before each).

Bad: content/articles/knee-scan/en.md
    The examination takes **ten minutes.
Good:
    The examination takes ten minutes.

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import slips

ID = "SRC007"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each block that shows such a mark, at the first."""
    for slip, span in slips(context, ID):
        plain = "titles and summaries are plain words: take it away"
        closed = "close the mark or take it away; what is to be shown as it is stands between `…`"
        hint = plain if slip.kind == "field" else closed
        yield Problem("the reader sees {mark!r} as it was typed", {"mark": slip.words}, span, hint=hint)
