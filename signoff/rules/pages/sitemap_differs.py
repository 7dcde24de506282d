"""The sitemap leaves out a page, or lists an address that is not built.

Why: search engines go by it: a page that is not in it is found late, an entry without a page counts against the site.

Several sitemaps are read together, and a sitemap of sitemaps too; pages in other languages (hreflang) and pictures that it names have to be
there as well. In isolation it is looked at only where there is one.
Does not look at: error pages, pages that send the reader on (they must not be listed), pages that are kept out of search engines
though the home page is not, pages that name another as their original.

Bad: output/sitemap.xml
    <loc>https://www.example.org/fr/a-propos/</loc>
Good:
    <loc>https://www.example.org/en/about/</loc>

Source: sitemaps.org, "Sitemaps XML format"; Google Search Central, "Build and submit a sitemap".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from signoff.model import Page, Problem, Severity, Span
from signoff.phrases import Phrase
from signoff.rules.context import Context
from signoff.rules.documents import MANY, affected, document_paths, is_withheld
from signoff.rules.listed import not_built, place_in
from signoff.rules.site_address import forms_of, site_address
from signoff.site.addresses import decoded, file_at
from signoff.site.rows import url_of

ID = "PAG005"
SEVERITY = Severity.ERROR
NEEDS_SOURCES = False

_ONE = "the sitemap names {url}, which is not built"
_MANY = "the sitemap names {count} addresses that are not built: {url} …"


def check(context: Context) -> Iterator[Problem]:
    """The problems of the sitemaps themselves, of their entries, then of pages that are in none."""
    sitemaps, unreadable = context.site.sitemaps, context.site.unreadable
    if not sitemaps:
        if context.sources is not None:
            yield Problem("there is no sitemap.xml", {}, span=Span(context.site.root), hint="let the build write one")
        return
    for path, why in unreadable.items():
        yield Problem("the sitemap cannot be read: {why}", {"why": why}, span=place_in(context, path, why))
    if unreadable:
        return
    site = site_address(context) or _common(sitemaps.values())
    for path, addresses in sitemaps.items():
        yield from _entries(path, addresses, site, context)
    for some in not_built(context, sitemaps):
        yield some.problem(context, _MANY if some.count > 1 else _ONE, {}, "take it away, or build the page")
    yield from _left_out(site, context)


def _entries(sitemap: str, addresses: tuple[str, ...], site: str, context: Context) -> Iterator[Problem]:
    foreign = [url for url in addresses if _path(url, site) is None]
    if foreign:
        facts = {"count": str(len(foreign)), "site": site, "url": foreign[0]}
        message = "{count} entries of the sitemap lie outside {site}: {url} …"
        message = message if len(foreign) > 1 else "an entry of the sitemap lies outside {site}: {url}"
        yield Problem(
            message, facts, span=place_in(context, sitemap), url=foreign[0], hint="write the site's own address"
        )
    linked = {target.path for _, _, target in context.missing}  # LNK001 tells of these
    paths = [(url, path) for url in addresses if (path := _path(url, site)) and path not in linked]
    dead = [(url, why) for url, path in paths if (why := _why(path, context))]
    if len(dead) > MANY:
        facts = {"count": str(len(dead)), "url": dead[0][0]}
        message = "{count} entries of the sitemap lead to no page: {url} …"
        yield Problem(message, facts, span=place_in(context, sitemap), hint="let the build write the sitemap anew")
        return
    for url, why in dead:
        hint = "take the entry away, or build the page"
        said: dict[str, str | Phrase] = {"url": url, "why": why}
        yield Problem("the sitemap lists {url}, {why}", said, span=place_in(context, sitemap), url=url, hint=hint)


def _why(path: str, context: Context) -> Phrase | None:
    files = context.site.files
    found = file_at(path, files) or file_at(path.rstrip("/") + ".html", files)
    if found is None:
        return Phrase("which is not built")
    return Phrase("which only sends the reader on") if found in context.used.refreshing else None


def _left_out(site: str, context: Context) -> Iterator[Problem]:
    listed = {_path(url, site) for addresses in context.site.sitemaps.values() for url in addresses}
    without = [
        context.site.pages[path]
        for path in document_paths(context)
        if not is_withheld(path, context)
        and listed.isdisjoint(forms_of(url_of(path), strict=context.sources is not None))
    ]
    without = [page for page in without if context.sources is not None or not _names_another(page, site)]
    hint = "let the build write it into the sitemap, or keep it out of search engines (noindex)"
    for some in affected(context, without):
        yield some.problem(context, "{page} is not in the sitemap", {}, hint)


def _names_another(page: Page, site: str) -> bool:
    return any(_path(url, site) not in {*forms_of(page.url, strict=False)} for url in page.canonicals)


def _path(url: str, site: str) -> str | None:
    """The decoded path below the site's address; None outside of it."""
    plain, root = decoded(url), decoded(site)
    if plain == root:
        return "/"
    return plain[len(root) :] if plain.startswith(root + "/") else None


def _common(sitemaps: Iterable[tuple[str, ...]]) -> str:
    """The origin of the first entry, for a site whose pages do not give their address."""
    first = next((url for addresses in sitemaps for url in addresses), "")
    return first[: -len(first.split("/", 3)[3]) - 1] if first.count("/") > 2 else first
