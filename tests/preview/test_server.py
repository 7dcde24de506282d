"""The preview's server: the pages of a folder, for this machine alone."""

from __future__ import annotations

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


def ask(
    server: PreviewServer, path: str, *, method: str = "GET", host: str | None = None
) -> tuple[int, str, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    connection.putrequest(method, path, skip_host=host is not None)
    if host:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, answer.read().decode(), {name.lower(): value for name, value in answer.getheaders()}
    connection.close()
    return found


def heading(words: str) -> str:
    return words.partition("<h1>")[2].partition("</h1>")[0]


def test_a_page_is_served_with_a_script_that_the_file_does_not_hold(server: PreviewServer, site: Path) -> None:
    status, words, headers = ask(server, "/")

    assert (status, heading(words), headers["content-type"], headers["cache-control"]) == (
        200,
        "Home",
        "text/html; charset=utf-8",
        "no-store",
    )
    assert words.index("<body><script>") < words.index("</script>") < words.index("<h1>Home")
    assert (site / "index.html").read_text() == HOME


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

    assert (status, words == "0") == (403, False)


def test_a_page_that_missed_a_build_is_told_at_once(server: PreviewServer) -> None:
    server.built()

    status, words, _ = ask(server, "/__signoff/builds?after=0")

    assert (status, words) == (200, "1")


def test_a_waiting_page_is_told_of_the_next_build(server: PreviewServer) -> None:
    told: list[str] = []
    waiting = threading.Thread(target=lambda: told.append(ask(server, "/__signoff/builds?after=0")[1]))
    waiting.start()

    server.built()
    waiting.join(timeout=10)

    assert told == ["1"]


def test_a_failed_build_is_shown_above_the_last_good_page_and_escaped(server: PreviewServer) -> None:
    server.built('content/x.md:3: <script>alert("1")</script> & {braces} %d')

    _, words, _ = ask(server, "/")

    shown = "content/x.md:3: &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; {braces} %d</div><h1>Home</h1>"
    assert words.count("<script>") == 1
    assert shown in words


def test_the_next_good_build_takes_the_failure_away(server: PreviewServer) -> None:
    server.built("broken")
    server.built()

    _, words, _ = ask(server, "/")

    assert ("broken" in words, 'build = "2"' in words) == (False, True)


def test_before_the_first_build_a_failure_is_still_shown(tmp_path: Path) -> None:
    server = started(tmp_path / "nothing", "")
    server.built("content/x.md:3: broken")

    status, words, _ = ask(server, "/")

    server.shutdown()
    server.server_close()
    assert (status, "content/x.md:3: broken" in words, "<script>" in words) == (404, True, True)
