"""Which file of the site answers at a path, by what the host does with paths that name no file.

| policy        | /a/ answers         | /a answers (besides a file "a")      | source                                            |
|---------------|---------------------|--------------------------------------|---------------------------------------------------|
| files         | nothing             | nothing                              | a folder opened from disk, S3 behind its REST API |
| nginx         | a/index.html, .htm  | a/, by a redirect                    | nginx: index, autoindex off                       |
| s3            | a/index.html        | a/, by a redirect                    | S3 static website hosting: index document         |
| github-pages  | a/index.html        | a.html, then a/                      | GitHub Pages, measured                            |
| netlify       | a/index.html, a.html| a.html, then a/index.html            | Netlify: pretty URLs; Cloudflare Pages is alike   |
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from signoff.site.redirects import answers


@dataclass(frozen=True, slots=True)
class Policy:
    """What a host tries. `indexes` answer for a folder; `html` says whether /a is a.html, `html_slash` whether /a/ is."""

    indexes: tuple[str, ...] = ("index.html",)
    html: bool = False
    html_slash: bool = False


DEFAULT = "nginx"
POLICIES: Mapping[str, Policy] = {
    "files": Policy(indexes=()),
    "nginx": Policy(indexes=("index.html", "index.htm")),
    "s3": Policy(),
    "github-pages": Policy(html=True),
    "netlify": Policy(html=True, html_slash=True),
}


class _Answers(dict[str, str | None]):
    """What answers at each path that was asked about."""

    def __init__(self, look_up: Callable[[str], str | None]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, path: str) -> str | None:
        found = self[path] = self._look_up(path)
        return found


class Host:
    """The files of a site behind a host. `redirects` are what its _redirects file answers for."""

    def __init__(self, files: frozenset[str], policy: str = DEFAULT, redirects: tuple[str, ...] = ()) -> None:
        self._files = files
        self._policy = policy
        self._redirects = redirects
        # An address is compared in NFC; a Mac may have written the file's name in NFD.
        self._names = {unicodedata.normalize("NFC", name): name for name in files if not name.isascii()}
        self._names_alone = frozenset(self._names)
        # The file that answers at a decoded path; None when none does. Asked a hundred thousand times after one edit: no call of ours.
        self.file_at: Callable[[str], str | None] = _Answers(self._look_up).__getitem__

    def _look_up(self, path: str) -> str | None:
        found = file_at(path, self._files, self._policy)
        if found is None and self._names:
            found = self._names.get(file_at(path, self._names_alone, self._policy) or "")
        return found

    def is_there(self, path: str) -> bool:
        """Whether the reader gets anything but "not found": a file, or a redirect of the host."""
        return self.file_at(path) is not None or (bool(self._redirects) and answers(self._redirects, path))


def file_at(path: str, files: frozenset[str], policy: str = DEFAULT) -> str | None:
    """The file that a static host serves at a path; None when there is none. A folder answers with its index.html."""
    rules = POLICIES[policy]
    plain = re.sub("/{2,}", "/", path).lstrip("/") if "//" in path else path.lstrip("/")
    if plain and plain[-1] != "/":
        if plain in files:
            return plain
        if rules.html and f"{plain}.html" in files:
            return f"{plain}.html"
    folder = plain.rstrip("/")
    for index in rules.indexes:
        name = f"{folder}/{index}" if folder else index
        if name in files:
            return name
    if rules.html_slash and folder and f"{folder}.html" in files:
        return f"{folder}.html"
    return None
