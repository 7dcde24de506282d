"""Two elements of a page bear one id.

Why: a link to the second leads to the first, and a label speaks for the wrong field; nobody sees why.

The same id, twice on many pages, comes from the theme and is one finding.
Does not look at: templates, which a script may use any number of times.

Bad: output/en/knee-scan/index.html
    <h2 id="during">Risks</h2>
Good:
    <h2 id="risks">Risks</h2>

Source: HTML standard, 3.2.6 "The id attribute": unique in its tree.
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Page, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.documents import MANY

ID = "PAG004"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
READS = frozenset[str]()


def may_concern(page: Page) -> bool:
    """Whether an id stands twice on the page."""
    return bool(page.ids_twice)


def check(context: Context) -> Iterator[Problem]:
    """A problem for each id that stands twice on a page, with all its pages."""
    found: dict[str, list[Page]] = {}
    for page in context.suspects(ID):
        for name in page.ids_twice:
            found.setdefault(name, []).append(page)
    for name, pages in found.items():
        yield Problem(
            'the id "{id}" stands twice on {page}',
            {"page": pages[0].url, "id": name},
            page=pages[0].path,
            link=name,
            hint="give one of them another id",
            pages=len(pages),
            others=tuple((page.path, name) for page in pages[1 : MANY + 1]),
        )
