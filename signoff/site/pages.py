"""Pages by path, made when a rule asks for them, from rows that lie in the cache."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import overload

from signoff.errors import SignoffError
from signoff.model import Link, Page
from signoff.site.addresses import Addresses
from signoff.site.asked import KEPT, LINKS, Asked
from signoff.site.cache import Cache, Known
from signoff.site.chunks import OfPage, chunk_of, chunks_of, key_of, of_page, whole_of
from signoff.site.readers import Wanted, read_file, read_files
from signoff.site.rows import Row, page_of, unpack_links
from signoff.site.sums import Sum, Sums, stored

_WORTH_IT = 300  # pages whose links are read by several processes: one takes 0.2 s
_FEW = 400  # rows that are looked up one by one before all are read
_MOST_AT_ONCE = 256  # pages whose links are kept as objects: 15 KB each


class Links(Sequence[Link]):
    """The links of a page, read when somebody looks at them."""

    __slots__ = ("_load", "_total")

    def __init__(self, total: int, load: Callable[[], tuple[Link, ...]]) -> None:
        self._total = total
        self._load = load

    def __len__(self) -> int:
        return self._total

    @overload
    def __getitem__(self, index: int) -> Link: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Link, ...]: ...
    def __getitem__(self, index: int | slice) -> Link | tuple[Link, ...]:
        return self._load()[index]

    def __iter__(self) -> Iterator[Link]:
        return iter(self._load())

    def __eq__(self, other: object) -> bool:
        return self._load() == (
            other if isinstance(other, tuple) else other._load() if isinstance(other, Links) else None
        )

    def __hash__(self) -> int:
        return hash(self._load())


class Pages(Mapping[str, Page]):
    """All pages of a site. `files` says which row is whose; rows that are torn are read again from `folder`.

    `sums` hold those of the chunks that this run has made, if any; `asked` is what was asked of each page.
    """

    def __init__(
        self,
        folder: Path,
        files: dict[str, Known],
        cache: Cache,
        sums: Sums | None,
        asked: Asked,
    ) -> None:
        self.asked = asked
        self._folder = folder
        self._files = files
        self._light: dict[str, Row] = {}
        self._is_whole = False
        self._cache = cache
        self._sums = sums
        self._few = 0
        self._pages: dict[str, Page] = {}
        self._links: OrderedDict[str, tuple[Link, ...]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._files)

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def __getitem__(self, path: str) -> Page:
        page = self._pages.get(path)
        if page is None:
            page = self._pages[path] = self._made(path)
        return page

    @property
    def looked_at(self) -> Collection[str]:
        """The pages that somebody has asked for: he may know more of them than what their rows say."""
        return self._pages.keys()

    def digest_of(self, path: str) -> str:
        """The SHA-256 of the file of a page, in hexadecimal; "" when there is no such page."""
        return self._files[path].digest.hex() if path in self._files else ""

    def addresses(self) -> Iterator[OfPage]:
        """The distinct addresses of every page."""
        return map(self.addresses_of, self._files)

    def sums(self, addresses: Addresses) -> tuple[Sequence[str], Sequence[Sum]]:
        """What the pages use and define, by chunks, and the names in that: from the pool, as it is kept, or made now."""
        whole = whole_of(addresses, self.asked)
        sums = self._sums or stored(self._cache, whole)
        keys = []
        for paths in chunks_of(self._files):
            key = key_of([(path, self._files[path].said) for path in paths], whole)
            if key not in sums:
                sums.add(key, chunk_of([self.addresses_of(path) for path in paths], addresses))
            keys.append(key)
        sums.keep(keys)
        sums.store(self._cache, whole)
        return sums.names, [sums[key] for key in keys]

    def addresses_of(self, path: str) -> OfPage:
        """The distinct addresses of a page."""
        return of_page(path, self.light(path))

    def light(self, path: str) -> Row:
        """The row of a page without its links: all that most rules need."""
        if path not in self._light and not self._is_whole:
            self._few += 1
            if self._few < _FEW:
                row = self._cache.row(self._files[path])
                if row is not None:
                    self._light[path] = row._replace(links="")
            else:
                self._is_whole = True
                self._light = {**self._cache.light(self._files), **self._light}
        light = self._light.get(path)
        if light is None:
            light = self._light[path] = self._read_again(path)._replace(links="")
        return light

    def look_at(self, paths: Iterable[str]) -> None:
        """Make ready for somebody who is about to look at the links of these pages: where they are many, several processes read."""
        lacking = [path for path in paths if KEPT not in self._files[path].facts]
        if len(lacking) < _WORTH_IT:
            return
        wanted = [Wanted(path, b"", self._facts_with_links(path)) for path in lacking]
        for batch in read_files(self._folder, wanted, "", self.asked):
            same = [read for read in batch.reads if read.digest == self._files[read.path].digest]
            self._files.update(self._cache.store(same, self._files))

    def _facts_with_links(self, path: str) -> tuple[str, ...]:
        return tuple(sorted({*self._files[path].facts, LINKS, KEPT}))

    def _made(self, path: str) -> Page:
        row = self.light(path)
        return page_of(path, self._files[path].stamp.size, row, Links(row.total, lambda: self._links_of(path)))

    def _links_of(self, path: str) -> tuple[Link, ...]:
        found = self._links.get(path)
        if found is None:
            row = self._cache.row(self._files[path])
            if row is None or (row.total and not row.links):
                row = self._read_again(path)
            found = unpack_links(row.links)
            if len(self._links) >= _MOST_AT_ONCE:
                self._links.popitem(last=False)
            self._links[path] = found
        return found

    def _read_again(self, path: str) -> Row:
        """The row of a page with its links, from its file. Raises SignoffError when that is no longer the one that was read."""
        again = read_file(str(self._folder), Wanted(path, b"", self._facts_with_links(path)), self.asked)
        if again is None or again.row is None or again.digest != self._files[path].digest:
            raise SignoffError(f"{path} was changed while it was checked: check again")
        return again.row.row()
