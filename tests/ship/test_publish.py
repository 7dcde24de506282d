"""Publishing: exactly what was checked, whole, and only through an open gate."""

from __future__ import annotations

import errno
import gzip
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli
import pytest

from signoff.errors import NotShipped, SignoffError, UsageError
from signoff.model import Report
from signoff.settings import Settings, load_settings
from signoff.ship import open_target, publish_site, rollback, ship
from signoff.ship.directory import LOCK, Directory, knows_no_links
from signoff.ship.manifest import manifest_of, release_id
from signoff.ship.release import Release, read_release
from signoff.ship.seal import seal
from signoff.targets import TargetSettings
from tests.build.snapshots import lay, snapshot
from tests.projects import TODAY, Project
from tests.ship.sites import QUIET, at, put


def publish(project: Project, target: str = "", *, minute: int = 0) -> tuple[Report, Release | None]:
    settings = load_settings(project.root)
    return publish_site(settings, open_target(settings.target_named(target), settings.root), at(minute), QUIET)


def edit(project: Project) -> None:
    project.replace("content/pages/about/en.md", "An invented site", "An invented place")


@pytest.fixture
def sealed(tmp_path: Path) -> Settings:
    """A project whose gate signed an output."""
    settings = Settings(tmp_path / "project")
    put(settings, "one")
    return settings


def web(settings: Settings, **options: object) -> Directory:
    return Directory(TargetSettings("web", "directory", path="published", **options), settings.root)  # type: ignore[arg-type]


def served(settings: Settings) -> str:
    return (settings.root / "published" / "current" / "index.html").read_text()


def test_an_open_gate_publishes_the_output_and_serves_it(project: Project) -> None:
    report, release = publish(project)

    current = project.path("published/current")
    found = snapshot(current.resolve())
    assert release
    assert (report.is_open, current.readlink()) == (True, Path("releases") / release.id)
    assert {path: found[path] for path in snapshot(project.path("output"))} == snapshot(project.path("output"))
    assert sorted(found.keys() - snapshot(project.path("output")).keys()) == sorted(
        ["release.json", *(file.path for file in release.derived)]
    )


def test_the_record_says_who_vouches_for_which_page(project: Project) -> None:
    _, release = publish(project)

    record = json.loads(project.read("published/current/release.json"))
    rows = [row for row in record["pages"] if row["url"] == "/en/knee-scan/"]
    assert release
    assert read_release(json.dumps(record).encode(), "x") == release
    assert [(row["version"], row["language"], row["standing"]) for row in rows] == [("1.0", "en", "in-step")]
    assert (record["gate"]["open"], record["gate"]["errors"], record["gate"]["on"]) == (True, 0, "2024-07-01")


def test_publishing_twice_changes_nothing(project: Project) -> None:
    _, first = publish(project)
    before = {path: path.stat().st_mtime_ns for path in project.path("published").rglob("*") if path.is_file()}

    _, second = publish(project, minute=5)

    after = {path: path.stat().st_mtime_ns for path in project.path("published").rglob("*") if path.is_file()}
    assert (second, after) == (first, before)


def dead_link(project: Project) -> None:
    project.replace("content/pages/about/en.md", "An invented site", "An [invented](/en/nowhere/) site")


def changed_words(project: Project) -> None:
    project.replace("content/articles/knee-scan/versions/en-1.0.md", "ten minutes", "two minutes")


@pytest.mark.parametrize("shut", [dead_link, changed_words], ids=["dead-link", "changed-words"])
def test_a_shut_gate_publishes_nothing(shut: Callable[[Project], None], project: Project) -> None:
    publish(project)
    before = snapshot(project.path("published"))
    shut(project)

    report, release = publish(project)

    assert (report.is_open, release, snapshot(project.path("published"))) == (False, None, before)


def test_a_new_release_leaves_the_old_one_beside_it_and_rollback_serves_that(project: Project) -> None:
    _, first = publish(project)
    edit(project)
    _, second = publish(project, minute=5)
    assert first
    assert second
    assert (second.replaces, first.id != second.id) == (first.id, True)

    done = project.run("rollback")

    assert (done.exit_code, done.output) == (0, f"{first.id}, published 2024-07-01 12:00:00 UTC, is served again\n")
    assert project.path("published/current").readlink() == Path("releases") / first.id
    assert [line.split()[0] for line in project.run("releases").output.splitlines()] == [second.id, first.id]


def test_a_release_is_named_for_its_files(tmp_path: Path) -> None:
    names = [
        release_id(manifest_of(lay(tmp_path / "site", index="home", en__knee="knee"))),
        release_id(manifest_of(lay(tmp_path / "same", en__knee="knee", index="home"))),
        release_id(manifest_of(lay(tmp_path / "renamed", en__hip="knee", index="home"))),
        release_id(manifest_of(lay(tmp_path / "swapped", en__knee="home", index="knee"))),
    ]

    assert (names[0] == names[1], len(set(names))) == (True, 3)


# --- the chain ----------------------------------------------------------------------------------------


def changed(settings: Settings) -> None:
    (settings.root / "output/index.html").write_text("<p>hacked</p>")


def added(settings: Settings) -> None:
    lay(settings.root / "output", more="x")


def taken_away(settings: Settings) -> None:
    (settings.root / "output/index.html").unlink()


@pytest.mark.parametrize("tamper", [changed, added, taken_away])
def test_an_output_that_is_not_what_the_gate_signed_is_refused(
    tamper: Callable[[Settings], None], sealed: Settings
) -> None:
    tamper(sealed)

    with pytest.raises(NotShipped, match=r"^output/ is not what the gate signed: nothing was published"):
        ship(sealed, web(sealed), at(0), QUIET)

    assert not (sealed.root / "published/current").exists()


def test_a_seal_that_was_altered_is_refused(sealed: Settings) -> None:
    file = sealed.root / ".signoff/release.json"
    file.write_text(file.read_text().replace('"warnings": 0', '"warnings": 1'))

    with pytest.raises(NotShipped, match="was altered: what it says is not what its seal stands for"):
        ship(sealed, web(sealed), at(0), QUIET)


@pytest.mark.parametrize("path", ["../x", "/x", "a//b", "a/../b", "a\\b", "", ".", None, 3])
def test_a_record_whose_paths_leave_their_folder_is_refused(path: object, sealed: Settings) -> None:
    table = json.loads((sealed.root / ".signoff/release.json").read_text())
    table["files"][0]["path"] = path

    with pytest.raises(NotShipped, match="is no record of a release"):
        read_release(json.dumps(table).encode(), "x")


def test_nothing_signed_is_nothing_shipped(tmp_path: Path) -> None:
    with pytest.raises(NotShipped, match="the gate has signed nothing"):
        ship(Settings(tmp_path), web(Settings(tmp_path)), at(0), QUIET)


def test_what_is_compressed_is_the_same_each_time_and_opens_to_the_same(sealed: Settings) -> None:
    release = ship(sealed, web(sealed), at(0), QUIET)

    folder = sealed.root / "published/current/en"
    raw = (folder / "knee/txt").read_bytes() if (folder / "knee/txt").exists() else b""
    derived = [file.path for file in release.derived]
    assert raw
    assert derived == []  # a file without a suffix of words is left as it is
    (sealed.root / "output/en/long.txt").write_text("word " * 300)
    seal(sealed, manifest_of(sealed.root / "output"), Report((), {}), TODAY)
    ship(sealed, web(sealed), at(1), QUIET)
    packed = (folder / "long.txt.gz").read_bytes()
    assert (gzip.decompress(packed), packed[4:8]) == (b"word " * 300, b"\0\0\0\0")
    assert brotli.decompress((folder / "long.txt.br").read_bytes()) == b"word " * 300


# --- the addresses of the last release ----------------------------------------------------------------


def test_an_address_that_was_served_may_not_vanish(project: Project) -> None:
    _, first = publish(project)
    shutil.rmtree(project.path("content/articles/hip-scan"))

    report, release = publish(project, minute=5)

    told = {finding.rule: finding.message for finding in report.findings if finding.rule == "LNK011"}
    assert first
    assert (release, told["LNK011"].partition(", and")[0]) == (
        None,
        f"/fr/scanner-de-la-hanche/ was served by the release {first.id}",
    )


def test_a_page_that_moved_is_redirected_for_ever(project: Project) -> None:
    """A second release carries the redirect along: nobody has typed it anywhere."""
    publish(project)
    project.replace("content/pages/about/en.md", "Slug: about", "Slug: who-we-are")
    publish(project, minute=5)
    edit(project)

    report, release = publish(project, minute=10)

    assert release
    assert (report.is_open, release.redirects["/en/about/"]) == (True, "/en/who-we-are/")
    assert "/en/who-we-are/" in project.read("published/current/en/about/index.html")


# --- keeping, damage, going back ----------------------------------------------------------------------


def test_as_many_releases_are_kept_as_was_said(sealed: Settings) -> None:
    for minute, words in enumerate(["one", "two", "three", "four"]):
        put(sealed, words)
        ship(sealed, web(sealed, keep=2), at(minute), QUIET)

    assert len(web(sealed).releases()) == 2
    rollback(sealed, web(sealed), "", QUIET)
    assert served(sealed) == "<p>three</p>"


def test_a_damaged_release_is_put_right_without_taking_the_served_one_away(sealed: Settings) -> None:
    first = ship(sealed, web(sealed), at(0), QUIET)
    (sealed.root / "published/current/index.html").write_text("hacked")

    again = ship(sealed, web(sealed), at(1), QUIET)

    assert (again.id, served(sealed)) == (first.id, "<p>one</p>")
    assert (sealed.root / "published/current").readlink() == Path("releases") / f"{first.id}-2"


def test_a_damaged_release_is_not_gone_back_to(sealed: Settings) -> None:
    first = ship(sealed, web(sealed), at(0), QUIET)
    put(sealed, "two")
    ship(sealed, web(sealed), at(1), QUIET)
    (sealed.root / "published/releases" / first.id / "index.html").write_text("hacked")

    with pytest.raises(NotShipped, match=r"was damaged since: index.html is not what was checked; nothing was changed"):
        rollback(sealed, web(sealed), "", QUIET)

    assert served(sealed) == "<p>two</p>"


@pytest.mark.parametrize(
    ("wanted", "words"),
    [("ffff", "no kept release is called 'ffff'"), ("SERVED", "is the one that is served")],
)
def test_a_rollback_to_nothing_is_refused(wanted: str, words: str, sealed: Settings) -> None:
    release = ship(sealed, web(sealed), at(0), QUIET)

    with pytest.raises(UsageError, match=words):
        rollback(sealed, web(sealed), wanted.replace("SERVED", release.id), QUIET)


def test_there_is_no_way_back_from_the_first_release(sealed: Settings) -> None:
    ship(sealed, web(sealed), at(0), QUIET)

    with pytest.raises(NotShipped, match="no release was served before this one"):
        rollback(sealed, web(sealed), "", QUIET)


@pytest.mark.parametrize("spoil", ["current", "current__index"])
def test_a_target_that_somebody_else_made_is_left_alone(spoil: str, sealed: Settings) -> None:
    lay(sealed.root / "published", **{spoil: "x"})

    with pytest.raises(NotShipped, match="current is not a link made by signoff"):
        ship(sealed, web(sealed), at(0), QUIET)

    assert (sealed.root / "published" / spoil.replace("__", "/")).read_text() == "x"


@pytest.mark.parametrize("target", ["content", "output", "theme", ".", "output/web", ".signoff/preview"])
def test_a_target_among_the_sources_or_what_is_built_is_refused(target: str, project: Project) -> None:
    """The settings refuse such a target; the command line must not let it in."""
    before = sorted(project.root.glob("**"))

    with pytest.raises(SignoffError):
        publish(project, target)

    assert sorted(project.root.glob("**")) == before


def windows() -> OSError:
    """What os.symlink raises on Windows without Developer Mode."""
    error = OSError(errno.EINVAL, "A required privilege is not held by the client")
    error.winerror = 1314  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize(
    ("error", "known"),
    [
        pytest.param(PermissionError(errno.EPERM, "Operation not permitted"), True, id="fat"),
        pytest.param(OSError(errno.ENOTSUP, "Operation not supported"), True, id="network-folder"),
        pytest.param(windows(), True, id="windows"),
        pytest.param(PermissionError(errno.EACCES, "Permission denied"), False, id="no-right-to-write"),
        pytest.param(OSError(errno.ENOSPC, "No space left on device"), False, id="disk-full"),
    ],
)
def test_a_file_system_without_links_is_known_by_its_error(error: OSError, known: bool) -> None:  # noqa: FBT001
    assert knows_no_links(error) is known


# --- one at a time ------------------------------------------------------------------------------------


def test_only_one_publishes_at_a_time(sealed: Settings) -> None:
    lay(sealed.root / "published")
    (sealed.root / "published" / LOCK).symlink_to("ann@elsewhere:7:0")

    with pytest.raises(NotShipped, match=r"ann@elsewhere \(process 7\) has been publishing to .* days: that is longer"):
        ship(sealed, web(sealed), at(0), QUIET)
    ship(sealed, web(sealed), at(0), QUIET, break_lock=True)

    assert (served(sealed), (sealed.root / "published" / LOCK).is_symlink()) == ("<p>one</p>", False)


def test_whoever_lost_the_lock_puts_nothing_on_line(sealed: Settings) -> None:
    ship(sealed, web(sealed), at(0), QUIET)
    slow = web(sealed)

    with slow.lock(break_lock=False):
        (sealed.root / "published" / LOCK).unlink()
        (sealed.root / "published" / LOCK).symlink_to("ann@elsewhere:7:0")
        with pytest.raises(NotShipped, match="somebody else broke the lock"):
            slow.switch(slow.releases()[0])

    assert (sealed.root / "published" / LOCK).readlink() == Path("ann@elsewhere:7:0")


# --- what visitors get --------------------------------------------------------------------------------


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        if self.server.broken(Path(self.directory)) and self.path == "/en/knee/txt":  # type: ignore[attr-defined]
            self.send_error(500)
        else:
            super().do_GET()


@pytest.fixture
def server(sealed: Settings) -> Iterator[ThreadingHTTPServer]:
    """A web server for `current`."""
    folder = sealed.root / "published/current"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    server.broken = lambda _: False  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def url_of(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"


def test_a_release_that_visitors_do_not_get_is_taken_back(sealed: Settings, server: ThreadingHTTPServer) -> None:
    first = ship(sealed, web(sealed, url=url_of(server), patience=0), at(0), QUIET)
    server.broken = lambda folder: "two" in (folder / "index.html").read_text()  # type: ignore[attr-defined]
    put(sealed, "two")

    with pytest.raises(NotShipped, match=rf"/en/knee/txt answers 500; {first.id} is served again"):
        ship(sealed, web(sealed, url=url_of(server), patience=0), at(1), QUIET)

    assert (served(sealed), web(sealed).releases()) == ("<p>one</p>", [first])


# --- killed -------------------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from datetime import UTC, date, datetime
from pathlib import Path
count = 0
def kill(event, arguments):
    global count
    if event in ("os.rename", "os.symlink", "os.remove", "shutil.rmtree", "os.mkdir", "tempfile.mkdtemp"):
        count += 1
        if count == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
from signoff.console import Screen
from signoff.settings import Settings
from signoff.ship import When, ship
from signoff.ship.directory import Directory
from signoff.targets import TargetSettings
settings = Settings(Path(sys.argv[1]))
target = Directory(TargetSettings("web", "directory", path="published", keep=2), settings.root)
sys.addaudithook(kill)
ship(settings, target, When(date(2024, 7, 1), datetime(2024, 7, 1, 13, int(sys.argv[2]), tzinfo=UTC)), Screen(quiet=True))
"""


def test_killed_before_any_step_visitors_get_one_whole_release(sealed: Settings) -> None:
    """SIGKILL before each change to the file system in turn; the next publication takes over by itself."""
    ship(sealed, web(sealed), at(0), QUIET)
    for step in range(1, 40):
        put(sealed, str(step))
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(sealed.root), str(step)], capture_output=True, check=False
        )
        release = web(sealed).current()
        assert release
        found = {file.path: file.sha256 for file in manifest_of(sealed.root / "published/current/")}
        assert {file.path: found.get(file.path) for file in release.files} == {
            file.path: file.sha256 for file in release.files
        }
        if done.returncode == 0:
            break

    assert (done.returncode, done.stderr, step > 8) == (0, b"", True)
    assert served(sealed) == f"<p>{step}</p>"
