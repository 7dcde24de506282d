"""An image has no alternative text, or the name of its file for one.

Why: who cannot see the image hears "IMG 0042 dot jpg", or nothing at all.

Looks at the working texts. An image that says nothing has no place in a text that somebody approves word for word.
Does not look at: images of the theme.

Bad: content/articles/knee-scan/en.md
    The examination takes ten minutes. ![](/theme/img/favicon.svg)
Good:
    The examination takes ten minutes.

Source: WCAG 2.2, success criterion 1.1.1 "Non-text Content", failure F30; RGAA 4.1, criterion 1.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import slips

ID = "SRC008"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each such image."""
    for slip, span in slips(context, ID):
        empty, name = (
            "an image has no words for those who cannot see it",
            "{words!r} is a file's name, not what the image shows",
        )
        message = name if slip.kind == "name" else empty
        yield Problem(message, {"words": slip.words}, span, hint="write what it shows: ![what it shows](file)")
