"""A date of update or the name of a reviewer is typed into a text.

Why: typed by hand, it stays while the text changes: in a year it vouches for words that nobody reviewed. The page computes
both from the ledger.

Looks for blocks of articles that begin like such a line: "Last update: November 1, 2024", "Relu par le Dr …".
Does not look at: sentences in which the words have another sense ("pain is controlled by rest"), legal pages.

Bad: content/articles/knee-scan/en.md
    Reviewed by Dr Ada Example.
Good:
    The examination takes ten minutes.

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import slips

ID = "SRC009"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such line of an article."""
    pages = {text.path for page in (context.sources.pages if context.sources else ()) for text in page.working.values()}
    for slip, span in slips(context, ID):
        if span.path not in pages:
            hint = "take it away: the page shows date and reviewer from the ledger"
            yield Problem("a line of review is typed into the text: {words!r}", {"words": slip.words}, span, hint=hint)
