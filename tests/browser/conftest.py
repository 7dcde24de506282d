from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from signoff.headers import headers_of
from tests.projects import REPOSITORY, Project, make_project


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The repository's own sample site, built."""
    project = make_project(tmp_path_factory.mktemp("sample") / "project", REPOSITORY)
    project.build()
    return project


@pytest.fixture(scope="session")
def address(sample: Project) -> Iterator[str]:
    """Where the sample site is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(sample.path("output"))))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """A folder that git ignores, for a person to look at."""
    folder = REPOSITORY / "tests" / "screenshots"
    folder.mkdir(exist_ok=True)
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    """Sends what a host is told to send, so that every page is tried under its own policy."""

    def end_headers(self) -> None:
        for name, value in headers_of(self.path.lstrip("/"), specimen=True).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass
