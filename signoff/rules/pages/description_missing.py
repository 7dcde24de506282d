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

from signoff.model import Page, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.documents import affected, is_withheld, suspected

ID = "PAG002"
SEVERITY = Severity.WARNING
NEEDS_SOURCES = False
READS = frozenset[str]()


def may_concern(page: Page) -> bool:
    """Whether the page has no description."""
    return not (page.description or "").strip()


def check(context: Context) -> Iterator[Problem]:
    """The problems of pages without a description."""
    without = [page for page in suspected(context, ID) if may_concern(page) and not is_withheld(page.path, context)]
    hint = "write a summary of one or two sentences"
    for some in affected(context, without, field="summary"):
        yield some.problem(context, "{page} has no description", {}, hint)
