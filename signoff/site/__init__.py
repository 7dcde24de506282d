"""output/ -> Site: the facts of every page, read once, before any rule looks at them.

folder lists the files, cache knows what was read before, readers read the rest (html, facts, rows for a page), pages hands them
out. addresses says where a link leads.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from signoff.errors import NothingToCheck
from signoff.model import Link, Site
from signoff.site.addresses import NOWHERE, Addresses
from signoff.site.asked import Asked
from signoff.site.cache import Cache, Known
from signoff.site.chunks import whole_of
from signoff.site.folder import UNKNOWN, Stamp, list_files
from signoff.site.listings import listing_of, may_list
from signoff.site.manifests import is_manifest
from signoff.site.pages import Pages
from signoff.site.readers import REDIRECTS, Read, Wanted, is_page, is_read, read_file, read_files
from signoff.site.redirects import Redirect, is_filled_in
from signoff.site.sums import Sums, stored

__all__ = ["Progress", "read_site"]

Progress = Callable[[int, int], None]
_KB = 1000


def read_site(
    folder: Path,
    name: str,
    progress: Progress | None = None,
    *,
    cache: Cache | None = None,
    address: str = NOWHERE,
    asked: Asked | None = None,
) -> Site:
    """The site in a folder, called `name` in findings. Raises NothingToCheck when there is no page.

    `progress` is told (files read, files to read). Without a `cache` everything is read, and nothing kept.
    `address` is the site's own: links to it are internal. `asked` is what the rules want to know of each page; without it they look
    at all pages themselves.
    """
    if folder.is_file():
        raise NothingToCheck("{name} is a file: name the folder that it stands in", name=name)
    if not folder.is_dir():
        raise NothingToCheck("there is no folder {folder}: build the site first", folder=name)
    stamps = list_files(folder)
    pages = frozenset(filter(is_page, stamps))
    if not pages:
        raise NothingToCheck("there is no page in {folder}: nothing to check is not a pass", folder=name)
    rows = _Rows(folder, stamps, pages, cache or Cache(None, ""), asked or Asked())
    rows.read(progress, address)
    return rows.site(name)


class _Rows:
    """The rows of a folder's files while they are brought up to date. `pages` are those of its files that are pages, by name."""

    def __init__(
        self, folder: Path, stamps: Mapping[str, Stamp], pages: frozenset[str], cache: Cache, asked: Asked
    ) -> None:
        self._asked = asked
        self._folder = folder
        self._pages = pages
        self._read = frozenset(path for path in stamps if path in pages or is_read(path))
        self._stamps = {path: stamp for path, stamp in stamps.items() if stamp != UNKNOWN or path in self._read}
        self._cache = cache
        self._known: dict[str, Known] = {}
        self._heads: dict[str, str] = {}
        self._sums: Sums | None = None
        self._unread = {path: "Permission denied" for path in stamps if path[-1:] in ("/", "")}  # folders

    def read(self, progress: Progress | None, address: str) -> None:
        """Read what is not known by its marks."""
        before = self._cache.known()
        wanted, wanted_facts = [], self._asked.wanted
        for path in filter(self._read.__contains__, self._stamps):
            known = before.get(path)
            held = known.facts if known else ()
            lacks = path in self._pages and not wanted_facts.issubset(held)
            if known and not lacks and known.stamp == self._stamps[path]:
                self._known[path] = known
            else:
                facts = tuple(sorted(wanted_facts.union(held)))
                wanted.append(Wanted(path, known.digest if known and not lacks else b"", facts))
        self._cache.forget({path: known for path, known in before.items() if path not in self._stamps})
        there: set[str] = set()
        for batch in read_files(self._folder, wanted, address, self._asked):
            there.update(read.path for read in batch.reads)
            self._take(batch.reads, before)
            if batch.chunk:
                self._sums = self._sums or stored(self._cache, whole_of(Addresses(address), self._asked))
                self._sums.add(batch.key, batch.chunk)
            if progress:
                progress(len(there), len(wanted))
        for vanished in {want.path for want in wanted} - there:
            del self._stamps[vanished]

    def _take(self, batch: list[Read], before: Mapping[str, Known]) -> None:
        self._unread.update((read.path, read.error) for read in batch if read.error)
        good = [read for read in batch if not read.error]
        self._known.update(self._cache.store(good, before))
        self._heads.update(
            (read.path, read.row.row().head) for read in good if read.row is not None and read.path not in self._pages
        )

    def site(self, name: str) -> Site:
        """What the rules look at."""
        pages = {path: self._known[path] for path in sorted(self._pages & self._known.keys())}
        others = self._said([path for path in sorted(self._known) if path not in pages])
        listings = {path: listing_of(*said) for path, said in others.items() if may_list(path)}
        sitemaps = {path: listing for path, listing in listings.items() if listing.kind == "sitemap"}
        styles = {path: said for path, said in others.items() if path.lower().endswith(".css") or is_manifest(path)}
        rules = [Redirect(*said) for said in others.get(REDIRECTS, ())]
        return Site(
            name,
            Pages(self._folder, pages, self._cache, self._sums, self._asked),
            {path: _links(url for url, *_ in said) for path, said in styles.items()},
            frozenset(self._stamps),
            style_places={path: tuple((line, column) for _, line, column in said) for path, said in styles.items()},
            sizes=self._sizes,
            sitemaps={path: tuple(listing.listed) for path, listing in sitemaps.items()},
            named={path: tuple(listing.named) for path, listing in listings.items() if listing.named},
            feeds={path: listing.error for path, listing in listings.items() if listing.kind == "feed"},
            unreadable={path: listing.error for path, listing in sitemaps.items() if listing.error},
            redirects=tuple(rule.path for rule in rules if rule.path),
            sent_on=tuple((rule.target, rule.line, rule.column) for rule in rules if not is_filled_in(rule.target)),
            unread=dict(sorted(self._unread.items())),
            digest=self._digest(),
            totals={path: known.total for path, known in pages.items()},
        )

    def _said(self, paths: list[str]) -> dict[str, Any]:
        """What the files that are no pages say: few and small, so their rows are looked up one by one."""
        found = {}
        for path in paths:
            head = self._heads[path] if path in self._heads else _head(self._cache, self._known[path])
            if head is None:
                again = read_file(str(self._folder), Wanted(path, b"", ()), self._asked)
                head = again.row.row().head if again and again.row else "[]"
            found[path] = json.loads(head)
        return found

    def _digest(self) -> str:
        """A digest of the names and sizes of all files, and what is said by those that are read."""
        digest = hashlib.sha256()
        for path, size in self._sizes.items():
            known = self._known.get(path)
            said = known.said if known else b""
            digest.update(b"%s\0%d\0%s\0" % (path.encode("utf-8", "surrogateescape"), size, said))
        for path in sorted(self._unread):
            digest.update(b"unread %s\0" % path.encode("utf-8", "surrogateescape"))
        return digest.hexdigest()

    @cached_property
    def _sizes(self) -> Mapping[str, int]:
        """See Site.sizes: asked for when all is read."""
        return {
            path: -(-stamp.size // _KB) * _KB if path in self._pages else stamp.size
            for path, stamp in self._stamps.items()
        }


def _head(cache: Cache, known: Known) -> str | None:
    row = cache.row(known)
    return row.head if row else None


def _links(urls: Iterable[str]) -> tuple[Link, ...]:
    return tuple(Link("style", "url()", url, "", order) for order, url in enumerate(urls))
