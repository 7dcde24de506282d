"""The project behind docs/reports.md: the example with one mistake of each weight, and the commands run on it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.projects import REPOSITORY, Project, make_project

PAGE = REPOSITORY / "docs" / "reports.md"
WHOLE_HTML = REPOSITORY / "docs" / "examples" / "report.html"
_EXAMPLE = re.compile(
    r"(?P<head><!-- example: signoff (?P<command>[^\n]*) -->\n+```\w*\n)(?P<output>.*?)(?P<tail>^```$)", re.M | re.S
)


def project_with_mistakes(folder: Path) -> Project:
    """A link to a text that is not there, a field that nobody reads, and one finding that is waived."""
    project = make_project(folder)
    project.replace("content/pages/about/en.md", "articles/knee-scan/en.md", "articles/knee-scann/en.md")
    project.replace("content/pages/about/en.md", "Summary: Who", "Sumary: Forgotten\nSummary: Who")
    project.build()
    return project


def said(project: Project, command: str, **environment: str) -> tuple[str, int]:
    """(stdout, exit code) of a command, a month after the example was reviewed."""
    dated = ["--today", "2024-07-01"] if command.startswith("check") else []
    plain = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANG")}
    done = subprocess.run(
        [sys.executable, "-m", "signoff", *command.split(), *dated],
        cwd=project.root,
        env={**plain, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.stdout, done.returncode


def examples(words: str) -> list[tuple[str, str]]:
    """(command, output) of each example of a page."""
    return [(match["command"], match["output"]) for match in _EXAMPLE.finditer(words)]


def steady(words: str) -> str:
    """An output without the numbers that change with the theme: of pages and links, and where in a built page a link stands."""
    words = re.sub(r'"(pages|links)": \d+', r'"\1": some', words)
    words = re.sub(r"\d[\d,]* pages, \d[\d,\u202f]* (links|liens)", r"some pages, some \1", words)
    return re.sub(r"(output/[\w./-]+\.html):\d+:\d+", r"\1:place", words)


def refreshed(words: str, project: Project) -> str:
    """The page with the outputs that the commands have now."""
    return _EXAMPLE.sub(lambda match: f"{match['head']}{said(project, match['command'])[0]}{match['tail']}", words)
