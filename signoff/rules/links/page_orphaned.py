"""No path of links from the home page leads to a page.

Why: what nobody can reach, nobody reads; and what nobody reads grows old without being noticed.

The home pages are / and, where there is one, the start page of each language. A page that hangs on another orphan is told with it.
Does not look at: error pages (404.html), pages that send the reader on to another, pages that are kept out of search engines
though the home page is not, proofs of ownership for search engines, sites without a home page.

Bad: output/en/scan-of-the-knee/index.html
    <meta name="description" content="How the knee was scanned in former days.">
Good:
    <meta http-equiv="refresh" content="0; url=/en/knee-scan/">
      <meta name="robots" content="noindex">

Source: WCAG 2.2, success criterion 2.4.5 "Multiple Ways"; house rule.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from signoff.model import Problem, Severity, Span
from signoff.rules.context import Context
from signoff.rules.documents import document_paths, home_pages, is_withheld
from signoff.site.rows import url_of

ID = "LNK010"
SEVERITY = Severity.WARNING
NEEDS_SOURCES = False


def check(context: Context) -> Iterator[Problem]:
    """A problem for each orphan; those that only it leads to stand beside it."""
    homes = home_pages(context)
    if not homes:
        return
    pages = frozenset(context.site.pages)
    reached = _reached(homes, pages, context)
    orphans = [path for path in document_paths(context) if path not in reached and not is_withheld(path, context)]
    for path, others in _heads(orphans, pages - reached, context):
        edition = context.edition_of.get(path)
        message = "no path from the home page leads to {url}" + (
            ", nor to {count} more that hang on it" if others else ""
        )
        yield Problem(
            message,
            {"url": url_of(path), "count": str(len(others))},
            span=edition.text.span() if edition else None,
            page=path,
            also=tuple(Span(f"{context.site.root}/{other}") for other in others),
            hint="link to it from a page that readers find, or take it away",
        )


def _reached(starts: Iterable[str], within: frozenset[str], context: Context) -> set[str]:
    """The pages of some to which links lead from these by way of one another, themselves included; a few pages lead to most."""
    reached = set(starts)
    ahead = deque(reached)
    while ahead and len(reached) < len(within):
        new = within.intersection(_neighbours(ahead.popleft(), context)) - reached
        reached |= new
        ahead += new
    return reached


def _neighbours(path: str, context: Context) -> set[str | None]:
    """The files, or None, to which a page leads."""
    file_at = context.host.file_at
    found = set(map(file_at, context.used.ways(path)))
    if address := context.used.refreshing.get(path):
        target = context.addresses.resolve(address, url_of(path))
        found.add(file_at(target.path) if target.kind == "internal" else None)
    return found


def _heads(orphans: list[str], unreached: frozenset[str], context: Context) -> Iterator[tuple[str, list[str]]]:
    """Orphans to which no orphan before them leads, each with the orphans that hang on it."""
    linked = {other for path in orphans for other in _neighbours(path, context) if other != path}
    told: set[str] = set()
    for path in sorted(orphans, key=lambda path: (path in linked, path)):
        if path not in told:
            below = _reached([path], unreached, context).intersection(orphans) - told
            told |= below
            yield path, sorted(below - {path})
