"""A link leads to a place in a page that no id or name bears.

Why: the reader is sent to "risks" and lands at the top of a long page, without a word of explanation.

`#` and `#top` are the top of every page. Text fragments (`#:~:text=…`) are for the browser to find.
Does not look at: fragments of other sites, of files that are not HTML (`leaflet.pdf#page=3`), and of pages that are not
there at all (LNK001).

Bad: output/fr/scanner-de-la-hanche/index.html
    <a href="/fr/scanner-du-genou/#risque">risques du scanner</a>
Good:
    <a href="/fr/scanner-du-genou/#risques">risques du scanner</a>

Source: HTML standard, 7.4.6.3 "Scrolling to a fragment".
"""

from __future__ import annotations

from collections.abc import Iterator

from signoff.model import Problem, Severity
from signoff.nearest import nearest
from signoff.rules.context import Context
from signoff.rules.links.uses import Use, gather, leads_somewhere
from signoff.site.addresses import Target, decoded, file_at

ID = "LNK002"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False


def check(context: Context) -> Iterator[Problem]:
    """A problem for each missing anchor of a page that is there."""
    missing = gather(
        (Use(page, link), (path, anchor))
        for page, link, target in context.links()
        if leads_somewhere(link) and (path := _page_of(target, context)) and (anchor := _missing(target, path, context))
    )
    for (path, anchor), uses in missing.items():
        page = context.site.pages[path]
        guess = nearest(anchor, page.anchors)
        hint = "nearest: #{guess}" if guess else "give the heading this id, or point the link at one that is there"
        facts = {"url": page.url, "anchor": anchor, "guess": guess or ""}
        yield uses.problem(context, "{url} has no place #{anchor}", facts, hint)


def _page_of(target: Target, context: Context) -> str | None:
    if target.kind != "internal" or not target.fragment:
        return None
    path = file_at(target.path, context.site.files)
    return path if path in context.site.pages else None


def _missing(target: Target, path: str, context: Context) -> str | None:
    """The anchor that is not there; None when there is nothing to complain of."""
    anchor = (target.fragment or "").partition(":~:")[0]
    if not anchor or anchor.lower() == "top":
        return None
    return None if anchor in {decoded(name) for name in context.site.pages[path].anchors} else anchor
