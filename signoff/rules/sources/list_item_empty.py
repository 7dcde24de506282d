"""A list item has nothing in it.

Why: the reader sees a bullet, and wonders which warning was to stand there. Behind a line of words, a lone hyphen even turns
that line into a heading.

Looks at the working texts. Does not look at: code, and a hyphen that underlines a heading.

Bad: content/articles/knee-scan/en.md
    -
    - your earlier images, if you have any.
Good:
    - your earlier images, if you have any.

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import slips

ID = "SRC004"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each empty item."""
    for slip, span in slips(context, ID):
        hint = "write something behind {mark!r}, or take the line away"
        yield Problem("this list item has nothing in it", {"mark": slip.words}, span, hint=hint)
