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

from collections.abc import Iterable, Iterator, Mapping

from signoff.model import Page, Problem, Severity, Span
from signoff.rules.context import Context
from signoff.rules.documents import documents, home_pages, is_withheld

ID = "LNK010"
SEVERITY = Severity.WARNING
NEEDS_SOURCES = False


def check(context: Context) -> Iterator[Problem]:
    """A problem for each orphan; those that only it leads to stand beside it."""
    homes = home_pages(context)
    if not homes:
        return
    ways = {page.path: _files(paths, context) for page, paths in context.used.ways()}
    reached = _reached(homes, context, ways)
    orphans = {
        page.path: page for page in documents(context) if page.path not in reached and not is_withheld(page, context)
    }
    for path, others in _heads(orphans, context, ways):
        edition = context.edition_of.get(path)
        message = "no path from the home page leads to {url}" + (
            ", nor to {count} more that hang on it" if others else ""
        )
        yield Problem(
            message,
            {"url": orphans[path].url, "count": str(len(others))},
            span=edition.text.span() if edition else None,
            page=path,
            also=tuple(Span(f"{context.site.root}/{other}") for other in others),
            hint="link to it from a page that readers find, or take it away",
        )


def _files(paths: Iterable[str | None], context: Context) -> frozenset[str]:
    """The pages that answer at internal paths."""
    found = {context.host.file_at(path) or "" for path in set(paths) if path}
    return frozenset(found & context.site.pages.keys())


def _reached(starts: Iterable[str], context: Context, ways: Mapping[str, frozenset[str]]) -> set[str]:
    """The pages to which links lead from these, themselves included."""
    reached = set(starts)
    ahead = list(reached)
    while ahead:
        new = _neighbours(ahead.pop(), context, ways) - reached
        reached |= new
        ahead += new
    return reached


def _neighbours(path: str, context: Context, ways: Mapping[str, frozenset[str]]) -> frozenset[str]:
    page = context.site.pages[path]
    if not page.refresh:
        return ways[path]
    target = context.addresses.resolve(page.refresh, page.url)
    return ways[path] | _files([target.path if target.kind == "internal" else None], context)


def _heads(
    orphans: dict[str, Page], context: Context, ways: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, list[str]]]:
    """Orphans to which no orphan before them leads, each with the orphans that hang on it."""
    linked = {other for path in orphans for other in _neighbours(path, context, ways) if other != path}
    told: set[str] = set()
    for path in sorted(orphans, key=lambda path: (path in linked, path)):
        if path not in told:
            below = (_reached([path], context, ways) & orphans.keys()) - told
            told |= below
            yield path, sorted(below - {path})
