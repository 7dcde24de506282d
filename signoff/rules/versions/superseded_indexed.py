"""A kept version can be found, or be taken for the page that is in force.

Why: a patient who comes from a search engine follows the advice of a text that was replaced.

The page of each version (/v1.0/) needs a robots meta with noindex, one canonical address, which is the article's page, and a
notice that names the version and leads to that page. No sitemap may list it.

Bad: output/en/knee-scan/v1.0/index.html
    <link rel="canonical" href="https://www.example.org/en/knee-scan/v1.0/">
Good:
    <link rel="canonical" href="https://www.example.org/en/knee-scan/">

Source: house rule; RFC 6596 (canonical).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, reduce

from signoff.model import Edition, Page, Problem, Severity
from signoff.phrases import Phrase
from signoff.rules.context import Context
from signoff.rules.world import World
from signoff.site.addresses import Addresses
from signoff.site.rows import url_of
from signoff.words import plain

ID = "VER005"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """One problem for each page of a version that lacks one of them, with all that it lacks."""
    listed = frozenset(url for urls in context.site.sitemaps.values() for url in urls)
    there = [(edition, path) for path, edition in context.frozen_of.items() if path in context.site.pages]
    lacking = {path: phrases for (_, path), phrases in context.told(_lacking, there)}
    for edition, path in there:
        phrases = list(lacking.get(path, ()))
        if context.settings.address + url_of(path) in listed:
            phrases.append(Phrase("is in the sitemap"))
        if phrases:
            yield Problem(
                "the page of version {version} {lacking}",
                {"version": str(edition.text.version), "lacking": reduce(_and, phrases)},
                span=edition.text.span("version"),
                page=path,
                hint="the theme's article.html and notice.html say all of it: build again, or mend the templates",
            )


def _lacking(edition: Edition, page: Page, world: World) -> list[Phrase]:
    return list(_what_lacks(edition, page, world.settings.address))


def _what_lacks(edition: Edition, page: Page, address: str) -> Iterator[Phrase]:
    if not page.noindex:
        yield Phrase("may be indexed (no noindex)")
    if page.canonicals != (address + edition.current,):
        yield Phrase("does not name {current} as its canonical address", {"current": edition.current})
    notice = plain(page.parts.get("notice", ()))
    leads_back = any(
        link.part == "notice" and _addresses(address).resolve(link.url, page.url).path == edition.current
        for link in page.links
    )
    if str(edition.text.version) not in notice or not leads_back:
        yield Phrase("has no notice that names the version and leads to the current page")


_addresses = lru_cache(maxsize=2)(Addresses)


def _and(one: Phrase, other: Phrase) -> Phrase:
    return Phrase("{one}, and {other}", {"one": one, "other": other})
