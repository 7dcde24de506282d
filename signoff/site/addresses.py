"""Where an address leads, by the URL standard (WHATWG), and which file of the site answers there."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

import ada_url

# A site that says no address of its own is resolved against this one, which nobody can own (RFC 2606).
NOWHERE = "https://site.invalid"


@dataclass(frozen=True, slots=True)
class Target:
    """What an address means on its page.

    `kind` is "internal", "external", "other" (mailto:, tel:, data: …) or "malformed". For an internal one, `path` is the
    decoded path below the site's root, `fragment` the decoded fragment (None when there is no #).
    """

    kind: str
    path: str = ""
    fragment: str | None = None
    host: str = ""


class Addresses:
    """Resolves the addresses of one site: `address` is its own, e.g. https://www.example.org/patients."""

    def __init__(self, address: str = NOWHERE) -> None:
        self.root = ada_url.URL(address.rstrip("/") + "/")
        self.base = self.root.pathname.rstrip("/")
        self.resolve = lru_cache(maxsize=1 << 16)(self._resolve)

    def _resolve(self, url: str, page: str) -> Target:
        """The target of `url` as written on the page at root-relative address `page`."""
        try:
            found = ada_url.URL(url, base=self.root.origin + self.base + page)
        except ValueError:
            return Target("malformed")
        if found.protocol not in ("http:", "https:"):
            return Target("other")
        path = found.pathname
        if found.host != self.root.host or not (path + "/").startswith(self.base + "/"):
            return Target("external", host=found.hostname)
        fragment = decoded(found.hash[1:]) if found.hash else ("" if url.rstrip().endswith("#") else None)
        return Target("internal", decoded(path[len(self.base) :]) or "/", fragment, found.hostname)


def decoded(part: str) -> str:
    """Percent-decoded, in NFC: `s%C3%A9curit%C3%A9` and its decomposed form are both `sécurité`."""
    return unicodedata.normalize("NFC", unquote(part))


def file_at(path: str, files: frozenset[str]) -> str | None:
    """The file that a static host serves at a path; None when there is none. A folder answers with its index.html."""
    plain = path.lstrip("/")
    if plain and not plain.endswith("/") and plain in files:
        return plain
    index = f"{plain.rstrip('/')}/index.html".lstrip("/")
    return index if index in files else None
