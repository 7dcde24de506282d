"""One page, from a file or from the web: a few seconds, a few megabytes, a few redirects, and nothing but http and https."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from email.message import Message
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from signoff import __version__
from signoff.errors import PageUnreadable, UsageError

LARGEST = 5_000_000  # bytes
SECONDS = 20.0  # for the whole page
_REDIRECTS = 5
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I)


def read_html(place: str, *, seconds: float = SECONDS) -> str:
    """The HTML at an address or in a file. Raises PageUnreadable; UsageError for an address that is not http or https."""
    scheme = urlsplit(place).scheme.lower() if "://" in place else ""
    if scheme in ("http", "https"):
        return _fetched(place, seconds)
    if scheme:
        raise UsageError(f"{place}: only pages at http: and https: addresses, and files, can be verified")
    try:
        with Path(place).open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise PageUnreadable(f"{place} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return _decoded(place, raw, None)


class _Redirects(HTTPRedirectHandler):
    max_redirections = _REDIRECTS

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        """Follow to other pages of the web alone."""
        if urlsplit(newurl).scheme.lower() not in ("http", "https"):
            fp.close()
            raise PageUnreadable(f"{req.full_url} redirects to {newurl}, which is no address of the web")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _fetched(url: str, seconds: float) -> str:
    opener = OpenerDirector()  # by hand: build_opener would also read file: and ftp: addresses
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, _Redirects, HTTPErrorProcessor):
        opener.add_handler(handler())
    until = time.monotonic() + seconds
    try:
        request = Request(url, headers={"User-Agent": f"signoff/{__version__}", "Accept": "text/html"})  # noqa: S310
        with opener.open(request, timeout=seconds) as answer:
            headers: Message = answer.headers
            kind = headers.get_content_type()
            if kind not in ("text/html", "application/xhtml+xml"):
                raise PageUnreadable(f"{url} is no page: it is {kind}")
            return _decoded(url, b"".join(_chunks(url, answer, until)), headers.get_content_charset())
    except HTTPError as error:
        error.close()
        raise PageUnreadable(f"{url} cannot be read: the server answers {error.code} {error.reason}") from error
    except URLError as error:
        raise PageUnreadable(f"{url} cannot be read: {error.reason}") from error
    except (OSError, HTTPException, ValueError) as error:
        raise PageUnreadable(f"{url} cannot be read: {error or type(error).__name__}") from error


def _chunks(url: str, stream: IO[bytes], until: float) -> Iterator[bytes]:
    """The bytes, no more than one beyond the largest size; a server that drips them is left in time."""
    left = LARGEST + 1
    while left > 0 and (chunk := stream.read1(min(left, 65536))):  # type: ignore[attr-defined]
        if time.monotonic() > until:
            raise PageUnreadable(f"{url} cannot be read: it takes too long")
        left -= len(chunk)
        yield chunk


def _decoded(place: str, raw: bytes, charset: str | None) -> str:
    """The page as text, by the server's word or the page's own; UTF-8 when neither says."""
    if len(raw) > LARGEST:
        raise PageUnreadable(f"{place} is larger than {LARGEST // 1_000_000} MB")
    said = _CHARSET.search(raw[:1024])
    name = charset or (said[1].decode("ascii") if said else "utf-8")
    try:
        return raw.removeprefix(b"\xef\xbb\xbf").decode(name, "replace")
    except LookupError:
        return raw.decode("utf-8", "replace")
