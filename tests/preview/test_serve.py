"""`signoff preview` from end to end: save a file, and the open page changes; Ctrl-C, and nothing is left half-written."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.build.snapshots import snapshot
from tests.projects import Project, copy_project

TRIES = 10
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

    def number(self, path: str) -> str:
        found = re.search(r'const build = "([0-9]+)"', self.page(path))
        assert found
        return found[1]

    def until(self, path: str, holds: str, save: Callable[[], object]) -> bool:
        """Save, wait for the next build, look at the page; save again if the watcher had not been there yet."""
        for _ in range(TRIES):
            number = self.number(path)
            save()
            try:
                with urlopen(f"{self.address}__signoff/builds?after={number}", timeout=5) as answer:  # noqa: S310
                    answer.read()
            except TimeoutError:
                continue
            if holds in self.page(path):
                return True
        return False

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

    first = "An invented site" in running.page("en/about/")
    changed = running.until(
        "en/about/", "A saved site", lambda: project.write(ABOUT, words.replace("An invented", "A saved"))
    )
    broken = running.until(
        "en/about/", "content/pages/about/en.md:1: error", lambda: project.write(ABOUT, words.replace("Title: ", "T "))
    )
    mended = running.until("en/about/", "An invented site", lambda: project.write(ABOUT, words))

    assert (first, changed, broken, mended) == (True, True, True, True)
    assert 'role="alert"' not in running.page("en/about/")


def test_the_output_is_not_touched_by_a_preview(built: Project, project: Project, running: Running) -> None:
    running.page("")

    assert snapshot(project.path("output")) == snapshot(built.path("output"))


def test_ctrl_c_ends_with_130_and_leaves_nothing_half_written(project: Project, running: Running) -> None:
    running.page("")

    actual = running.stop()

    assert actual == (130, "signoff: interrupted\n")
    assert list(project.path(".signoff").glob("build-*")) == []


def test_a_preview_of_broken_sources_starts_and_says_what_is_wrong(built: Project, tmp_path: Path) -> None:
    project = copy_project(built, tmp_path / "broken")
    project.write("content/articles/knee-scan/fr.md", "Title: x\nno field\n")
    running = Running(project.root)

    page = running.page("")

    running.stop()
    assert "content/articles/knee-scan/fr.md:2: error" in page


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
