"""A page has no title, an empty one, or more than one.

Why: the title is what a screen reader says first, what the browser's tab shows, and what a search engine lists.

When most pages of the site lack it, the theme does, and it is one finding.
Does not look at: titles of drawings (svg), pages that send the reader on to another.

Bad: output/en/knee-scan/index.html
    <title></title>
Good:
    <title>CT scan of the knee – Example</title>

Source: WCAG 2.2, success criterion 2.4.2 "Page Titled"; HTML standard, 4.2.2: there must be no more than one.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Page, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.documents import affected, suspected

ID = "PAG001"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
READS = frozenset[str]()


def may_concern(page: Page) -> bool:
    """Whether the page has no title, an empty one, or several."""
    return len(page.titles) != 1 or not page.titles[0].strip()


def check(context: Context) -> Iterator[Problem]:
    """The problems of pages without a title, then of those with several."""
    pages = suspected(context, ID)
    without = [page for page in pages if not any(title.strip() for title in page.titles)]
    double = [page for page in pages if len(page.titles) > 1 and page not in without]
    hint = "write one <title> in the head of the page"
    for some in affected(context, without, field="title"):
        yield some.problem(context, "{page} has no title", {}, hint)
    for some in affected(context, double):
        yield some.problem(context, "{page} has more than one title", {}, hint, link="<title>")
