"""Pages that say inside themselves what is wrong with them: <!-- expect: LNG001 line 7 -->.

A page is judged by every rule that some page here expects, and nothing else may be said of it. Whoever adds a page with another
rule adds it to all.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sites import isolated

DIRTY = Path(__file__).parents[1] / "sites" / "dirty"
PAGES = sorted(path.relative_to(DIRTY).as_posix() for path in DIRTY.rglob("*.html"))
_EXPECT = re.compile(r"<!--\s*expect:\s*([A-Z]{3}\d{3})\s+line\s+(\d+)\s*-->")


def expected_in(file: Path) -> list[tuple[str, int]]:
    found = _EXPECT.findall(file.read_text(encoding="utf-8"))
    return sorted((rule, int(line)) for rule, line in found)


def expected(name: str) -> list[tuple[str, int]]:
    return expected_in(DIRTY / name)


@pytest.fixture(scope="module")
def said() -> list[tuple[str, str, int]]:
    rules = {rule for name in PAGES for rule, _ in expected(name)}
    return [(rule, path, line) for rule, path, line, _ in isolated(DIRTY, " ".join(sorted(rules)))]


def test_every_page_expects_something() -> None:
    silent = [name for name in PAGES if not expected(name)]

    assert [name for name in silent if "<!-- told at its double -->" not in (DIRTY / name).read_text("utf-8")] == []


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_expects_is_found_and_nothing_else(name: str, said: list[tuple[str, str, int]]) -> None:
    assert sorted((rule, line) for rule, path, line in said if path == name) == expected(name)
