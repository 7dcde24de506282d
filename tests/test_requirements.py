"""What tests run with is what users get."""

from __future__ import annotations

import re

from tests.projects import REPOSITORY

LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)\s*(?:;\s*([^\\]*\S))?", re.M)


def locked(name: str) -> set[tuple[str, str, str]]:
    """(package, version, condition) of every line of a lock file."""
    return set(LOCKED.findall((REPOSITORY / "requirements" / f"{name}.txt").read_text(encoding="utf-8")))


def test_the_tools_lock_the_same_versions_as_the_site() -> None:
    assert locked("site") - locked("dev") == set()


def test_no_lock_file_names_an_address() -> None:
    files = sorted((REPOSITORY / "requirements").iterdir())

    assert [file.name for file in files if "://" in file.read_text(encoding="utf-8")] == []
