"""Publishing to another machine: a real sshd on loopback, real rsync."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from signoff.errors import NotShipped
from signoff.settings import Settings
from signoff.ship import rollback
from signoff.ship.lock import myself
from signoff.ship.ssh import Ssh
from tests.build.snapshots import snapshot
from tests.ship.machine import Machine, machine, needed_sshd
from tests.ship.sites import QUIET, is_whole, put, send


@pytest.fixture(scope="module")
def far(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    with machine(tmp_path_factory.mktemp("far") / "keys and %h", needed_sshd()) as running:
        yield running


@pytest.fixture
def sealed(tmp_path: Path) -> Settings:
    settings = Settings(tmp_path / "project")
    put(settings, "one")
    return settings


@pytest.fixture
def web(tmp_path: Path) -> Path:
    return tmp_path / "web"


@pytest.fixture
def target(far: Machine, sealed: Settings, web: Path) -> Ssh:
    return Ssh(far.settings(web), sealed.root)


def test_a_release_is_brought_whole_and_served(target: Ssh, sealed: Settings, web: Path) -> None:
    release = send(sealed, target)

    assert (web / "current").readlink() == Path("releases") / release.id
    assert is_whole(web / "current", release)
    assert (sorted(os.listdir(web)), (web / "current/index.html").stat().st_mode & 0o777) == (
        ["current", "nginx.conf", "releases"],
        0o644,
    )


def test_a_file_that_stays_the_same_is_not_sent_again(target: Ssh, sealed: Settings, web: Path) -> None:
    """It is one file in both releases, and keeps its time: what visitors have of it stays good."""
    first = send(sealed, target)
    put(sealed, "two")
    second = send(sealed, target, 1)

    def files(name: str) -> list[int]:
        return [(web / "releases" / release.id / name).stat().st_ino for release in (first, second)]

    assert (len(set(files("style/css"))), len(set(files("index.html")))) == (1, 2)


def test_publishing_twice_changes_nothing(target: Ssh, sealed: Settings, web: Path) -> None:
    first = send(sealed, target)
    before = snapshot(web)

    assert (send(sealed, target, 5), snapshot(web)) == (first, before)


def test_as_many_releases_are_kept_as_was_said_and_rollback_serves_the_one_before(
    far: Machine, sealed: Settings, web: Path
) -> None:
    target = Ssh(replace(far.settings(web), keep=2), sealed.root)
    for minute, words in enumerate(["one", "two", "three"]):
        put(sealed, words)
        send(sealed, target, minute)

    last, before = target.releases()
    served = rollback(sealed, target, "", QUIET)

    assert (served, last.replaces, (web / "current/index.html").read_text()) == (before, before.id, "<p>two</p>")
    assert sorted(os.listdir(web / "releases")) == sorted([last.id, before.id])


def test_a_damaged_release_is_put_right_beside_it_and_never_gone_back_to(
    target: Ssh, sealed: Settings, web: Path
) -> None:
    first = send(sealed, target)
    (web / "current/index.html").write_text("hacked")
    again = send(sealed, target, 1)
    put(sealed, "two")
    send(sealed, target, 2)
    (web / "releases" / f"{first.id}-2" / "index.html").write_text("hacked")

    with pytest.raises(NotShipped, match=r"was damaged since: index.html is not what was checked; nothing was changed"):
        rollback(sealed, target, "", QUIET)

    assert (again.id, (web / "current/index.html").read_text()) == (first.id, "<p>two</p>")


def test_a_target_that_somebody_else_made_is_left_alone(target: Ssh, sealed: Settings, web: Path) -> None:
    (web / "current").mkdir(parents=True)
    (web / "current/index.html").write_text("theirs")

    with pytest.raises(NotShipped, match=r"current in .* is not a link made by signoff"):
        send(sealed, target)

    assert (web / "current/index.html").read_text() == "theirs"


def test_what_is_no_file_in_a_release_is_told(target: Ssh, sealed: Settings, web: Path) -> None:
    release = send(sealed, target)
    (web / "current/away").symlink_to("/etc")

    with pytest.raises(NotShipped, match=r"\./away at .* is neither a file nor a folder"):
        target.digests(release)


# --- hostile words -------------------------------------------------------------------------------------


HOSTILE = [
    *("a b  c", "$(touch pwned)", "`touch pwned`", "a;touch pwned;", "it's", 'say "x"', "-rf", "--", "été", "a:b"),
    "!x & {y,z} > #1 | <z>",
]


def test_a_folder_may_be_called_anything(far: Machine, sealed: Settings, tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*HOSTILE)
    target = Ssh(far.settings(folder), sealed.root)

    release = send(sealed, target)

    assert is_whole(folder / "current", release)
    assert sorted(os.listdir(tmp_path)) == sorted([HOSTILE[0], "project"])


def test_a_file_may_be_called_anything(target: Ssh, sealed: Settings, web: Path) -> None:
    names = ["a b", "-n", "$x", "it's", "line\nend", "été", "*"]
    for name in names:
        (sealed.root / "output" / name).write_text(name)
    put(sealed, "one")

    release = send(sealed, target)

    assert is_whole(web / "current", release)
    assert {name: (web / "current" / name).read_text() for name in names} == {name: name for name in names}


def test_what_the_account_says_when_it_starts_does_no_harm(
    target: Ssh, sealed: Settings, far: Machine, web: Path
) -> None:
    """An account whose .bashrc greets; rsync itself would not stand it, so it greets scripts alone."""
    keys = far.folder / "authorized_keys"
    plain = keys.read_text()
    greeting = 'case $SSH_ORIGINAL_COMMAND in *sh*-s) echo Welcome; esac; eval \\"$SSH_ORIGINAL_COMMAND\\"'
    keys.write_text(f'command="{greeting}" {plain}')
    try:
        release = send(sealed, target)
    finally:
        keys.write_text(plain)

    assert is_whole(web / "current", release)


# --- who may not, and what breaks ----------------------------------------------------------------------


def test_without_a_key_that_opens_it_nobody_is_asked_for_a_password(far: Machine, sealed: Settings, web: Path) -> None:
    target = Ssh(replace(far.settings(web), identity=str(far.folder / "stranger")), sealed.root)

    with pytest.raises(NotShipped, match=r"cannot reach .*Permission denied.*no key opens this account"):
        send(sealed, target)

    assert not web.exists()


def test_a_machine_with_another_key_than_the_known_one_gets_nothing(
    far: Machine, sealed: Settings, web: Path, tmp_path: Path
) -> None:
    (tmp_path / "known").write_text(f"[127.0.0.1]:{far.port} {(far.folder / 'stranger.pub').read_text()}")
    target = Ssh(replace(far.settings(web), known_hosts=str(tmp_path / "known")), sealed.root)

    with pytest.raises(NotShipped, match=r"Host key verification failed.*compare its fingerprint"):
        send(sealed, target)

    assert not web.exists()


def test_a_machine_that_does_not_answer_is_told(far: Machine, sealed: Settings, web: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))  # bound and not listening: nobody else gets the port meanwhile
        target = Ssh(replace(far.settings(web), port=probe.getsockname()[1]), sealed.root)
        with pytest.raises(NotShipped, match=r"cannot reach 127.0.0.1:.*Connection refused"):
            send(sealed, target)


def test_a_key_that_is_not_there_is_told(far: Machine, sealed: Settings, web: Path) -> None:
    target = Ssh(replace(far.settings(web), identity="keys/none"), sealed.root)

    with pytest.raises(NotShipped, match=r"identity of the target far names .*/keys/none, and there is no such file"):
        send(sealed, target)


@contextmanager
def cut_after(port: int, most: int) -> Iterator[int]:
    """The port of a relay that hangs up once so many bytes went to the machine, and connects nobody afterwards."""
    left = [most]
    listener = socket.create_server(("127.0.0.1", 0))

    def pump(one: socket.socket, other: socket.socket, *, counted: bool) -> None:
        with suppress(OSError):
            while raw := one.recv(4096):
                left[0] -= len(raw) if counted else 0
                if left[0] < 0:
                    listener.shutdown(socket.SHUT_RDWR)
                    break
                other.sendall(raw)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def serve() -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection(("127.0.0.1", port))
                for one, other, counted in ((near, far, True), (far, near, False)):
                    thread = threading.Thread(target=pump, args=(one, other), kwargs={"counted": counted}, daemon=True)
                    thread.start()
                    threads.append((thread, one))

    threads: list[tuple[threading.Thread, socket.socket]] = []
    server = threading.Thread(target=serve, daemon=True)
    server.start()
    yield listener.getsockname()[1]
    with suppress(OSError):
        listener.shutdown(socket.SHUT_RDWR)
    server.join()
    listener.close()
    for thread, _ in threads:
        thread.join()
    for _, end in threads:
        end.close()


def test_a_connection_that_breaks_leaves_the_old_site_as_it_was(far: Machine, sealed: Settings, web: Path) -> None:
    first = send(sealed, Ssh(far.settings(web), sealed.root))
    (sealed.root / "output/scan.bin").write_bytes(os.urandom(1_000_000))
    put(sealed, "two")

    with cut_after(far.port, 300_000) as port:
        known = far.folder / "known_hosts"
        line = known.read_text()
        known.write_text(line + line.replace(f":{far.port}", f":{port}"))
        target = Ssh(replace(far.settings(web), port=port), sealed.root)
        with pytest.raises(NotShipped, match=r"did not arrive at .*nothing was put on line, the site is as it was"):
            send(sealed, target, 1)
    known.write_text(line)

    assert (is_whole(web / "current", first), (web / ".publishing").is_symlink()) == (True, True)
    second = send(sealed, Ssh(far.settings(web), sealed.root), 2, break_lock=True)
    assert is_whole(web / "current", second)
    assert sorted(os.listdir(web / "releases")) == sorted([first.id, second.id])


# --- one at a time ------------------------------------------------------------------------------------


def test_only_one_publishes_at_a_time(target: Ssh, sealed: Settings, web: Path) -> None:
    web.mkdir()
    (web / ".publishing").symlink_to("ann@elsewhere:7:0")

    with pytest.raises(NotShipped, match=r"ann@elsewhere \(process 7\) has been publishing to .* days: that is longer"):
        send(sealed, target)
    release = send(sealed, target, break_lock=True)

    assert (is_whole(web / "current", release), (web / ".publishing").is_symlink()) == (True, False)


def test_the_lock_of_a_process_of_this_machine_that_ended_is_taken_over(
    target: Ssh, sealed: Settings, web: Path
) -> None:
    web.mkdir()
    with subprocess.Popen(["true"]) as ended:
        pass
    (web / ".publishing").symlink_to(replace(myself(), pid=ended.pid).token)

    release = send(sealed, target)

    assert is_whole(web / "current", release)


def test_whoever_lost_the_lock_puts_nothing_on_line(target: Ssh, sealed: Settings, web: Path) -> None:
    first = send(sealed, target)

    with target.lock(break_lock=False):
        (web / ".publishing").unlink()
        (web / ".publishing").symlink_to("ann@elsewhere:7:0")
        with pytest.raises(NotShipped, match="somebody else broke the lock"):
            target.switch(first)

    assert (web / ".publishing").readlink() == Path("ann@elsewhere:7:0")


# --- what visitors get --------------------------------------------------------------------------------


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def send_head(self):  # type: ignore[no-untyped-def]
        if "two" in Path(self.directory, "index.html").read_text() and self.path == "/style/css":
            return self.send_error(500)
        return super().send_head()


def test_a_release_that_visitors_do_not_get_is_taken_back(far: Machine, sealed: Settings, web: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(web / "current")))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}"
    target = Ssh(replace(far.settings(web), url=url, patience=0), sealed.root)
    first = send(sealed, target)
    put(sealed, "two")

    with pytest.raises(NotShipped, match=rf"/style/css answers 500; {first.id} is served again"):
        send(sealed, target, 1)

    server.shutdown()
    server.server_close()
    assert (is_whole(web / "current", first), target.releases()) == (True, [first])
