"""What happens at a real terminal: the question is asked there, and only a yes signs."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from tests.projects import Project

LEDGER = "content/articles/knee-scan/reviews.toml"


def at_terminal(project: Project, typed: str, language: str, *arguments: str) -> tuple[int, str]:
    """Run a command whose standard input is a terminal where `typed` is typed; its exit code and what it printed."""
    master, slave = pty.openpty()
    os.write(master, typed.encode() + b"\x04")  # the end of input, so that one question too many ends the command
    environment = {**os.environ, "LC_ALL": language, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "signoff", *arguments]
    done = subprocess.run(
        command, cwd=project.root, env=environment, stdin=slave, capture_output=True, check=False, timeout=60
    )
    os.close(master)
    os.close(slave)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")
@pytest.mark.parametrize(
    ("typed", "language", "code", "question"),
    [
        pytest.param("oui\n", "fr_FR.UTF-8", 0, "Approuvez-vous exactement ces mots ?", id="oui"),
        pytest.param("yes\n", "en_GB.UTF-8", 0, "Do you approve exactly these words?", id="yes"),
        pytest.param("non\n", "fr_FR.UTF-8", 1, "rien n’a été écrit", id="non"),
        pytest.param("\n", "fr_FR.UTF-8", 1, "rien n’a été écrit", id="return-alone"),
        pytest.param("maybe\n", "C", 1, "nothing was written", id="anything-else"),
        pytest.param("", "C", 1, "approve exactly these words", id="end-of-input"),
    ],
)
def test_only_a_yes_signs(typed: str, language: str, code: int, question: str, project: Project) -> None:
    before = project.read(LEDGER)

    found, shown = at_terminal(
        project, typed, language, "sign", "knee-scan", "fr", "--as", "ada-example", "--today", "2024-07-01"
    )

    assert (found, question in shown) == (code, True), shown
    assert (project.read(LEDGER) == before) is (code != 0)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")
def test_new_asks_for_both_titles(project: Project) -> None:
    code, shown = at_terminal(project, "Scanner de la main\nScan of the hand\n", "C", "new", "hand-scan")

    assert (code, "Titre en français" in shown, "Title in English" in shown) == (0, True, True)
    assert project.read("content/articles/hand-scan/en.md").startswith(
        "Title: Scan of the hand\nSlug: scan-of-the-hand\n"
    )
