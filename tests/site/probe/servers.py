"""Real servers on loopback that misbehave in every way that servers do."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import struct
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Behaviour = Callable[["Visit"], None]


class Visit(BaseHTTPRequestHandler):
    """One request. The server counts them by method and path."""

    server: Misbehaving
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked[f"{self.command} {self.path}"] += 1
        self.server.behaviours.get(self.path, status(404))(self)

    do_HEAD = do_GET  # noqa: N815 - the names that http.server calls

    @property
    def nth(self) -> int:
        """The how-manieth request for this path it is, whatever its method."""
        return sum(count for asked, count in self.server.asked.items() if asked.endswith(f" {self.path}"))

    def say(self, code: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Misbehaving(ThreadingHTTPServer):
    """`behaviours` by path; `closing` ends those that keep their visitors waiting."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, behaviours: dict[str, Behaviour]) -> None:
        super().__init__(("127.0.0.1", 0), Visit)
        self.behaviours = behaviours
        self.asked: Counter[str] = Counter()
        self.closing = threading.Event()

    def handle_error(self, *_: object) -> None:
        pass  # connections that are torn are what some tests are about


@contextmanager
def serving(behaviours: dict[str, Behaviour], certificate: Path | None = None) -> Iterator[tuple[Misbehaving, str]]:
    """The server, and its address without a slash at its end."""
    server = Misbehaving(behaviours)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server, f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}"
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def status(code: int, body: bytes = b"", **headers: str) -> Behaviour:
    return lambda visit: visit.say(code, body, **headers)


def to(place: str, code: int = 301) -> Behaviour:
    return lambda visit: visit.say(code, Location=place)


def by_method(head: Behaviour, get: Behaviour) -> Behaviour:
    return lambda visit: (head if visit.command == "HEAD" else get)(visit)


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """Each request another behaviour; the last stays."""
    return lambda visit: behaviours[min(visit.nth, len(behaviours)) - 1](visit)


def slow(visit: Visit) -> None:
    """Take the request and never answer."""
    visit.server.closing.wait()
    visit.close_connection = True


def reset(visit: Visit) -> None:
    """Tear the connection: RST instead of an answer."""
    visit.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    visit.connection.close()
    visit.close_connection = True


def set_cookie_then_ok(visit: Visit) -> None:
    """A wall that lets pass who keeps cookies."""
    if "seen=1" in visit.headers.get("Cookie", ""):
        visit.say(200)
    else:
        visit.say(302, Location=visit.path, Set_Cookie="seen=1; Path=/")


def self_signed(folder: Path) -> Path:
    """A certificate that no browser knows, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    began = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(began)
        .not_valid_after(began + datetime.timedelta(days=36_500))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "self-signed.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return file
