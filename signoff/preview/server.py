"""Serves the preview on 127.0.0.1 as a host would serve the site, and the review strip around it. Nothing of it is in the output."""

from __future__ import annotations

import json
import secrets
import sys
import threading
from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from signoff.errors import SignoffError, UsageError
from signoff.preview.failures import Told, told
from signoff.preview.headers import headers_for, redirect_for
from signoff.preview.shell import ASSETS, POLICY, asset, axe_file, shell

_OURS = "/__signoff/"
_WAIT_SECONDS = 20.0  # a waiting page is answered at least so often, so that a closed one is noticed
_LONGEST = 64 * 1024  # bytes of an answer
_HTML, _JSON = "text/html; charset=utf-8", "application/json"

Ask = Callable[..., Any]
# Takes in what a reviewer answered, and says what became of it. Raises SignoffError.
Take = Callable[[Mapping[str, Any]], dict[str, Any]]


def _no_answer(*_: Any, **__: Any) -> Any:
    return None


class PreviewServer(ThreadingHTTPServer):
    """`turn` counts all that open pages should know of, `built` the builds that ended well; `failure` is the last one's."""

    daemon_threads = True

    def __init__(
        self,
        folder: Path,
        base: str,
        port: int,
        *,
        ask: Ask = _no_answer,
        take: Take = _no_answer,
        reviewer: tuple[str, str] | None = None,
    ) -> None:
        self.base = base
        self.ask, self.take, self.reviewer = ask, take, reviewer
        self.token = secrets.token_urlsafe(24)
        self.turn = self.number = 0
        self.failure: Told | None = None
        self.changed = threading.Condition()
        super().__init__(("127.0.0.1", port), partial(_Handler, directory=str(folder)))

    @property
    def address(self) -> str:
        """Where the site is, for a browser on this machine."""
        return f"http://127.0.0.1:{self.server_address[1]}{self.base}/"

    def built(self, failure: Told | None = None) -> None:
        """A build ended: open pages take it in, or say what is wrong above what they show."""
        with self.changed:
            self.turn += 1
            self.number += failure is None
            self.failure = failure
            self.changed.notify_all()

    def checked(self) -> None:
        """The gate has looked at the newest build."""
        with self.changed:
            self.turn += 1
            self.changed.notify_all()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a page that was closed while it waited."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def wait_after(self, turn: str) -> dict[str, Any]:
        """What is so once `turn` is over, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: str(self.turn) != turn, timeout=_WAIT_SECONDS)
            return {"turn": str(self.turn), "built": self.number, "failure": self.failure}


class _Handler(SimpleHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        if not self._is_local():
            return
        parts = urlsplit(self.path)
        if parts.path.startswith(_OURS):
            self._ours(parts.path.removeprefix(_OURS), parse_qs(parts.query))
            return
        redirect = redirect_for(Path(self.directory), unquote(parts.path))
        if redirect and not Path(self.translate_path(parts.path)).is_file():
            self.send_response(redirect.status)
            self.send_header("Location", redirect.target)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        page = self._page(unquote(parts.path))
        if page is None:
            super().do_GET()
        elif self.headers.get("Sec-Fetch-Dest") == "document":
            self._answer(self._shell(), _HTML, headers=[("Content-Security-Policy", POLICY)])
        else:
            found = page.is_file()
            status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
            self._answer(_read(page if found else self._missing(parts.path)), _HTML, status)

    def do_HEAD(self) -> None:
        if self._is_local():
            super().do_HEAD()

    def do_POST(self) -> None:
        if not (self._is_local() and self._is_ours()):
            return
        try:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if not isinstance(asked, dict) or not all(isinstance(value, str) for value in asked.values()):
                raise ValueError("not an object of strings")
        except (ValueError, RecursionError) as error:
            refused = {"error": told(UsageError("this is no answer: {why}", why=error))}
            self._answer(_dumped(refused), _JSON, HTTPStatus.BAD_REQUEST)
            return
        try:
            said = self.server.take(asked)
        except (SignoffError, OSError) as error:
            said = {"error": told(error)}
        self._answer(_dumped(said), _JSON, HTTPStatus.CONFLICT if "error" in said else HTTPStatus.OK)

    def translate_path(self, path: str) -> str:
        """The file of an address; the site's base path is not a folder of it, and nothing lies outside of it."""
        base = self.server.base
        if not (path + "/").startswith(base + "/"):
            return str(Path(self.directory) / "404.html" / "outside")
        return super().translate_path(path.removeprefix(base) or "/")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        path = urlsplit(self.path).path
        if not path.startswith(_OURS) and self.headers.get("Sec-Fetch-Dest") != "document":
            for name, value in headers_for(Path(self.directory), unquote(path)):
                self.send_header(name, value)
            # Nobody may frame the page but the strip; and where an approval is one click away, no script of the page runs.
            self.send_header("Content-Security-Policy", "frame-ancestors 'self'")
            if self.server.reviewer:
                self.send_header("Content-Security-Policy", f"script-src 'nonce-{self.server.token}'")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for builds and findings."""

    def _is_local(self) -> bool:
        """Whether the request names this machine: a hostile site could point its own name at 127.0.0.1."""
        host = (self.headers.get("Host") or "").rpartition(":")[0] or self.headers.get("Host") or ""
        if host in ("127.0.0.1", "localhost", "[::1]"):
            return True
        self.send_error(HTTPStatus.FORBIDDEN, "the preview answers to this machine alone")
        return False

    def _is_ours(self) -> bool:
        """Whether a POST comes from the strip: the token, which only its page holds, its own origin, JSON, not too long."""
        origin = self.headers.get("Origin")
        length = self.headers.get("Content-Length") or ""
        given = (self.headers.get("X-Signoff-Token") or "").encode("utf-8", "replace")
        is_ours = (
            urlsplit(self.path).path == _OURS + "answer"
            and secrets.compare_digest(given, self.server.token.encode())
            and (origin is None or origin == f"http://{self.headers.get('Host')}")
            and (self.headers.get("Content-Type") or "").partition(";")[0].strip() == _JSON
            and length.isascii() and length.isdigit() and int(length) <= _LONGEST
        )  # fmt: skip
        if not is_ours:
            self.close_connection = True
            self.send_error(HTTPStatus.FORBIDDEN, "only the review strip may answer")
        return is_ours

    def _ours(self, name: str, query: Mapping[str, list[str]]) -> None:
        language = "fr" if query.get("language") == ["fr"] else "en"
        if name == "builds":
            self._answer(_dumped(self.server.wait_after("".join(query.get("after", [])))), _JSON)
        elif name == "page":
            url = unquote("".join(query.get("url", []))).removeprefix(self.server.base)
            self._answer(_dumped(self.server.ask("page", url=url, language=language)), _JSON)
        elif name == "":
            found = self.server.ask("overview", language=language)
            words = found["html"] if found else "<!DOCTYPE html><title>signoff</title><p>…</p>"
            self._answer(words.encode(), _HTML)
        elif name in ASSETS:
            self._answer(asset(name), ASSETS[name])
        elif name == "axe.js" and (file := axe_file()):
            self._answer(_read(file), ASSETS["strip.js"])
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _shell(self) -> bytes:
        return shell(self.path, self.server.token, self.server.reviewer).encode()

    def _page(self, path: str) -> Path | None:
        """The HTML file that an address means, there or not; None for a file of another kind and for redirects."""
        place = Path(self.translate_path(path))
        if path.endswith("/"):
            return place / "index.html"
        if place.is_dir() or (place.exists() and place.suffix != ".html"):
            return None
        return place

    def _missing(self, path: str) -> Path:
        """The page that says that there is none: that of the address's language, where the site has one."""
        top = Path(self.directory)
        first = unquote(path.removeprefix(self.server.base)).strip("/").partition("/")[0]
        own = top / first / "404.html" if first in ("fr", "en") else top / "404.html"
        return own if own.is_file() else top / "404.html"

    def _answer(
        self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, headers: list[tuple[str, str]] | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers or ():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _read(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b"<!doctype html><html lang=en><title>-</title><main></main>"


def _dumped(value: Any) -> bytes:
    return json.dumps(value).encode("ascii")
