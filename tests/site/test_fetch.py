"""A server that never ends is left."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from signoff.errors import PageUnreadable
from signoff.site.fetch import read_html

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


@pytest.fixture
def silent() -> Iterator[str]:
    """Accepts, begins to answer, and says no more."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        kept: list[socket.socket] = []

        def accept() -> None:
            connection, _ = server.accept()
            kept.append(connection)
            connection.sendall(HEAD)

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        thread.join()
        for connection in kept:
            connection.close()


def test_a_server_that_says_no_more_is_left_in_time(silent: str) -> None:
    with pytest.raises(PageUnreadable, match="cannot be read: timed out"):
        read_html(silent, seconds=0.2)


@pytest.fixture
def dripping() -> Iterator[str]:
    """Sends a byte whenever the last one was taken, for ever."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            connection, _ = server.accept()
            with connection:
                connection.sendall(HEAD)
                try:
                    while True:
                        connection.sendall(b"x")
                except OSError:
                    return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        thread.join()


def test_a_server_that_drips_is_left_in_time_or_at_the_largest_size(dripping: str) -> None:
    with pytest.raises(PageUnreadable, match=r"it takes too long|is larger than 5 MB|timed out"):
        read_html(dripping, seconds=0.2)
