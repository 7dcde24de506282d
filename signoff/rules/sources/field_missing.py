"""A text has no title, slug, summary or version.

Why: Pelican leaves a text without a title out of the site and ends well; a summary that is missing is a search result that
says nothing; words without a version cannot be tied to the review that approved them.

Looks at the working texts and the frozen ones. Legal pages need no version.

Bad: content/articles/knee-scan/en.md
    Summary:
Good:
    Summary: What a CT scan of the knee shows, and how it is done.

Source: Pelican's documentation, "File metadata" (a title is mandatory).
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.sources.fields import missing_fields

ID = "SRC001"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """A problem for each field that is missing or cannot be used."""
    if context.sources:
        yield from missing_fields(context.sources, context.settings)
