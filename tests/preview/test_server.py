"""The preview's server: the pages of a folder, for this machine alone."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from signoff.preview.server import PreviewServer
from tests.build.snapshots import lay

HOME = "<!doctype html><html><body><h1>Home</h1></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = lay(tmp_path / "site", en__knee__x="x")
    for name, words in {
        "index.html": HOME,
        "en/knee/index.html": HOME.replace("Home", "Knee"),
        "404.html": HOME.replace("Home", "Not here"),
        "theme/site.css": "p {}",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words)
    (tmp_path / "secret").write_text("<h1>secret</h1>")
    return folder


def started(folder: Path, base: str) -> PreviewServer:
    server = PreviewServer(folder, base, 0)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    return server


@pytest.fixture
def server(site: Path) -> Iterator[PreviewServer]:
    server = started(site, "")
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def based(site: Path) -> Iterator[PreviewServer]:
    """A site whose address is https://…/sub."""
    server = started(site, "/sub")
    yield server
    server.shutdown()
    server.server_close()


class Answering:
    """A server, and what it was told."""

    def __init__(self, site: Path) -> None:
        self.taken: list[object] = []
        self.server = PreviewServer(site, "", 0, take=self.take)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def take(self, said: object) -> dict[str, str]:
        self.taken.append(said)
        return {"path": "here"}


@pytest.fixture
def answering(site: Path) -> Iterator[Answering]:
    found = Answering(site)
    yield found
    found.server.shutdown()
    found.server.server_close()


def ask(
    server: PreviewServer,
    path: str,
    *,
    method: str = "GET",
    host: str | None = None,
    headers: dict[str, str] | None = None,
    body: str = "",
) -> tuple[int, str, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    connection.putrequest(method, path, skip_host=host is not None)
    if host:
        connection.putheader("Host", host)
    for name, value in (headers or {}).items():
        connection.putheader(name, value)
    connection.endheaders(body.encode() or None)
    answer = connection.getresponse()
    found = answer.status, answer.read().decode(), {name.lower(): value for name, value in answer.getheaders()}
    connection.close()
    return found


def heading(words: str) -> str:
    return words.partition("<h1>")[2].partition("</h1>")[0]


def test_a_page_is_served_as_it_lies_there(server: PreviewServer) -> None:
    status, words, headers = ask(server, "/")

    assert (status, words, headers["content-type"], headers["cache-control"]) == (
        200,
        HOME,
        "text/html; charset=utf-8",
        "no-store",
    )


def test_a_window_gets_the_page_in_a_frame_and_the_strip_below(server: PreviewServer) -> None:
    status, words, headers = ask(server, "/en/knee/", headers={"Sec-Fetch-Dest": "document"})

    assert (status, '<iframe id="frame" src="/en/knee/"' in words, "Knee" in words) == (200, True, False)
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_an_address_is_no_markup_of_the_frame(server: PreviewServer) -> None:
    _, words, _ = ask(server, '/en/"><script>alert(1)</script>/', headers={"Sec-Fetch-Dest": "document"})

    assert "<script>alert" not in words


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        pytest.param("/en/knee/", 200, "Knee", id="folder"),
        pytest.param("/en/knee/index.html", 200, "Knee", id="file"),
        pytest.param("/en/knee/?a=/b/c", 200, "Knee", id="query"),
        pytest.param("/%65n/knee/", 200, "Knee", id="escaped"),
        pytest.param("/en/", 404, "Not here", id="folder-without-a-page"),
        pytest.param("/en/hip/", 404, "Not here", id="no-such-page"),
        pytest.param("/nothing", 404, "Not here", id="no-such-file"),
        pytest.param("/404.html", 200, "Not here", id="the-page-of-errors-itself"),
        pytest.param("/../secret", 404, "Not here", id="climbing"),
        pytest.param("/en/../../secret", 404, "Not here", id="climbing-from-within"),
        pytest.param("/%2e%2e/secret", 404, "Not here", id="climbing-escaped"),
        pytest.param("/%252e%252e/secret", 404, "Not here", id="climbing-escaped-twice"),
        pytest.param("/..%2fsecret", 404, "Not here", id="climbing-with-an-escaped-slash"),
        pytest.param("/..%5csecret", 404, "Not here", id="climbing-with-a-backslash"),
        pytest.param("//etc/passwd", 404, "Not here", id="two-slashes"),
        pytest.param("/en/knee/%00", 404, "Not here", id="nul"),
    ],
)
def test_what_an_address_shows(path: str, status: int, words: str, server: PreviewServer) -> None:
    found = ask(server, path)

    assert (found[0], heading(found[1])) == (status, words)


def test_other_files_are_served_as_they_are(server: PreviewServer) -> None:
    status, words, headers = ask(server, "/theme/site.css")

    assert (status, words, headers["content-type"]) == (200, "p {}", "text/css")


def test_a_folder_without_its_slash_is_sent_on(server: PreviewServer) -> None:
    status, _, headers = ask(server, "/en/knee")

    assert (status, headers["location"]) == (301, "/en/knee/")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        pytest.param("/sub/", 200, "Home", id="home"),
        pytest.param("/sub/en/knee/", 200, "Knee", id="page"),
        pytest.param("/en/knee/", 404, "Not here", id="outside-of-the-folder"),
        pytest.param("/subway/", 404, "Not here", id="folder-that-begins-like-it"),
        pytest.param("/suben/knee/", 404, "Not here", id="folder-glued-to-a-page"),
    ],
)
def test_a_site_in_a_folder_is_served_from_its_folder(path: str, status: int, words: str, based: PreviewServer) -> None:
    """A link that forgets the folder is as dead here as it will be on the web."""
    found = ask(based, path)

    assert (found[0], heading(found[1])) == (status, words)


def test_a_folder_without_its_slash_is_sent_on_below_the_base(based: PreviewServer) -> None:
    status, _, headers = ask(based, "/sub/en/knee")

    assert (status, headers["location"]) == (301, "/sub/en/knee/")


def test_the_address_says_port_and_folder(based: PreviewServer) -> None:
    assert based.address == f"http://127.0.0.1:{based.server_address[1]}/sub/"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("127.0.0.1", 200, id="number"),
        pytest.param("127.0.0.1:8000", 200, id="number-and-port"),
        pytest.param("localhost:8000", 200, id="name-and-port"),
        pytest.param("localhost", 200, id="name"),
        pytest.param("evil.example", 403, id="rebound-name"),
        pytest.param("evil.example:8000", 403, id="rebound-name-and-port"),
        pytest.param("localhost.evil.example", 403, id="look-alike"),
        pytest.param("evil.example:127.0.0.1", 403, id="number-for-a-port"),
        pytest.param("127.0.0.1.evil.example", 403, id="number-in-a-name"),
        pytest.param("", 403, id="none"),
    ],
)
def test_a_name_that_is_not_this_machine_is_refused(method: str, host: str, status: int, server: PreviewServer) -> None:
    """A hostile site can point its own name at 127.0.0.1 and read drafts through the visitor's browser."""
    found = ask(server, "/", method=method, host=host)

    assert found[0] == status
    assert status == 200 or "Home" not in found[1]


def test_builds_are_refused_to_other_names_too(server: PreviewServer) -> None:
    status, words, _ = ask(server, "/__signoff/builds?after=9", host="evil.example")

    assert (status, "turn" in words) == (403, False)


def test_a_page_that_missed_a_build_is_told_at_once(server: PreviewServer) -> None:
    server.built()

    status, words, _ = ask(server, "/__signoff/builds?after=0")

    assert (status, json.loads(words)) == (200, {"turn": "1", "built": 1, "failure": None})


def test_a_waiting_page_is_told_of_the_next_build(server: PreviewServer) -> None:
    told: list[str] = []
    waiting = threading.Thread(target=lambda: told.append(ask(server, "/__signoff/builds?after=0")[1]))
    waiting.start()

    server.built()
    waiting.join(timeout=10)

    assert [json.loads(words)["turn"] for words in told] == ["1"]


FAILURE = [{"place": "content/x.md:3", "quote": "<b>", "message": {"en": "bad", "fr": "faux"}, "hint": {}}]


def test_a_failed_build_is_told_and_leaves_the_number_of_good_ones(server: PreviewServer) -> None:
    server.built()
    server.built(FAILURE)
    failed = json.loads(ask(server, "/__signoff/builds?after=1")[1])
    server.built()
    mended = json.loads(ask(server, "/__signoff/builds?after=2")[1])

    assert (failed, mended) == (
        {"turn": "2", "built": 1, "failure": FAILURE},
        {"turn": "3", "built": 2, "failure": None},
    )


def test_before_the_first_build_there_is_an_empty_page(tmp_path: Path) -> None:
    server = started(tmp_path / "nothing", "")

    status, words, _ = ask(server, "/")

    server.shutdown()
    server.server_close()
    assert (status, "<main>" in words) == (404, True)


def posted(server: PreviewServer, body: str, path: str = "/__signoff/answer", **changed: str) -> tuple[int, str]:
    headers = {"Content-Type": "application/json", "X-Signoff-Token": server.token, "Content-Length": str(len(body))}
    headers |= {name.replace("_", "-"): value for name, value in changed.items()}
    status, words, _ = ask(server, path, method="POST", headers=headers, body=body)
    return status, words


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"X_Signoff_Token": "guessed"}, id="token-guessed"),
        pytest.param({"X_Signoff_Token": "\u00e9"}, id="token-not-ascii"),
        pytest.param({"Origin": "https://evil.example"}, id="other-origin"),
        pytest.param({"Origin": "null"}, id="origin-null"),
        pytest.param({"Content_Type": "text/plain"}, id="form-without-a-question"),
        pytest.param({"Content_Length": "99999999"}, id="too-long"),
        pytest.param({"Content_Length": "-1"}, id="length-below-nothing"),
        pytest.param({"path": "/en/knee/"}, id="another-address"),
    ],
)
def test_an_answer_that_does_not_come_from_the_strip_is_refused(changed: dict[str, str], answering: Answering) -> None:
    status, _ = posted(answering.server, '{"answer": "exact"}', **changed)

    assert (status, answering.taken) == (403, [])


@pytest.mark.parametrize("body", ["", "[]", "{", '{"answer": 1}', "[" * 5000, '{"answer": {"a": "b"}}'])
def test_an_answer_that_is_none_is_said_to_be_none(body: str, answering: Answering) -> None:
    status, words = posted(answering.server, body)

    assert (status, "this is no answer" in json.loads(words)["error"]["en"], answering.taken) == (400, True, [])


def test_an_answer_of_the_strip_is_taken(answering: Answering) -> None:
    own = f"http://127.0.0.1:{answering.server.server_address[1]}"
    status, words = posted(answering.server, '{"answer": "error", "what": "x"}', Origin=own)

    assert (status, json.loads(words), answering.taken) == (200, {"path": "here"}, [{"answer": "error", "what": "x"}])


def test_production_headers_are_sent_but_for_what_would_keep_the_strip_away(site: Path, server: PreviewServer) -> None:
    (site / "_headers").write_text(
        "/*\n  Content-Security-Policy: default-src 'self'; frame-ancestors 'none'; upgrade-insecure-requests\n"
        "  X-Frame-Options: DENY\n  Referrer-Policy: same-origin\n  Strict-Transport-Security: max-age=1\n"
        "/theme/*\n  X-Theme: yes\n"
    )

    page, style = (ask(server, path)[2] for path in ("/en/knee/", "/theme/site.css"))

    assert (page["referrer-policy"], page["x-frame-options"], "strict-transport-security" in page) == (
        "same-origin",
        "SAMEORIGIN",
        False,
    )
    assert ("x-theme" in page, style["x-theme"]) == (False, "yes")


def test_redirects_are_those_of_the_host(site: Path, server: PreviewServer) -> None:
    (site / "_redirects").write_text("# old\n/en/leg/ /en/knee/ 301\n/old/* /en/:splat 302\n/en/knee/ /nowhere 301\n")

    found = [
        (status, headers.get("location"))
        for status, _, headers in (ask(server, path) for path in ["/en/leg/", "/old/knee/x", "/en/other/"])
    ]

    assert found == [(301, "/en/knee/"), (302, "/en/knee/x"), (404, None)]


def test_a_page_that_is_missing_is_missing_in_its_language(site: Path, server: PreviewServer) -> None:
    (site / "fr").mkdir()
    (site / "fr/404.html").write_text(HOME.replace("Home", "Introuvable"))

    assert [heading(ask(server, path)[1]) for path in ("/fr/x/", "/en/x/", "/x/")] == [
        "Introuvable",
        "Not here",
        "Not here",
    ]


def test_where_an_approval_is_one_click_away_no_script_of_a_page_runs(site: Path) -> None:
    server = PreviewServer(site, "", 0, reviewer=("ada", "Dr Ada"))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    connection.request("GET", "/en/knee/")
    policies = connection.getresponse().msg.get_all("Content-Security-Policy")
    connection.close()
    server.shutdown()
    server.server_close()

    assert policies == ["frame-ancestors 'self'", f"script-src 'nonce-{server.token}'"]
