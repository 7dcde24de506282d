"""`signoff preview` from end to end: save a file, and the open page changes; Ctrl-C, and nothing is left half-written."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from signoff.console import Screen
from signoff.preview import serve_preview
from signoff.settings import load_settings
from tests.build.snapshots import snapshot
from tests.projects import Project, copy_project

ABOUT = "content/pages/about/en.md"


class Running:
    """A preview in a process of its own."""

    def __init__(self, root: Path) -> None:
        command = [sys.executable, "-m", "signoff", "preview", "--port", "0", "--no-browser"]
        self.process = subprocess.Popen(
            command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
        )
        self.address = ""
        assert self.process.stdout
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:[0-9]+/", line):
                self.address = found[0]
                break

    def page(self, path: str) -> str:
        try:
            with urlopen(self.address + path, timeout=30) as answer:  # noqa: S310 - loopback
                return str(answer.read().decode())
        except HTTPError as error:
            with error:
                return error.read().decode()

    def told(self, after: str = "") -> dict[str, Any]:
        with urlopen(f"{self.address}__signoff/builds?after={after}", timeout=60) as answer:  # noqa: S310 - loopback
            return dict(json.loads(answer.read()))

    def until(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait for the first turn of which this is so."""
        found = self.told()
        while not holds(found):
            found = self.told(found["turn"])
        return found

    def saved(self, save: Callable[[], object]) -> dict[str, Any]:
        """Save, and wait for the build that follows."""
        before = self.until(lambda turn: turn["built"] > 0)
        save()
        return self.until(lambda turn: turn["built"] > before["built"] or turn["failure"] != before["failure"])

    def stop(self) -> tuple[int, str]:
        self.process.send_signal(signal.SIGINT)
        _, errors = self.process.communicate(timeout=30)
        return self.process.returncode, errors


@pytest.fixture
def running(project: Project) -> Iterator[Running]:
    found = Running(project.root)
    yield found
    if found.process.poll() is None:
        found.stop()


def test_a_saved_file_changes_the_page(project: Project, running: Running) -> None:
    words = project.read(ABOUT)

    running.until(lambda turn: turn["built"] > 0)
    first = "An invented site" in running.page("en/about/")
    running.saved(lambda: project.write(ABOUT, words.replace("An invented", "A saved")))
    changed = "A saved site" in running.page("en/about/")
    broken = running.saved(lambda: project.write(ABOUT, words.replace("Title: ", "T ")))
    kept = "A saved site" in running.page("en/about/")
    mended = running.saved(lambda: project.write(ABOUT, words))

    assert (first, changed, kept, mended["failure"]) == (True, True, True, None)
    assert [(found["place"], found["quote"][:2]) for found in broken["failure"]] == [(f"{ABOUT}:1", "T ")]
    assert "An invented site" in running.page("en/about/")


def test_no_save_is_missed(project: Project, running: Running) -> None:
    words = project.read(ABOUT)
    for number in range(15):
        running.saved(lambda number=number: project.write(ABOUT, f"{words}\nSaved {number}.\n"))  # type: ignore[misc]
        assert f"Saved {number}." in running.page("en/about/")


def test_a_setting_that_is_saved_builds_everything_anew(project: Project, running: Running) -> None:
    settings = project.read("pyproject.toml")

    running.saved(lambda: project.write("pyproject.toml", settings.replace('en = "Example"', 'en = "Renamed"')))

    assert "Renamed" in running.page("en/about/")


def test_the_output_is_not_touched_by_a_preview(built: Project, project: Project, running: Running) -> None:
    running.page("")

    assert snapshot(project.path("output")) == snapshot(built.path("output"))


def test_ctrl_c_ends_with_130_and_leaves_nothing_half_written(project: Project, running: Running) -> None:
    running.page("")

    actual = running.stop()

    assert actual == (130, "signoff: interrupted\n")
    assert list(project.path(".signoff").glob("build-*")) == []


def test_ctrl_c_before_anything_is_served_ends_too(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The watcher is what is waited for first; a server that never served must not be waited for."""

    def interrupted(*_: object, **__: object) -> Iterator[None]:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr("signoff.preview.serve.watch", interrupted)
    settings, screen = load_settings(project.root), Screen(quiet=True)

    with pytest.raises(KeyboardInterrupt):
        serve_preview(settings, port=0, open_browser=False, screen=screen, today=date.today, reviewer=None)


def test_a_preview_of_broken_sources_starts_and_says_what_is_wrong(built: Project, tmp_path: Path) -> None:
    project = copy_project(built, tmp_path / "broken")
    project.write("content/articles/knee-scan/fr.md", "Title: x\nno field\n")
    running = Running(project.root)

    failure = running.until(lambda turn: turn["failure"] is not None)["failure"]

    running.stop()
    assert [found["place"] for found in failure] == ["content/articles/knee-scan/fr.md:2"]


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_a_port_that_is_none_is_a_mistake_of_usage(port: str, project: Project) -> None:
    command = [sys.executable, "-m", "signoff", "preview", "--no-browser", "--port", port]

    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)

    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_a_port_that_is_taken_is_a_mistake_of_usage(project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "signoff", "preview", "--no-browser", "--port", str(port)]
        done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        f"signoff: port {port} cannot be used (Address already in use): choose another with --port\n",
    )
