"""A folder served as a real host would: compressed, with the headers of `_headers`, and its own page for what is not there."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from signoff.headers import headers_of

_COMPRESSED = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt")


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The address of the folder on this machine, as long as the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        found = file.is_file()
        status, file = (HTTPStatus.OK, file) if found else (HTTPStatus.NOT_FOUND, Path(self.directory) / "404.html")
        body = file.read_bytes()
        self.send_response(status)
        relative = file.relative_to(self.directory).as_posix()
        for name, value in headers_of(relative, specimen=False).items():
            if name != "Strict-Transport-Security":  # this machine speaks http
                self.send_header(name, value)
        self.send_header(
            "Content-Type", f"{self.guess_type(str(file))}{'; charset=utf-8' if file.suffix == '.html' else ''}"
        )
        if file.suffix in _COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass
