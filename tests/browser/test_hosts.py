"""A published release on real hosts: nginx with the lines that lie beside it, and a server that reads `_headers`."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser

from signoff.headers import HIDDEN, headers_of
from signoff.model import Report
from signoff.settings import load_settings
from signoff.ship.directory import Directory
from signoff.ship.manifest import manifest_of
from signoff.ship.release import Release
from signoff.ship.seal import seal
from signoff.ship.verify import address_of, wrong_addresses
from signoff.targets import TargetSettings
from tests.browser.test_pages import PATHS
from tests.projects import TODAY, Project, copy_project
from tests.ship.sites import send

CONFIGURATION = """
pid {folder}/nginx.pid;
error_log {folder}/error.log;
{user}
events {{ }}
http {{
  types {{ text/html html; text/css css; text/javascript js; application/json json; application/xml xml; image/svg+xml svg; }}
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {web}/current;
    include {web}/nginx.conf;
  }}
}}
"""
_REPORTED = "document.addEventListener('securitypolicyviolation', told => console.error('refused: ' + told.blockedURI))"


@dataclass(frozen=True)
class Published:
    """The sample as a directory target holds it, with an old address of an article."""

    release: Release
    web: Path


@pytest.fixture(scope="module")
def published(sample: Project, tmp_path_factory: pytest.TempPathFactory) -> Published:
    project = copy_project(sample, tmp_path_factory.mktemp("published") / "project")
    settings = load_settings(project.root)
    redirects = project.read("output/_redirects")
    project.write("output/_redirects", f'{redirects}/en/say-"$x"/ /en/knee-ultrasound/ 301\n')
    seal(settings, manifest_of(project.path("output")), Report((), {}), TODAY)
    target = Directory(TargetSettings("web", "directory", path="web"), project.root)
    return Published(send(settings, target), project.path("web"))


@pytest.fixture(scope="module")
def nginx(published: Published, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an nginx that includes the lines of the release."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        message = "no nginx on this machine (Debian: apt-get install nginx-light)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    user = "user root;" if os.geteuid() == 0 else ""
    words = CONFIGURATION.format(folder=folder, port=port, web=published.web, user=user)
    (folder / "nginx.conf").write_text(words)
    command = [program, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stderr
    subprocess.run(command, check=True)  # comes back when it listens
    yield f"http://127.0.0.1:{port}"
    subprocess.run([*command, "-s", "stop"], check=True, capture_output=True)


class Netlify(SimpleHTTPRequestHandler):
    """A host that reads `_headers`: what is said below each pattern that an address matches."""

    extensions_map: ClassVar[dict[str, str]] = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}

    def end_headers(self) -> None:
        applies = False
        for line in Path(self.directory, "_headers").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                applies = fnmatch(urlsplit(self.path).path, line)
            elif applies:
                name, _, value = line.strip().partition(": ")
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def netlify(published: Published) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Netlify, directory=str(published.web / "current")))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def answer(host: str, path: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(urlsplit(host).netloc, timeout=30)
    connection.request("GET", quote(path))
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def said(response: HTTPResponse, names: Mapping[str, str]) -> dict[str, str]:
    """These headers of an answer, all values of each."""
    return {name: ", ".join(response.headers.get_all(name, [])) for name in names}


def complaints(browser: Browser, host: str) -> list[str]:
    """What a browser refuses, or misses, on a page of every kind."""
    found: list[str] = []
    context = browser.new_context()
    context.add_init_script(_REPORTED)
    page = context.new_page()
    page.on("console", lambda told: found.append(f"{page.url}: {told.text}") if told.type == "error" else None)
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda asked: found.append(f"{page.url}: {asked.url} {asked.failure}"))
    for path in PATHS.values():
        page.goto(host + path, wait_until="networkidle")
    context.close()
    return found


def test_nginx_serves_every_address_of_the_release_as_it_was_checked(nginx: str, published: Published) -> None:
    target = TargetSettings("web", "directory", url=nginx, patience=0)

    assert wrong_addresses(published.release, target) == []


def test_nginx_says_with_every_file_what_the_table_says(nginx: str, published: Published) -> None:
    moved = {f"{old}index.html".lstrip("/") for old in published.release.redirects}
    paths = [file.path for file in published.release.files if file.path not in (*HIDDEN, *moved)]
    asked = {path: urlsplit(address_of("", path)).path.lstrip("/") for path in paths}

    wanted = {path: dict(headers_of(address, specimen=True)) for path, address in asked.items()}
    assert {path: said(answer(nginx, f"/{asked[path]}")[0], wanted[path]) for path in paths} == wanted


def test_nginx_sends_on_from_old_addresses_and_hides_what_is_its_own(nginx: str, published: Published) -> None:
    found = {old: answer(nginx, old)[0] for old in published.release.redirects}
    missing, body = answer(nginx, "/en/nowhere/")

    assert '/en/say-"$x"/' in found
    assert {old: (each.status, each.headers["Location"]) for old, each in found.items()} == {
        old: (301, quote(new)) for old, new in published.release.redirects.items()
    }
    assert [answer(nginx, f"/{name}")[0].status for name in HIDDEN] == [404] * len(HIDDEN)
    assert (missing.status, body) == (404, (published.web / "current/404.html").read_bytes())
    assert missing.headers["Content-Security-Policy"] == headers_of("x", specimen=True)["Content-Security-Policy"]


def test_a_browser_refuses_nothing_of_what_nginx_serves(browser: Browser, nginx: str) -> None:
    assert complaints(browser, nginx) == []


def test_a_browser_refuses_nothing_under_the_headers_file(browser: Browser, netlify: str) -> None:
    assert complaints(browser, netlify) == []


def test_a_violation_would_be_seen(browser: Browser, published: Published, nginx: str) -> None:
    """The net is not torn: a style of the page's own is refused, and told."""
    page = published.web / "current" / "en" / "index.html"
    kept = page.read_bytes()
    page.write_bytes(kept.replace(b"</head>", b"<style>p { color: red }</style></head>"))
    page.with_name("index.html.gz").unlink()
    try:
        found = complaints(browser, nginx)
    finally:
        page.write_bytes(kept)

    assert [told.partition(": ")[2][:8] for told in found if "refused: " in told] == ["refused:"]
