"""Where an address leads, by the URL standard (WHATWG)."""

from __future__ import annotations

import re
from typing import NamedTuple

import ada_url

from signoff.site.fragments import decoded, stays
from signoff.site.hosts import file_at

__all__ = ["NOWHERE", "Addresses", "Target", "decoded", "file_at", "stays"]

# A site that says no address of its own is resolved against this one, which nobody can own (RFC 2606).
NOWHERE = "https://site.invalid"

# Nine addresses in ten are of this form, and mean what they say: no dots to resolve, nothing to decode. ada needs 2 µs for one.
_PLAIN = re.compile(r"(?P<path>(?:/[\w~-][\w.~-]*)*/?)(?:#(?P<fragment>[\w.~-]*))?", re.A)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class Target(NamedTuple):
    """What an address means on its page.

    `kind` is "internal", "external", "other" (mailto:, tel:, data: …) or "malformed". For an internal one, `path` is the
    decoded path below the site's root, `fragment` the decoded fragment (None when there is no #).
    """

    kind: str
    path: str = ""
    fragment: str | None = None
    host: str = ""


_MALFORMED = Target("malformed")
_OTHER = Target("other")


class Addresses:
    """Resolves the addresses of one site: `address` is its own, e.g. https://www.example.org/patients."""

    def __init__(self, address: str = NOWHERE) -> None:
        self.root = ada_url.URL(address.rstrip("/") + "/")
        self.base = self.root.pathname.rstrip("/")
        self._origin = self.root.origin
        self._host = self.root.host
        self._hostname = self.root.hostname
        self._memory: dict[tuple[str, str], Target] = {}

    def resolve(self, url: str, page: str) -> Target:
        """The target of `url` as written on the page at `page`: its root-relative address, or what place() says."""
        if url[:1] == "/" and url[1:2] != "/":
            key = ("", url)  # the same from everywhere
        elif stays(url):
            return self._resolve(url, page)
        else:
            key = (page[: page.rfind("/") + 1], url)
        target = self._memory.get(key)
        if target is None:
            target = self._memory[key] = self._resolve(url, page)
        return target

    def place(self, page: str, base: str) -> str:
        """What the addresses of a page resolve against: the page, or what its <base href> names."""
        if not base:
            return page
        try:
            found = ada_url.join_url(self._whole(page), base)
        except ValueError:
            return page
        inside = found.startswith(f"{self._origin}{self.base}/")
        return found[len(self._origin + self.base) :] if inside else found

    def _whole(self, page: str) -> str:
        return page if _ABSOLUTE.match(page) else self._origin + self.base + page

    def _resolve(self, url: str, page: str) -> Target:
        plain = None if self.base else _PLAIN.fullmatch(url)
        if plain is not None and url[:1] == "/" and page[:1] == "/":
            return Target("internal", plain["path"], plain["fragment"], self._hostname)
        try:
            href = ada_url.join_url(self._whole(page), url)
        except (ValueError, UnicodeError):
            return _MALFORMED
        scheme, _, rest = href.partition(":")
        if scheme not in ("http", "https"):
            return _OTHER
        rest, mark, fragment = rest[2:].partition("#")
        rest = rest.partition("?")[0]
        host, _, path = rest.partition("/")
        host = host.rpartition("@")[2]
        path = "/" + path
        if host != self._host or not (path + "/").startswith(self.base + "/"):
            return Target("external", host=re.sub(r":[0-9]+$", "", host))
        return Target(
            "internal", decoded(path[len(self.base) :]) or "/", decoded(fragment) if mark else None, self._hostname
        )
