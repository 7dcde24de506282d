"""The example project, built by real Pelican, and what the tests do with it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from signoff.build import build
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
    shutil.copy(origin / "pyproject.toml", folder / "pyproject.toml")
    shutil.copytree(REPOSITORY / "theme", folder / "theme")
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(REPOSITORY / name, folder / name)
    return Project(folder)


def copy_project(project: Project, folder: Path) -> Project:
    """A second copy, with its output, to break."""
    shutil.copytree(project.root, folder)
    return Project(folder)
