"""Publishing to GitHub Pages: a real bare repository, and the file for the official action."""

from __future__ import annotations

import os
import subprocess
import tarfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from signoff.errors import NotShipped
from signoff.settings import Settings
from signoff.ship import rollback
from signoff.ship.pages_artifact import PagesArtifact
from signoff.ship.pages_branch import PagesBranch
from signoff.targets import PagesSettings
from tests.build.snapshots import snapshot
from tests.ship.sites import QUIET, put, send


def git(folder: Path, *words: str) -> str:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-C", str(folder), "-c", "user.name=Ed", "-c", "user.email=ed@example.org", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout.strip()


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which git knows nobody's name, as in CI; line ends would be changed on it."""
    settings = {"core.autocrlf": "true", "user.useConfigOnly": "true"}
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_COUNT", str(len(settings)))
    for number, (key, value) in enumerate(settings.items()):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{number}", key)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{number}", value)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    folder = tmp_path / "web site.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(folder))
    return folder


@pytest.fixture
def sealed(tmp_path: Path, bare: Path) -> Settings:
    """A project in a repository, of which not all is committed."""
    settings = Settings(tmp_path / "project")
    put(settings, "one")
    git(settings.root, "init", "--quiet", "--initial-branch=main")
    git(settings.root, "remote", "add", "origin", str(bare))
    (settings.root / ".gitignore").write_text("output\n.signoff\n")
    git(settings.root, "add", ".gitignore")
    git(settings.root, "commit", "--quiet", "--message", "Begin")
    (settings.root / "staged").write_text("not yet")
    git(settings.root, "add", "staged")
    return settings


def branch(sealed: Settings, **options: object) -> PagesBranch:
    return PagesBranch(PagesSettings("pages", "github-pages", **options), sealed.root)  # type: ignore[arg-type]


def served(bare: Path, where: Path, name: str = "gh-pages") -> dict[str, bytes]:
    """The files of the branch, as whoever clones it gets them, but the release's record."""
    folder = where / f"clone of {git(bare, 'rev-parse', name)}"
    if not folder.exists():
        git(where, "-c", "core.autocrlf=false", "clone", "--quiet", "--branch", name, str(bare), str(folder))
    return {
        path: raw for path, raw in snapshot(folder).items() if not path.startswith(".git/") and path != "release.json"
    }


def output(settings: Settings) -> dict[str, bytes]:
    return snapshot(settings.root / "output")


def test_a_release_is_a_commit_of_its_branch(sealed: Settings, bare: Path, tmp_path: Path) -> None:
    (sealed.root / "output/windows.txt").write_bytes(b"one\r\ntwo\r\n")
    put(sealed, "one")

    release = send(sealed, branch(sealed))

    assert served(bare, tmp_path) == {**output(sealed), ".nojekyll": b""}
    assert git(bare, "log", "--format=%s|%an|%ad", "--date=iso-strict", "gh-pages") == (
        f"Publish {release.id}|signoff|2024-07-01T12:00:00+00:00"
    )


def test_neither_the_working_tree_nor_the_index_is_touched(sealed: Settings) -> None:
    before = (snapshot(sealed.root), git(sealed.root, "status", "--porcelain"), git(sealed.root, "branch"))

    send(sealed, branch(sealed))

    after = (snapshot(sealed.root), git(sealed.root, "status", "--porcelain"), git(sealed.root, "branch"))
    own = (".git/objects", ".git/refs/signoff", ".git/packed-refs", ".signoff/releases")
    own += (".git/refs/remotes/origin/gh-pages", ".git/logs/refs/remotes/origin/gh-pages")  # git notes what it pushed
    assert {path: raw for path, raw in after[0].items() if not path.startswith(own)} == {
        path: raw for path, raw in before[0].items() if not path.startswith(own)
    }
    assert after[1:] == before[1:]


def test_each_release_builds_on_the_one_before_and_what_is_gone_is_gone(
    sealed: Settings, bare: Path, tmp_path: Path
) -> None:
    (sealed.root / "output/old.txt").write_text("old")
    put(sealed, "one")
    first = send(sealed, branch(sealed))
    (sealed.root / "output/old.txt").unlink()
    put(sealed, "two")
    second = send(sealed, branch(sealed), 1)

    assert served(bare, tmp_path) == {**output(sealed), ".nojekyll": b""}
    assert (second.replaces, branch(sealed).releases()) == (first.id, [second, first])
    assert git(bare, "log", "--format=%s", "gh-pages").splitlines() == [f"Publish {second.id}", f"Publish {first.id}"]


def test_publishing_twice_pushes_nothing(sealed: Settings, bare: Path) -> None:
    first = send(sealed, branch(sealed))
    tip = git(bare, "rev-parse", "gh-pages")

    assert (send(sealed, branch(sealed), 5), git(bare, "rev-parse", "gh-pages")) == (first, tip)


def test_going_back_is_one_commit_more(sealed: Settings, bare: Path, tmp_path: Path) -> None:
    first = send(sealed, branch(sealed))
    before = served(bare, tmp_path)
    put(sealed, "two")
    second = send(sealed, branch(sealed), 1)

    back = rollback(sealed, branch(sealed), "", QUIET)

    assert (back, served(bare, tmp_path), branch(sealed).current()) == (first, before, first)
    assert git(bare, "log", "--format=%s", "gh-pages").splitlines() == [
        f"Serve {first.id} again",
        f"Publish {second.id}",
        f"Publish {first.id}",
    ]


def test_the_domain_stays(sealed: Settings, bare: Path, tmp_path: Path) -> None:
    send(sealed, branch(sealed, domain="www.example.org"))

    assert served(bare, tmp_path)["CNAME"] == b"www.example.org\n"


def test_a_file_may_be_called_anything(sealed: Settings, bare: Path, tmp_path: Path) -> None:
    for name in ["a b", "-n", "$x", 'say "x"', "line\nend", "été", "*"]:
        (sealed.root / "output" / name).write_text(name)
    put(sealed, "one")

    send(sealed, branch(sealed))

    assert served(bare, tmp_path) == {**output(sealed), ".nojekyll": b""}


def test_somebody_who_published_in_between_is_not_undone(sealed: Settings, bare: Path) -> None:
    slow = branch(sealed)
    first = send(sealed, slow)
    put(sealed, "two")
    with slow.lock(break_lock=False):
        send(sealed, branch(sealed), 1)
        tip = git(bare, "rev-parse", "gh-pages")
        put(sealed, "three")
        slow.bring(sealed.root / "output", first)
        with pytest.raises(
            NotShipped, match="somebody else published to gh-pages of origin meanwhile: this release was"
        ):
            slow.switch(first)

    assert git(bare, "rev-parse", "gh-pages") == tip


def test_a_branch_that_somebody_else_made_is_left_alone(sealed: Settings, bare: Path) -> None:
    git(sealed.root, "push", "--quiet", "origin", "HEAD:gh-pages")
    tip = git(bare, "rev-parse", "gh-pages")

    with pytest.raises(NotShipped, match="gh-pages of origin holds something that signoff did not put there"):
        send(sealed, branch(sealed))

    assert git(bare, "rev-parse", "gh-pages") == tip


def test_the_branch_of_the_sources_is_not_published_to(sealed: Settings) -> None:
    with pytest.raises(NotShipped, match="the sources lie on the branch main"):
        send(sealed, branch(sealed, branch="main"))


@pytest.mark.parametrize(
    ("remote", "words"),
    [
        pytest.param("upstream", "'upstream' does not appear to be a git repository", id="unknown"),
        pytest.param("https://127.0.0.1:1/x.git", "unable to access", id="nobody-answers"),
    ],
)
def test_a_remote_that_cannot_be_reached_is_told(remote: str, words: str, sealed: Settings) -> None:
    with pytest.raises(NotShipped, match=rf"cannot publish to gh-pages of .*{words}.*nothing was put on line"):
        send(sealed, branch(sealed, remote=remote))


def test_a_remote_that_takes_nothing_is_told_in_its_own_words(sealed: Settings, bare: Path) -> None:
    (bare / "hooks").mkdir(exist_ok=True)
    (bare / "hooks/pre-receive").write_text("#!/bin/sh\necho 'this branch is protected' >&2\nexit 1\n")
    (bare / "hooks/pre-receive").chmod(0o755)

    with pytest.raises(NotShipped, match="this branch is protected; nothing was put on line"):
        send(sealed, branch(sealed))


def test_a_project_outside_of_git_is_told(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "alone")
    put(settings, "one")

    with pytest.raises(NotShipped, match="not a git repository"):
        send(settings, branch(settings))


# --- the file for the official action ------------------------------------------------------------------


def artifact(sealed: Settings, url: str = "") -> PagesArtifact:
    return PagesArtifact(PagesSettings("pages", "github-pages", artifact="out/artifact.tar", url=url), sealed.root)


def packed(sealed: Settings) -> dict[str, bytes]:
    with tarfile.open(sealed.root / "out/artifact.tar") as tar:
        return {member.name: tar.extractfile(member).read() for member in tar}  # type: ignore[union-attr]


def test_the_artifact_holds_the_release(sealed: Settings) -> None:
    release = send(sealed, artifact(sealed))

    wanted = {**output(sealed), ".nojekyll": b"", "release.json": release.to_json()}
    assert packed(sealed) == {f"./{path}": raw for path, raw in wanted.items()}
    assert [file.name for file in (sealed.root / "out").iterdir()] == ["artifact.tar"]


def test_the_artifact_of_the_same_release_is_the_same_file(sealed: Settings) -> None:
    send(sealed, artifact(sealed))
    first = (sealed.root / "out/artifact.tar").read_bytes()
    (sealed.root / "out/artifact.tar").unlink()

    send(sealed, artifact(sealed))

    assert (sealed.root / "out/artifact.tar").read_bytes() == first


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "site").mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path / "site")))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_which_release_is_served_is_known_from_the_site(sealed: Settings, site: str, tmp_path: Path) -> None:
    nothing = artifact(sealed, site).current()
    first = send(sealed, artifact(sealed))
    (tmp_path / "site/release.json").write_bytes(first.to_json())
    put(sealed, "two")

    second = send(sealed, artifact(sealed, site), 1)

    assert (nothing, artifact(sealed, site).current(), second.replaces) == (None, first, first.id)


def test_a_site_that_does_not_answer_is_not_taken_for_a_new_one(sealed: Settings) -> None:
    with pytest.raises(NotShipped, match=r"cannot tell which release is served: http://127.0.0.1:1/release.json"):
        send(sealed, artifact(sealed, "http://127.0.0.1:1"))
