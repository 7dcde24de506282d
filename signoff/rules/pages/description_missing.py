"""A page has no description.

Why: search engines then show whatever sentence they find first, and a patient chooses by a line out of context.

When most pages of the site lack it, the theme does, and it is one finding.
Does not look at: error pages, pages that send the reader on, pages that are kept out of search engines though the home page is
not, the length of the description.

Bad: output/en/knee-scan/index.html
    <meta name="description" content="">
Good:
    <meta name="description" content="What a CT scan of the knee shows, and how it is done.">

Source: HTML standard, 4.2.5.1 "Standard metadata names"; Opquast, good practice on meta descriptions.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.rules.context import Context
from signoff.rules.documents import documents, is_withheld, told

ID = "PAG002"
SEVERITY = Severity.WARNING
NEEDS_SOURCES = False


def check(context: Context) -> Iterator[Problem]:
    """The problems of pages without a description."""
    without = [
        page for page in documents(context) if not (page.description or "").strip() and not is_withheld(page, context)
    ]
    hint = "write a summary of one or two sentences"
    yield from told(context, without, "{page} has no description", {}, hint, field="summary")
