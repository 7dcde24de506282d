"""The sums of a site's chunks: every path and anchor once, as a name with a number; all lists hold numbers.

A site of 10,000 pages leads to 11,000 paths by 600,000 links. As numbers, what 340 chunks say of them is taken in as they come from
the pool, lies in one row of the cache, and is read back in a few milliseconds: after one edit only the chunk of the edited page is
made anew.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate, islice, pairwise
from typing import Any, NamedTuple

from signoff.site.cache import Cache
from signoff.site.chunks import END, Chunk

_KEY = 32  # bytes of a chunk's key
_FEW = 4  # chunks: the rows of so many are looked up one by one (pages.py)
_SPARE = 1_000  # names that nobody uses any more are no matter


class Sum(NamedTuple):
    """What a chunk says, see chunks.Chunk. From its `words` and `numbers`, now those of the site's names, all the rest is read."""

    words: str
    numbers: bytes
    pages: Sequence[str]
    languages: Sequence[str]
    lost: Mapping[str, Sequence[str]]
    notes: Mapping[str, Mapping[str, Sequence[str]]]
    refreshing: Mapping[str, str]
    noindex: Sequence[str]
    leads: Mapping[str, Sequence[int]]
    places: Mapping[str, Sequence[int]]
    loads: Sequence[int]
    anchors: Sequence[Sequence[int]]
    ways: Sequence[Sequence[int]]
    loaded: Sequence[Sequence[int]]


class Sums:
    """Sums by the keys of their chunks, and the names in them.

    Names that no sum has any more stay; with more than `most` names all sums are made anew (0: as these were not stored yet,
    there is no telling).
    """

    def __init__(self, names: Sequence[str] = (), most: int = 0) -> None:
        self.names = list(names)
        self._most = most
        self._numbers = _Names(self.names)
        self._sums: dict[bytes, Sum] = {}
        self._new = 0

    def __contains__(self, key: bytes) -> bool:
        return key in self._sums

    def __getitem__(self, key: bytes) -> Sum:
        return self._sums[key]

    def add(self, key: bytes, chunk: Chunk) -> None:
        """Take in the sum of a chunk."""
        own = list(map(self._numbers.__getitem__, chunk.names.split(END)))
        numbers = array("I", map(own.__getitem__, _array(chunk.numbers)))
        self._sums[key] = _sum(chunk.words, json.loads(chunk.words), numbers)
        self._new += 1

    def take(self, keys: Sequence[bytes], texts: Sequence[str], numbers: array[int]) -> None:
        """Take in sums with the numbers of these names."""
        start = 0
        for key, text, words in zip(keys, texts, json.loads(f"[{','.join(texts)}]"), strict=True):
            end = start + sum(words["counts"])
            self._sums[key] = _sum(text, words, numbers[start:end])
            start = end

    def keep(self, keys: Collection[bytes]) -> None:
        """Forget all sums but these."""
        for key in self._sums.keys() - keys:
            del self._sums[key]

    def store(self, cache: Cache, whole: str) -> None:
        """Keep all where more is new than is made again in the time that this takes.

        `whole` is what chunks are made from besides their pages (chunks.whole_of).
        """
        if cache.lasts and (self._new > _FEW or self._new == len(self._sums)):
            cache.keep(_name(cache, whole), b"", self._written())
            self._new = 0

    def _written(self) -> bytes:
        """A line that says how long the parts are, then the parts: keys, names, words and numbers."""
        names = END.join(self.names).encode("utf-8", "surrogatepass")
        words = END.join([found.words for found in self._sums.values()]).encode("utf-8", "surrogatepass")
        numbers = b"".join([found.numbers for found in self._sums.values()])
        head = f"{self._most or 2 * len(self.names) + _SPARE} {len(self._sums)} {len(names)} {len(words)}\n"
        return b"".join([head.encode(), *self._sums, names, words, numbers])


def stored(cache: Cache, whole: str) -> Sums:
    """The sums that an earlier run has stored; none where there are none."""
    written = cache.kept(_name(cache, whole), b"")
    if written is None:
        return Sums()
    head, _, parts = written.partition(b"\n")
    most, count, *lengths = map(int, head.split())
    ends = list(accumulate((count * _KEY, *lengths), initial=0))
    keys, names, words = (parts[start:end] for start, end in pairwise(ends))
    sums = Sums(names.decode("utf-8", "surrogatepass").split(END), most)
    if len(sums.names) <= most:
        texts = words.decode("utf-8", "surrogatepass").split(END) if count else []
        sums.take([keys[start : start + _KEY] for start in range(0, len(keys), _KEY)], texts, _array(parts[ends[-1] :]))
        return sums
    return Sums()


def _name(cache: Cache, whole: str) -> str:
    """Under which sums are kept: those for some rules and those for all lie side by side."""
    return f"sums of {cache.site}: {whole}"


class _Names(dict[str, int]):
    """The number of each name; a new one is put behind the others."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(zip(names, range(len(names)), strict=True))
        self._names = names

    def __missing__(self, name: str) -> int:
        number = self[name] = len(self._names)
        self._names.append(name)
        return number


def _array(numbers: bytes) -> array[int]:
    found = array("I")
    found.frombytes(numbers)
    return found


def _sum(text: str, words: Mapping[str, Any], numbers: array[int]) -> Sum:
    """The sum with these words and numbers."""
    lists = iter([numbers[first:last] for first, last in pairwise(accumulate(words["counts"], initial=0))])
    pages = words["pages"]
    return Sum(
        text,
        numbers.tobytes(),
        pages,
        words["languages"],
        words["lost"],
        words["notes"],
        words["refreshing"],
        words["noindex"],
        dict(zip(words["leads"], lists, strict=False)),
        dict(zip(words["places"], lists, strict=False)),
        next(lists),
        list(islice(lists, len(pages))),
        list(islice(lists, len(pages))),
        list(islice(lists, len(pages))),
    )
