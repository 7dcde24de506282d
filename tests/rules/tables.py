"""What the tables of hard cases have in common: break one file of the example, and look at one rule."""

from __future__ import annotations

from datetime import date

from tests.projects import TODAY, Project

EN = "output/en/knee-scan/index.html"
FR = "output/fr/scanner-du-genou/index.html"
OLD_EN = "output/en/knee-scan/v1.0/index.html"
HISTORY_EN = "output/en/knee-scan/history/index.html"
LEDGER = "content/articles/knee-scan/reviews.toml"

Told = tuple[str, str, int]  # message, path, line


def told(project: Project, rule: str, *, today: date = TODAY) -> list[Told]:
    """What the rule says of the project as it lies there."""
    return [(found.message, found.path, found.line) for found in project.findings(rule, today=today)]


def told_after(project: Project, rule: str, file: str, old: str, new: str) -> list[Told]:
    """What the rule says once the only `old` in a file has become `new`."""
    project.replace(file, old, new)
    return told(project, rule)
