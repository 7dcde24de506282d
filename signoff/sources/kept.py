"""Articles as they were last read, for whoever reads the same sources again: in this run, or in the one after it.

In memory an article is known by the size, times and inode of every file of its folder. What an earlier run left in a store is known by every
byte of them. Either way what is said of it elsewhere must be the same too.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from signoff.model import Article
from signoff.program import program

Marks = tuple[object, ...]

# All that an article is made of. A store gives back what we left there and nothing else; this holds if one should not.
_VALUES = {
    "signoff.model.span": frozenset({"Span"}),
    "signoff.model.text": frozenset("Block Field Slip Text TextLink Version".split()),
    "signoff.model.written": frozenset("Article Remark Review Source SourceOfRecord".split()),
    "datetime": frozenset({"date"}),
}


class Store(Protocol):
    """Where bytes are kept from one run to the next: see site/cache.py."""

    def kept(self, name: str, key: bytes) -> bytes | None: ...
    def keep(self, name: str, key: bytes, words: bytes) -> None: ...


class Kept:
    """The articles of one project by the path of their folder. Only those in which nothing was wrong are kept.

    With a `store` they outlast the run.
    """

    def __init__(self, store: Store | None = None) -> None:
        self._articles: dict[str, tuple[Marks, Article]] = {}
        self._store = store

    def recall(self, path: str, marks: Marks) -> Article | None:
        """The article in a folder, if it was kept in this run under the same marks."""
        found = self._articles.get(path)
        return found[1] if found and found[0] == marks else None

    def keep(self, path: str, marks: Marks, article: Article) -> None:
        self._articles[path] = (marks, article)

    def read_before(self, path: str, key: bytes) -> Article | None:
        """The article that an earlier run read under the same key (key_of); None when there is none that can be made of it."""
        words = self._store.kept(path, key) if self._store else None
        try:
            return read(words) if words else None
        except pickle.UnpicklingError:
            return None

    def keep_read(self, path: str, key: bytes, article: Article) -> None:
        """Leave an article for later runs."""
        if self._store:
            self._store.keep(path, key, written(article))


def marks_of(folder: Path) -> Marks:
    """What changes when a file of the folder is written, renamed, added or taken away."""
    return tuple(sorted(_stamps(str(folder), "")))


def files_of(root: Path, path: str) -> dict[str, bytes | None]:
    """What lies in an article's folder and among its versions, by path; None for what is not read, or cannot be."""
    found: dict[str, bytes | None] = {}
    for folder in (path, f"{path}/versions"):
        names = sorted(os.listdir(root / folder)) if (root / folder).is_dir() else ()
        for name in names:
            file = root / folder / name
            is_read = name.lower().endswith((".md", ".markdown", ".toml")) and file.is_file()
            found[f"{folder}/{name}"] = _content(file) if is_read else None
    return found


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def digest_of_files(files: Mapping[str, bytes | None]) -> str:
    """SHA-256 of names and contents."""
    digest = hashlib.sha256()
    for name, content in files.items():
        for part in (name.encode("utf-8", "surrogateescape"), b"-" if content is None else b"+" + content):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


def key_of(digest: str, said: object) -> bytes:
    """The key of an article with files of this digest, of which `said` is said elsewhere; another with any other program."""
    return hashlib.sha256(repr((program(), sys.version, digest, said)).encode("utf-8", "surrogateescape")).digest()


def written(article: Article) -> bytes:
    """An article in the form in which it is kept."""
    return pickle.dumps(article, protocol=5)


def read(words: bytes) -> Article:
    """The article that was written."""
    article: Article = _Values(io.BytesIO(words)).load()
    return article


class _Values(pickle.Unpickler):
    """Makes the values of articles and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if name not in _VALUES.get(module, ()):
            raise pickle.UnpicklingError(f"an article holds no {module}.{name}")
        return super().find_class(module, name)


def _stamps(folder: str, inside: str) -> Iterator[tuple[object, ...]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stamps(entry.path, f"{inside}{entry.name}/")
                continue
            found = os.stat(entry.path)  # on Windows entry.stat() knows no inode
            yield inside + entry.name, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
