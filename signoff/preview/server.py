"""Serves a folder on 127.0.0.1 and lets open pages know of each build. What it adds to a page is never in the output."""

from __future__ import annotations

import html
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

_EVENTS = "/__signoff/builds"
_WAIT_SECONDS = 20.0  # a waiting page is answered at least so often, so that a closed one is noticed
_SCRIPT = """<script>
(async () => {
  const build = "%d";
  for (;;) {
    try {
      const answer = await fetch("%s?after=" + build);
      if (await answer.text() !== build) { location.reload(); return; }
    } catch { await new Promise(resolve => setTimeout(resolve, 1000)); }
  }
})();
</script>"""
_FAILED = (
    '<div role="alert" style="background:#b00020;color:#fff;padding:1em;font:14px/1.4 monospace;white-space:pre-wrap">'
    "{}</div>"
)


class PreviewServer(ThreadingHTTPServer):
    """`number` counts the builds; `failure` is what the last one said when it failed."""

    daemon_threads = True

    def __init__(self, folder: Path, base: str, port: int) -> None:
        self.base = base
        self.number = 0
        self.failure = ""
        self.changed = threading.Condition()
        super().__init__(("127.0.0.1", port), partial(_Handler, directory=str(folder)))

    @property
    def address(self) -> str:
        """Where the site is, for a browser on this machine."""
        return f"http://127.0.0.1:{self.server_address[1]}{self.base}/"

    def built(self, failure: str = "") -> None:
        """A build ended: open pages reload."""
        with self.changed:
            self.number += 1
            self.failure = failure
            self.changed.notify_all()

    def wait_after(self, number: str) -> int:
        """The number of the newest build, once it is not `number`, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: str(self.number) != number, timeout=_WAIT_SECONDS)
            return self.number


class _Handler(SimpleHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        if not self._is_local():
            self.send_error(HTTPStatus.FORBIDDEN, "the preview answers to this machine alone")
            return
        parts = urlsplit(self.path)
        if parts.path == _EVENTS:
            self._answer(str(self.server.wait_after(parts.query.removeprefix("after="))).encode(), "text/plain")
            return
        page = self._page(unquote(parts.path))
        if page is None:
            super().do_GET()
        else:
            found = page.is_file()
            file = page if found else Path(self.directory) / "404.html"
            status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
            self._answer(self._with_script(file), "text/html; charset=utf-8", status)

    def do_HEAD(self) -> None:
        if self._is_local():
            super().do_HEAD()
        else:
            self.send_error(HTTPStatus.FORBIDDEN, "the preview answers to this machine alone")

    def translate_path(self, path: str) -> str:
        """The file of an address; the site's base path is not a folder of it, and nothing lies outside of it."""
        base = self.server.base
        if not (path + "/").startswith(base + "/"):
            return str(Path(self.directory) / "404.html" / "outside")
        return super().translate_path(path.removeprefix(base) or "/")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for builds and findings."""

    def _is_local(self) -> bool:
        """Whether the request names this machine: a hostile site could point its own name at 127.0.0.1."""
        host = (self.headers.get("Host") or "").rpartition(":")[0] or self.headers.get("Host") or ""
        return host in ("127.0.0.1", "localhost", "[::1]")

    def _page(self, path: str) -> Path | None:
        """The HTML file that an address means, there or not; None for a file of another kind and for redirects."""
        place = Path(self.translate_path(path))
        if path.endswith("/"):
            return place / "index.html"
        if place.is_dir() or (place.exists() and place.suffix != ".html"):
            return None
        return place

    def _with_script(self, file: Path) -> bytes:
        page = file.read_bytes() if file.is_file() else b"<!doctype html><title>-</title><body></body>"
        script = (_SCRIPT % (self.server.number, _EVENTS)).encode()
        if self.server.failure:
            script += _FAILED.format(html.escape(self.server.failure)).encode()
        head, body, rest = page.partition(b"<body>")
        return head + body + script + rest if body else page + script

    def _answer(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
