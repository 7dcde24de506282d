"""The example project, built by real Pelican, and what the tests do with it."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import chdir
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from signoff.build import build
from signoff.cli import main
from signoff.model import Finding, Report
from signoff.pipeline import Check, check
from signoff.rules import RULES, select
from signoff.settings import load_settings

REPOSITORY = Path(__file__).parent.parent
EXAMPLE = REPOSITORY / "tests" / "example"
TODAY = date(2024, 7, 1)  # a month after the example was reviewed


@dataclass(frozen=True)
class Project:
    """A copy of the example that a test may do anything to."""

    root: Path

    def path(self, name: str) -> Path:
        return self.root / name

    def read(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, words: str) -> None:
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(words, encoding="utf-8", newline="\n")

    def replace(self, name: str, old: str, new: str) -> int:
        """Replace the only occurrence of `old`, and return its line."""
        words = self.read(name)
        assert words.count(old) == 1, f"{old!r} stands {words.count(old)} times in {name}"
        self.write(name, words.replace(old, new))
        return words[: words.index(old)].count("\n") + 1

    def git(self, *arguments: str, author: str = "Ed Editor") -> str:
        """Run git here as `author`, whatever the machine's own settings are."""
        people = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in _person(author)}
        environment = {**os.environ, **people, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        command = ["git", "-C", str(self.root), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout

    def commit(self, *, author: str = "Ed Editor") -> None:
        """Commit all sources as they are."""
        self.git("add", "--all", "content", "pyproject.toml", author=author)
        self.git("commit", "--quiet", "--message", "Change the sources", author=author)

    def run(self, *arguments: str, typed: str | None = None) -> Result:
        """Run a signoff command here, with `typed` on its standard input."""
        with chdir(self.root):
            return CliRunner().invoke(main, arguments, input=typed, catch_exceptions=False)

    def build(self, *, preview: bool = False) -> None:
        build(load_settings(self.root), preview=preview)

    def check(
        self, select_ids: str = "", *, today: date = TODAY, publish: bool = False, preview: bool = False
    ) -> Report:
        settings = load_settings(self.root)
        name = settings.preview if preview else settings.output
        rules = select([select_ids], []) if select_ids else RULES
        wanted = Check(self.root / name, name, rules, today, publish=publish, preview=preview)
        return check(settings, wanted)

    def findings(self, select_ids: str = "", **options: object) -> list[Finding]:
        return list(self.check(select_ids, **options).findings)  # type: ignore[arg-type]


def make_project(folder: Path, origin: Path = EXAMPLE) -> Project:
    """The example's sources (or the sample's) with the repository's theme and Pelican settings, not built."""
    shutil.copytree(origin / "content", folder / "content")
    for name in ("pyproject.toml", "online.json"):
        if (origin / name).exists():
            shutil.copy(origin / name, folder / name)
    if (origin / "served.json").exists():
        (folder / ".signoff/releases").mkdir(parents=True)
        shutil.copy(origin / "served.json", folder / ".signoff/releases/directory.json")
    shutil.copytree(REPOSITORY / "theme", folder / "theme")
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(REPOSITORY / name, folder / name)
    project = Project(folder)
    if origin == EXAMPLE:
        _commit_history(project)
    return project


def _commit_history(project: Project) -> None:
    """Ed drafts both articles; Flo finishes the knee's, which is frozen then. The hip's is Ed's alone."""
    drafts = [f"content/articles/knee-scan/{language}.md" for language in ("fr", "en")]
    final = {name: project.read(name) for name in drafts}
    for name, words in final.items():
        project.write(name, words.split("## ")[0])
    project.git("init", "--quiet", "--initial-branch=main")
    project.git("add", "content", ":!content/articles/knee-scan/versions", ":!content/articles/knee-scan/reviews.toml")
    project.git("commit", "--quiet", "--message", "Draft two articles")
    for name, words in final.items():
        project.write(name, words)
    project.commit(author="Flo Editor")


def _person(name: str) -> list[tuple[str, str]]:
    return [("NAME", name), ("EMAIL", f"{name.partition(' ')[0].lower()}@example.org")]


def copy_project(project: Project, folder: Path) -> Project:
    """A second copy, with its output, to break."""
    shutil.copytree(project.root, folder)
    return Project(folder)
