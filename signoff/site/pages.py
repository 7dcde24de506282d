"""Pages by path, made when a rule asks for them, from rows that lie in the cache."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, overload

from signoff.model import Link, Page
from signoff.site.cache import Cache, Known, Light
from signoff.site.readers import Wanted, read_file, row_of
from signoff.site.rows import Row, links_of, page_of, unpack, url_of

_MOST_AT_ONCE = 256  # pages whose links are kept as objects: 15 KB each


class Addresses(NamedTuple):
    """The distinct addresses of a page: what rules over the whole site work on.

    They resolve against `place`, the page's own address, or what its <base href> says, seen from there (`base`, "" without).
    `lost` are fragments of the page's own that it links to and does not bear.
    """

    place: str
    base: str
    leads: list[str]
    loads: list[str]
    lost: list[str]


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
    """All pages of a site. `files` says which row is whose; rows that are torn are read again from `folder`."""

    def __init__(self, folder: Path, files: Mapping[str, Known], fresh: Mapping[str, Light], cache: Cache) -> None:
        self._folder = folder
        self._files = files
        self._light = dict(fresh)
        self._is_whole = len(fresh) == len(files)
        self._cache = cache
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

    def addresses(self) -> Iterator[tuple[str, Addresses]]:
        """The distinct addresses of every page, by its path."""
        for path in self._files:
            light = self.light(path)
            yield (
                path,
                Addresses(url_of(path), light.base, unpack(light.leads), unpack(light.loads), unpack(light.lost)),
            )

    def anchors(self, path: str) -> list[str]:
        """The ids and names of a page."""
        return unpack(self.light(path).anchors)

    def light(self, path: str) -> Light:
        """What most rules need of a page."""
        if not self._is_whole:
            self._is_whole = True
            self._light = {**self._cache.light(self._files), **self._light}
        light = self._light.get(path)
        if light is None:
            row = self._read_again(path)
            light = self._light[path] = light_of(row)
        return light

    def _made(self, path: str) -> Page:
        light = self.light(path)
        row = Row(light.head, light.base, light.anchors, "", "", "", light.total, "", "")
        return page_of(path, self._files[path].stamp.size, row, Links(light.total, lambda: self._links_of(path)))

    def _links_of(self, path: str) -> tuple[Link, ...]:
        found = self._links.get(path)
        if found is None:
            found = links_of(self._cache.row(self._files[path]) or self._read_again(path))
            if len(self._links) >= _MOST_AT_ONCE:
                self._links.popitem(last=False)
            self._links[path] = found
        return found

    def _read_again(self, path: str) -> Row:
        read = read_file(str(self._folder), Wanted(path, b""))
        return read.row if read and read.row else row_of(path, b"")


def light_of(row: Row) -> Light:
    """The part of a row that most rules need."""
    return Light(row.base, row.anchors, row.leads, row.loads, row.lost, row.total, row.head)
