"""output/ -> Site: the facts of every page, read once, before any rule looks at them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from signoff.errors import NothingToCheck
from signoff.model import Site
from signoff.site.facts import read_page
from signoff.site.listings import read_listings
from signoff.site.styles import read_style

__all__ = ["read_site"]

Progress = Callable[[int, int], None]
_PAGES = (".html", ".htm", ".xhtml")


def read_site(folder: Path, name: str, progress: Progress | None = None) -> Site:
    """The site in a folder, called `name` in findings. Raises NothingToCheck when there is no page.

    `progress` is told (pages read, pages in all) after each page.
    """
    if not folder.is_dir():
        raise NothingToCheck(f"there is no folder {name}: build the site first (invoke build)")
    files = sorted(_files(folder))
    wanted = [path for path in files if path.lower().endswith(_PAGES)]
    if not wanted:
        raise NothingToCheck(f"there is no page in {name}: nothing to check is not a pass")
    pages = {}
    for done, path in enumerate(wanted, 1):
        pages[path] = read_page(path, (folder / path).read_bytes())
        if progress:
            progress(done, len(wanted))
    styles = {path: read_style((folder / path).read_bytes()) for path in files if path.lower().endswith(".css")}
    sizes = {path: (folder / path).stat().st_size for path in files}
    listed = read_listings(folder, files)
    return Site(
        name, pages, styles, frozenset(files), sizes, listed.sitemaps, listed.feeds, unreadable=listed.unreadable
    )


def _files(folder: Path) -> Sequence[str]:
    """Every file below the folder, relative to it, with forward slashes."""
    found: list[str] = []
    for place, folders, names in os.walk(folder):
        folders.sort()
        relative = Path(place).relative_to(folder)
        found.extend((relative / name).as_posix() for name in names)
    return found
