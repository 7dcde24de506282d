"""Several files are written together or not at all, whenever the process dies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from signoff.errors import Refused
from signoff.review.journal import FileChange, finish_interrupted, write_together
from signoff.settings import Settings, load_settings
from signoff.sources import load_sources
from tests.projects import Project

# Put before the command by PYTHONPATH: kills the process at the n-th event that changes a file below a folder.
KILLER = """
import os, signal, sys

folder, left = os.environ["KILL_BELOW"], int(os.environ["KILL_AT"])
MODES = os.O_WRONLY | os.O_RDWR

def changes_files(event, args):
    if event == "open":
        return bool((args[2] or 0) & MODES)
    return event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate", "os.chmod")

def hook(event, args):
    global left
    if args and changes_files(event, args) and folder in str(args[0]):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(hook)
"""
SIGN = ("sign", "knee-scan", "en", "--as", "ada-example", "--yes", "--today", "2024-07-01")
LEDGER = "content/articles/knee-scan/reviews.toml"
FROZEN = "content/articles/knee-scan/versions/en-1.1.md"
MANY = 60


@pytest.fixture
def revised(project: Project) -> Project:
    """The example with an English wording that waits for its signature."""
    words = project.read("content/articles/knee-scan/en.md").replace("Version: 1.0", "Version: 1.1")
    project.write("content/articles/knee-scan/en.md", words.replace("in fine slices", "in thin slices"))
    return project


def run_and_kill(project: Project, killer: Path, at: int, *arguments: str) -> int:
    """Run a command in a process of its own that is killed at its `at`-th write; its exit code."""
    killer.mkdir(exist_ok=True)
    (killer / "sitecustomize.py").write_text(KILLER)
    environment = {
        **os.environ,
        "PYTHONPATH": str(killer),
        "PYTHONDONTWRITEBYTECODE": "1",
        "KILL_BELOW": str(project.path("content")),
        "KILL_AT": str(at),
    }
    command = [sys.executable, "-m", "signoff", *arguments]
    return subprocess.run(command, cwd=project.root, env=environment, capture_output=True, check=False).returncode


def files(project: Project) -> dict[str, bytes]:
    return {
        file.relative_to(project.root).as_posix(): file.read_bytes()
        for file in sorted(project.path("content").rglob("*"))
        if file.is_file()
    }


def test_killed_at_any_write_the_ledger_and_the_frozen_text_appear_together_or_not_at_all(
    revised: Project, tmp_path: Path
) -> None:
    """The states before and after are known; a process killed at its n-th write leaves one of them, or says it is between."""
    before = files(revised)
    assert revised.run(*SIGN).exit_code == 0
    after = files(revised)
    killed = 0
    for at in range(1, MANY):
        for name in after.keys() - before.keys():
            revised.path(name).unlink()
        for name, content in before.items():
            revised.path(name).write_bytes(content)

        code = run_and_kill(revised, tmp_path / "killer", at, *SIGN)

        if code == 0:
            break
        killed += 1
        assert code == -9
        check_between(revised, before, after)
        again = revised.run(*SIGN)
        assert (again.exit_code, files(revised)) == (0, after), f"after a kill at write {at}: {again.output}"
    assert killed >= 9  # the journal, two files, each written aside and renamed, and the journal taken away
    assert files(revised) == after


def check_between(project: Project, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Whoever reads the sources now sees the state before, the state after, or that something was interrupted."""
    if project.path("content/.signing").exists():
        assert project.run("status").exit_code == 3
        return
    seen = {name: content for name, content in files(project).items() if not name.endswith(".aside")}
    assert seen in (before, after)
    load_sources(load_settings(project.root))


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(
            ("new", "hand-scan", "--title-fr", "Scanner de la main", "--title-en", "Scan of the hand"), id="new"
        ),
        pytest.param(("revise", "knee-scan", "--major", "--change-fr", "Délai.", "--change-en", "Delay."), id="revise"),
    ],
)
def test_killed_at_a_write_the_other_commands_complete_when_run_again(
    command: tuple[str, ...], project: Project, tmp_path: Path
) -> None:
    """They write by the same function as sign, so every fourth write is enough here."""
    before = files(project)
    assert project.run(*command).exit_code == 0
    after = files(project)
    for at in range(2, MANY, 4):
        for name in files(project).keys() - before.keys():
            project.path(name).unlink()
        for name, content in before.items():
            project.path(name).write_bytes(content)

        if run_and_kill(project, tmp_path / "killer", at, *command) == 0:
            break

        assert (project.run(*command).exit_code, files(project)) == (0, after)
    assert at > 5


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "content").mkdir()
    return Settings(tmp_path)


def test_a_file_that_changed_since_the_plan_stops_the_whole_change(settings: Settings) -> None:
    ledger = settings.root / "content" / "reviews.toml"
    ledger.write_bytes(b"now")
    changes = [FileChange("content/fr.md", None, b"new"), FileChange("content/reviews.toml", b"then", b"after")]

    with pytest.raises(Refused, match=r"content/reviews\.toml was changed meanwhile"):
        write_together(settings, "sign", changes)

    assert [(file.name, file.read_bytes()) for file in ledger.parent.iterdir()] == [("reviews.toml", b"now")]


def test_what_was_half_done_is_undone_when_somebody_changed_the_other_half(settings: Settings) -> None:
    """Killed after the first of two files; then somebody pulled another ledger."""
    content = settings.root / "content"
    changes = [FileChange("content/fr.md", b"old", b"new"), FileChange("content/reviews.toml", b"then", b"after")]
    write_journal(settings, [(change.path, change.before, change.after) for change in changes])
    (content / "fr.md").write_bytes(b"new")
    (content / "reviews.toml").write_bytes(b"pulled")

    with pytest.raises(Refused, match="changed meanwhile"):
        finish_interrupted(settings)

    left = {file.name: file.read_bytes() for file in content.iterdir()}
    assert left == {"fr.md": b"old", "reviews.toml": b"pulled"}


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("pyproject.toml", id="outside-of-content"),
        pytest.param("content/../tasks.md", id="by-way-of-content"),
        pytest.param("/tmp/x.md", id="absolute"),  # noqa: S108
        pytest.param("content/run.sh", id="no-file-of-an-article"),
    ],
)
def test_a_journal_from_elsewhere_writes_nothing_outside_of_the_articles(path: str, settings: Settings) -> None:
    write_journal(settings, [(path, None, b"evil")])

    with pytest.raises(Refused, match="which is no file of an article"):
        finish_interrupted(settings)


@pytest.mark.parametrize("journal", [pytest.param(b"", id="empty"), pytest.param(b'{"changes": [1]}', id="foreign")])
def test_a_journal_that_cannot_be_read_is_said_and_not_passed_over(journal: bytes, settings: Settings) -> None:
    (settings.root / "content" / ".signing").write_bytes(journal)

    with pytest.raises(Refused, match="is no journal of signoff"):
        finish_interrupted(settings)


def write_journal(settings: Settings, changes: list[tuple[str, bytes | None, bytes]]) -> None:
    from base64 import b64encode  # noqa: PLC0415

    rows = [
        {
            "path": path,
            "before": None if before is None else b64encode(before).decode(),
            "after": b64encode(after).decode(),
        }
        for path, before, after in changes
    ]
    journal = {"schema": "signoff-journal/1", "title": "sign", "changes": rows}
    (settings.root / "content" / ".signing").write_text(json.dumps(journal))
