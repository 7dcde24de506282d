"""What a command imports before it has done anything is waited for each time that it is typed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import Project

SLOW = {
    "markdown": "rendering articles",
    "pelican": "building",
    "jinja2": "building",
    "PIL": "building",
    "boto3": "publishing",
    "aiohttp": "asking other sites",
    "watchfiles": "the preview",
    "tomlkit": "writing sources",
    "multiprocessing": "reading many pages",
}
RUN = """
import sys
from signoff.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    print(end.code, *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_check_of_a_folder_imports_nothing_that_it_does_not_need(form: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<!DOCTYPE html><html lang=en><title>x</title><a href=y>y</a>", encoding="utf-8"
    )

    command = [sys.executable, "-c", RUN, "check", "--isolated", "--no-cache", "--format", form, str(tmp_path)]
    code, *imported = subprocess.run(command, capture_output=True, text=True, check=True).stderr.split()

    assert (code, SLOW.keys() & set(imported)) == ("1", set())


def test_a_check_of_a_project_does_not_build(project: Project) -> None:
    """It wants to know what the theme says, which lies beside the code that builds."""
    command = [sys.executable, "-c", RUN, "check", "--no-cache"]
    told = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=True).stderr.split()

    assert {"pelican", "PIL"}.isdisjoint(told)
    assert "markdown" in told
