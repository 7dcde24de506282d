"""Articles as they were last read, for whoever reads the same sources again and again.

An article is read anew unless every file of its folder has the size, times and inode of the last time, and what is said of
it elsewhere is the same too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from signoff.model import Article

Marks = tuple[object, ...]


class Kept:
    """The articles of one project by the path of their folder. Only those in which nothing was wrong are kept."""

    def __init__(self) -> None:
        self._articles: dict[str, tuple[Marks, Article]] = {}

    def recall(self, path: str, marks: Marks) -> Article | None:
        """The article in a folder, if it was kept under the same marks."""
        found = self._articles.get(path)
        return found[1] if found and found[0] == marks else None

    def keep(self, path: str, marks: Marks, article: Article) -> None:
        self._articles[path] = (marks, article)


def marks_of(folder: Path) -> Marks:
    """What changes when a file of the folder is written, renamed, added or taken away."""
    return tuple(sorted(_stamps(str(folder), "")))


def _stamps(folder: str, inside: str) -> Iterator[tuple[object, ...]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stamps(entry.path, f"{inside}{entry.name}/")
                continue
            found = os.stat(entry.path)  # on Windows entry.stat() knows no inode
            yield inside + entry.name, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
