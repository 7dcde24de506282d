"""The canonical address of a page is absent, relative, on another host, or another page's.

Why: search engines list the address that the page gives itself; a wrong one sends patients to an old host, or hides the page.

With settings, it must be the site's address and the page's own, letter by letter. In isolation, any one host will do when it is used
on all pages, with or without index.html or .html; pages need one only where most have one; and a page may name another as
the original if both bear one title, if it is kept out of search engines, or if the sitemap leaves it out. Where most pages name others,
the folder is not laid out as the site that they name, and nothing is said of it.
Does not look at: error pages, pages that send the reader on, malformed addresses (LNK005).

Bad: output/en/knee-scan/index.html
    <link rel="canonical" href="https://www.example.org/en/">
Good:
    <link rel="canonical" href="https://www.example.org/en/knee-scan/">

Source: RFC 6596 "The Canonical Link Relation"; Google Search Central, "How to specify a canonical URL".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from signoff.model import Page, Problem, Severity
from signoff.rules.context import Context
from signoff.rules.documents import Affected, affected, document_paths, is_withheld, suspected
from signoff.rules.links.url_malformed import flaw
from signoff.rules.site_address import below, forms_of, root_of, roots, site_address
from signoff.rules.world import World
from signoff.site.addresses import file_at

ID = "PAG003"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False
READS = frozenset[str]()

_ABSOLUTE = re.compile(r"https?://", re.I)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NO_WEB = "the canonical address of {page} is none of the web: {url}"
_RELATIVE = "the canonical address of {page} is relative: {url}"
_ELSEWHERE = "the canonical address of {page} is on another site than {site}: {url}"
_ANOTHER = "the canonical address of {page} is another page's: {url}"
_SEVERAL = "{page} has several canonical addresses: {url}"


def check(context: Context) -> Iterator[Problem]:
    """The problems of pages without an address of their own, then those of wrong ones, by what is wrong."""
    site = site_address(context)
    if site is None and not any(page.canonicals for page in suspected(context, ID)):
        return
    yield from _absent(context)
    wrong: dict[tuple[str, str], list[tuple[Page, str]]] = {}
    for page in _suspects(context, site):
        if page.path in context.frozen_of:  # a kept version names the page in force: VER005 tells
            continue
        if message := _why(page, site or "", context):
            url = ", ".join(dict.fromkeys(page.canonicals))
            wrong.setdefault((message, url if message == _ANOTHER else ""), []).append((page, url))
    others = sum(len(found) for (message, _), found in wrong.items() if message == _ANOTHER)
    is_laid_out_so = context.sources is not None or others * 2 <= len(document_paths(context))
    for (message, _), found in wrong.items():
        if message == _ANOTHER and not is_laid_out_so:
            continue
        page, url = found[0]
        facts = {"url": url, "site": site or "", "address": f"{site}{page.url}"}
        hint = "write {address}" if site else "write the whole address of the page, with https:// and its host"
        yield Affected([page for page, _ in found]).problem(context, message, facts, hint, link=_order(page))


def may_concern(page: Page) -> bool:
    """Whether the page has not one canonical address, or one that does not end as its own."""
    return len(page.canonicals) != 1 or (root_of(page) or "?").startswith("?")


def _suspects(context: Context, site: str | None) -> Sequence[Page]:
    """The pages but those that say to lie where they lie, which on a site without sources is enough."""
    if context.sources is not None:
        ours = (path for path in document_paths(context) if path not in context.frozen_of)
        return context.pages_told(_is_elsewhere, ours, site)
    wanted = {page.path for page in context.suspects(ID)}
    wanted.update(path for root, paths in roots(context).items() if root != site for path in paths)
    return [context.site.pages[path] for path in document_paths(context) if path in wanted]


def _is_elsewhere(page: Page, _world: World, site: str | None) -> bool:
    """Whether the page does not say to lie exactly where it lies."""
    return page.canonicals != (f"{site}{page.url}",)


def _absent(context: Context) -> Iterator[Problem]:
    pages = [path for path in document_paths(context) if not is_withheld(path, context)]
    open_to_all = frozenset(pages)
    suspects = (context.site.pages[path] for path in context.suspect_paths(ID) if path in open_to_all)
    without = [page for page in suspects if not page.canonicals]
    if context.sources is not None or len(without) * 2 < len(pages):
        hint = 'write <link rel="canonical"> with the address of the page'
        for some in affected(context, without):
            yield some.problem(context, "{page} has no canonical address", {}, hint)


def _why(page: Page, site: str, context: Context) -> str | None:
    """The message for a page whose canonical address is wrong."""
    urls = list(dict.fromkeys(url.strip() for url in page.canonicals))
    if not urls or any(flaw(url) for url in urls):
        return None
    if len(urls) > 1:
        return _SEVERAL
    url = urls[0]
    if not _ABSOLUTE.match(url):
        return _NO_WEB if _SCHEME.match(url) else _RELATIVE
    path = below(url, site)
    if path is None:
        return _ELSEWHERE
    strict = context.sources is not None
    if path in forms_of(page.url, strict=strict) or (not strict and _may_name_another(page, path, context)):
        return None
    return _ANOTHER


def _may_name_another(page: Page, path: str, context: Context) -> bool:
    site = context.site
    found = file_at(path, site.files) or file_at(path.rstrip("/") + ".html", site.files)
    original = site.pages.get(found or "")
    if original is None or original.refresh:
        return False
    listed = {address for addresses in site.sitemaps.values() for address in addresses}
    unlisted = bool(listed) and not any(address.endswith(page.url) for address in listed)
    return original is page or page.noindex or unlisted or (original.title == page.title != "")


def _order(page: Page) -> int | None:
    return next((link.order for link in page.links if link.element == "link" and "canonical" in link.rel), None)
