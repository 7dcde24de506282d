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
_PLAIN = re.compile(r"(?:/[\w~-][\w.~-]*)*/?", re.A)
_RELATIVE = re.compile(r"(?:\.\./)*(?:[\w~-][\w.~-]*/)*(?:[\w~-][\w.~-]*)?", re.A)
_ELSEWHERE = re.compile(r"https?://((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?:/[\x21-\x7e]*)?\Z")
_TRIMMED = re.compile(r"[\x00-\x20]")  # the standard strips some of these, and encodes the others
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
        self._memory: dict[str, dict[str, Target]] = {}

    def resolve(self, url: str, page: str) -> Target:
        """The target of `url` as written on the page at `page`: its root-relative address, or what place() says.

        What stands before the # is resolved once for each folder, whatever stands behind it.
        """
        head, mark, fragment = url.partition("#")
        if stays(head) or head[-1] <= " " or head[0] <= " ":
            return self._resolve(url, page)
        folder = "" if is_wide(head) and page[0] == "/" else page[: page.rfind("/") + 1]
        known = self.known(folder)
        target = known.get(head)
        if target is None:
            target = known[head] = self._resolve(head, page)
        if not mark or target.kind != "internal":
            return target
        if not fragment.isalnum() and _TRIMMED.search(fragment):
            return self._resolve(url, page)
        return Target("internal", target.path, decoded(fragment), target.host)

    def known(self, folder: str) -> dict[str, Target]:
        """What was resolved in a folder, by what stands before the #; "" is the folder of those that mean the same everywhere."""
        return self._memory.setdefault(folder, {})

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
        if url[:1] == "/":
            if page[:1] == "/" and not self.base and _PLAIN.fullmatch(url):
                return Target("internal", url, None, self._hostname)
        elif (found := _ELSEWHERE.match(url)) is not None:
            if found[1] != self._host and "xn--" not in found[1]:
                return Target("external", host=found[1])
        elif url and page[:1] == "/" and not self.base and _RELATIVE.fullmatch(url):
            return Target("internal", _joined(page, url), None, self._hostname)
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


def is_wide(url: str) -> bool:
    """Whether an address means the same from every page of the site: "/en/", "https://example.org/"."""
    if url[:1] == "/":
        return url[1:2] != "/"
    scheme, mark, _ = url[:9].partition("://")
    return mark != "" and scheme.isalpha()


def _joined(page: str, url: str) -> str:
    """A plain relative address, from the folder of a page on."""
    folder = page[: page.rfind("/")]
    while url.startswith("../"):
        url = url[3:]
        folder = folder[: folder.rfind("/")] if folder else ""
    return f"{folder}/{url}"
