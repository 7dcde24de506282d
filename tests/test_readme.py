"""What the README shows is what happens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.projects import REPOSITORY, make_project

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
SHOWN = re.search(r"```console\n(.*?)```", README, re.DOTALL)


def test_the_failure_that_the_readme_shows_is_real(tmp_path: Path) -> None:
    assert SHOWN
    project = make_project(tmp_path / "project", REPOSITORY)
    project.build()
    edit, *_, last = SHOWN[1].strip().split("\n")
    substitution = re.fullmatch(r"\$ sed -i 's/(.*)/(.*)/' (\S+)", edit)
    assert substitution
    project.replace(substitution[3], substitution[1], substitution[2])

    done = subprocess.run(
        [sys.executable, "-m", "signoff", "check", "--today", "2026-11-27"],
        cwd=project.root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    finding = SHOWN[1].split("signoff check\n")[1].split("…\ngate")[0]
    assert finding in done.stdout
    assert last in done.stdout
    assert done.returncode == 1


def test_the_commands_of_the_readme_are_targets_of_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert set(re.findall(r"^make ([a-z]+)", README, re.MULTILINE)) <= targets
