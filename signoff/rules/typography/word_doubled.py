"""A word stands twice in a row.

Why: it is a slip of the hand, or the trace of a sentence that was half rewritten: then a word is missing too.

Looks at prose of the working texts, over the end of a line too. What is meant, only a person knows: `--fix` leaves it.
Does not look at: words that may well stand twice (vous vous levez; that that), names, code, built pages.

Bad: content/articles/knee-scan/en.md
    The the examination takes ten minutes.
Good:
    The examination takes ten minutes.

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.slips import groups

ID = "TYP005"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """A problem for each text with such words, at the first place."""
    for group in groups(context, ID):
        yield Problem(
            "the word {words!r} stands here twice{more}",
            group.facts,
            group.span,
            also=tuple(group.also),
            hint="take one away, unless a word is missing between them",
        )
