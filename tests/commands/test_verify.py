"""`signoff verify`, as it is typed, against files and a server on this machine."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from signoff.cli import main
from tests.ledgers import approve, withdraw
from tests.projects import Project

EN = "output/en/knee-scan/index.html"
FR = "output/fr/scanner-du-genou/index.html"
OLD_FR = "output/fr/scanner-du-genou/v1.0/index.html"
DIGEST = "sha256:66bfdc454f14272d8d0dbf44827055cf44d11df27fbb1ab90aa305a549adb9eb"


@pytest.fixture
def here(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(project.root)
    return project


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["verify", *arguments])


def found(*arguments: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(run(*arguments, "--format", "json").output)
    return table


def unmarked(project: Project, page: str) -> str:
    """The same page by another theme: no markers, other elements around the text, words before and after it."""
    html = re.sub(r' data-signoff="[^"]*"| class="[^"]*"', "", project.read(page))
    html = html.replace("<main", "<div><p>Read this first.</p></div><div").replace("</main>", "<p>Share</p></div>")
    project.write("other.html", html)
    return "other.html"


@pytest.mark.usefixtures("here")
def test_the_current_page_is_named_with_its_reviewer() -> None:
    result = run(EN)

    assert (result.exit_code, result.output) == (
        0,
        (
            f"{EN}\n"
            "  the approved text in force: version 1.0 of knee-scan, en\n"
            "  translation review by Dr Ada Example on 2024-06-01 (recorded)\n"
            f"  {DIGEST}\n"
        ),
    )


def test_the_words_that_differ_are_shown_beside_the_approved_ones(here: Project) -> None:
    here.replace(EN, "takes ten minutes", "takes no minutes")

    result = run(EN)

    assert (result.exit_code, result.output) == (
        1,
        (
            f"{EN}\n"
            "  no approved text; the nearest is version 1.0 of knee-scan, en\n"
            "  translation review by Dr Ada Example on 2024-06-01 (recorded)\n"
            f"  {DIGEST}\n"
            "  in force: version 1.0\n"
            "  paragraph\n"
            "    shown     The examination takes no minutes.\n"
            "    approved  The examination takes ten minutes.\n"
        ),
    )


@pytest.mark.usefixtures("here")
def test_json_says_it_all() -> None:
    assert found(EN) == {
        "schema": "signoff-verify/1",
        "place": EN,
        "found": "current",
        "by": "digest",
        "text": DIGEST,
        "article": "knee-scan",
        "review": {
            "language": "en",
            "version": "1.0",
            "kind": "translation",
            "reviewer": "Dr Ada Example",
            "on": "2024-06-01",
            "evidence": "recorded",
            "text": DIGEST,
        },
        "current": {"url": "https://www.example.org/en/knee-scan/", "version": "1.0", "standing": "in-step"},
        "differences": [],
    }


def difference(block: str, shown: str, approved: str) -> dict[str, str]:
    return {"block": block, "shown": shown, "approved": approved}


EAT = "<p>Eat as usual before the examination.</p>"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("takes ten", "takes ten", [], id="as-built"),
        pytest.param("takes ten", "takes\n<b>t<!-- -->en</b>", [], id="dress"),
        pytest.param(EAT, "", [difference("p", "", "Eat as usual before the examination.")], id="block-missing"),
        pytest.param(EAT, f"<p>Fast.</p>{EAT}", [difference("p", "Fast.", "")], id="block-added"),
        pytest.param(
            "Eat as usual",
            "Eat <span hidden>as usual</span>",
            [difference("p", "Eat before the examination.", "Eat as usual before the examination.")],
            id="word-hidden",
        ),
        pytest.param(
            ">CT scan of the knee</h1>",
            ">MRI scan of the knee</h1>",
            [difference("title", "MRI scan of the knee", "CT scan of the knee")],
            id="title",
        ),
    ],
)
@pytest.mark.parametrize("is_marked", [pytest.param(True, id="marked"), pytest.param(False, id="by-another-theme")])
def test_differences(old: str, new: str, expected: list[dict[str, str]], is_marked: bool, here: Project) -> None:  # noqa: FBT001
    here.replace(EN, old, new)

    page = EN if is_marked else unmarked(here, EN)
    table = found(page)

    assert (table["differences"], table["found"]) == (expected, "none" if expected else "current")
    assert run(page).exit_code == bool(expected)


def test_the_form_of_a_block_counts_where_the_page_is_ours(here: Project) -> None:
    here.replace(EN, '<h2 id="risks">Risks</h2>', '<h3 id="risks">Risks</h3>')

    assert found(EN)["differences"] == [difference("h3", "Risks", "Risks")]


def test_words_beside_the_text_are_not_approved(here: Project) -> None:
    here.replace(EN, "</main>", "<p>None of this is true.</p></main>")

    assert found(EN)["differences"] == [difference("", "None of this is true.", "")]


def test_an_older_version_is_not_in_force(here: Project) -> None:
    approve(here, "fr", "2.0", ("dix minutes", "douze minutes"))

    before = found(FR)
    here.build()

    assert (before["found"], before["review"]["version"], before["current"]["version"]) == ("older", "1.0", "2.0")
    assert [found(page)["found"] for page in (FR, OLD_FR, unmarked(here, OLD_FR))] == ["current", "older", "older"]
    assert [run(page).exit_code for page in (FR, OLD_FR)] == [0, 1]
    assert found(EN)["current"]["standing"] == "held"


def test_a_withdrawn_text_is_told_as_such(here: Project) -> None:
    withdraw(here, "en", "1.0")

    result = run(EN)

    assert (found(EN)["found"], found(EN)["current"]["standing"], result.exit_code) == ("withdrawn", "withdrawn", 1)
    assert "in force: none, the text was withdrawn" in result.output


def test_a_page_that_is_like_nothing_has_no_nearest(here: Project) -> None:
    here.write(
        "x.html", "<!doctype html><title>x</title><main><h1>Weather</h1><p>Rain, then the sun of the day.</p></main>"
    )

    result = run("x.html")

    assert (result.exit_code, result.output) == (1, "x.html\n  no approved text, and none that is like it\n")


@pytest.mark.parametrize(
    ("place", "code", "why"),
    [
        pytest.param("nowhere.html", 3, "nowhere.html cannot be read: No such file or directory", id="no-file"),
        pytest.param("content", 3, "content cannot be read: Is a directory", id="folder"),
        pytest.param(
            "file:///etc/hostname", 2, "only pages at http: and https: addresses, and files", id="file-address"
        ),
        pytest.param("ftp://127.0.0.1/x", 2, "only pages at http: and https: addresses, and files", id="ftp"),
        pytest.param("http://127.0.0.1:1/", 3, "Connection refused", id="nobody-there"),
        pytest.param("http://", 3, "http:// cannot be read", id="no-host"),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_cannot_be_read_is_no_verdict(place: str, code: int, why: str) -> None:
    result = run(place)

    assert (result.exit_code, why in result.output) == (code, True), result.output


def test_without_a_project_there_is_no_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert run("x.html").exit_code == 2


def test_a_page_needs_to_be_named() -> None:
    assert run().exit_code == 2


class Server(BaseHTTPRequestHandler):
    """Answers with the page, with something else, or sends the reader round and round."""

    page = b""

    def do_GET(self) -> None:
        where, _, count = self.path.strip("/").partition("-")
        if where == "round":
            self.redirect(f"/round-{int(count) - 1}" if int(count) else "/page")
        elif where == "away":
            self.redirect("ftp://127.0.0.1/x")
        elif where == "page":
            self.answer(200, "text/html; charset=utf-8", self.page)
        elif where == "latin":
            self.answer(200, "text/html; charset=iso-8859-1", self.page.decode().encode("latin-1", "xmlcharrefreplace"))
        elif where == "unsaid":
            page = self.page.decode().replace('charset="utf-8"', 'charset="windows-1252"')
            self.answer(200, "text/html", page.encode("cp1252", "xmlcharrefreplace"))
        elif where == "large":
            self.answer(200, "text/html", b"<p>" + b"x" * 5_000_001)
        elif where == "picture":
            self.answer(200, "image/png", self.page)
        else:
            self.answer(404, "text/html", self.page)

    def redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Not on the screen of the tests."""


@pytest.fixture
def web(here: Project) -> Iterator[str]:
    handler = type("Handler", (Server,), {"page": here.path(FR).read_bytes()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("path", "code", "why"),
    [
        pytest.param("/page", 0, "the approved text in force: version 1.0 of knee-scan, fr", id="page"),
        pytest.param("/latin", 0, "the approved text in force", id="another-charset"),
        pytest.param("/unsaid", 0, "the approved text in force", id="charset-of-the-page-itself"),
        pytest.param("/round-4", 0, "the approved text in force", id="five-redirects"),
        pytest.param("/round-5", 3, "cannot be read", id="six-redirects"),
        pytest.param("/away", 3, "redirects to ftp://127.0.0.1/x", id="redirect-out-of-the-web"),
        pytest.param("/gone", 3, "the server answers 404", id="not-found"),
        pytest.param("/large", 3, "is larger than 5 MB", id="too-large"),
        pytest.param("/picture", 3, "is no page: it is image/png", id="no-page"),
    ],
)
def test_a_page_is_fetched_with_care(path: str, code: int, why: str, web: str) -> None:
    result = run(web + path)

    assert (result.exit_code, why in result.output) == (code, True), result.output
