"""A major version does not say what changed.

Why: a patient who read the page before cannot see what is new, and a physician who reviews it looks for the needle in the
hay. A note that is still that of the version before says the wrong thing.

Looks at working texts and at those that are shown. A minor version needs no note: what it says is the same.

Bad: content/articles/knee-scan/en.md
    Change:
Good:
    Change: First publication.

Source: house rule; keepachangelog.com.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.review.versions import note_problems
from signoff.rules.context import Context
from signoff.rules.versions.current import current_texts

ID = "VER002"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each text of a major version without a note of its own."""
    for article, text in current_texts(context):
        yield from note_problems(article, text)
