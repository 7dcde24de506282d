"""A text has a field that nobody reads.

Why: `Sumary: …` looks right and does nothing; `Date:` or `Author:` looks as if it decided what the page says of its review,
which only the ledger does.

Bad: content/articles/knee-scan/en.md
    Sumary: What a CT scan of the knee shows, and how it is done.
Good:
    Summary: What a CT scan of the knee shows, and how it is done.

Source: house rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.nearest import did_you_mean
from signoff.rules.context import Context
from signoff.sources.fields import KNOWN

ID = "SRC002"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """A problem for each unknown field of a working text."""
    for article in (*context.sources.articles, *context.sources.pages) if context.sources else ():
        for text in article.working.values():
            for name in text.fields:
                if name not in KNOWN:
                    label = name.capitalize()
                    guess = did_you_mean(name, KNOWN)
                    facts = {"field": label, "guess": guess, "names": ", ".join(known.capitalize() for known in KNOWN)}
                    message, hint = "nobody reads the field {field}{guess}", "known fields: {names}"
                    yield Problem(message, facts, span=text.span(name), hint=hint)
